// A login at a Docker Registry v2 that answers in every way one may: which cause is told, and above all who is sent
// the password and who is not.

#include "app/service/request_parts.h"
#include "tests/repository/login_setup.h"
#include "tests/support/test_certificates.h"

#include <QTimer>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Decide = ScriptServer::Decide;

const QByteArray registryHeader = "Docker-Distribution-API-Version: registry/2.0\r\n";

// A registry with passwords: what `/v2/` says with and without the login.
Decide withPasswords(const ServerScript &withLogin)
{
    return [withLogin](const SeenRequest &request) -> ServerScript {
        return headerOf(request, "Authorization").isEmpty() ? challenge("Basic realm=\"Registry\"")
                                                            : withLogin;
    };
}

// A registry that says this to every request.
Decide always(const ServerScript &script)
{
    return [script](const SeenRequest &) -> ServerScript { return script; };
}

QString consentHostOf(const ScriptServer &server)
{
    return u"localhost:%1"_s.arg(server.url().port());
}

// A registry whose tokens come from `realm`.
Decide withTokensFrom(const QByteArray &realm)
{
    return [realm](const SeenRequest &request) -> ServerScript {
        if (headerOf(request, "Authorization") == "Bearer the.token.itself")
            return json(200, "{}");
        return challenge("Bearer realm=\"" + realm + "\",service=\"the, service\"");
    };
}

Decide tokenServer(const QByteArray &token = "the.token.itself")
{
    return [token](const SeenRequest &request) -> ServerScript {
        return hasGoodLogin(request) ? json(200, "{\"token\":\"" + token + "\"}") : json(401, "{}");
    };
}

} // namespace

class TestLoginCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersMean_data();
    void answersMean();
    void withoutAnAnswer_data();
    void withoutAnAnswer();
    void certificates_data();
    void certificates();
    void httpsWhereHttpIsSaid();
    void aWrongPasswordAfterARightOneFails();
    void aRedirectIsNotFollowed();
    void tokensComeFromTheSameHost();
    void tokensFromElsewhereNeedConsent();
    void tokensAreNotAskedForUnencrypted();
    void realmsThatAreNone_data();
    void realmsThatAreNone();
    void pushIsReadFromTheGrant_data();
    void pushIsReadFromTheGrant();
    void aRegistryOpenToEverybodyProvesNothing();
    void addressesThatCanNotBeRead_data();
    void addressesThatCanNotBeRead();
    void itEndsWithTheDeadline();
    void cancelled();
    void theReportKeepsTheSecret();
    void whatHssSaysMatters();

private:
    const TestCertificates m_certificates;
};

void TestLoginCheck::answersMean_data()
{
    QTest::addColumn<ServerScript>("withLogin");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const ServerScript &script, const char *cause,
                         const char *outcome) {
        QTest::newRow(name) << script << QString::fromLatin1(cause) << QString::fromLatin1(outcome);
    };
    row("accepted", json(200, "{}"), "login_good", "accepted");
    row("a wrong password", json(401, "{}"), "bad_credential", "rejected");
    row("not allowed", json(403, "{}"), "forbidden", "rejected");
    row("not there", json(404, "{}"), "not_found", "not_a_registry");
    row("a web page", page(), "not_found", "not_a_registry");
    row("a status of its own", json(418, "{}"), "unexpected_answer", "not_a_registry");
    row("too many requests", answering(429, {}, "Retry-After: 90\r\n"), "too_many_requests", "unreachable");
    row("out of order", json(503, "{}"), "server_error", "unreachable");
    row("a proxy's login", json(407, "{}"), "proxy_refused", "unreachable");
    row("elsewhere", answering(307, {}, "Location: https://other.example/v2/\r\n"), "redirected",
        "not_a_registry");
    row("as much as is read", json(200, QByteArray(64 * 1024, ' ')), "login_good", "accepted");
    row("more than is read", json(200, QByteArray(64 * 1024 + 1, ' ')), "too_large", "not_a_registry");
    row("without an end", {sendBytes("HTTP/1.1 200 OK\r\n\r\n"), flood(QByteArray(4096, 'x'), 1 << 20)},
        "too_large", "not_a_registry");
}

