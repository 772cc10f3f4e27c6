// Logins at Harbor and JFrog Artifactory, scripted from their documents: the requests in order, what each answer
// means, and the traps (robots, the freeze, anonymous access, fuzzy filters, address forms).

#include "tests/repository/login_setup.h"

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Answers = QHash<QByteArray, ServerScript>; // by path, to requests with the good login

QByteArray tokenJson(const QByteArray &payload)
{
    const QByteArray part = payload.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return "{\"token\":\"e30." + part + ".c2ln\"}";
}

QByteArray granted(const QByteArray &actions)
{
    return tokenJson(R"({"access":[{"type":"repository","name":"team/probe","actions":)" + actions + "}]}");
}

// What a Harbor 2 says to a good login; a test changes what it is about.
Answers harbor()
{
    return {{"/api/version", json(200, R"({"version":"v2.0"})")},
        {"/api/v2.0/users/current", json(200, R"({"username":"scan"})")},
        {"/api/v2.0/systeminfo", json(200, R"({"harbor_version":"v2.10.0","read_only":false})")},
        {"/api/v2.0/projects", json(200, R"([{"name":"team-old"},{"name":"team"}])")},
        {"/service/token", json(200, granted(R"(["pull","push"])"))}};
}

// A Harbor of these answers, that refuses other logins and tells everybody its version.
ScriptServer::Decide harborOf(const Answers &answers)
{
    return [answers](const SeenRequest &request) -> ServerScript {
        const QByteArray path = pathOf(request);
        const bool open = path == "/api/version" || (path == "/api/systeminfo");
        if (!open && !hasGoodLogin(request))
            return json(401, R"({"errors":[{"code":"UNAUTHORIZED"}]})");
        return answers.value(path, json(404, R"({"errors":[{"code":"NOT_FOUND"}]})"));
    };
}

LoginReport harborReport(const Answers &answers, const QString &nameSpace)
{
    ScriptServer server(harborOf(answers));
    LoginToCheck login = loginFor(server.url(), RegistryProduct::Harbor);
    login.nameSpace = nameSpace;
    return checked(std::move(login));
}

QByteArrayList targetsOf(const ScriptServer &server)
{
    QByteArrayList targets;
    for (const SeenRequest &request : server.seen())
        targets.append((hasGoodLogin(request) ? "login " : "") + request.target);
    return targets;
}

} // namespace

class TestLoginProducts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void harborIsAskedInOrder();
    void harborAnswersMean_data();
    void harborAnswersMean();
    void harborRefusesAWrongPassword();
    void harbor1IsAskedItsOwnWay();
    void harbor1RobotsKnowOnlyTheTokenCall();
    void somethingElseIsNoHarbor_data();
    void somethingElseIsNoHarbor();
    void jfrogForms_data();
    void jfrogForms();
    void jfrogAnswersMean_data();
    void jfrogAnswersMean();
    void jfrogWithAnonymousAccess_data();
    void jfrogWithAnonymousAccess();
};

void TestLoginProducts::harborIsAskedInOrder()
{
    ScriptServer server(harborOf(harbor()));
    LoginToCheck login = loginFor(server.url(), RegistryProduct::Harbor);
    login.nameSpace = u"team"_s;
    const LoginReport report = checked(std::move(login));
    QCOMPARE(causeOf(report), u"login_good"_s);
    QCOMPARE(knownName(report.namespaceExists), u"yes"_s);
    QCOMPARE(knownName(report.mayPush), u"yes"_s);
    QCOMPARE(report.version, u"Harbor v2.10.0"_s);
    QCOMPARE(report.foundApiVersion, QString());
    const QByteArrayList expected{"/api/version", "login /api/v2.0/users/current",
        "login /api/v2.0/systeminfo", "login /api/v2.0/projects?name=team&page_size=100",
        "login /service/token?service=harbor-registry&client_id=hss-registry-access"
        "&scope=repository%3Ateam%2Fprobe%3Apull%2Cpush"};
    QCOMPARE(targetsOf(server), expected);
}

