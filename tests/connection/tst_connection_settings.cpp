#include "app/connection/connection_settings.h"
#include "tests/support/test_certificates.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace hssreg {

namespace {

// Nothing is wrong with these.
ConnectionSettings rightSettings()
{
    ConnectionSettings settings;
    settings.region = u"cn-north-4"_s;
    settings.projectId = u"05a1f2d3c4b5a697887766554433e9e9"_s;
    settings.token = Secret(u"MIIToken");
    return settings;
}

using Change = std::function<void(ConnectionSettings &)>;

const char *partName(ConnectionPart part)
{
    switch (part) {
    case ConnectionPart::Endpoint: return "endpoint";
    case ConnectionPart::Project: return "project";
    case ConnectionPart::EnterpriseProject: return "enterprise project";
    case ConnectionPart::Token: return "token";
    case ConnectionPart::CaFile: return "CA file";
    case ConnectionPart::Proxy: return "proxy";
    case ConnectionPart::Deadline: return "deadline";
    case ConnectionPart::Name: return "name";
    case ConnectionPart::IamEndpoint: return "IAM endpoint";
    case ConnectionPart::AccessKeyId: return "access key ID";
    case ConnectionPart::SecretKey: return "secret key";
    case ConnectionPart::SecurityToken: return "security token";
    case ConnectionPart::User: return "user";
    case ConnectionPart::UserId: return "user ID";
    case ConnectionPart::Domain: return "domain";
    case ConnectionPart::Password: return "password";
    case ConnectionPart::ProxyLogin: return "proxy login";
    }
    Q_UNREACHABLE();
}

// `endpoint error`, one for each problem.
QStringList found(const ConnectionSettings &settings)
{
    QStringList lines;
    for (const ConnectionProblem &problem : checkConnection(settings))
        lines.append(QString::fromLatin1(partName(problem.part))
            + (problem.level == Level::Error ? u" error"_s : u" warning"_s));
    return lines;
}

} // namespace

} // namespace hssreg

Q_DECLARE_METATYPE(hssreg::Change)

namespace hssreg {

//! What is wrong with the settings of a connection, and what is made of right ones.
class ConnectionSettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void problems_data();
    void problems();
    void caFiles_data();
    void caFiles();
    void aRealCertificateIsTaken();
    void everythingWrongAtOnceIsInOrder();
    void noSentenceRepeatsTheToken();
    void accounts();
    void aCloneIsTheSame();
    void titles_data();
    void titles();
};

