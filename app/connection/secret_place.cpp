#include "app/connection/secret_place.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

class SecretPlaces {
    Q_DECLARE_TR_FUNCTIONS(hssreg::SecretPlaces)
};

} // namespace

QString secretRoleName(SecretRole role)
{
    switch (role) {
    case SecretRole::Token: return u"token"_s;
    case SecretRole::SecretKey: return u"secret-key"_s;
    case SecretRole::SecurityToken: return u"security-token"_s;
    case SecretRole::Password: return u"password"_s;
    case SecretRole::ProxyPassword: return u"proxy-password"_s;
    }
    Q_UNREACHABLE();
}

QString secretRoleLabel(SecretRole role)
{
    switch (role) {
    case SecretRole::Token: return SecretPlaces::tr("Token");
    case SecretRole::SecretKey: return SecretPlaces::tr("Secret access key");
    case SecretRole::SecurityToken: return SecretPlaces::tr("Security token");
    case SecretRole::Password: return SecretPlaces::tr("Password");
    case SecretRole::ProxyPassword: return SecretPlaces::tr("Password of the proxy");
    }
    Q_UNREACHABLE();
}

QString secretPlaceText(const SecretPlace &place)
{
    switch (place.kind) {
    case SecretPlace::Kind::Keychain: return u"keychain"_s;
    case SecretPlace::Kind::Session: return u"session"_s;
    case SecretPlace::Kind::Environment: return u"env:"_s + place.where;
    case SecretPlace::Kind::File: return u"file:"_s + place.where;
    }
    Q_UNREACHABLE();
}

std::optional<SecretPlace> readSecretPlace(const QString &text)
{
    if (text == "keychain"_L1)
        return SecretPlace{SecretPlace::Kind::Keychain, {}};
    if (text == "session"_L1)
        return SecretPlace{SecretPlace::Kind::Session, {}};
    const qsizetype colon = text.indexOf(u':');
    const QString where = text.mid(colon + 1);
    if (colon < 0 || where.isEmpty())
        return std::nullopt;
    if (text.startsWith("env:"_L1))
        return SecretPlace{SecretPlace::Kind::Environment, where};
    if (text.startsWith("file:"_L1))
        return SecretPlace{SecretPlace::Kind::File, where};
    return std::nullopt;
}

} // namespace hssreg
