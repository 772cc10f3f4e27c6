// The client against a server that misbehaves in every way the service and what stands before it may: what is
// reported, how often the change left, and that it never takes longer than it may.

#include "app/service/hss_client.h"

#include "app/service/advice.h"
#include "app/service/network.h"
#include "tests/support/finished.h"
#include "tests/support/script_server.h"
#include "tests/support/test_certificates.h"

#include <QCoro/QCoroTask>
#include <QElapsedTimer>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString passwordMark = u"Pa55-marker-\"quoted\""_s;
const QString tokenMark = u"MIIToken0123456789markermarkermarkermarkermarker"_s;

Account accountAt(const QUrl &endpoint)
{
    return {endpoint, u"0123456789abcdef0123456789abcdef"_s, u"all_granted_eps"_s};
}

GivenCredential source(TokenCredential{Secret(tokenMark)}); // changes nothing, so all may use it

AccessUpdate loginChange()
{
    AccessUpdate change;
    change.set(Field::RegistryUsername, u"me"_s);
    change.setPassword(Secret(passwordMark));
    return change;
}

ServiceReport updateAt(const QUrl &endpoint, std::chrono::milliseconds deadline, const QString &caFile = {})
{
    Network network({NetworkSettings::Proxy::None, {}, caFile});
    SystemClock clock;
    HssClient client(network, clock, accountAt(endpoint), source);
    CallScope scope;
    return finished(client.updateRegistry(u"ea325892"_s, loginChange(), Deadline(clock, deadline), scope));
}

QByteArray allTexts(const ServiceReport &report)
{
    return (report.message + report.errorCode + report.requestId + report.redirectTo + reportText(report)
        + adviceText(report))
        .toUtf8();
}

ServerScript answer(int status, const QByteArray &body = {}, const QByteArray &headers = {})
{
    return {sendBytes(answerBytes(status, body, headers))};
}

const QByteArray json = "Content-Type: application/json\r\n";
const QByteArray html = "Content-Type: text/html\r\n";

} // namespace

class TestHssClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void updateMeetsServer_data();
    void updateMeetsServer();
    void aChunkThatIsCutOffIsNeverDone();
    void theRequestIsTheDocumentedOne();
    void redirectsGoNowhere_data();
    void redirectsGoNowhere();
    void wrongCertificates_data();
    void wrongCertificates();
    void aTrustedCertificateWorks();
    void keptAliveConnectionClosedAtTheWrongMoment();
    void theAnswerAfterAnInformationalOneIsNotTheNextOnes();
    void nothingListens();
    void listPages_data();
    void listPages();
    void aListThatIgnoresTheOffsetEnds();
    void listFailures_data();
    void listFailures();
    void aFailureLeavesOtherCallsAlone();
    void cancelledAtAnyMoment();
};