namespace {

void row(const char *name, const Change &change, const QStringList &expected)
{
    QTest::newRow(name) << change << expected;
}

void endpointRows()
{
    row("a region", [](ConnectionSettings &) {}, {});
    row("no region and no endpoint", [](ConnectionSettings &s) { s.region.clear(); }, {u"endpoint error"_s});
    row("a region that there is not", [](ConnectionSettings &s) { s.region = u"cn-north-99"_s; },
        {u"endpoint error"_s});
    row("an endpoint goes before the region",
        [](ConnectionSettings &s) {
            s.region = u"nowhere"_s;
            s.endpoint = u"https://hss.example.com"_s;
        },
        {});
    row("a bare host", [](ConnectionSettings &s) { s.endpoint = u"hss.example.com:8443"_s; }, {});
    row("http on this machine", [](ConnectionSettings &s) { s.endpoint = u"http://127.0.0.1:4711"_s; }, {});
    row("http elsewhere", [](ConnectionSettings &s) { s.endpoint = u"http://hss.example.com"_s; },
        {u"endpoint error"_s});
    row("a path", [](ConnectionSettings &s) { s.endpoint = u"https://hss.example.com/v5"_s; },
        {u"endpoint error"_s});
    row("a login in the endpoint",
        [](ConnectionSettings &s) { s.endpoint = u"https://u:p@hss.example.com"_s; }, {u"endpoint error"_s});
}

void identityRows()
{
    row("no project", [](ConnectionSettings &s) { s.projectId.clear(); }, {u"project error"_s});
    row("a project with a slash", [](ConnectionSettings &s) { s.projectId = u"a/b"_s; },
        {u"project error"_s});
    row("a region for a project", [](ConnectionSettings &s) { s.projectId = u"cn-north-4"_s; },
        {u"project warning"_s});
    row("all enterprise projects",
        [](ConnectionSettings &s) { s.enterpriseProjectId = u"all_granted_eps"_s; }, {});
    row("an enterprise project with a blank", [](ConnectionSettings &s) { s.enterpriseProjectId = u"a b"_s; },
        {u"enterprise project error"_s});
    row("no token", [](ConnectionSettings &s) { s.token = Secret(); }, {u"token error"_s});
    row("a token with a line end", [](ConnectionSettings &s) { s.token = Secret(u"MII\nToken"); },
        {u"token error"_s});
}

void keyRows()
{
    const auto keys = [](const char *name, const Change &change, const QStringList &expected) {
        row(
            name,
            [change](ConnectionSettings &s) {
                s.signIn = SignInWay::AccessKey;
                s.token = Secret();
                s.keys = {u"AKEXAMPLE0123456789A"_s, Secret(u"sk"), Secret()};
                change(s);
            },
            expected);
    };
    keys("an access key", [](ConnectionSettings &) {}, {});
    keys("no key ID", [](ConnectionSettings &s) { s.keys.accessKeyId.clear(); }, {u"access key ID error"_s});
    keys(
        "no secret key", [](ConnectionSettings &s) { s.keys.secretKey = Secret(); }, {u"secret key error"_s});
    keys("temporary keys without their token", [](ConnectionSettings &s) { s.temporaryKeys = true; },
        {u"security token error"_s});
}

void loginRows()
{
    const auto login = [](const char *name, const Change &change, const QStringList &expected) {
        row(
            name,
            [change](ConnectionSettings &s) {
                s.signIn = SignInWay::IamPassword;
                s.token = Secret();
                s.login = {u"ops"_s, QString(), u"acme"_s, Secret(u"pw"), false};
                change(s);
            },
            expected);
    };
    login("a user and password", [](ConnectionSettings &) {}, {});
    login("no user", [](ConnectionSettings &s) { s.login.user.clear(); }, {u"user error"_s});
    login("no account", [](ConnectionSettings &s) { s.login.domain.clear(); }, {u"domain error"_s});
    login("no password", [](ConnectionSettings &s) { s.login.password = Secret(); }, {u"password error"_s});
    login("a passcode without the user's ID", [](ConnectionSettings &s) { s.login.passcode = true; },
        {u"user ID error"_s});
    login("an endpoint of one's own without that of IAM",
        [](ConnectionSettings &s) {
            s.region.clear();
            s.endpoint = u"https://hss.example.com"_s;
        },
        {u"IAM endpoint error"_s});
    login("IAM over http", [](ConnectionSettings &s) { s.iamEndpoint = u"http://iam.example.com"_s; },
        {u"IAM endpoint error"_s});
    row("a proxy's user without a password",
        [](ConnectionSettings &s) {
            s.proxy = ProxyUse::Url;
            s.proxyUrl = u"http://proxy.example.com:3128"_s;
            s.proxyUser = u"me"_s;
        },
        {u"proxy login error"_s});
}

void proxyRows()
{
    const auto proxy = [](const char *name, const QString &url, bool right) {
        row(
            name,
            [url](ConnectionSettings &s) {
                s.proxy = ProxyUse::Url;
                s.proxyUrl = url;
            },
            right ? QStringList() : QStringList{u"proxy error"_s});
    };
    row("no proxy",
        [](ConnectionSettings &s) {
            s.proxy = ProxyUse::None;
            s.proxyUrl = u"nonsense"_s;
        },
        {});
    proxy("an HTTP proxy", u"http://proxy.example.com:3128"_s, true);
    proxy("a SOCKS proxy", u"socks5://127.0.0.1:1080"_s, true);
    proxy("an IPv6 proxy", u"http://[2001:db8::1]:3128"_s, true);
    proxy("a slash behind the port", u"http://proxy.example.com:3128/"_s, true);
    proxy("no URL", QString(), false);
    proxy("no scheme", u"proxy.example.com:3128"_s, false);
    proxy("https", u"https://proxy.example.com:3128"_s, false);
    proxy("socks4", u"socks4://proxy.example.com:3128"_s, false);
    proxy("no port", u"http://proxy.example.com"_s, false);
    proxy("port 0", u"http://proxy.example.com:0"_s, false);
    proxy("a port too high", u"http://proxy.example.com:65536"_s, false);
    proxy("no host", u"http://:3128"_s, false);
    proxy("a login", u"http://user:secret@proxy.example.com:3128"_s, false);
    proxy("a user name", u"socks5://user@proxy.example.com:1080"_s, false);
    proxy("an empty login", u"http://@proxy.example.com:3128"_s, false);
    proxy("a path", u"http://proxy.example.com:3128/pac"_s, false);
    proxy("a query", u"http://proxy.example.com:3128?a=b"_s, false);
    proxy("blanks", u"http://proxy .example.com:3128"_s, false);
}

void deadlineRows()
{
    const auto deadline = [](const char *name, std::chrono::seconds seconds, bool right) {
        row(
            name, [seconds](ConnectionSettings &s) { s.deadline = seconds; },
            right ? QStringList() : QStringList{u"deadline error"_s});
    };
    deadline("1 s", 1s, true);
    deadline("1 h", 3600s, true);
    deadline("0 s", 0s, false);
    deadline("less than nothing", -5s, false);
    deadline("over 1 h", 3601s, false);
    deadline("very long", std::chrono::seconds::max(), false);
}

} // namespace

