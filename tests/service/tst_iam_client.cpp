// Sign-in and the look-ups of IAM and EPS against a server that plays them.

#include "app/service/iam_client.h"

#include "app/service/advice.h"
#include "app/service/endpoints.h"
#include "app/service/network.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finished.h"
#include "tests/support/script_server.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray json = "Content-Type: application/json\r\n";

PasswordLogin login()
{
    PasswordLogin login;
    login.accountName = u"acme"_s;
    login.userName = u"op \"1\""_s;
    login.password = Secret(u"PassMarker\"1");
    login.scope = ProjectNameScope{u"cn-north-4"_s};
    return login;
}

struct Client {
    Client(const QUrl &endpoint, CredentialSource *source = nullptr)
        : network({NetworkSettings::Proxy::None, {}, {}})
        , client(network, clock, {endpoint, endpoint}, source)
    {
    }
    Deadline deadline() { return Deadline(clock, 20s); }

    Network network;
    FakeClock clock;
    IamClient client;
    CallScope scope;
};

ServerScript answer(int status, const QByteArray &body, const QByteArray &headers = {})
{
    return {sendBytes(answerBytes(status, body, json + headers))};
}

} // namespace

class TestIamClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTokenWithAllThatIsTold();
    void bodiesOfSignIn_data();
    void bodiesOfSignIn();
    void refusedSignIns_data();
    void refusedSignIns();
    void signInIsNeverRepeated_data();
    void signInIsNeverRepeated();
    void projects();
    void regionsAndEnterpriseProjects();
    void endpoints_data();
    void endpoints();
};

void TestIamClient::aTokenWithAllThatIsTold()
{
    const QByteArray body = R"({"token":{"expires_at":"2026-04-04T01:00:00.123456Z","methods":["password"],)"
                            R"("user":{"id":"u1","name":"op"},"project":{"id":"p1","name":"cn-north-4"}}})";
    ScriptServer server(
        [body](const SeenRequest &) { return answer(201, body, "X-Subject-Token: MIIToken+/=\r\n"); });
    Client on(server.url());
    const auto token = finished(on.client.createToken(login(), on.deadline(), on.scope));
    QVERIFY(token.ok());
    QCOMPARE(token.value().token.reveal(), u"MIIToken+/=");
    QCOMPARE(token.value().expiresAt.toSecsSinceEpoch(),
        QDateTime({2026, 4, 4}, {1, 0}, Qt::UTC).toSecsSinceEpoch());
    QCOMPARE(token.value().userId, u"u1"_s);
    QCOMPARE(token.value().projectId, u"p1"_s);
    QCOMPARE(token.value().projectName, u"cn-north-4"_s);
    const SeenRequest seen = server.seen().constFirst();
    QCOMPARE(seen.target, "/v3/auth/tokens?nocatalog=true");
    QVERIFY(!seen.head.toLower().contains("x-auth-token"));
}

void TestIamClient::bodiesOfSignIn_data()
{
    QTest::addColumn<int>("scope");
    QTest::addColumn<bool>("passcode");
    QTest::addColumn<QByteArray>("body");
    const QByteArray user =
        R"("password":{"user":{"name":"op \"1\"","password":"PassMarker\"1","domain":{"name":"acme"}}})";
    QTest::newRow("a project by name") << 1 << false
                                       << R"({"auth":{"identity":{"methods":["password"],)" + user
            + R"(},"scope":{"project":{"name":"cn-north-4"}}}})";
    QTest::newRow("a project by ID") << 0 << false
                                     << R"({"auth":{"identity":{"methods":["password"],)" + user
            + R"(},"scope":{"project":{"id":"p1"}}}})";
    QTest::newRow("the account, with a passcode")
        << 2 << true
        << R"({"auth":{"identity":{"methods":["password","totp"],)" + user
            + R"(,"totp":{"user":{"id":"u1","passcode":"123456"}}},"scope":{"domain":{"name":"acme"}}}})";
}

void TestIamClient::bodiesOfSignIn()
{
    QFETCH(const int, scope);
    QFETCH(const bool, passcode);
    ScriptServer server([](const SeenRequest &) { return answer(201, "{}", "X-Subject-Token: t\r\n"); });
    Client on(server.url());
    PasswordLogin with = login();
    if (scope != 1)
        with.scope = scope == 0 ? TokenScope(ProjectIdScope{u"p1"_s}) : TokenScope(DomainScope{});
    if (passcode) {
        with.userId = u"u1"_s;
        with.passcode = Secret(u"123456");
    }
    const auto token = finished(on.client.createToken(std::move(with), on.deadline(), on.scope));
    QVERIFY(token.ok());
    QVERIFY(!token.value().expiresAt.isValid());
    QTEST(server.seen().constFirst().body, "body");
}

void TestIamClient::refusedSignIns_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("advice"); // a part of it
    const auto row = [](const char *name, int status, const char *body, Outcome outcome,
                         const QString &advice) {
        QTest::newRow(name) << status << QByteArray(body) << outcome << advice;
    };
    row("wrong password, in IAM's own shape", 401,
        R"({"error":{"code":401,"message":"The username or password is wrong.","title":"Unauthorized"}})",
        Outcome::Unauthorized, u"create an IAM user"_s);
    row("wrong password by code", 401, R"({"error_code":"IAM.0062","error_msg":"x"})", Outcome::Unauthorized,
        u"create an IAM user"_s);
    row("locked, in IAM's own shape", 401,
        R"({"error":{"code":401,"message":"The account is locked.","title":"Unauthorized"}})",
        Outcome::Unauthorized, u"15 minutes"_s);
    row("locked by code", 401, R"({"error_code":"IAM.0061","error_msg":"x"})", Outcome::Unauthorized,
        u"15 minutes"_s);
    row("MFA is needed", 401, R"({"error":{"code":401,"message":"MFA verification required","title":"x"}})",
        Outcome::Unauthorized, u"MFA device"_s);
    row("console only", 403, R"({"error_code":"IAM.0081","error_msg":"x"})", Outcome::Refused,
        u"programmatic access"_s);
    row("another service", 404, R"({"error_code":"APIG.0101","error_msg":"x"})", Outcome::Refused,
        u"region"_s);
    row("no such project", 400, R"({"error_code":"IAM.1109","error_msg":"x"})", Outcome::Refused,
        u"project"_s);
    row("an answer without a token", 201, R"({"token":{}})", Outcome::Unreachable, u"endpoint"_s);
    row("the password comes back", 400, R"({"error":{"code":400,"message":"bad: PassMarker\"1"}})",
        Outcome::Refused, u"Check"_s);
}

