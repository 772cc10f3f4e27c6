// What only shows on a real connection: the small registry at its own port with both ways to ask for a login, and
// clusters that are slow while the rest is not.

#include "tests/practice/practice_client.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

RawClient::Answer asked(const QUrl &origin, const QByteArray &target, const QByteArray &authorization = {})
{
    RawClient client;
    if (!client.connectTo(origin))
        return {};
    QByteArray request = "GET " + target + " HTTP/1.1\r\nHost: " + origin.host().toLatin1() + ':'
        + QByteArray::number(origin.port()) + "\r\nConnection: close\r\n";
    if (!authorization.isEmpty())
        request += "Authorization: " + authorization + "\r\n";
    client.send(request + "\r\n");
    return client.read();
}

QByteArray clustersRequest(const PracticeService &service)
{
    return "GET /v5/" + service.projectId().toLatin1()
        + "/container/kubernetes/clusters/daemonsets?offset=0&limit=10 HTTP/1.1\r\nHost: localhost\r\n"
          "X-Auth-Token: "
        + service.token().toLatin1() + "\r\n\r\n";
}

} // namespace

class TestPracticeSockets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRegistryTakesALogin_data();
    void theRegistryTakesALogin();
    void theRegistryIsSomewhereElse();
    void slowClustersHoldNobodyElse();
    void clustersThatFailSaySo();
};

void TestPracticeSockets::theRegistryTakesALogin_data()
{
    QTest::addColumn<bool>("bearer");
    QTest::addColumn<bool>("right");
    QTest::newRow("Basic, right") << false << true;
    QTest::newRow("Basic, wrong") << false << false;
    QTest::newRow("Bearer, right") << true << true;
    QTest::newRow("Bearer, wrong") << true << false;
}

void TestPracticeSockets::theRegistryTakesALogin()
{
    QFETCH(const bool, bearer);
    QFETCH(const bool, right);
    PracticeOptions options;
    options.registryChallenge = bearer ? RegistryChallenge::Bearer : RegistryChallenge::Basic;
    PracticeService service(options);
    QVERIFY(service.start());
    const QUrl registry = service.registryEndpoint();
    const QString password = right ? service.registryPassword() : u"guessed"_s;
    const QByteArray basic = "Basic " + QByteArray("svc-hss:" + password.toUtf8()).toBase64();

    const RawClient::Answer stranger = asked(registry, "/v2/");
    QCOMPARE(stranger.status, 401);
    const QString challenge = QString::fromLatin1(stranger.headers.value("www-authenticate"));
    QVERIFY2(challenge.startsWith(bearer ? u"Bearer "_s : u"Basic "_s), qPrintable(challenge));
    if (!bearer) {
        QCOMPARE(asked(registry, "/v2/", basic).status, right ? 200 : 401);
        return;
    }
    static const QRegularExpression realm(u"realm=\"([^\"]+)\",service=\"([^\"]+)\""_s);
    const QRegularExpressionMatch match = realm.match(challenge);
    QVERIFY2(match.hasMatch(), qPrintable(challenge));
    const QUrl tokens(match.captured(1));
    QCOMPARE(tokens.port(), registry.port());
    const RawClient::Answer token =
        asked(registry, tokens.path().toLatin1() + "?service=" + match.captured(2).toLatin1(), basic);
    QCOMPARE(token.status, right ? 200 : 401);
    if (!right)
        return;
    const QByteArray bytes =
        QJsonDocument::fromJson(token.body).object().value("token"_L1).toString().toLatin1();
    QVERIFY2(!bytes.isEmpty(), token.body.constData());
    QCOMPARE(asked(registry, "/v2/", "Bearer " + bytes).status, 200);
    QCOMPARE(asked(registry, "/v2/", "Bearer " + bytes + "x").status, 401);
}

void TestPracticeSockets::theRegistryIsSomewhereElse()
{
    PracticeService service;
    QVERIFY(service.start());
    QVERIFY(service.registryEndpoint() != service.endpoint());
    QCOMPARE(service.registryEndpoint().host(), u"127.0.0.1"_s);
    QVERIFY(asked(service.endpoint(), "/v2/").status != 200);
}

void TestPracticeSockets::slowClustersHoldNobodyElse()
{
    PracticeOptions options;
    options.clusterLatency = std::chrono::hours(1);
    PracticeService service(options);
    QVERIFY(service.start());
    RawClient slow;
    QVERIFY(slow.connectTo(service));
    slow.send(clustersRequest(service));
    RawClient quick;
    QVERIFY(quick.connectTo(service));
    quick.send(rawRequest(service, "GET", "?offset=0&limit=10", "\r\n"));
    QCOMPARE(quick.read().status, 200);
    QVERIFY(slow.isWaiting());
    service.stop();
    QVERIFY(slow.wasClosed());
}

void TestPracticeSockets::clustersThatFailSaySo()
{
    PracticeOptions options;
    options.clustersFail = true;
    PracticeService service(options);
    QVERIFY(service.start());
    RawClient client;
    QVERIFY(client.connectTo(service));
    client.send(clustersRequest(service));
    QCOMPARE(client.read().status, 500);
}

QTEST_GUILESS_MAIN(TestPracticeSockets)
#include "tst_practice_sockets.moc"