void ConnectionSettingsTest::problems_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("expected");
    endpointRows();
    identityRows();
    keyRows();
    loginRows();
    proxyRows();
    deadlineRows();
}

void ConnectionSettingsTest::problems()
{
    QFETCH(Change, change);
    ConnectionSettings settings = rightSettings();
    change(settings);
    QTEST(found(settings), "expected");
    for (const ConnectionProblem &problem : checkConnection(settings))
        QVERIFY2(problem.text.size() > 12, qPrintable(problem.text));
}

void ConnectionSettingsTest::caFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("no certificate");
    QTest::newRow("a broken certificate")
        << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    QTest::newRow("a key") << QByteArray("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
}

void ConnectionSettingsTest::caFiles()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    ConnectionSettings settings = rightSettings();
    settings.caFile = folder.filePath(u"ca.pem"_s);
    QCOMPARE(found(settings), QStringList{u"CA file error"_s}); // it does not exist
    QFile file(settings.caFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), qint64(content.size()));
    file.close();
    QCOMPARE(found(settings), QStringList{u"CA file error"_s});
    settings.caFile = folder.path();
    QCOMPARE(found(settings), QStringList{u"CA file error"_s});
}

void ConnectionSettingsTest::aRealCertificateIsTaken()
{
    const TestCertificates certificates;
    ConnectionSettings settings = rightSettings();
    settings.caFile = certificates.caFile();
    QCOMPARE(found(settings), QStringList());
}

void ConnectionSettingsTest::everythingWrongAtOnceIsInOrder()
{
    ConnectionSettings settings;
    settings.enterpriseProjectId = u"a,b"_s;
    settings.caFile = u"not/there"_s;
    settings.proxy = ProxyUse::Url;
    settings.deadline = 0s;
    QStringList parts = found(settings);
    parts.removeDuplicates();
    QCOMPARE(parts,
        QStringList({u"endpoint error"_s, u"project error"_s, u"enterprise project error"_s, u"token error"_s,
            u"CA file error"_s, u"proxy error"_s, u"deadline error"_s}));
}

