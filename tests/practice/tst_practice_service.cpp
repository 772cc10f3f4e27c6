#include "tests/practice/practice_client.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkInterface>
#include <QRegularExpression>
#include <QSet>
#include <QTcpServer>
#include <QTest>

#include <memory>
#include <vector>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

PracticeOptions withLatency(std::chrono::milliseconds latency)
{
    PracticeOptions options;
    options.latency = latency;
    return options;
}

} // namespace

//! The service behind real sockets.
class TestPracticeService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersQtsOwnClient();
    void listensOnTheLoopbackInterfaceOnly();
    void hasATokenOfItsOwn();
    void doesNotShareItsPort();
    void takesOneConnectionForManyRequests();
    void shapesWhatIsNoRequest_data();
    void shapesWhatIsNoRequest();
    void drainsABodyThatIsTooLarge();
    void answersManyAtOnce();
    void waitsBeforeItAnswers();
    void tellsHowLongToWaitWhenThrottled();
    void outlivesClientsThatLeave();
};

void TestPracticeService::answersQtsOwnClient()
{
    PracticeService service;
    QVERIFY(service.start());
    QVERIFY(service.start()); // it listens already
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy::NoProxy);

    const std::unique_ptr<QNetworkReply> put(network.put(practiceRequest(service, u'/' + prod), newPassword));
    QTRY_VERIFY_WITH_TIMEOUT(put->isFinished(), longEnough);
    QCOMPARE(statusOf(put.get()), 200);
    QCOMPARE(put->bytesAvailable(), 0);
    QCOMPARE(put->rawHeader("x-request-id").size(), 32);
    QCOMPARE(service.putCount(), 1);
    QVERIFY(service.holdsPassword(prod, u"Tr0ub4dor&3"));
    QVERIFY(!service.holdsPassword(prod, u"another"));

    const std::unique_ptr<QNetworkReply> list(network.get(practiceRequest(service)));
    QTRY_VERIFY_WITH_TIMEOUT(list->isFinished(), longEnough);
    QCOMPARE(statusOf(list.get()), 200);
    QCOMPARE(list->header(QNetworkRequest::ContentTypeHeader).toString(), u"application/json"_s);
    const QJsonObject body = QJsonDocument::fromJson(list->readAll()).object();
    QCOMPARE(body[u"total_num"_s].toInt(), 6);
    QCOMPARE(body[u"data_list"_s][0][u"status"_s].toString(), u"accessing"_s);
    QCOMPARE(service.putCount(), 1);
}

void TestPracticeService::listensOnTheLoopbackInterfaceOnly()
{
    PracticeService service;
    QVERIFY(service.start());
    QCOMPARE(service.endpoint().scheme(), u"http"_s);
    QCOMPARE(service.endpoint().host(), u"127.0.0.1"_s);
    QVERIFY(service.endpoint().port() > 0);

    QList<QHostAddress> others = QNetworkInterface::allAddresses();
    others.removeAll(QHostAddress(QHostAddress::LocalHost));
    others.append(QHostAddress(u"127.0.0.2"_s));
    for (const QHostAddress &other : std::as_const(others)) {
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(other, quint16(service.endpoint().port()));
        QVERIFY2(!socket.waitForConnected(longEnough), qPrintable(other.toString()));
    }
}

void TestPracticeService::hasATokenOfItsOwn()
{
    const PracticeService first;
    const PracticeService second;
    QVERIFY(first.token() != second.token());
    QVERIFY(first.token().size() >= 64);
    QCOMPARE(first.projectId(), second.projectId());
    QVERIFY(QRegularExpression(u"^[0-9a-f]{32}$"_s).match(first.projectId()).hasMatch());
}