void TestLoginCheck::answersMean()
{
    QFETCH(ServerScript, withLogin);
    ScriptServer server(withPasswords(withLogin));
    const LoginReport report = checked(loginFor(server.url(), RegistryProduct::Other));
    QTEST(causeOf(report), "cause");
    QTEST(loginOutcomeName(report.outcome()), "outcome");
    QCOMPARE(report.retryAfter.has_value(), report.cause == LoginCause::TooManyRequests);
    // the first request never carries the login, the second one carries exactly this one
    QCOMPARE(server.seen().size(), 2);
    QCOMPARE(headerOf(server.seen().at(0), "Authorization"), QByteArray());
    QVERIFY(hasGoodLogin(server.seen().at(1)));
    QCOMPARE(headerOf(server.seen().at(0), "User-Agent"), userAgent());
    QCOMPARE(report.steps.size(), 2);
    QVERIFY(report.unencrypted);
}

void TestLoginCheck::withoutAnAnswer_data()
{
    QTest::addColumn<ServerScript>("script");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char *name, const ServerScript &script, const char *cause) {
        QTest::newRow(name) << script << QString::fromLatin1(cause);
    };
    row("closed", {closeConnection()}, "broke_off");
    row("reset", {resetConnection()}, "broke_off");
    row("cut off", {sendBytes("HTTP/1.1 401 No\r\nContent-Length: 9\r\n\r\nab"), closeConnection()},
        "broke_off");
    row("not HTTP", {sendBytes("SSH-2.0-OpenSSH_9.2\r\n"), closeConnection()}, "broke_off");
    row("a web page", page(), "not_found");
    row("404", json(404, "{}"), "not_found");
    row("403", json(403, "{}"), "forbidden");
    row("401 without a challenge", json(401, "{}"), "unknown_scheme");
    row("401 that can not be read", challenge("Bearer realm=\"x"), "unknown_scheme");
    row("401 for Kerberos", challenge("Negotiate"), "unknown_scheme");
    row("429", answering(429), "too_many_requests");
    row("502", answering(502), "server_error");
    row("HTTPS meant, as nginx says it",
        answering(400, "<h1>400</h1>The plain HTTP request was sent to HTTPS port"), "tls_where_http");
    row("HTTPS meant, as Go says it", answering(400, "Client sent an HTTP request to an HTTPS server.\n"),
        "tls_where_http");
    row("another 400", answering(400, "Bad request"), "unexpected_answer");
}

void TestLoginCheck::withoutAnAnswer()
{
    QFETCH(ServerScript, script);
    ScriptServer server(always(script));
    const LoginReport report = checked(loginFor(server.url(), RegistryProduct::Other));
    QTEST(causeOf(report), "cause");
    for (const SeenRequest &request : server.seen())
        QCOMPARE(headerOf(request, "Authorization"), QByteArray()); // nobody got the login
}

void TestLoginCheck::certificates_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("cause");
    using Kind = TestCertificates::Kind;
    QTest::newRow("good") << int(Kind::Good) << u"login_good"_s;
    QTest::newRow("untrusted") << int(Kind::Untrusted) << u"certificate_untrusted"_s;
    QTest::newRow("self-signed") << int(Kind::SelfSigned) << u"certificate_self_signed"_s;
    QTest::newRow("expired") << int(Kind::Expired) << u"certificate_expired"_s;
    QTest::newRow("wrong name") << int(Kind::WrongName) << u"certificate_wrong_name"_s;
}

void TestLoginCheck::certificates()
{
    QFETCH(int, kind);
    QFETCH(QString, cause);
    ScriptServer server(withPasswords(json(200, "{}")), m_certificates.server(TestCertificates::Kind(kind)));
    LoginCheckSettings settings;
    settings.network.caFile = m_certificates.caFile();
    const LoginReport report = checked(loginFor(server.url(), RegistryProduct::Other), settings);
    QCOMPARE(causeOf(report), cause);
    QVERIFY(!report.unencrypted);
    const bool good = report.cause == LoginCause::LoginGood;
    QCOMPARE(loginOutcomeName(report.outcome()), good ? u"accepted"_s : u"untrusted"_s);
    QCOMPARE(server.seen().size(), good ? 2 : 0);
}

