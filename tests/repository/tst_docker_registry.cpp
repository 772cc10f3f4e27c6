// The check against a real registry, Debian's docker-registry: with passwords, plain and over TLS, and with tokens of
// a small token server here, whose signatures the registry verifies.

#include "tests/repository/login_setup.h"
#include "tests/repository/real_registry.h"
#include "tests/support/test_certificates.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslKey>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr auto urlBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

// Gives tokens to the good user: none but `actions` on what is asked for. Signed with RS256; the certificate comes
// with it.
class TokenServer {
public:
    explicit TokenServer(QStringList actions)
        : m_actions(std::move(actions))
        , m_server([this](const SeenRequest &request) -> ServerScript { return answer(request); })
    {
    }

    static void makeKey(const QTemporaryDir &folder)
    {
        outputOf(u"openssl"_s,
            {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                u"/CN=tokens"_s, u"-keyout"_s, folder.filePath(u"key"_s), u"-out"_s,
                folder.filePath(u"certificate"_s)});
    }
    void useKeyOf(const QTemporaryDir &folder)
    {
        m_key = folder.filePath(u"key"_s);
        m_certificate =
            QSslCertificate::fromPath(folder.filePath(u"certificate"_s)).constFirst().toDer().toBase64();
    }
    [[nodiscard]] QByteArray realm() const { return m_server.url().toEncoded() + "/token"; }
    [[nodiscard]] ScriptServer &server() { return m_server; }

private:
    ServerScript answer(const SeenRequest &request) const
    {
        if (!hasGoodLogin(request))
            return json(401, "{}");
        QJsonArray access;
        if (request.target.contains("scope=")) {
            access.append(QJsonObject{{u"type"_s, u"repository"_s}, {u"name"_s, u"team/probe"_s},
                {u"actions"_s, QJsonArray::fromStringList(m_actions)}});
        }
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        const QJsonObject claims{{u"iss"_s, u"tests"_s}, {u"aud"_s, u"real registry"_s}, {u"sub"_s, u"me"_s},
            {u"iat"_s, now}, {u"nbf"_s, now - 60}, {u"exp"_s, now + 300}, {u"jti"_s, u"1"_s},
            {u"access"_s, access}};
        const QJsonObject head{{u"typ"_s, u"JWT"_s}, {u"alg"_s, u"RS256"_s},
            {u"x5c"_s, QJsonArray{QString::fromLatin1(m_certificate)}}};
        const QByteArray text = QJsonDocument(head).toJson(QJsonDocument::Compact).toBase64(urlBase64) + '.'
            + QJsonDocument(claims).toJson(QJsonDocument::Compact).toBase64(urlBase64);
        const QByteArray signature =
            outputOf(u"openssl"_s, {u"dgst"_s, u"-sha256"_s, u"-sign"_s, m_key}, text);
        return json(200, "{\"token\":\"" + text + '.' + signature.toBase64(urlBase64) + "\"}");
    }

    QStringList m_actions;
    QString m_key;
    QByteArray m_certificate;
    ScriptServer m_server;
};

} // namespace

class TestDockerRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void passwords_data();
    void passwords();
    void tokens_data();
    void tokens();
    void tokensOfAStranger();

private:
    [[nodiscard]] RegistrySetup withPasswords(bool tls) const;
    [[nodiscard]] RegistrySetup withTokens(const QByteArray &realm) const;

    QTemporaryDir m_folder;
    QTemporaryDir m_strangers;
};

void TestDockerRegistry::initTestCase()
{
    writeFile(m_folder.filePath(u"users"_s),
        outputOf(u"htpasswd"_s, {u"-niB"_s, u"-C"_s, u"4"_s, goodUser}, goodPassword.toUtf8()));
    outputOf(u"openssl"_s,
        {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
            u"/CN=registry"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s, u"-keyout"_s,
            m_folder.filePath(u"tls.key"_s), u"-out"_s, m_folder.filePath(u"tls.pem"_s)});
    TokenServer::makeKey(m_folder);
    TokenServer::makeKey(m_strangers);
}

RegistrySetup TestDockerRegistry::withPasswords(bool tls) const
{
    RegistrySetup setup;
    setup.auth = "auth:\n  htpasswd:\n    realm: a, \"realm\"\n    path: "
        + m_folder.filePath(u"users"_s).toUtf8() + "\n";
    if (tls) {
        setup.certificate = m_folder.filePath(u"tls.pem"_s);
        setup.key = m_folder.filePath(u"tls.key"_s);
    }
    return setup;
}

RegistrySetup TestDockerRegistry::withTokens(const QByteArray &realm) const
{
    RegistrySetup setup;
    setup.auth = "auth:\n  token:\n    realm: " + realm
        + "\n    service: real registry\n    issuer: tests\n    rootcertbundle: "
        + m_folder.filePath(u"certificate"_s).toUtf8() + "\n";
    return setup;
}

void TestDockerRegistry::passwords_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << false;
    QTest::newRow("over TLS") << true;
}

void TestDockerRegistry::passwords()
{
    QFETCH(bool, tls);
    RealRegistry registry(withPasswords(tls));
    LoginCheckSettings settings;
    if (tls) {
        const LoginReport strange = checked(loginFor(registry.url(), RegistryProduct::Other));
        QCOMPARE(causeOf(strange), u"certificate_self_signed"_s);
        settings.network.caFile = m_folder.filePath(u"tls.pem"_s);
    }
    const LoginReport report = checked(loginFor(registry.url(), RegistryProduct::Other), settings);
    QCOMPARE(causeOf(report), u"login_good"_s);
    QCOMPARE(report.unencrypted, !tls);
    QCOMPARE(causeOf(checked(loginFor(registry.url(), RegistryProduct::Other, u"wrong"_s), settings)),
        u"bad_credential"_s);
    QUrl other = registry.url();
    other.setScheme(tls ? u"http"_s : u"https"_s);
    QCOMPARE(causeOf(checked(loginFor(other, RegistryProduct::Other), settings)),
        tls ? u"tls_where_http"_s : u"http_where_tls"_s);
}

void TestDockerRegistry::tokens_data()
{
    QTest::addColumn<QStringList>("actions");
    QTest::addColumn<QString>("cause");
    QTest::newRow("may push") << QStringList{u"pull"_s, u"push"_s} << u"login_good"_s;
    QTest::newRow("may pull") << QStringList{u"pull"_s} << u"pull_only"_s;
    QTest::newRow("may nothing") << QStringList() << u"no_right"_s;
}

void TestDockerRegistry::tokens()
{
    QFETCH(QStringList, actions);
    TokenServer tokens(actions);
    tokens.useKeyOf(m_folder);
    RealRegistry registry(withTokens(tokens.realm()));
    LoginToCheck login = loginFor(registry.url(), RegistryProduct::Other);
    login.nameSpace = u"team"_s;
    QTEST(causeOf(checked(std::move(login))), "cause");
    QCOMPARE(
        causeOf(checked(loginFor(registry.url(), RegistryProduct::Other, u"wrong"_s))), u"bad_credential"_s);
}

// The login is good for a token, but the registry does not know who signed it.
void TestDockerRegistry::tokensOfAStranger()
{
    TokenServer tokens({u"pull"_s});
    tokens.useKeyOf(m_strangers);
    RealRegistry registry(withTokens(tokens.realm()));
    QCOMPARE(causeOf(checked(loginFor(registry.url(), RegistryProduct::Other))), u"forbidden"_s);
}

QTEST_GUILESS_MAIN(TestDockerRegistry)
#include "tst_docker_registry.moc"