void ConnectionSettingsTest::noSentenceRepeatsTheToken()
{
    ConnectionSettings settings = rightSettings();
    settings.token = Secret(u"M4rk3r token \u00e4\n");
    const QList<ConnectionProblem> problems = checkConnection(settings);
    QVERIFY(!problems.isEmpty());
    for (const ConnectionProblem &problem : problems)
        QVERIFY2(!problem.text.contains(u"M4rk3r"_s), qPrintable(problem.text));
}

void ConnectionSettingsTest::accounts()
{
    ConnectionSettings settings = rightSettings();
    settings.enterpriseProjectId = u"0"_s;
    Account account = accountOf(settings);
    QCOMPARE(account.endpoint, QUrl(u"https://hss.cn-north-4.myhuaweicloud.com"_s));
    QCOMPARE(account.projectId, settings.projectId);
    QCOMPARE(account.enterpriseProjectId, u"0"_s);
    settings.endpoint = u"hss.example.com:8443/"_s;
    account = accountOf(settings);
    QCOMPARE(account.endpoint, QUrl(u"https://hss.example.com:8443"_s));
}

void ConnectionSettingsTest::aCloneIsTheSame()
{
    ConnectionSettings settings = rightSettings();
    settings.endpoint = u"e"_s;
    settings.enterpriseProjectId = u"0"_s;
    settings.caFile = u"c"_s;
    settings.proxy = ProxyUse::Url;
    settings.proxyUrl = u"p"_s;
    settings.deadline = 7s;
    settings.practice = true;
    const ConnectionSettings clone = settings.clone();
    QCOMPARE(clone.region, settings.region);
    QCOMPARE(clone.endpoint, settings.endpoint);
    QCOMPARE(clone.projectId, settings.projectId);
    QCOMPARE(clone.enterpriseProjectId, settings.enterpriseProjectId);
    QCOMPARE(clone.token.reveal().toString(), settings.token.reveal().toString());
    QCOMPARE(clone.caFile, settings.caFile);
    QCOMPARE(clone.proxy, settings.proxy);
    QCOMPARE(clone.proxyUrl, settings.proxyUrl);
    QCOMPARE(clone.deadline, settings.deadline);
    QCOMPARE(clone.practice, settings.practice);
}

void ConnectionSettingsTest::titles_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected");
    const auto title = [](const char *name, const Change &change, const QString &expected) {
        QTest::newRow(name) << change << expected;
    };
    title(
        "region and project", [](ConnectionSettings &) {}, u"cn-north-4 · 05a1f2…e9"_s);
    title(
        "host and project", [](ConnectionSettings &s) { s.endpoint = u"https://hss.example.com/"_s; },
        u"hss.example.com · 05a1f2…e9"_s);
    title(
        "host with port", [](ConnectionSettings &s) { s.endpoint = u"http://127.0.0.1:4711"_s; },
        u"127.0.0.1:4711 · 05a1f2…e9"_s);
    title(
        "a short project is told in full", [](ConnectionSettings &s) { s.projectId = u"practice"_s; },
        u"cn-north-4 · practice"_s);
    title(
        "a login typed into the endpoint is not told",
        [](ConnectionSettings &s) { s.endpoint = u"https://user:S3cret@hss.example.com"_s; },
        u"hss.example.com · 05a1f2…e9"_s);
    title(
        "an endpoint that is none", [](ConnectionSettings &s) { s.endpoint = u"a\u202eb c"_s; },
        u"a‹U+202E›b c · 05a1f2…e9"_s);
    title(
        "a percent sign and a digit stay what they are",
        [](ConnectionSettings &s) {
            s.region = u"%2"_s;
            s.projectId = u"%1"_s;
        },
        u"%2 · %1"_s);
}

void ConnectionSettingsTest::titles()
{
    QFETCH(Change, change);
    ConnectionSettings settings = rightSettings();
    change(settings);
    QTEST(connectionTitle(settings), "expected");
}

} // namespace hssreg

QTEST_GUILESS_MAIN(hssreg::ConnectionSettingsTest)
#include "tst_connection_settings.moc"