void TestLoginCheck::httpsWhereHttpIsSaid()
{
    ScriptServer secure(withPasswords(json(200, "{}")), m_certificates.server(TestCertificates::Kind::Good));
    QUrl wrong = secure.url();
    wrong.setScheme(u"http"_s);
    QCOMPARE(causeOf(checked(loginFor(wrong, RegistryProduct::Other))), u"tls_where_http"_s);
}

void TestLoginCheck::aWrongPasswordAfterARightOneFails()
{
    // As a registry behind a portal: it sets a session cookie, and takes that for a login.
    ScriptServer server([](const SeenRequest &request) -> ServerScript {
        const bool session = headerOf(request, "Cookie").contains("sid=1");
        if (hasGoodLogin(request) || session)
            return answering(200, "{}", "Content-Type: application/json\r\nSet-Cookie: sid=1; Path=/\r\n");
        return challenge("Basic realm=\"Registry\"");
    });
    SystemClock clock;
    LoginTurns turns(clock);
    LoginCheckSettings settings;
    settings.network.proxy = NetworkSettings::Proxy::None;
    LoginCheck check(settings, clock, turns);
    CallScope scope;
    const auto result = [&](const QString &password) {
        return causeOf(finished(check.run(
            loginFor(server.url(), RegistryProduct::Other, password), Deadline(clock, 20s), scope)));
    };
    QCOMPARE(result(goodPassword), u"login_good"_s);
    QCOMPARE(result(u"wrong"_s), u"bad_credential"_s);
    for (const SeenRequest &request : server.seen())
        QCOMPARE(headerOf(request, "Cookie"), QByteArray());
}

void TestLoginCheck::aRedirectIsNotFollowed()
{
    ScriptServer target(always(json(200, "{}")));
    const QByteArray location = target.url().toEncoded() + "/v2/?secret=1";
    ScriptServer server(withPasswords(answering(302, {}, "Location: " + location + "\r\n")));
    const LoginReport report = checked(loginFor(server.url(), RegistryProduct::Other));
    QCOMPARE(causeOf(report), u"redirected"_s);
    QCOMPARE(report.redirectTo, target.url().toString() + u"/v2/"_s);
    QVERIFY(loginText(report).contains(report.redirectTo));
    QCOMPARE(target.connections(), 0);
}

void TestLoginCheck::tokensComeFromTheSameHost()
{
    ScriptServer tokens(tokenServer());
    ScriptServer server(withTokensFrom(tokens.url().toEncoded() + "/token?a=b"));
    QCOMPARE(causeOf(checked(loginFor(server.url(), RegistryProduct::Other))), u"login_good"_s);
    QCOMPARE(tokens.seen().size(), 1);
    QCOMPARE(
        tokens.seen().at(0).target, "/token?a=b&service=the%2C%20service&client_id=hss-registry-access"_ba);
    QCOMPARE(
        causeOf(checked(loginFor(server.url(), RegistryProduct::Other, u"wrong"_s))), u"bad_credential"_s);
}

void TestLoginCheck::tokensFromElsewhereNeedConsent()
{
    ScriptServer tokens(tokenServer());
    const QString host = consentHostOf(tokens);
    ScriptServer server(withTokensFrom("http://" + host.toLatin1() + "/token"));
    LoginReport report = checked(loginFor(server.url(), RegistryProduct::Other));
    QCOMPARE(causeOf(report), u"consent_needed"_s);
    QCOMPARE(report.consentHost, host);
    QVERIFY(loginText(report).contains(host));
    QCOMPARE(tokens.connections(), 0);
    QCOMPARE(server.seen().size(), 1); // and no login in it
    QCOMPARE(headerOf(server.seen().at(0), "Authorization"), QByteArray());

    LoginCheckSettings settings;
    settings.consentHosts = QStringList{u"localhost"_s, u"localhost:1"_s}; // other ports of it
    QCOMPARE(causeOf(checked(loginFor(server.url(), RegistryProduct::Other), settings)), u"consent_needed"_s);
    QCOMPARE(tokens.connections(), 0);

    settings.consentHosts = QStringList{host};
    report = checked(loginFor(server.url(), RegistryProduct::Other), settings);
    QCOMPARE(causeOf(report), u"login_good"_s);
    QCOMPARE(tokens.seen().size(), 1);
}

