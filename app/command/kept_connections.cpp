#include "app/command/kept_connections.h"

#include "app/support/text.h"

#include <unistd.h>

namespace hssreg {

namespace {

// A locked keychain asks whoever is there for its password; with nobody there it is not waited for as long.
std::chrono::milliseconds keychainLimit()
{
    return ::isatty(STDIN_FILENO) == 1 ? attendedLimit : unattendedLimit;
}

} // namespace

KeptConnections::KeptConnections()
    : m_file(defaultConnectionFile())
    , m_keychain(keychainService, keychainLimit())
    , m_secrets(m_keychain, m_session)
{
}

Result<ConnectionProfile, QString> KeptConnections::find(const QString &name) const
{
    const Result<StoredConnections, StoreError> stored = m_file.read();
    if (!stored.ok())
        return storeErrorText(stored.error());
    const ConnectionProfile *profile = stored.value().find(name);
    if (profile)
        return *profile;
    QStringList names;
    for (const ConnectionProfile &each : stored.value().profiles)
        names.append(visible(each.name));
    // what was given is not repeated: it may be a secret
    return names.isEmpty()
        ? tr("There is no such connection. Add one: hss-registry connection add NAME …")
        : tr("There is no such connection. There are: %1.").arg(names.join(QStringLiteral(", ")));
}

QCoro::Task<Result<ConnectionSettings, AccountFault>> KeptConnections::resolve(
    ConnectionProfile profile, CallScope &scope)
{
    Result<ConnectionSettings, ResolveError> resolved = co_await m_secrets.resolve(std::move(profile), scope);
    if (resolved.ok())
        co_return std::move(resolved).value();
    co_return AccountFault{resolveErrorText(resolved.error()), true};
}

QCoro::Task<Result<ConnectionSettings, AccountFault>> KeptConnections::resolveNetwork(
    ConnectionProfile profile, CallScope &scope)
{
    ConnectionSettings settings = settingsWithoutSecrets(profile);
    if (!secretsOf(profile).contains(SecretRole::ProxyPassword))
        co_return settings;
    Result<Secret, ResolveError> password =
        co_await m_secrets.find(profile, SecretRole::ProxyPassword, scope);
    if (!password.ok())
        co_return AccountFault{resolveErrorText(password.error()), true};
    settings.proxyPassword = std::move(password).value();
    co_return settings;
}

} // namespace hssreg
