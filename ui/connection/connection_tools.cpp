#include "ui/connection/connection_tools.h"

#include "app/support/text.h"

#include <QCoreApplication>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(hssreg::ConnectionTools)
};

} // namespace

QCoro::Task<bool> isThere(SecretStore &keychain, CallScope &scope)
{
    const SecretAnswer answer = co_await keychain.read(u"is-there-a-keychain"_s, scope);
    co_return answer.ok() || answer.error() != SecretTrouble::NoKeychain;
}

QString noKeychainText(const SecretStore &keychain)
{
    return Words::tr(
        "There is no keychain on this computer: %1 does not answer. What you type lives in memory "
        "until the program ends. To keep it longer, let the connection read it from a variable "
        "or a file.")
        .arg(visible(keychain.name()));
}

QCoro::Task<std::optional<ResolveError>> fillIn(ConnectionSettings &settings, QList<SecretRole> left,
    ConnectionProfile profile, ConnectionSecrets &secrets, CallScope &scope)
{
    for (const SecretRole role : left) {
        auto found = co_await secrets.find(profile, role, scope);
        if (!found.ok())
            co_return found.error();
        putSecret(settings, role, std::move(found).value());
    }
    co_return std::nullopt;
}

ConnectionPart partOf(SecretRole role)
{
    switch (role) {
    case SecretRole::Token: return ConnectionPart::Token;
    case SecretRole::SecretKey: return ConnectionPart::SecretKey;
    case SecretRole::SecurityToken: return ConnectionPart::SecurityToken;
    case SecretRole::Password: return ConnectionPart::Password;
    case SecretRole::ProxyPassword: return ConnectionPart::ProxyLogin;
    }
    Q_UNREACHABLE();
}

QString signInWayLabel(SignInWay way)
{
    switch (way) {
    case SignInWay::Token: return Words::tr("Token");
    case SignInWay::AccessKey: return Words::tr("Access key (AK/SK)");
    case SignInWay::IamPassword: return Words::tr("IAM user and password");
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
