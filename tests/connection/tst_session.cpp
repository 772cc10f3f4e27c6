#include "app/connection/session.h"
#include "tests/support/finished.h"
#include "tests/support/script_server.h"
#include "tests/support/test_certificates.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace hssreg {

namespace {

const QByteArray emptyList = R"({"total_num":0,"data_list":[]})";
const QByteArray json = "Content-Type: application/json\r\n";

ConnectionSettings settingsFor(const QUrl &endpoint)
{
    ConnectionSettings settings;
    settings.endpoint = endpoint.toString();
    settings.projectId = u"05a1f2d3c4b5a697887766554433e9e9"_s;
    settings.enterpriseProjectId = u"0"_s;
    settings.token = Secret(u"MIIToken");
    return settings;
}

ServerScript answerWithEmptyList(const SeenRequest &)
{
    return {sendBytes(answerBytes(200, emptyList, json))};
}

RegistryList listed(ConnectionSettings settings)
{
    SystemClock clock;
    Session session(std::move(settings), clock);
    CallScope scope;
    return finished(session.client().listRegistries(Deadline(clock, 10s), scope));
}

} // namespace

//! A session reaches the service that its settings name, as the account of its settings, the way they say.
class SessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSettingsAreKept();
    void theRequestGoesWhereTheSettingsSay();
    void theCaFileIsTrusted();
    void withoutItTheServerIsNot();
    void theProxyIsUsed();
    void theLoopbackInterfaceNeedsNone();
};

void SessionTest::theSettingsAreKept()
{
    SystemClock clock;
    Session session(settingsFor(QUrl(u"https://hss.example.com"_s)), clock);
    QCOMPARE(session.settings().projectId, u"05a1f2d3c4b5a697887766554433e9e9"_s);
    QCOMPARE(session.client().account().endpoint, QUrl(u"https://hss.example.com"_s));
    QCOMPARE(session.client().account().projectId, u"05a1f2d3c4b5a697887766554433e9e9"_s);
}

void SessionTest::theRequestGoesWhereTheSettingsSay()
{
    ScriptServer server(answerWithEmptyList);
    const RegistryList list = listed(settingsFor(server.url()));
    QVERIFY(list.ok());
    QCOMPARE(server.seen().size(), 1);
    const SeenRequest request = server.seen().first();
    QVERIFY(request.target.startsWith("/v5/05a1f2d3c4b5a697887766554433e9e9/image/registries?"));
    QVERIFY(request.target.contains("enterprise_project_id=0"));
    QVERIFY(request.head.toLower().contains("\r\nx-auth-token: miitoken\r\n"));
}

void SessionTest::theCaFileIsTrusted()
{
    const TestCertificates certificates;
    ScriptServer server(answerWithEmptyList, certificates.server(TestCertificates::Kind::Good));
    ConnectionSettings settings = settingsFor(server.url());
    settings.caFile = certificates.caFile();
    QVERIFY(checkConnection(settings).isEmpty());
    QVERIFY(listed(std::move(settings)).ok());
}

void SessionTest::withoutItTheServerIsNot()
{
    const TestCertificates certificates;
    ScriptServer server(answerWithEmptyList, certificates.server(TestCertificates::Kind::Good));
    const RegistryList list = listed(settingsFor(server.url()));
    QVERIFY(!list.ok());
    QCOMPARE(list.error().outcome, Outcome::Unreachable);
    QCOMPARE(server.seen().size(), 0);
}

// What arrives at the proxy is a CONNECT for the host of the settings; nothing is looked up or sent past it.
void SessionTest::theProxyIsUsed()
{
    ScriptServer proxy([](const SeenRequest &) -> ServerScript {
        return {sendBytes(answerBytes(403)), closeConnection()};
    });
    ConnectionSettings settings = settingsFor(QUrl(u"https://hss.invalid"_s));
    settings.proxy = ProxyUse::Url;
    settings.proxyUrl = proxy.url().toString();
    QVERIFY(checkConnection(settings).isEmpty());
    const RegistryList list = listed(std::move(settings));
    QVERIFY(!list.ok());
    QVERIFY(!proxy.seen().isEmpty());
    QCOMPARE(proxy.seen().first().verb, QByteArray("CONNECT"));
    QVERIFY(proxy.seen().first().target.startsWith("hss.invalid:443"));
    QVERIFY(!proxy.seen().first().head.contains("MIIToken"));
}

void SessionTest::theLoopbackInterfaceNeedsNone()
{
    ScriptServer proxy(answerWithEmptyList);
    ScriptServer server(answerWithEmptyList);
    ConnectionSettings settings = settingsFor(server.url());
    settings.proxy = ProxyUse::Url;
    settings.proxyUrl = proxy.url().toString();
    QVERIFY(listed(std::move(settings)).ok());
    QCOMPARE(proxy.connections(), 0);
    QCOMPARE(server.seen().size(), 1);
}

} // namespace hssreg

QTEST_GUILESS_MAIN(hssreg::SessionTest)
#include "tst_session.moc"
