#include "tests/practice/practice_client.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 atOnce = 4000; // milliseconds; under every wait that a stop could run into

PracticeOptions withLatency(std::chrono::milliseconds latency)
{
    PracticeOptions options;
    options.latency = latency;
    return options;
}

} // namespace

//! The service ends at once, whatever its connections are doing, and can begin again.
class TestPracticeStop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopsWhileRequestsWait();
    void stopsWithConnectionsOpen_data();
    void stopsWithConnectionsOpen();
    void keepsItsWorldOverAStop();
    void startsAndStopsManyTimes();
    void startsAndStopsUnderFire();
};

void TestPracticeStop::stopsWhileRequestsWait()
{
    PracticeService service(withLatency(std::chrono::milliseconds::max()));
    QVERIFY(service.start());
    std::vector<std::unique_ptr<RawClient>> clients;
    // More than have a thread: some are not even looked at when the end comes.
    for (int i = 0; i < 40; ++i) {
        clients.push_back(std::make_unique<RawClient>());
        QVERIFY(clients.back()->connectTo(service));
        clients.back()->send(rawPut(service, newPassword));
    }
    QTRY_VERIFY_WITH_TIMEOUT(service.putCount() >= 30, longEnough);
    QElapsedTimer timer;
    timer.start();
    service.stop();
    QVERIFY2(timer.elapsed() < atOnce, qPrintable(QString::number(timer.elapsed())));
    for (const auto &client : clients)
        QVERIFY(client->wasClosed());
    QVERIFY(!service.holdsPassword(prod, u"Tr0ub4dor&3"));
}

void TestPracticeStop::stopsWithConnectionsOpen_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("that said nothing yet") << QByteArray();
    QTest::newRow("that began a line") << QByteArray("GET /v5");
    QTest::newRow("that began a header") << QByteArray("GET /v5 HTTP/1.1\r\nHost: loc");
    QTest::newRow("that began a body") << QByteArray("PUT /v5 HTTP/1.1\r\nContent-Length: 100\r\n\r\n{\"");
    QTest::newRow("that are kept alive") << QByteArray("GET /v5 HTTP/1.1\r\n\r\n");
}

void TestPracticeStop::stopsWithConnectionsOpen()
{
    QFETCH(const QByteArray, sent);
    auto service = std::make_unique<PracticeService>();
    QVERIFY(service->start());
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 10; ++i) {
        clients.push_back(std::make_unique<RawClient>());
        QVERIFY(clients.back()->connectTo(*service));
        clients.back()->send(sent);
        if (sent.endsWith("\r\n\r\n"))
            QCOMPARE(clients.back()->read().status, 404);
    }
    QElapsedTimer timer;
    timer.start();
    service.reset();
    QVERIFY2(timer.elapsed() < atOnce, qPrintable(QString::number(timer.elapsed())));
    for (const auto &client : clients)
        QVERIFY(client->wasClosed());
}

void TestPracticeStop::keepsItsWorldOverAStop()
{
    PracticeService service;
    service.stop(); // nothing to stop
    for (int round = 1; round <= 3; ++round) {
        QVERIFY(service.start());
        RawClient client;
        QVERIFY(client.connectTo(service));
        client.send(rawPut(service, R"({"registry_password":"round-)" + QByteArray::number(round) + "\"}"));
        QCOMPARE(client.read().status, 200);
        service.stop();
        QVERIFY(client.wasClosed());
        QVERIFY(service.holdsPassword(prod, QString(u"round-"_s + QString::number(round))));
        QCOMPARE(service.putCount(), round);
    }
}

void TestPracticeStop::startsAndStopsManyTimes()
{
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < 200; ++round) {
        PracticeService service;
        QVERIFY(service.start());
        RawClient client;
        if (round % 4 == 0)
            continue; // ends before its threads have begun
        QVERIFY(client.connectTo(service));
        if (round % 4 == 1)
            continue;
        client.send(rawRequest(service, "GET", {}, "\r\n"));
        if (round % 4 == 3)
            QCOMPARE(client.read().status, 200);
    }
    QVERIFY2(timer.elapsed() < 100'000, qPrintable(QString::number(timer.elapsed())));
}

void TestPracticeStop::startsAndStopsUnderFire()
{
    PracticeOptions options;
    options.latency = std::chrono::milliseconds(1);
    PracticeService service(options);
    QVERIFY(service.start());
    std::atomic<quint16> port = quint16(service.endpoint().port());
    std::atomic<bool> enough = false;
    std::atomic<int> answered = 0;
    std::vector<std::thread> clients;
    const QByteArray put = rawPut(service, newPassword);
    clients.reserve(4);
    for (int i = 0; i < 4; ++i) {
        clients.emplace_back([&, put] {
            while (!enough) {
                QTcpSocket socket;
                socket.setProxy(QNetworkProxy::NoProxy);
                socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
                if (!socket.waitForConnected(1000))
                    continue;
                socket.write(put);
                if (socket.waitForReadyRead(1000) && socket.readAll().startsWith("HTTP/1.1 200"))
                    ++answered;
                // Observers are welcome at any time.
                if (service.putCount() < 0 || service.holdsPassword(prod, u"never"))
                    enough = true;
            }
        });
    }
    for (int round = 0; round < 30; ++round) {
        const int before = answered;
        QTRY_VERIFY_WITH_TIMEOUT(answered > before, longEnough);
        service.stop();
        QVERIFY(service.start());
        port = quint16(service.endpoint().port());
    }
    enough = true;
    for (std::thread &client : clients)
        client.join();
    QVERIFY(service.holdsPassword(prod, u"Tr0ub4dor&3"));
    QVERIFY(service.putCount() >= answered);
}

QTEST_GUILESS_MAIN(TestPracticeStop)
#include "tst_practice_stop.moc"
