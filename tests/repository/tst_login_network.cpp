// What the way to a repository does to a login test: no connection, no trust, a proxy, and the time it may take.

#include "tests/repository/login_setup.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_certificates.h"

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray grantedToken()
{
    const QByteArray payload =
        R"({"access":[{"type":"repository","name":"team/probe","actions":["pull","push"]}]})";
    return R"({"token":"e30.)"
        + payload.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + R"(.c2ln"})";
}

// Harbor 2, which takes five requests when a namespace is asked for too.
ServerScript harborAnswer(const SeenRequest &request)
{
    const QByteArray path = pathOf(request);
    if (path == "/api/version")
        return json(200, R"({"version":"v2.0"})");
    if (!hasGoodLogin(request))
        return json(401, R"({"errors":[{"code":"UNAUTHORIZED"}]})");
    if (path == "/api/v2.0/users/current")
        return json(200, R"({"username":"scan"})");
    if (path == "/api/v2.0/systeminfo")
        return json(200, R"({"harbor_version":"v2.10.0","read_only":false})");
    return path == "/api/v2.0/projects" ? json(200, R"([{"name":"team"}])") : json(200, grantedToken());
}

LoginReport reportOf(LoginToCheck login, const LoginCheckSettings &settings)
{
    SystemClock clock;
    LoginTurns turns(clock);
    LoginCheck check(settings, clock, turns);
    CallScope scope;
    return finished(check.run(std::move(login), Deadline(clock, 20s), scope));
}

} // namespace

class TestLoginNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noConnectionIsMade_data();
    void noConnectionIsMade();
    void theRepositoryBeforeTheHost();
    void aProxyThatSaysNo();
    void itTakesTenSecondsAtMost_data();
    void itTakesTenSecondsAtMost();
};

void TestLoginNetwork::noConnectionIsMade_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("nobody listens") << u"closed"_s << u"connection_refused"_s << u"unreachable"_s;
    // the system refuses to connect to the address of all: nothing leaves
    QTest::newRow("there is no way to it") << u"nowhere"_s << u"not_connected"_s << u"unreachable"_s;
    QTest::newRow("the certificate begins later")
        << u"early"_s << u"certificate_not_yet_valid"_s << u"untrusted"_s;
    QTest::newRow("the server has no certificate")
        << u"handshake"_s << u"no_secure_connection"_s << u"untrusted"_s;
}

void TestLoginNetwork::noConnectionIsMade()
{
    QFETCH(const QString, way);
    QFETCH(const QString, cause);
    QFETCH(const QString, outcome);
    const TestCertificates certificates;
    const bool early = way == u"early"_s;
    std::optional<ScriptServer> server;
    server.emplace([](const SeenRequest &) { return json(200, "{}"); },
        early ? certificates.server(TestCertificates::Kind::NotYetValid)
              : QSslConfiguration::defaultConfiguration());
    LoginToCheck login = loginFor(server->url(), RegistryProduct::Other);
    if (way == u"closed"_s)
        server.reset();
    if (way == u"nowhere"_s)
        login.address = u"255.255.255.255:443"_s;
    LoginCheckSettings settings;
    settings.network = {NetworkSettings::Proxy::None, {}, certificates.caFile()};
    const LoginReport report = reportOf(std::move(login), settings);
    QCOMPARE(causeOf(report), cause);
    QCOMPARE(loginOutcomeName(report.outcome()), outcome);
    QVERIFY(!loginText(report).isEmpty() && !loginAdvice(report).isEmpty());
    QVERIFY(!allTexts(report).contains(goodPassword));
    QVERIFY(!server || server->seen().isEmpty());
}

