#include "app/repository/login_flows.h"

#include "app/repository/challenge.h"
#include "app/repository/token_grant.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

// The challenge that is answered: a token before the password, where both are offered.
std::optional<Challenge> usableChallenge(const HttpResponse &answer)
{
    const auto challenges = readChallenges(answer.header("WWW-Authenticate"));
    if (!challenges)
        return {};
    for (const QByteArrayView scheme : {QByteArrayView("bearer"), QByteArrayView("basic")}) {
        const auto found = std::find_if(challenges->cbegin(), challenges->cend(),
            [scheme](const Challenge &challenge) { return challenge.scheme == scheme; });
        if (found != challenges->cend())
            return *found;
    }
    return {};
}

// What to do with an address a server chose: nothing is sent to it unless this says nothing.
std::optional<LoginCause> distrust(LoginRun &run, const QUrl &realm)
{
    const bool web = realm.scheme() == "https"_L1 || realm.scheme() == "http"_L1;
    if (!realm.isValid() || realm.host().isEmpty() || !web || !realm.userInfo().isEmpty())
        return LoginCause::UnexpectedAnswer;
    if (realm.scheme() == "http"_L1 && run.place().base.scheme() == "https"_L1)
        return LoginCause::PlainTokenHost;
    if (run.mayGetLogin(realm))
        return {};
    run.report.consentHost = hostAndPort(realm);
    return LoginCause::ConsentNeeded;
}

// What a status at `/v2/` means beside the usual ones.
LoginCause oddStatus(const HttpResponse &answer)
{
    if (answer.status == 404 || isWebPage(answer))
        return LoginCause::NotFound;
    return answer.status == 403 ? LoginCause::Forbidden : LoginCause::UnexpectedAnswer;
}

LoginCause afterLogin(const LoginRun &run, const Asked &asked)
{
    if (asked.trouble)
        return *asked.trouble;
    if (asked.is(401))
        return run.refusal();
    if (!asked.is(200))
        return oddStatus(asked.answer);
    return isWebPage(asked.answer) ? LoginCause::NotFound : LoginCause::LoginGood;
}

QCoro::Task<LoginCause> signInWithToken(LoginRun &run, Challenge challenge, QUrl api)
{
    const TokenPlace place{QUrl(QString::fromUtf8(challenge.parameter("realm")), QUrl::StrictMode),
        challenge.parameter("service")};
    if (const auto cause = distrust(run, place.realm))
        co_return *cause;
    if (run.report.repository.isEmpty() && run.login().product == RegistryProduct::Jfrog)
        run.report.repository = repositoryInRealm(place.realm);
    TokenAnswer answer = co_await askToken(run, place);
    if (answer.trouble)
        co_return *answer.trouble;
    run.setToken(std::move(answer.token));
    const Asked asked = co_await run.get(api, Credentials::Token);
    // The login was good for a token; a registry that does not take its own server's token is no wrong password.
    const LoginCause cause = asked.is(401) ? LoginCause::Forbidden : afterLogin(run, asked);
    if (cause != LoginCause::LoginGood)
        co_return cause;
    co_return co_await checkPush(run, place);
}

// An answer to the question without a login: whether there is a registry, and how it wants to be asked.
QCoro::Task<LoginCause> answerChallenge(LoginRun &run, Asked asked, QUrl api)
{
    if (asked.trouble)
        co_return *asked.trouble;
    if (!asked.is(401))
        co_return oddStatus(asked.answer);
    const std::optional<Challenge> challenge = usableChallenge(asked.answer);
    if (!challenge)
        co_return LoginCause::UnknownScheme;
    if (challenge->scheme == "bearer")
        co_return co_await signInWithToken(run, *challenge, api);
    const Asked withLogin = co_await run.get(api, Credentials::Login);
    co_return afterLogin(run, withLogin);
}

bool isRegistry(const HttpResponse &answer)
{
    return answer.header("Docker-Distribution-API-Version").contains("registry/2.0")
        || (isJsonObject(answer) && !isWebPage(answer));
}

} // namespace

QCoro::Task<LoginCause> checkDocker(LoginRun &run, QString apiPath)
{
    const QUrl api = run.place().at(apiPath);
    const Asked asked = co_await run.get(api);
    if (!asked.is(200))
        co_return co_await answerChallenge(run, asked, api);
    if (!isRegistry(asked.answer))
        co_return LoginCause::NotFound;
    // Open to everybody: this proves nothing. The catalogue is what such a registry may still keep to its users.
    const QUrl catalogue = run.place().at(apiPath + u"_catalog"_s, u"n=1"_s);
    const Asked closed = co_await run.get(catalogue);
    if (closed.is(401))
        co_return co_await answerChallenge(run, closed, catalogue);
    co_return closed.trouble ? *closed.trouble : LoginCause::AnonymousOnly;
}

QCoro::Task<TokenAnswer> askToken(LoginRun &run, TokenPlace place, QString repository)
{
    QStringList query;
    if (place.realm.hasQuery())
        query += place.realm.query(QUrl::FullyEncoded);
    if (!place.service.isEmpty())
        query += u"service="_s + encodedPart(QString::fromUtf8(place.service));
    query += u"client_id=hss-registry-access"_s;
    if (!repository.isEmpty())
        query += u"scope="_s + encodedPart(u"repository:%1:pull,push"_s.arg(repository));
    QUrl url = place.realm;
    url.setQuery(query.join(u'&'), QUrl::StrictMode);
    const Asked asked = co_await run.get(url, Credentials::Login);
    TokenAnswer result;
    result.trouble = asked.trouble;
    if (asked.trouble)
        co_return result;
    if (!asked.is(200)) {
        result.trouble = asked.is(401) ? run.refusal() : oddStatus(asked.answer);
        co_return result;
    }
    std::optional<Secret> token = readToken(asked.answer.body);
    if (token)
        result.token = std::move(*token);
    else
        result.trouble = LoginCause::NotJson;
    co_return result;
}

QCoro::Task<LoginCause> checkPush(LoginRun &run, TokenPlace place)
{
    if (run.login().nameSpace.isEmpty())
        co_return LoginCause::LoginGood;
    const QString probe = run.login().nameSpace + u"/probe"_s;
    const TokenAnswer answer = co_await askToken(run, place, probe);
    if (answer.trouble)
        co_return LoginCause::LoginGood; // the login itself was accepted before; this stays unknown
    const std::optional<QStringList> actions = readGrant(answer.token.reveal(), probe);
    if (!actions)
        co_return LoginCause::LoginGood;
    const bool push = actions->contains("push"_L1) || actions->contains("*"_L1);
    run.report.mayPush = push ? Known::Yes : Known::No;
    if (push)
        co_return LoginCause::LoginGood;
    co_return actions->contains("pull"_L1) ? LoginCause::PullOnly : LoginCause::NoRight;
}

} // namespace hssreg
