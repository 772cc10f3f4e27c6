#include "app/repository/login_flows.h"

#include "app/support/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr int pageSize = 100;

TokenPlace tokenPlace(const LoginRun &run)
{
    return {run.place().at(u"/service/token"_s), "harbor-registry"};
}

// `/api/v2.0` or, of a Harbor 1.x, `/api`; a cause when it is no Harbor.
QCoro::Task<Result<QString, LoginCause>> apiRoot(LoginRun &run)
{
    using Root = Result<QString, LoginCause>;
    const Asked asked = co_await run.get(run.place().at(u"/api/version"_s));
    if (asked.trouble)
        co_return Root(*asked.trouble);
    if (asked.is(200)) {
        const QString version =
            QJsonDocument::fromJson(asked.answer.body).object().value("version"_L1).toString();
        if (version.startsWith(u"v2"))
            co_return Root(u"/api/v2.0"_s);
        co_return Root(isWebPage(asked.answer) ? LoginCause::NotFound : LoginCause::NotJson);
    }
    // A 1.x has no version call. It is one when its system information is there, which is open to everybody.
    const Asked system = co_await run.get(run.place().at(u"/api/systeminfo"_s));
    if (system.trouble)
        co_return Root(*system.trouble);
    const bool old =
        system.is(200) && QJsonDocument::fromJson(system.answer.body).object().contains("auth_mode"_L1);
    co_return old ? Root(u"/api"_s) : Root(LoginCause::NotFound);
}

// 412 is what a robot gets: "not available for security context", after its login was accepted.
LoginCause userCause(const LoginRun &run, const Asked &asked)
{
    if (asked.trouble)
        return *asked.trouble;
    if (asked.is(200) || asked.is(412))
        return isJsonObject(asked.answer) ? LoginCause::LoginGood : LoginCause::NotJson;
    if (asked.is(401))
        return run.refusal();
    if (asked.is(403))
        return LoginCause::Forbidden;
    return asked.is(404) ? LoginCause::NotFound : LoginCause::UnexpectedAnswer;
}

QCoro::Task<LoginCause> signIn(LoginRun &run, QString root)
{
    const Asked user = co_await run.get(run.place().at(root + u"/users/current"_s), Credentials::Login);
    const LoginCause cause = userCause(run, user);
    // The robots of a 1.x know only the token call; waits for the end of the freeze by itself.
    if (root != "/api"_L1 || !user.is(401))
        co_return cause;
    const TokenAnswer answer = co_await askToken(run, tokenPlace(run));
    co_return answer.trouble ? *answer.trouble : LoginCause::LoginGood;
}

// Whether the whole registry is read-only; its version beside that.
QCoro::Task<bool> isReadOnly(LoginRun &run, QString root)
{
    const Asked asked = co_await run.get(run.place().at(root + u"/systeminfo"_s), Credentials::Login);
    if (!asked.is(200))
        co_return false;
    const QJsonObject system = QJsonDocument::fromJson(asked.answer.body).object();
    const QString version = visible(system.value("harbor_version"_L1).toString(), 60);
    if (!version.isEmpty())
        run.report.version = u"Harbor "_s + version;
    co_return system.value("read_only"_L1).toBool();
}

// The filter finds more than the very name, and only what this user may see.
QCoro::Task<Known> projectExists(LoginRun &run, QString root)
{
    const QString name = run.login().nameSpace.section(u'/', 0, 0);
    const QString query = u"name=%1&page_size=%2"_s.arg(encodedPart(name)).arg(pageSize);
    const Asked asked = co_await run.get(run.place().at(root + u"/projects"_s, query), Credentials::Login);
    const QJsonDocument document =
        asked.is(200) ? QJsonDocument::fromJson(asked.answer.body) : QJsonDocument();
    if (!document.isArray())
        co_return Known::Unknown;
    const QJsonArray projects = document.array();
    for (const QJsonValue &project : projects) {
        if (project.toObject().value("name"_L1).toString() == name)
            co_return Known::Yes;
    }
    co_return projects.size() < pageSize ? Known::No : Known::Unknown;
}

QCoro::Task<LoginCause> checkProject(LoginRun &run, QString root, bool readOnly)
{
    if (run.login().nameSpace.isEmpty())
        co_return LoginCause::LoginGood;
    run.report.namespaceExists = co_await projectExists(run, root);
    const LoginCause cause = co_await checkPush(run, tokenPlace(run));
    // a right that is granted says the project is there, whatever the list shows
    if (run.report.mayPush == Known::Yes || cause == LoginCause::PullOnly)
        run.report.namespaceExists = Known::Yes;
    if (run.report.namespaceExists == Known::No)
        co_return LoginCause::ProjectMissing;
    if (readOnly)
        run.report.mayPush = Known::No;
    co_return readOnly ? LoginCause::ReadOnly : cause;
}

} // namespace

QCoro::Task<LoginCause> checkHarbor(LoginRun &run)
{
    const Result<QString, LoginCause> root = co_await apiRoot(run);
    if (!root.ok())
        co_return root.error();
    const QString found = root.value() == "/api"_L1 ? u"V1"_s : u"V2"_s;
    if (!run.login().apiVersion.isEmpty() && run.login().apiVersion != found)
        run.report.foundApiVersion = found;
    run.report.version = found == "V1"_L1 ? u"Harbor 1"_s : u"Harbor 2"_s;
    const LoginCause cause = co_await signIn(run, root.value());
    if (cause != LoginCause::LoginGood)
        co_return cause;
    const bool readOnly = co_await isReadOnly(run, root.value());
    co_return co_await checkProject(run, root.value(), readOnly);
}

} // namespace hssreg