// JFrog's `repository.host`: the key in the realm is how the host begins. The name is one that only the proxy knows.
void TestLoginNetwork::theRepositoryBeforeTheHost()
{
    const ScriptServer proxy([](const SeenRequest &request) -> ServerScript {
        const QByteArray host = "http://local.artifactory.invalid:8081";
        const QByteArray path = pathOf(request);
        if (path == host + "/artifactory/api/system/ping")
            return hasGoodLogin(request) ? answering(200, "OK", "Server: Artifactory/7.77.3 77703900\r\n")
                                         : answering(401);
        if (path == host + "/v2/" && headerOf(request, "Authorization") == "Bearer opaque-token")
            return json(200, "{}");
        if (path == host + "/v2/")
            return challenge(
                "Bearer realm=\"" + host + "/artifactory/api/docker/local/v2/token\",service=\"a\"");
        if (path == host + "/artifactory/api/docker/local/v2/token" && hasGoodLogin(request))
            return json(200, R"({"token":"opaque-token","expires_in":3600})");
        return json(404, "{}");
    });
    LoginToCheck login = loginFor(proxy.url(), RegistryProduct::Jfrog);
    login.address = u"local.artifactory.invalid:8081"_s;
    LoginCheckSettings settings;
    settings.network = {NetworkSettings::Proxy::Url, proxy.url(), {}};
    const LoginReport report = reportOf(std::move(login), settings);
    QCOMPARE(causeOf(report), u"login_good"_s);
    QCOMPARE(int(report.form), int(AddressForm::RepositoryBeforeHost));
    QCOMPARE(report.repository, u"local"_s);
    QVERIFY(loginNotes(report).constFirst().contains(u"local"_s));
}

void TestLoginNetwork::aProxyThatSaysNo()
{
    const ScriptServer proxy([](const SeenRequest &) { return answering(407); });
    LoginToCheck login = loginFor(proxy.url(), RegistryProduct::Other);
    login.address = u"registry.invalid"_s;
    LoginCheckSettings settings;
    settings.network = {NetworkSettings::Proxy::Url, proxy.url(), {}};
    const LoginReport report = reportOf(std::move(login), settings);
    QCOMPARE(causeOf(report), u"proxy_refused"_s);
    for (const SeenRequest &request : proxy.seen())
        QCOMPARE(headerOf(request, "Authorization"), QByteArray());
}

void TestLoginNetwork::itTakesTenSecondsAtMost_data()
{
    QTest::addColumn<int>("seconds"); // of each answer
    QTest::addColumn<QString>("cause");
    QTest::addColumn<int>("asked");
    QTest::newRow("five answers in five seconds") << 1 << u"login_good"_s << 5;
    QTest::newRow("the third answer comes after twelve: the login is known, the rest is left")
        << 4 << u"login_good"_s << 3;
    QTest::newRow("the first answer comes after eleven") << 11 << u"timed_out"_s << 1;
}

// Its own limit, though whoever asked would wait for a minute.
void TestLoginNetwork::itTakesTenSecondsAtMost()
{
    QFETCH(const int, seconds);
    QFETCH(const QString, cause);
    QFETCH(const int, asked);
    FakeClock clock;
    QObject here;
    const ScriptServer server([&](const SeenRequest &request) -> ServerScript {
        QMetaObject::invokeMethod(
            &here, [&] { clock.advance(std::chrono::seconds(seconds)); }, Qt::BlockingQueuedConnection);
        return harborAnswer(request);
    });
    LoginCheckSettings settings;
    settings.network.proxy = NetworkSettings::Proxy::None;
    LoginTurns turns(clock);
    LoginCheck check(settings, clock, turns);
    CallScope scope;
    LoginToCheck login = loginFor(server.url(), RegistryProduct::Harbor);
    login.nameSpace = u"team"_s;
    const LoginReport report = finished(check.run(std::move(login), Deadline(clock, 60s), scope));
    QCOMPARE(causeOf(report), cause);
    QCOMPARE(server.seen().size(), asked);
    QCOMPARE(knownName(report.namespaceExists), asked == 5 ? u"yes"_s : u"unknown"_s);
}

QTEST_GUILESS_MAIN(TestLoginNetwork)
#include "tst_login_network.moc"