void TestLoginCheck::tokensAreNotAskedForUnencrypted()
{
    ScriptServer tokens(tokenServer());
    ScriptServer server(withTokensFrom(tokens.url().toEncoded() + "/token"),
        m_certificates.server(TestCertificates::Kind::Good));
    LoginCheckSettings settings;
    settings.network.caFile = m_certificates.caFile();
    settings.consentHosts = QStringList{tokens.url().authority()};
    const LoginReport report = checked(loginFor(server.url(), RegistryProduct::Other), settings);
    QCOMPARE(causeOf(report), u"plain_token_host"_s);
    QCOMPARE(tokens.connections(), 0);
}

void TestLoginCheck::realmsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("realm");
    QTest::newRow("relative") << "/token"_ba;
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("a file") << "file:///etc/passwd"_ba;
    QTest::newRow("without a host") << "http:///token"_ba;
    QTest::newRow("with a user") << "http://me:pw@127.0.0.1/token"_ba;
    QTest::newRow("not a URL") << "http://[::1/token"_ba;
}

void TestLoginCheck::realmsThatAreNone()
{
    QFETCH(QByteArray, realm);
    ScriptServer server(withTokensFrom(realm));
    QCOMPARE(causeOf(checked(loginFor(server.url(), RegistryProduct::Other))), u"unexpected_answer"_s);
    QCOMPARE(server.seen().size(), 1);
}

void TestLoginCheck::pushIsReadFromTheGrant_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("push");
    const auto row = [](const char *name, const QByteArray &actions, const char *cause, const char *push) {
        QTest::newRow(name) << R"({"access":[{"type":"repository","name":"team/probe","actions":)" + actions
                + "}]}" << QString::fromLatin1(cause)
                            << QString::fromLatin1(push);
    };
    row("both", R"(["pull","push"])", "login_good", "yes");
    row("all", R"(["*"])", "login_good", "yes");
    row("pull", R"(["pull"])", "pull_only", "no");
    row("none", "[]", "no_right", "no");
    QTest::newRow("not told") << "{}"_ba << u"login_good"_s << u"unknown"_s;
}

void TestLoginCheck::pushIsReadFromTheGrant()
{
    QFETCH(QByteArray, payload);
    const QByteArray grant =
        "e30." + payload.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + ".c2ln";
    ScriptServer tokens([grant](const SeenRequest &request) -> ServerScript {
        const bool scoped = request.target.contains("scope=repository%3Ateam%2Fprobe%3Apull%2Cpush");
        return tokenServer(scoped ? grant : "the.token.itself"_ba)(request);
    });
    ScriptServer server(withTokensFrom(tokens.url().toEncoded() + "/token"));
    LoginToCheck login = loginFor(server.url(), RegistryProduct::Other);
    login.nameSpace = u"team"_s;
    const LoginReport report = checked(std::move(login));
    QTEST(causeOf(report), "cause");
    QTEST(knownName(report.mayPush), "push");
    QCOMPARE(loginOutcomeName(report.outcome()), u"accepted"_s);
    QVERIFY(!tokens.seen().at(0).target.contains("scope")); // the login first, without one
    QCOMPARE(server.count("GET"), server.seen().size()); // only reads
}

void TestLoginCheck::aRegistryOpenToEverybodyProvesNothing()
{
    ScriptServer open(always(answering(200, "{}", registryHeader)));
    LoginReport report = checked(loginFor(open.url(), RegistryProduct::Other));
    QCOMPARE(causeOf(report), u"anonymous_only"_s);
    QVERIFY(report.outcome() != LoginOutcome::Accepted);
    for (const SeenRequest &request : open.seen())
        QCOMPARE(headerOf(request, "Authorization"), QByteArray());

    // one whose catalogue asks who is there
    ScriptServer half([](const SeenRequest &request) -> ServerScript {
        if (request.target == "/v2/" || hasGoodLogin(request))
            return answering(200, "{}", registryHeader);
        return challenge("Basic realm=\"Registry\"");
    });
    QCOMPARE(causeOf(checked(loginFor(half.url(), RegistryProduct::Other))), u"login_good"_s);
    QCOMPARE(causeOf(checked(loginFor(half.url(), RegistryProduct::Other, u"wrong"_s))), u"bad_credential"_s);
}