void TestLoginProducts::harborAnswersMean_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<ServerScript>("script");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const QByteArray &path, const ServerScript &script,
                         const char *cause, const char *outcome = "accepted") {
        QTest::newRow(name) << path << script << QString::fromLatin1(cause) << QString::fromLatin1(outcome);
    };
    const QByteArray user = "/api/v2.0/users/current";
    row("a robot", user,
        json(412, R"({"errors":[{"code":"PRECONDITION","message":"not available for security context"}]})"),
        "login_good");
    row("412 of something else", user, answering(412, "no"), "not_json", "not_a_registry");
    row("a web page for a user", user, page(), "not_json", "not_a_registry");
    row("an expired robot", user, json(401, "{}"), "robot_refused", "rejected");
    row("not allowed", user, json(403, "{}"), "forbidden", "rejected");
    row("throttled", user, answering(429, {}, "Retry-After: 3\r\n"), "too_many_requests", "unreachable");
    row("out of order", user, json(500, "{}"), "server_error", "unreachable");
    row("a single sign-on page", user, answering(302, {}, "Location: /c/oidc/login\r\n"), "redirected",
        "not_a_registry");
    const QByteArray projects = "/api/v2.0/projects";
    row("only a similar project", projects, json(200, R"([{"name":"team-old"},{"name":"Team"}])"),
        "login_good");
    row("no list of projects for robots", projects, json(403, "{}"), "login_good");
    const QByteArray token = "/service/token";
    row("may pull", token, json(200, granted(R"(["pull"])")), "pull_only");
    row("may nothing", token, json(200, granted("[]")), "no_right");
    row("no grant at all", token, json(200, tokenJson(R"({"access":[]})")), "no_right");
    row("no token", token, json(500, "{}"), "login_good");
    row("read-only", "/api/v2.0/systeminfo", json(200, R"({"harbor_version":"v2.1","read_only":true})"),
        "read_only");
    row("no system information", "/api/v2.0/systeminfo", json(403, "{}"), "login_good");
}

void TestLoginProducts::harborAnswersMean()
{
    QFETCH(QByteArray, path);
    QFETCH(ServerScript, script);
    Answers answers = harbor();
    answers.insert(path, script);
    const LoginReport report = harborReport(answers, u"team"_s);
    QTEST(causeOf(report), "cause");
    QTEST(loginOutcomeName(report.outcome()), "outcome");

    // without a right, and without the project in the list, it is the project that is missing
    if (report.cause == LoginCause::NoRight) {
        answers.insert("/api/v2.0/projects", json(200, R"([{"name":"team-old"}])"));
        QCOMPARE(causeOf(harborReport(answers, u"team"_s)), u"project_missing"_s);
        QCOMPARE(causeOf(harborReport(answers, {})), u"login_good"_s);
    }
}

void TestLoginProducts::harborRefusesAWrongPassword()
{
    ScriptServer server(harborOf(harbor()));
    LoginToCheck login = loginFor(server.url(), RegistryProduct::Harbor, u"wrong"_s);
    login.username = u"somebody"_s;
    QCOMPARE(causeOf(checked(std::move(login))), u"bad_credential"_s);
    QCOMPARE(server.seen().size(), 2); // one refusal, and no other try
}

void TestLoginProducts::harbor1IsAskedItsOwnWay()
{
    const Answers old{{"/api/systeminfo", json(200, R"({"auth_mode":"db_auth","harbor_version":"v1.10.2"})")},
        {"/api/users/current", json(200, R"({"username":"scan"})")},
        {"/api/projects", json(200, R"([{"name":"team"}])")},
        {"/service/token", json(200, granted(R"(["pull","push"])"))}};
    const LoginReport report = harborReport(old, u"team"_s);
    QCOMPARE(causeOf(report), u"login_good"_s);
    QCOMPARE(report.version, u"Harbor v1.10.2"_s);
    QCOMPARE(report.foundApiVersion, u"V1"_s); // the login said V2
    QCOMPARE(knownName(report.mayPush), u"yes"_s);
    QVERIFY(loginNotes(report).join(u' ').contains(u"V1"_s));
}