void TestPracticeService::doesNotShareItsPort()
{
    PracticeOptions options;
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    options.port = other.serverPort();
    PracticeService first(options);
    QVERIFY(!first.start());
    other.close();
    QVERIFY(first.start());
    QCOMPARE(first.endpoint().port(), int(options.port));

    PracticeService second(options);
    QVERIFY(!second.start());
    RawClient client;
    QVERIFY(client.connectTo(first));
    client.send(rawRequest(first, "GET", {}, "\r\n"));
    QCOMPARE(client.read().status, 200);

    first.stop();
    QVERIFY(second.start()); // though the connection above has just ended
    RawClient late;
    QVERIFY(late.connectTo(second));
    late.send(rawRequest(second, "GET", {}, "\r\n"));
    QCOMPARE(late.read().status, 200);
}

void TestPracticeService::takesOneConnectionForManyRequests()
{
    PracticeService service;
    QVERIFY(service.start());
    RawClient client;
    QVERIFY(client.connectTo(service));
    for (int i = 0; i < 20; ++i) {
        client.send(rawRequest(service, "GET", {}, "\r\n"));
        QCOMPARE(client.read().status, 200);
        client.send(rawPut(service, newPassword));
        QCOMPARE(client.read().status, 200);
    }
    // Several in one piece are answered in their order.
    client.send(rawPut(service, "{}") + rawRequest(service, "GET", "?limit=3", "\r\n")
        + rawRequest(service, "PUT", "/nowhere", "\r\n") + rawRequest(service, "GET", {}, "\r\n"));
    QVERIFY(client.read().body.contains("HSS.0001"));
    QVERIFY(client.read().body.contains("limit"));
    QVERIFY(client.read().body.contains("HSS.0002")); // neither length nor body
    QCOMPARE(client.read().status, 200);
    // A body in chunks.
    client.send(rawRequest(service, "PUT", '/' + prod.toLatin1(), "Transfer-Encoding: chunked\r\n\r\n")
        + "6\r\n{\"regi\r\n1c\r\nstry_password\":\"in-pieces\"}\r\n0\r\n\r\n");
    QCOMPARE(client.read().status, 200);
    QVERIFY(service.holdsPassword(prod, u"in-pieces"));
    QCOMPARE(service.putCount(), 23);
}

void TestPracticeService::shapesWhatIsNoRequest_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("closes");
    const auto row = [](const char *name, const QByteArray &bytes, int status, bool closes) {
        QTest::newRow(name) << bytes << status << closes;
    };
    row("a greeting", "hello\r\n\r\n", 400, true);
    row("an unknown method", "BREW /pot HTTP/1.1\r\n\r\n", 400, true);
    row("another version", "GET / HTTP/3.0\r\n\r\n", 400, true);
    row("an address of 9,000 characters", "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\n\r\n", 414, true);
    row("an address of 8,000 characters", "GET /" + QByteArray(8000, 'a') + " HTTP/1.1\r\n\r\n", 404, false);
    row("a header of 9,000 characters", "GET / HTTP/1.1\r\nX-A: " + QByteArray(9000, 'a') + "\r\n\r\n", 400,
        true);
    row("a path with a line end", "GET /a%0Ab%00c HTTP/1.1\r\n\r\n", 404, false);
    row("a trace", "TRACE / HTTP/1.1\r\n\r\n", 400, false);
    row("options", "OPTIONS * HTTP/1.1\r\n\r\n", 404, false);
    row("a removal without a body", "DELETE /v5 HTTP/1.1\r\n\r\n", 404, false);
    row("an addition with a body", "POST /v5 HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}", 404, false);
    row("a read with a body", "GET /v5 HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}", 404, true);
    row("a form in parts",
        "PUT /v5 HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "
        "9\r\n\r\n--x--\r\n\r\n",
        404, true);
    row("chunks that are none", "PUT /v5 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nhello\r\n", 400, true);
}

void TestPracticeService::shapesWhatIsNoRequest()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, closes);
    PracticeService service;
    QVERIFY(service.start());
    RawClient client;
    QVERIFY(client.connectTo(service));
    client.send(bytes);
    const RawClient::Answer answer = client.read();
    QTEST(answer.status, "status");
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    QVERIFY2(body[u"error_code"_s].toString().startsWith(u"APIG."_s), answer.body.constData());
    QCOMPARE(body[u"request_id"_s].toString().toLatin1(), answer.headers.value("x-request-id"));
    if (closes) {
        QVERIFY(client.wasClosed());
    } else {
        client.send(rawRequest(service, "GET", {}, "\r\n"));
        QCOMPARE(client.read().status, 200);
    }
}

