#include "app/connection/connection_secrets.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

class Secrets {
    Q_DECLARE_TR_FUNCTIONS(hssreg::Secrets)
};

Result<Secret, ResolveError> outside(
    Result<Secret, SecretSourceError> read, SecretRole role, const SecretPlace &place)
{
    if (!read.ok())
        return ResolveError{role, place, read.error()};
    return std::move(read).value();
}

} // namespace

void putSecret(ConnectionSettings &settings, SecretRole role, Secret secret)
{
    switch (role) {
    case SecretRole::Token: settings.token = std::move(secret); return;
    case SecretRole::SecretKey: settings.keys.secretKey = std::move(secret); return;
    case SecretRole::SecurityToken: settings.keys.securityToken = std::move(secret); return;
    case SecretRole::Password: settings.login.password = std::move(secret); return;
    case SecretRole::ProxyPassword: settings.proxyPassword = std::move(secret); return;
    }
}

QString resolveErrorText(const ResolveError &error)
{
    const QString what = secretRoleLabel(error.role);
    if (const auto *source = std::get_if<SecretSourceError>(&error.why))
        return Secrets::tr("%1: %2", "a secret, and why there is none").arg(what, secretSourceText(*source));
    const SecretTrouble trouble = std::get<SecretTrouble>(error.why);
    if (error.place.kind == SecretPlace::Kind::Session && trouble == SecretTrouble::Absent)
        return Secrets::tr("%1: it was kept until the program ended. Enter it for this session.").arg(what);
    return Secrets::tr("%1: %2", "a secret, and why there is none").arg(what, secretTroubleText(trouble));
}

SecretStore *ConnectionSecrets::storeFor(const SecretPlace &place)
{
    switch (place.kind) {
    case SecretPlace::Kind::Keychain: return &m_keychain;
    case SecretPlace::Kind::Session: return &m_session;
    case SecretPlace::Kind::Environment:
    case SecretPlace::Kind::File: return nullptr;
    }
    Q_UNREACHABLE();
}

QCoro::Task<Result<Secret, ResolveError>> ConnectionSecrets::find(
    ConnectionProfile profile, SecretRole role, CallScope &scope)
{
    const SecretPlace place = placeOf(profile, role);
    if (place.kind == SecretPlace::Kind::Environment)
        co_return outside(secretFromEnvironment(place.where), role, place);
    if (place.kind == SecretPlace::Kind::File)
        co_return outside(secretFromFile(place.where), role, place);
    SecretAnswer answer = co_await storeFor(place)->read(secretKeyOf(profile, role), scope);
    if (!answer.ok())
        co_return ResolveError{role, place, answer.error()};
    co_return std::move(answer).value();
}

QCoro::Task<Result<ConnectionSettings, ResolveError>> ConnectionSecrets::resolve(
    ConnectionProfile profile, CallScope &scope)
{
    ConnectionSettings settings = settingsWithoutSecrets(profile);
    for (const SecretRole role : secretsOf(profile)) {
        Result<Secret, ResolveError> found = co_await find(profile, role, scope);
        if (!found.ok())
            co_return found.error();
        putSecret(settings, role, std::move(found).value());
    }
    co_return settings;
}

QCoro::Task<SecretDone> ConnectionSecrets::keep(
    ConnectionProfile profile, SecretRole role, Secret secret, CallScope &scope)
{
    SecretStore *store = storeFor(placeOf(profile, role));
    if (!store)
        co_return std::nullopt;
    co_return co_await store->write(secretKeyOf(profile, role), std::move(secret), scope);
}

QCoro::Task<SecretDone> ConnectionSecrets::keepAll(
    ConnectionProfile profile, std::map<SecretRole, Secret> secrets, CallScope &scope)
{
    // one that still forgets after an earlier try must not take what is kept now
    m_cleanUps.cancelAll();
    m_cleanUps.reopen();
    for (auto &[role, secret] : secrets) {
        const SecretDone trouble = co_await keep(profile, role, std::move(secret), scope);
        if (!trouble)
            continue;
        // a keychain that was cancelled or slow may keep it all the same, a moment later
        cleanUp(profile);
        co_return trouble;
    }
    co_return std::nullopt;
}

QCoro::Task<> ConnectionSecrets::cleanUp(ConnectionProfile profile)
{
    co_await forget(std::move(profile), m_cleanUps);
}

QCoro::Task<SecretDone> ConnectionSecrets::forget(ConnectionProfile profile, CallScope &scope)
{
    SecretDone first;
    for (const SecretRole role : {SecretRole::Token, SecretRole::SecretKey, SecretRole::SecurityToken,
             SecretRole::Password, SecretRole::ProxyPassword}) {
        const QString key = secretKeyOf(profile, role);
        co_await m_session.remove(key, scope);
        // without a keychain nothing is left behind in it, unless this very secret is said to be there
        const SecretDone done = co_await m_keychain.remove(key, scope);
        const bool matters = done != SecretTrouble::NoKeychain
            || (secretsOf(profile).contains(role)
                && placeOf(profile, role).kind == SecretPlace::Kind::Keychain);
        if (done && matters && !first)
            first = done;
        if (done == SecretTrouble::TimedOut || done == SecretTrouble::Cancelled)
            break; // the others would wait behind it
    }
    co_return first;
}

} // namespace hssreg