void TestLoginProducts::harbor1RobotsKnowOnlyTheTokenCall()
{
    Answers old{{"/api/systeminfo", json(200, R"({"auth_mode":"db_auth"})")},
        {"/api/users/current", json(401, "{}")}, {"/service/token", json(200, R"({"token":"abc"})")}};
    QCOMPARE(causeOf(harborReport(old, {})), u"login_good"_s);
    old.insert("/service/token", json(401, "{}"));
    QCOMPARE(causeOf(harborReport(old, {})), u"robot_refused"_s);
}

void TestLoginProducts::somethingElseIsNoHarbor_data()
{
    QTest::addColumn<ServerScript>("script");
    QTest::addColumn<QString>("cause");
    QTest::newRow("a web page") << page() << u"not_found"_s;
    QTest::newRow("404 everywhere") << json(404, "{}") << u"not_found"_s;
    QTest::newRow("other JSON") << json(200, R"({"version":7})") << u"not_json"_s;
    QTest::newRow("JSON that is none") << json(200, "{") << u"not_json"_s;
    QTest::newRow("401") << json(401, "{}") << u"not_found"_s;
    QTest::newRow("too much") << json(200, QByteArray(70'000, ' ')) << u"too_large"_s;
    QTest::newRow("compressed") << answering(200, "\x1f\x8b", "Content-Encoding: gzip\r\n") << u"not_json"_s;
}

void TestLoginProducts::somethingElseIsNoHarbor()
{
    QFETCH(ServerScript, script);
    ScriptServer server([script](const SeenRequest &) -> ServerScript { return script; });
    QTEST(causeOf(checked(loginFor(server.url(), RegistryProduct::Harbor))), "cause");
    for (const SeenRequest &request : server.seen())
        QCOMPARE(headerOf(request, "Authorization"), QByteArray());
}

namespace {

// An Artifactory whose Docker repository `local` is below `docker`; with `anonymous` open to everybody.
ScriptServer::Decide artifactory(const QByteArray &docker, const QByteArray &host)
{
    return [docker, host](const SeenRequest &request) -> ServerScript {
        const QByteArray path = pathOf(request);
        const QByteArray login = headerOf(request, "Authorization");
        const bool good = hasGoodLogin(request);
        if (path == "/artifactory/api/system/ping")
            return good ? answering(200, "OK", "Server: Artifactory/7.77.3 77703900\r\n")
                        : answering(401, {}, "Server: Artifactory/7.77.3 77703900\r\n");
        if (path == docker && login == "Bearer opaque-token")
            return json(200, "{}");
        if (path == docker)
            return challenge(
                "Bearer realm=\"http://" + host + "/artifactory/api/docker/local/v2/token\",service=\"a\"");
        if (path == "/artifactory/api/docker/local/v2/token")
            return good ? json(200, R"({"token":"opaque-token","expires_in":3600})") : json(401, "{}");
        return json(404, "{}");
    };
}

} // namespace

void TestLoginProducts::jfrogForms_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("docker");
    QTest::addColumn<int>("form");
    const QByteArray ofPath = "/artifactory/api/docker/local/v2/";
    QTest::newRow("host/repository") << u"127.0.0.1"_s << u"/local"_s << ofPath
                                     << int(AddressForm::HostWithRepository);
    QTest::newRow("host/repository/")
        << u"127.0.0.1"_s << u"/local/"_s << ofPath << int(AddressForm::HostWithRepository);
    QTest::newRow("the whole path") << u"127.0.0.1"_s << u"/artifactory/api/docker/local"_s << ofPath
                                    << int(AddressForm::HostWithRepository);
    QTest::newRow("host:port") << u"127.0.0.1"_s << QString() << "/v2/"_ba << int(AddressForm::Host);
}

void TestLoginProducts::jfrogForms()
{
    QFETCH(QString, host);
    QFETCH(QString, path);
    QFETCH(QByteArray, docker);
    quint16 port = 0;
    ScriptServer server([&](const SeenRequest &request) -> ServerScript {
        return artifactory(docker, host.toLatin1() + ':' + QByteArray::number(port))(request);
    });
    port = quint16(server.url().port());
    LoginToCheck login = loginFor(server.url(), RegistryProduct::Jfrog);
    login.address = u"%1:%2%3"_s.arg(host).arg(port).arg(path);
    const LoginReport report = checked(std::move(login));
    QCOMPARE(causeOf(report), u"login_good"_s);
    QTEST(int(report.form), "form");
    QCOMPARE(report.repository, u"local"_s);
    QVERIFY(report.version.startsWith(u"Artifactory/7"));
    QVERIFY(loginNotes(report).constFirst().contains(u"local"_s));
}

void TestLoginProducts::jfrogAnswersMean_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<int>("refusals");
    QTest::newRow("a reference token as password") << goodPassword << u"/local"_s << u"login_good"_s << 0;
    QTest::newRow("a wrong password") << u"wrong"_s << u"/local"_s << u"bad_credential"_s << 1;
    QTest::newRow("a repository that is not there") << goodPassword << u"/other"_s << u"not_found"_s << 0;
}