void TestHssClient::updateMeetsServer_data()
{
    QTest::addColumn<QList<ServerScript>>("scripts"); // one a request; the last one again and again
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("puts");
    QTest::addColumn<QString>("code");
    const QByteArray hssError =
        R"({"error_code":"HSS.0013","error_description":"权限不足","error_msg":"权限不足"})";
    const QByteArray throttle =
        R"({"error_msg":"policy user over ratelimit,limit:10,time:1 second","error_code":"APIG.0308","request_id":"b7"})";
    const auto row = [](const char *name, const QList<ServerScript> &scripts, Outcome outcome, int status,
                         int puts, const QString &code = {}) {
        QTest::newRow(name) << scripts << outcome << status << puts << code;
    };
    row("200 without a body", {answer(200)}, Outcome::Updated, 200, 1);
    row("204", {{sendBytes("HTTP/1.1 204 No Content\r\n\r\n")}}, Outcome::Updated, 204, 1);
    row("200 with JSON", {answer(200, "{}", json)}, Outcome::Updated, 200, 1);
    row("200 with JSON that tells an error", {answer(200, hssError, json)}, Outcome::Refused, 200, 1,
        u"HSS.0013"_s);
    row("200 with JSON that says all is well", {answer(200, R"({"code":"0","message":"ok"})", json)},
        Outcome::Updated, 200, 1, u"0"_s);
    row("200 with JSON that is none", {answer(200, "{\"a\":", json)}, Outcome::Unknown, 200, 1);
    row("200 with compressed JSON", {answer(200, "\x1f\x8b\x08", json + "Content-Encoding: gzip\r\n")},
        Outcome::Updated, 200, 1);
    row("200 with a web page", {answer(200, "<html>Welcome</html>", html)}, Outcome::Unknown, 200, 1);
    row("200 with a body of no type", {answer(200, "OK")}, Outcome::Unknown, 200, 1);
    row("200 with invalid UTF-8 of no type", {answer(200, "\xff\xfe\xff")}, Outcome::Unknown, 200, 1);
    row("200 with a compressed page", {answer(200, "\x1f\x8b\x08", html + "Content-Encoding: gzip\r\n")},
        Outcome::Unknown, 200, 1);
    row("400 with a code of HSS", {answer(400, hssError, json)}, Outcome::Refused, 400, 1, u"HSS.0013"_s);
    row("400 with a code and no message",
        {answer(400, R"({"error_code":"00000010","error_description":"拒绝访问"})", json)}, Outcome::Refused,
        400, 1, u"00000010"_s);
    row("400 with a nested error",
        {answer(400, R"({"error":{"code":401,"message":"m","title":"Unauthorized"}})", json)},
        Outcome::Refused, 400, 1, u"401"_s);
    row("400 that is really a refused token",
        {answer(400, R"({"error_code":"APIG.0301","error_msg":"decrypt token fail"})", json)},
        Outcome::Unauthorized, 400, 1, u"APIG.0301"_s);
    row("400 with invalid JSON", {answer(400, "{\"error_code\":", json)}, Outcome::Refused, 400, 1);
    row("400 with invalid UTF-8", {answer(400, "{\"error_code\":\"\xff\"}", json)}, Outcome::Refused, 400, 1);
    row("401", {answer(401)}, Outcome::Unauthorized, 401, 1);
    row("403", {answer(403)}, Outcome::Refused, 403, 1);
    row("404 of the gateway", {answer(404, R"({"error_code":"APIGW.0101","error_msg":"m"})", json)},
        Outcome::Refused, 404, 1, u"APIGW.0101"_s);
    row("429 for ever, asking for no wait", {answer(429, throttle, json + "Retry-After: 0\r\n")},
        Outcome::Throttled, 429, 5, u"APIG.0308"_s);
    row("429 once, then 200", {answer(429, throttle, json + "Retry-After: 0\r\n"), answer(200)},
        Outcome::Updated, 200, 2);
    row("429 that asks for more time than there is", {answer(429, throttle, json + "Retry-After: 3600\r\n")},
        Outcome::Throttled, 429, 1, u"APIG.0308"_s);
    row("503 that asks for more time than there is", {answer(503, {}, "Retry-After: 3600\r\n")},
        Outcome::Throttled, 503, 1);
    row("500 is not sent again", {answer(500)}, Outcome::Unknown, 500, 1);
    row("502 for ever is sent once more", {answer(502)}, Outcome::Unknown, 502, 2);
    row("502 once, then 200", {answer(502), answer(200)}, Outcome::Updated, 200, 2);
    row("504 once, then a refusal", {answer(504), answer(400, hssError, json)}, Outcome::Refused, 400, 2,
        u"HSS.0013"_s);
    row("504 once, then 401", {answer(504), answer(401)}, Outcome::Unknown, 401, 2);
    row("closed before the headers", {{closeConnection()}}, Outcome::Unknown, 0, 2);
    row("reset before the headers", {{resetConnection()}}, Outcome::Unknown, 0, 2);
    row("closed before the headers once, then 200", {{closeConnection()}, answer(200)}, Outcome::Updated, 200,
        2);
    row("closed within the headers", {{sendBytes("HTTP/1.1 200 OK\r\nContent-Ty"), closeConnection()}},
        Outcome::Unknown, 0, 2);
    row("closed within the body",
        {{sendBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n" + json + "\r\n{"), closeConnection()}},
        Outcome::Unknown, 0, 2);
    row("a final 103",
        {{sendBytes("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n"), sendBytes(answerBytes(200))}},
        Outcome::Unknown, 0, 2);
    row("not HTTP", {{sendBytes("SSH-2.0-OpenSSH_9.2\r\n\r\n"), closeConnection()}}, Outcome::Unknown, 0, 2);
    row("200 MB of body",
        {{sendBytes("HTTP/1.1 200 OK\r\nContent-Length: 209715200\r\n" + json + "\r\n"),
            flood(QByteArray(65536, ' '), 209715200)}},
        Outcome::Unknown, 0, 1);
    row("a body without end",
        {{sendBytes("HTTP/1.1 400 Bad\r\n" + json + "\r\n"), flood(QByteArray(65536, 'x'), 209715200)}},
        Outcome::Unknown, 0, 1);
    row("no answer", {{hang()}}, Outcome::Unknown, 0, 1);
    row("an answer that drips", {{dripBytes(answerBytes(200, QByteArray(4096, ' '), json), 20ms)}},
        Outcome::Unknown, 0, 1);
    row("headers, then silence", {{sendBytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"), hang()}},
        Outcome::Unknown, 0, 1);
}

void TestHssClient::updateMeetsServer()
{
    QFETCH(QList<ServerScript>, scripts);
    QFETCH(Outcome, outcome);
    QFETCH(int, status);
    QFETCH(int, puts);
    QFETCH(QString, code);
    ScriptServer server([scripts](const SeenRequest &request) {
        return scripts.at(qMin(qsizetype(request.number), scripts.size()) - 1);
    });
    QElapsedTimer time;
    time.start();
    const ServiceReport report = updateAt(server.url(), 1500ms);
    QVERIFY2(time.elapsed() < 6000, "longer than its deadline, with room for a slow machine");
    QCOMPARE(report.outcome, outcome);
    QCOMPARE(report.httpStatus, status);
    QCOMPARE(report.errorCode, code);
    QCOMPARE(server.count("PUT"), puts);
    QCOMPARE(report.attempts, puts);
    const QByteArray texts = allTexts(report);
    QVERIFY(!texts.contains(passwordMark.toUtf8()));
    QVERIFY(!texts.contains(tokenMark.toUtf8()));
    QVERIFY(!reportText(report).isEmpty());
}

// Qt takes it for complete or for lost, as the packets fall.
void TestHssClient::aChunkThatIsCutOffIsNeverDone()
{
    ScriptServer server([](const SeenRequest &) {
        return ServerScript{
            sendBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + json + "\r\n64\r\n{"),
            closeConnection()};
    });
    const ServiceReport report = updateAt(server.url(), 5s);
    QCOMPARE(report.outcome, Outcome::Unknown);
    QCOMPARE(server.count("PUT"), report.attempts);
    QVERIFY(report.attempts <= 2);
}

void TestHssClient::theRequestIsTheDocumentedOne()
{
    ScriptServer server([](const SeenRequest &) { return answer(200, {}, "X-Request-Id: 6b3c\r\n"); });
    const ServiceReport report = updateAt(server.url(), 5s);
    QCOMPARE(report.requestId, u"6b3c"_s);
    const SeenRequest request = server.seen().constFirst();
    QCOMPARE(request.verb, "PUT");
    QCOMPARE(request.target,
        "/v5/0123456789abcdef0123456789abcdef/image/registries/"
        "ea325892?enterprise_project_id=all_granted_eps");
    QCOMPARE(request.body, R"({"registry_username":"me","registry_password":"Pa55-marker-\"quoted\""})");
    const QByteArray head = request.head.toLower();
    QVERIFY(head.contains(QByteArray("\r\nx-auth-token: " + tokenMark.toUtf8().toLower() + "\r\n")));
    QVERIFY(head.contains("\r\ncontent-type: application/json\r\n"));
    QVERIFY(head.contains("\r\nuser-agent: hss-registry-access/" HSSREG_VERSION "\r\n"));
    QVERIFY(head.contains("\r\naccept-encoding: identity\r\n"));
    QVERIFY(!head.contains("\r\ncookie:"));
}

void TestHssClient::redirectsGoNowhere_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestHssClient::redirectsGoNowhere()
{
    QFETCH(int, status);
    ScriptServer elsewhere([](const SeenRequest &) { return answer(200); });
    const QByteArray target = elsewhere.url().toEncoded() + "/taken?token=" + tokenMark.toUtf8();
    ScriptServer server(
        [=](const SeenRequest &) { return answer(status, {}, "Location: " + target + "\r\n"); });
    const ServiceReport report = updateAt(server.url(), 5s);
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.httpStatus, status);
    QCOMPARE(report.redirectTo, elsewhere.url().toString() + u"/taken");
    QCOMPARE(server.count("PUT"), 1);
    QCOMPARE(elsewhere.connections(), 0);
}

void TestHssClient::wrongCertificates_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("fault");
    using Kind = TestCertificates::Kind;
    using Fault = HttpFailure::TlsFault;
    QTest::newRow("of an unknown authority") << int(Kind::Untrusted) << int(Fault::Untrusted);
    QTest::newRow("self-signed") << int(Kind::SelfSigned) << int(Fault::SelfSigned);
    QTest::newRow("expired") << int(Kind::Expired) << int(Fault::Expired);
    QTest::newRow("of another host") << int(Kind::WrongName) << int(Fault::WrongName);
}

void TestHssClient::wrongCertificates()
{
    QFETCH(int, kind);
    QFETCH(int, fault);
    static const TestCertificates certificates;
    ScriptServer server(
        [](const SeenRequest &) { return answer(200); }, certificates.server(TestCertificates::Kind(kind)));
    const ServiceReport report = updateAt(server.url(), 10s, certificates.caFile());
    QCOMPARE(report.outcome, Outcome::Unreachable);
    QVERIFY(report.failure);
    QCOMPARE(int(report.failure->kind), int(HttpFailure::Kind::Tls));
    QCOMPARE(int(report.failure->tlsFault), fault);
    QCOMPARE(report.attempts, 1);
    QCOMPARE(server.count("PUT"), 0);
}

void TestHssClient::aTrustedCertificateWorks()
{
    const TestCertificates certificates;
    ScriptServer server(
        [](const SeenRequest &) { return answer(200); }, certificates.server(TestCertificates::Kind::Good));
    QCOMPARE(updateAt(server.url(), 10s, certificates.caFile()).outcome, Outcome::Updated);
    QCOMPARE(server.count("PUT"), 1);
}

// The first request leaves its connection open; the server closes it the moment the second one arrives.
void TestHssClient::keptAliveConnectionClosedAtTheWrongMoment()
{
    ScriptServer server([](const SeenRequest &request) {
        return request.number == 2 ? ServerScript{closeConnection()} : answer(200);
    });
    Network network({NetworkSettings::Proxy::None, {}, {}});
    SystemClock clock;
    HssClient client(network, clock, accountAt(server.url()), source);
    CallScope scope;
    for (const int attempts : {1, 2}) {
        const ServiceReport report =
            finished(client.updateRegistry(u"a"_s, loginChange(), Deadline(clock, 5s), scope));
        QCOMPARE(report.outcome, Outcome::Updated);
        QCOMPARE(report.attempts, attempts);
    }
    QCOMPARE(server.count("PUT"), 3);
    QCOMPARE(server.connections(), 2);
}

void TestHssClient::theAnswerAfterAnInformationalOneIsNotTheNextOnes()
{
    // every first request on a connection gets a 103 and then a refusal, which must not become the next one's answer
    ScriptServer server([](const SeenRequest &request) {
        return request.number <= 2
            ? ServerScript{sendBytes("HTTP/1.1 103 Early Hints\r\n\r\n"), sendBytes(answerBytes(400))}
            : answer(200);
    });
    Network network({NetworkSettings::Proxy::None, {}, {}});
    SystemClock clock;
    HssClient client(network, clock, accountAt(server.url()), source);
    CallScope scope;
    const auto update = [&] {
        return finished(client.updateRegistry(u"a"_s, loginChange(), Deadline(clock, 5s), scope));
    };
    QCOMPARE(update().outcome, Outcome::Unknown);
    QCOMPARE(update().outcome, Outcome::Updated);
    QCOMPARE(server.count("PUT"), 3);
    QCOMPARE(server.connections(), 3);
}

void TestHssClient::nothingListens()
{
    quint16 port = 0;
    {
        ScriptServer gone([](const SeenRequest &) { return answer(200); });
        port = quint16(gone.url().port());
    }
    const ServiceReport report = updateAt(QUrl(u"http://127.0.0.1:%1"_s.arg(port)), 20s);
    QCOMPARE(report.outcome, Outcome::Unreachable);
    QVERIFY(report.failure);
    QCOMPARE(int(report.failure->kind), int(HttpFailure::Kind::ConnectionRefused));
    QCOMPARE(report.attempts, 4);
}

namespace {

QByteArray page(int from, int count, int total)
{
    QByteArray items;
    for (int i = from; i < from + count; ++i)
        items += QByteArray(i > from ? "," : "") + "{\"id\":\"r" + QByteArray::number(i) + "\"}";
    return "{\"total_num\":" + QByteArray::number(total) + ",\"data_list\":[" + items + "]}";
}

RegistryList listAt(const QUrl &endpoint, std::chrono::milliseconds deadline)
{
    Network network({NetworkSettings::Proxy::None, {}, {}});
    SystemClock clock;
    HssClient client(network, clock, accountAt(endpoint), source);
    CallScope scope;
    return finished(client.listRegistries(Deadline(clock, deadline), scope));
}

} // namespace

void TestHssClient::listPages_data()
{
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("pages");
    QTest::newRow("as many at once as asked for") << 200 << 3;
    QTest::newRow("fewer at once than asked for") << 100 << 5;
}

void TestHssClient::listPages()
{
    QFETCH(int, most);
    ScriptServer server([most](const SeenRequest &request) {
        const int offset = request.target.mid(request.target.indexOf("offset=") + 7).toInt();
        return answer(200, page(offset, qMin(most, 450 - offset), 450), json);
    });
    const RegistryList list = listAt(server.url(), 5s);
    QVERIFY(list.ok());
    QCOMPARE(list.value().size(), 450);
    QCOMPARE(list.value().constLast().id, u"r449"_s);
    QTEST(server.count("GET"), "pages");
    QCOMPARE(server.seen().constFirst().target,
        "/v5/0123456789abcdef0123456789abcdef/image/"
        "registries?enterprise_project_id=all_granted_eps&limit=200&offset=0");
}

void TestHssClient::aListThatIgnoresTheOffsetEnds()
{
    ScriptServer server([](const SeenRequest &) { return answer(200, page(0, 200, 100'000), json); });
    const RegistryList list = listAt(server.url(), 5s);
    QVERIFY(list.ok());
    QCOMPARE(list.value().size(), 200);
    QCOMPARE(server.count("GET"), 2);
}

void TestHssClient::listFailures_data()
{
    QTest::addColumn<ServerScript>("script");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("a web page") << answer(200, "<html/>", html) << Outcome::Unreachable;
    QTest::newRow("no list in it") << answer(200, "{}", json) << Outcome::Unreachable;
    QTest::newRow("an empty body") << answer(200) << Outcome::Unreachable;
    QTest::newRow("invalid JSON") << answer(200, "{\"data_list\":[", json) << Outcome::Unreachable;
    QTest::newRow("compressed") << answer(200, "\x1f\x8b", json + "Content-Encoding: gzip\r\n")
                                << Outcome::Unreachable;
    QTest::newRow("401") << answer(401) << Outcome::Unauthorized;
    QTest::newRow("no rights") << answer(400, R"({"error_code":"HSS.0013","error_msg":"m"})", json)
                               << Outcome::Refused;
    QTest::newRow("500") << answer(500) << Outcome::Unreachable;
    QTest::newRow("silence") << ServerScript{hang()} << Outcome::Unreachable;
    QTest::newRow("a flood") << ServerScript{sendBytes("HTTP/1.1 200 OK\r\n" + json + "\r\n"),
        flood(QByteArray(65536, ' '), 209715200)}
                             << Outcome::Unreachable;
}

void TestHssClient::listFailures()
{
    QFETCH(ServerScript, script);
    QFETCH(Outcome, outcome);
    ScriptServer server([script](const SeenRequest &) { return script; });
    const RegistryList list = listAt(server.url(), 1s);
    QVERIFY(!list.ok());
    QCOMPARE(list.error().outcome, outcome);
}

// A call that fails takes fresh connections; it must not take the thread away from the calls under way.
void TestHssClient::aFailureLeavesOtherCallsAlone()
{
    ScriptServer server([](const SeenRequest &request) {
        return request.verb == "GET"
            ? ServerScript{waitFor(700ms), sendBytes(answerBytes(200, page(0, 1, 1), json))}
            : ServerScript{closeConnection()};
    });
    Network network({NetworkSettings::Proxy::None, {}, {}});
    SystemClock clock;
    HssClient client(network, clock, accountAt(server.url()), source);
    CallScope scope;
    QCoro::Task<RegistryList> reading = client.listRegistries(Deadline(clock, 5s), scope);
    const ServiceReport report =
        finished(client.updateRegistry(u"a"_s, loginChange(), Deadline(clock, 5s), scope));
    QCOMPARE(report.outcome, Outcome::Unknown);
    const RegistryList list = finished(std::move(reading));
    QVERIFY(list.ok());
    QCOMPARE(server.count("GET"), 1);
}

namespace {

// A task's end noted where the test can see it.
QCoro::Task<> noteEnd(
    HssClient &client, Clock &clock, CallScope &scope, bool change, std::optional<Outcome> &end)
{
    if (change) {
        const ServiceReport report =
            co_await client.updateRegistry(QStringLiteral("a"), loginChange(), Deadline(clock, 10s), scope);
        end = report.outcome;
    } else {
        const RegistryList list = co_await client.listRegistries(Deadline(clock, 10s), scope);
        end = list.ok() ? Outcome::Updated : list.error().outcome;
    }
}

} // namespace

void TestHssClient::cancelledAtAnyMoment()
{
    int changes = 0;
    ScriptServer server([](const SeenRequest &request) {
        const auto pause = std::chrono::milliseconds(request.number % 5);
        switch (request.number % 4) {
        case 0: return ServerScript{waitFor(pause), sendBytes(answerBytes(200, page(0, 1, 1), json))};
        case 1:
            return ServerScript{sendBytes("HTTP/1.1 200 OK\r\n" + json + "Content-Length: 9\r\n\r\n{"),
                waitFor(pause), hang()};
        case 2: return ServerScript{waitFor(pause), sendBytes(answerBytes(503, {}, "Retry-After: 1\r\n"))};
        default: return ServerScript{waitFor(pause), closeConnection()};
        }
    });
    SystemClock clock;
    for (int i = 0; i < 1000; ++i) {
        const bool change = i % 2 == 0;
        std::optional<Outcome> end;
        Network network({NetworkSettings::Proxy::None, {}, {}});
        HssClient client(network, clock, accountAt(server.url()), source);
        {
            CallScope scope;
            noteEnd(client, clock, scope, change, end);
            QTest::qWait(i % 7); // the phase: from not begun to answered
        }
        QVERIFY2(end, "a cancelled call must have concluded when its scope is gone");
        changes += change && *end == Outcome::Updated ? 1 : 0;
    }
    QVERIFY(changes < 500);
    QTRY_VERIFY_WITH_TIMEOUT(findChildren<QObject *>().isEmpty(), 1000);
}

QTEST_GUILESS_MAIN(TestHssClient)
#include "tst_hss_client.moc"