void TestLoginCheck::addressesThatCanNotBeRead_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("cause");
    QTest::newRow("no protocol") << QString() << u"127.0.0.1"_s << u"bad_address"_s;
    QTest::newRow("another protocol") << u"ftp"_s << u"127.0.0.1"_s << u"bad_address"_s;
    QTest::newRow("no address") << u"https"_s << QString() << u"bad_address"_s;
    QTest::newRow("a user in it") << u"https"_s << u"me:pw@127.0.0.1"_s << u"bad_address"_s;
    QTest::newRow("a port that is none") << u"https"_s << u"127.0.0.1:0"_s << u"bad_address"_s;
    QTest::newRow("a name that is not there") << u"https"_s << u"nowhere.invalid"_s << u"name_not_found"_s;
}

void TestLoginCheck::addressesThatCanNotBeRead()
{
    QFETCH(QString, protocol);
    QFETCH(QString, address);
    LoginToCheck login;
    login.protocol = protocol;
    login.address = address;
    login.username = goodUser;
    login.password = Secret(goodPassword);
    const LoginReport report = checked(std::move(login));
    QTEST(causeOf(report), "cause");
    QVERIFY(report.steps.isEmpty() || report.cause == LoginCause::NameNotFound);
}

void TestLoginCheck::itEndsWithTheDeadline()
{
    ScriptServer server(always({hang()}));
    SystemClock clock;
    LoginTurns turns(clock);
    LoginCheck check({}, clock, turns);
    CallScope scope;
    const LoginReport report =
        finished(check.run(loginFor(server.url(), RegistryProduct::Other), Deadline(clock, 300ms), scope));
    QCOMPARE(causeOf(report), u"timed_out"_s);
    QCOMPARE(loginOutcomeName(report.outcome()), u"unreachable"_s);
}

void TestLoginCheck::cancelled()
{
    ScriptServer server(always({hang()}));
    SystemClock clock;
    LoginTurns turns(clock);
    LoginCheck check({}, clock, turns);
    CallScope scope;
    QObject context;
    QTimer::singleShot(50ms, &context, [&scope] { scope.cancelAll(); });
    const LoginReport report =
        finished(check.run(loginFor(server.url(), RegistryProduct::Other), Deadline(clock, 20s), scope));
    QCOMPARE(causeOf(report), u"cancelled"_s);
}

void TestLoginCheck::theReportKeepsTheSecret()
{
    ScriptServer server([](const SeenRequest &request) -> ServerScript {
        const QByteArray login = headerOf(request, "Authorization");
        if (login.isEmpty())
            return challenge("Basic realm=\"Registry\"");
        // a server that gives back what it got, where it can
        return answering(
            302, login, "Location: http://me:" + goodPassword.toUtf8() + "@a.example/?" + login + "\r\n");
    });
    const LoginReport report = checked(loginFor(server.url(), RegistryProduct::Other));
    QCOMPARE(causeOf(report), u"redirected"_s);
    const QString texts = allTexts(report);
    QVERIFY2(!texts.contains(goodPassword), qPrintable(texts));
    QVERIFY2(!texts.contains(QString::fromLatin1(basicOf(goodUser, goodPassword))), qPrintable(texts));
    QVERIFY(texts.contains(u"unencrypted"_s));
    QVERIFY(loginNotes(report).constLast().contains(u"jump cluster"_s));
}

void TestLoginCheck::whatHssSaysMatters()
{
    ScriptServer server(withPasswords(json(200, "{}")));
    LoginToCheck login = loginFor(server.url(), RegistryProduct::Other);
    login.failReason = u"REQUEST_API_ERROR"_s;
    const LoginReport report = checked(std::move(login));
    QCOMPARE(causeOf(report), u"cluster_path"_s);
    QCOMPARE(loginOutcomeName(report.outcome()), u"accepted"_s);
}

QTEST_GUILESS_MAIN(TestLoginCheck)
#include "tst_login_check.moc"