void TestLoginProducts::jfrogAnswersMean()
{
    QFETCH(QString, password);
    QFETCH(QString, path);
    QFETCH(int, refusals);
    quint16 port = 0;
    ScriptServer server([&](const SeenRequest &request) -> ServerScript {
        return artifactory("/artifactory/api/docker/local/v2/", "127.0.0.1:" + QByteArray::number(port))(
            request);
    });
    port = quint16(server.url().port());
    LoginToCheck login = loginFor(server.url(), RegistryProduct::Jfrog, password);
    login.address += path;
    const LoginReport report = checked(std::move(login));
    QTEST(causeOf(report), "cause");
    int refused = 0;
    for (const LoginStep &step : report.steps)
        refused += step.withLogin && step.status == 401 ? 1 : 0;
    QCOMPARE(refused, refusals);
}

void TestLoginProducts::jfrogWithAnonymousAccess_data()
{
    QTest::addColumn<bool>("tokenNeedsUser");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("cause");
    QTest::newRow("a token only for users, right") << true << goodPassword << u"login_good"_s;
    QTest::newRow("a token only for users, wrong") << true << u"wrong"_s << u"bad_credential"_s;
    QTest::newRow("a token for everybody, right") << false << goodPassword << u"anonymous_only"_s;
    QTest::newRow("a token for everybody, wrong") << false << u"wrong"_s << u"bad_credential"_s;
}

void TestLoginProducts::jfrogWithAnonymousAccess()
{
    QFETCH(bool, tokenNeedsUser);
    QFETCH(QString, password);
    ScriptServer server([tokenNeedsUser](const SeenRequest &request) -> ServerScript {
        const bool nobody = headerOf(request, "Authorization").isEmpty();
        const QByteArray path = pathOf(request);
        if (path == "/artifactory/api/system/ping")
            return answering(200, "OK");
        if (path.endsWith("/v2/token")) {
            return hasGoodLogin(request) || (nobody && !tokenNeedsUser) ? json(200, R"({"token":"t"})")
                                                                        : json(401, "{}");
        }
        return json(200, "{}");
    });
    LoginToCheck login = loginFor(server.url(), RegistryProduct::Jfrog, password);
    login.address += u"/local"_s;
    QTEST(causeOf(checked(std::move(login))), "cause");
}

QTEST_GUILESS_MAIN(TestLoginProducts)
#include "tst_login_products.moc"
