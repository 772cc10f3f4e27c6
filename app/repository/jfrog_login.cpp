#include "app/repository/login_flows.h"

#include "app/support/text.h"

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

// Whether the ping asks for a login at all, and if so what it says to this one. Nothing when it tells nothing: it is
// open to everybody, or not there, as where a proxy shows only the Docker part.
QCoro::Task<std::optional<LoginCause>> ping(LoginRun &run)
{
    const QUrl url = run.place().at(u"/artifactory/api/system/ping"_s);
    const Asked asked = co_await run.get(url);
    std::optional<LoginCause> result;
    if (asked.trouble && asked.trouble != LoginCause::Redirected)
        co_return asked.trouble;
    const QByteArray server = asked.answer.header("Server");
    if (server.startsWith("Artifactory"))
        run.report.version = visible(QString::fromUtf8(server), 60);
    if (!asked.is(401))
        co_return result;
    const Asked withLogin = co_await run.get(url, Credentials::Login);
    if (withLogin.trouble && withLogin.trouble != LoginCause::Redirected)
        co_return withLogin.trouble;
    if (withLogin.is(200) && withLogin.answer.body.trimmed() == "OK")
        result = LoginCause::LoginGood;
    if (withLogin.is(401))
        result = run.refusal();
    if (withLogin.is(403))
        result = LoginCause::Forbidden;
    co_return result;
}

QString dockerPath(const RegistryPlace &place)
{
    return place.repository.isEmpty()
        ? u"/v2/"_s
        : u"/artifactory/api/docker/%1/v2/"_s.arg(encodedPart(place.repository));
}

// With anonymous access the token call still refuses a wrong login, but gives a token to nobody too.
QCoro::Task<LoginCause> askTokenCall(LoginRun &run)
{
    const QUrl url = run.place().at(dockerPath(run.place()) + u"token"_s);
    const Asked anonymous = co_await run.get(url);
    if (anonymous.trouble)
        co_return *anonymous.trouble;
    const TokenPlace place{url, {}};
    const TokenAnswer answer = co_await askToken(run, place);
    if (answer.trouble)
        co_return answer.trouble == LoginCause::NotFound ? LoginCause::AnonymousOnly : *answer.trouble;
    if (!anonymous.is(401))
        co_return LoginCause::AnonymousOnly;
    co_return co_await checkPush(run, place);
}

// `repository.host`: the key in the token's address is how the host begins.
void readFormFromRealm(LoginRun &run)
{
    const QString key = run.report.repository;
    const QString host = run.place().base.host();
    if (run.place().repository.isEmpty() && !key.isEmpty() && host.section(u'.', 0, 0).endsWith(key))
        run.report.form = AddressForm::RepositoryBeforeHost;
}

} // namespace

QCoro::Task<LoginCause> checkJfrog(LoginRun &run)
{
    const std::optional<LoginCause> pinged = co_await ping(run);
    if (pinged && pinged != LoginCause::LoginGood)
        co_return *pinged;
    LoginCause cause = co_await checkDocker(run, dockerPath(run.place()));
    readFormFromRealm(run);
    if (cause != LoginCause::AnonymousOnly)
        co_return cause;
    if (pinged)
        co_return LoginCause::LoginGood;
    if (!run.place().repository.isEmpty())
        cause = co_await askTokenCall(run);
    co_return cause;
}

} // namespace hssreg
