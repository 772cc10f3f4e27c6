#include "app/connection/sign_in.h"

#include "app/connection/iam_sign_in.h"
#include "app/connection/token_sign_in.h"
#include "app/service/endpoints.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;

class SignIns {
    Q_DECLARE_TR_FUNCTIONS(hssreg::SignIns)
};

QString lifeText(qint64 seconds)
{
    if (seconds <= 0)
        return SignIns::tr("expired");
    if (seconds < minute)
        return SignIns::tr("valid less than a minute");
    if (seconds < hour)
        return SignIns::tr("valid %1 min", "minutes").arg(seconds / minute);
    return SignIns::tr("valid %1 h", "hours").arg(seconds / hour);
}

TokenScope scopeOf(const ConnectionSettings &settings)
{
    if (settings.wholeAccount)
        return DomainScope{};
    if (!settings.projectId.isEmpty())
        return ProjectIdScope{settings.projectId};
    if (!settings.region.isEmpty())
        return ProjectNameScope{settings.region};
    return DomainScope{};
}

} // namespace

QString signInText(const SignInState &state, const QDateTime &now)
{
    switch (state.kind) {
    case SignInState::Kind::NotNeeded: return SignIns::tr("signs every request");
    case SignInState::Kind::Unlimited: return SignIns::tr("token of unknown age");
    case SignInState::Kind::NotYet: return SignIns::tr("not signed in yet");
    case SignInState::Kind::UnderWay: return SignIns::tr("signing in…");
    case SignInState::Kind::Valid: return lifeText(now.secsTo(state.validUntil.value_or(now)));
    case SignInState::Kind::Refused: return SignIns::tr("sign-in refused");
    }
    Q_UNREACHABLE();
}

std::unique_ptr<SignIn> makeSignIn(
    const ConnectionSettings &settings, Network &network, Clock &clock, PasscodeAsker *asker, RequestLog *log)
{
    switch (settings.signIn) {
    case SignInWay::Token: return std::make_unique<TokenSignIn>(settings.token.clone(), settings.tokenFile);
    case SignInWay::AccessKey:
        return std::make_unique<KeySignIn>(KeyCredential{
            settings.keys.accessKeyId, settings.keys.secretKey.clone(), settings.keys.securityToken.clone()});
    case SignInWay::IamPassword:
        return std::make_unique<IamSignIn>(settings.login.clone(), scopeOf(settings),
            IamEndpoints{iamEndpointOf(settings), QUrl()}, network, clock, asker, log);
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