void TestPracticeService::drainsABodyThatIsTooLarge()
{
    PracticeService service;
    QVERIFY(service.start());
    RawClient client;
    QVERIFY(client.connectTo(service));
    client.send(rawPut(service, QByteArray(12 * 1024 * 1024 + 1, ' ')));
    const RawClient::Answer answer = client.read();
    QCOMPARE(answer.status, 413);
    QVERIFY(answer.body.contains("APIG.0201"));
    client.send(rawPut(service, newPassword));
    QCOMPARE(client.read().status, 200);
}

void TestPracticeService::answersManyAtOnce()
{
    PracticeService service;
    QVERIFY(service.start());
    std::vector<std::unique_ptr<QNetworkAccessManager>> clients;
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<QNetworkAccessManager>());
        clients.back()->setProxy(QNetworkProxy::NoProxy);
    }
    for (int i = 0; i < 200; ++i) {
        QNetworkAccessManager &client = *clients[std::size_t(i % 4)];
        replies.emplace_back(i % 2 ? client.put(practiceRequest(service, u'/' + prod), newPassword)
                                   : client.get(practiceRequest(service)));
    }
    QSet<QByteArray> ids;
    for (const auto &reply : replies) {
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), longEnough);
        QCOMPARE(statusOf(reply.get()), 200);
        ids.insert(reply->rawHeader("x-request-id"));
    }
    QCOMPARE(ids.size(), 200);
    QCOMPARE(service.putCount(), 100);
}

void TestPracticeService::waitsBeforeItAnswers()
{
    PracticeService service(withLatency(std::chrono::milliseconds(150)));
    QVERIFY(service.start());
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy::NoProxy);
    QElapsedTimer timer;
    timer.start();
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    replies.reserve(6);
    for (int i = 0; i < 6; ++i)
        replies.emplace_back(network.put(practiceRequest(service, u'/' + prod), newPassword));
    for (const auto &reply : replies) {
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), longEnough);
        QCOMPARE(statusOf(reply.get()), 200);
        QVERIFY2(timer.elapsed() >= 150, qPrintable(QString::number(timer.elapsed())));
    }
}

void TestPracticeService::tellsHowLongToWaitWhenThrottled()
{
    PracticeOptions options;
    options.limitPerSecond = 1;
    PracticeService service(options);
    QVERIFY(service.start());
    RawClient client;
    QVERIFY(client.connectTo(service));
    // Several, because a busy machine may let a second pass between two.
    client.send(rawRequest(service, "GET", {}, "\r\n").repeated(5));
    RawClient::Answer throttled = client.read();
    QCOMPARE(throttled.status, 200);
    for (int i = 0; i < 4 && throttled.status != 429; ++i)
        throttled = client.read();
    QCOMPARE(throttled.status, 429);
    QCOMPARE(throttled.headers.value("retry-after"), "1"_ba);
    QVERIFY(throttled.body.contains("ratelimit,limit:1,time:1 second"));
}

void TestPracticeService::outlivesClientsThatLeave()
{
    PracticeService service(withLatency(std::chrono::milliseconds(30)));
    QVERIFY(service.start());
    for (int i = 0; i < 50; ++i) {
        RawClient client;
        QVERIFY(client.connectTo(service));
        client.send(i % 2 ? rawPut(service, newPassword) : rawRequest(service, "GET", {}, {}));
        client.abort();
    }
    RawClient client;
    QVERIFY(client.connectTo(service));
    client.send(rawRequest(service, "GET", {}, "\r\n"));
    QCOMPARE(client.read().status, 200);
}

QTEST_GUILESS_MAIN(TestPracticeService)
#include "tst_practice_service.moc"
