#include "app/service/http_call.h"
#include "app/service/network.h"
#include "tests/support/finished.h"
#include "tests/support/script_server.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A proxy that asks for a login and lets nobody further than its door: what it was told is what is tested.
ServerScript askForLogin(const SeenRequest &request)
{
    const QByteArray right("Proxy-Authorization: Basic " + QByteArray("ops:p@ss/w").toBase64());
    const bool loggedIn = request.head.contains(right);
    if (loggedIn)
        return {sendBytes(answerBytes(502)), closeConnection()};
    return {
        sendBytes(answerBytes(407, {}, "Proxy-Authenticate: Basic realm=\"proxy\"\r\n")), closeConnection()};
}

QCoro::Task<HttpOutcome> ask(Network &network, CallScope &scope)
{
    HttpRequest request;
    request.url = QUrl(u"https://hss.example.test/v5/p/image/registries"_s);
    HttpCall call(network, request, 10s, scope);
    co_return co_await call.conclusion();
}

QUrl withLogin(QUrl proxy, const QString &user, const QString &password)
{
    proxy.setUserName(user, QUrl::DecodedMode);
    proxy.setPassword(password, QUrl::DecodedMode);
    return proxy;
}

} // namespace

class TestProxy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLoginReachesTheProxyAndNobodyElse_data();
    void theLoginReachesTheProxyAndNobodyElse();
};

void TestProxy::theLoginReachesTheProxyAndNobodyElse_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("accepted");

    QTest::newRow("the right login is taken") << u"ops"_s << u"p@ss/w"_s << true;
    QTest::newRow("a wrong password is refused, and not tried for ever") << u"ops"_s << u"other"_s << false;
    QTest::newRow("without a login the request ends at the proxy") << QString() << QString() << false;
}

void TestProxy::theLoginReachesTheProxyAndNobodyElse()
{
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    QFETCH(const bool, accepted);
    ScriptServer proxy(askForLogin);
    const QUrl url = user.isEmpty() ? proxy.url() : withLogin(proxy.url(), user, password);
    Network network({NetworkSettings::Proxy::Url, url, {}});
    CallScope scope;

    const HttpOutcome outcome = finished(ask(network, scope));

    QVERIFY(!outcome.ok());
    if (!accepted) {
        QCOMPARE(outcome.error().kind, HttpFailure::Kind::Proxy);
        QVERIFY(!outcome.error().mayHaveLeft);
    }
    const QList<SeenRequest> seen = proxy.seen();
    QVERIFY(!seen.isEmpty() && seen.size() <= 3);
    for (const SeenRequest &request : seen) {
        QCOMPARE(request.verb, QByteArray("CONNECT"));
        QVERIFY2(!request.head.contains(password.toUtf8()) || password.isEmpty(), request.head.constData());
    }
    const QByteArray right = QByteArray("ops:p@ss/w").toBase64();
    QCOMPARE(seen.last().head.contains(right), accepted);
}

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