void TestIamClient::refusedSignIns()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, advice);
    ScriptServer server([status, body](const SeenRequest &) { return answer(status, body); });
    Client on(server.url());
    const auto token = finished(on.client.createToken(login(), on.deadline(), on.scope));
    QVERIFY(!token.ok());
    QTEST(token.error().outcome, "outcome");
    QVERIFY2(adviceText(token.error()).contains(advice), qPrintable(adviceText(token.error())));
    QVERIFY(!token.error().message.contains(u"PassMarker"));
    QCOMPARE(server.seen().size(), 1);
}

void TestIamClient::signInIsNeverRepeated_data()
{
    QTest::addColumn<ServerScript>("script");
    QTest::newRow("the answer is lost") << ServerScript{closeConnection()};
    QTest::newRow("503") << answer(503, "{}", "Retry-After: 1\r\n");
    QTest::newRow("504") << answer(504, "{}");
    QTest::newRow("a token is asked for") << answer(401, R"({"error_code":"APIG.0307","error_msg":"x"})");
}

void TestIamClient::signInIsNeverRepeated()
{
    QFETCH(const ServerScript, script);
    ScriptServer server([script](const SeenRequest &) { return script; });
    Client on(server.url());
    const auto token = finished(on.client.createToken(login(), on.deadline(), on.scope));
    QVERIFY(!token.ok());
    QCOMPARE(server.seen().size(), 1);
}

void TestIamClient::projects()
{
    const QByteArray body = R"({"projects":[{"id":"p1","name":"cn-north-4","domain_id":"d","enabled":true},)"
                            R"({"id":"p2","name":"MOS","enabled":false},7]})";
    ScriptServer server([body](const SeenRequest &) { return answer(200, body); });
    GivenCredential source(TokenCredential{Secret(u"MIIToken")});
    Client on(server.url(), &source);
    const auto named = finished(on.client.projects(u"cn-north-4"_s, on.deadline(), on.scope));
    QVERIFY(named.ok());
    QCOMPARE(named.value().size(), 2);
    QCOMPARE(named.value().at(0).domainId, u"d"_s);
    QVERIFY(!named.value().at(1).enabled);
    const auto usable = finished(on.client.usableProjects(on.deadline(), on.scope));
    QVERIFY(usable.ok());
    QCOMPARE(usable.value().size(), 1);
    QCOMPARE(server.seen().at(0).target, "/v3/projects?name=cn-north-4");
    QCOMPARE(server.seen().at(1).target, "/v3/auth/projects");
    QVERIFY(server.seen().at(1).head.contains("X-Auth-Token: MIIToken\r\n"));
}

void TestIamClient::regionsAndEnterpriseProjects()
{
    const QByteArray regions =
        R"({"regions":[{"id":"cn-north-4","locales":{"zh-cn":"华北","en-us":"CN North-Beijing4"}},{"id":"x"}]})";
    const QByteArray projects =
        R"({"enterprise_projects":[{"id":"0","name":"default","status":1},{"id":"e","status":2}],"total_count":2})";
    ScriptServer server([&](const SeenRequest &request) {
        return answer(200, request.target.startsWith("/v3/regions") ? regions : projects);
    });
    GivenCredential source(TokenCredential{Secret(u"MIIToken")});
    Client on(server.url(), &source);
    const auto names = finished(on.client.regions(on.deadline(), on.scope));
    QVERIFY(names.ok());
    QCOMPARE(names.value().at(0).englishName, u"CN North-Beijing4"_s);
    QVERIFY(names.value().at(1).englishName.isEmpty());
    const auto list = finished(on.client.enterpriseProjects(on.deadline(), on.scope));
    QVERIFY(list.ok());
    QCOMPARE(list.value().size(), 2);
    QVERIFY(list.value().at(0).enabled && !list.value().at(1).enabled);
    QCOMPARE(server.seen().constLast().target, "/v1.0/enterprise-projects?limit=1000&offset=0");
}

void TestIamClient::endpoints_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("iam");
    QTest::addColumn<QString>("eps");
    QTest::newRow("with an IAM of its own")
        << u"cn-north-4"_s << u"https://iam.cn-north-4.myhuaweicloud.com"_s
        << u"https://eps.myhuaweicloud.com"_s;
    QTest::newRow("without") << u"af-north-1"_s << u"https://iam.myhuaweicloud.com"_s
                             << u"https://eps.myhuaweicloud.com"_s;
    QTest::newRow("Europe") << u"eu-west-101"_s << u"https://iam.eu-west-101.myhuaweicloud.eu"_s
                            << u"https://eps.eu-west-101.myhuaweicloud.eu"_s;
}

void TestIamClient::endpoints()
{
    QFETCH(const QString, region);
    QTEST(iamEndpoint(region).toString(), "iam");
    QTEST(epsEndpoint(region).toString(), "eps");
}

QTEST_GUILESS_MAIN(TestIamClient)
#include "tst_iam_client.moc"
