// The signature of requests against what the vendor's own signers gave.

#include "app/service/redaction.h"
#include "app/service/requests.h"
#include "app/service/signing.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

Verb verbOf(const QString &name)
{
    for (const Verb verb : {Verb::Get, Verb::Put, Verb::Post, Verb::Delete}) {
        if (name == QLatin1StringView(verbName(verb)))
            return verb;
    }
    Q_UNREACHABLE();
}

HttpRequest requestOf(const QJsonObject &vector)
{
    HttpRequest request;
    request.verb = verbOf(vector.value("method"_L1).toString());
    request.url = QUrl::fromEncoded(vector.value("url"_L1).toString().toUtf8(), QUrl::StrictMode);
    const QJsonObject headers = vector.value("headers"_L1).toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        request.headers.push_back({header.key().toLatin1(), {}, header.value().toString().toUtf8()});
    if (vector.value("body"_L1).isString())
        request.body = toUtf8(vector.value("body"_L1).toString());
    return request;
}

QByteArray headerOf(const HttpRequest &request, const QByteArray &name)
{
    for (const HttpHeader &header : request.headers) {
        if (header.name == name)
            return header.secret.isEmpty() ? header.value : header.secret.reveal().toUtf8();
    }
    return {};
}

KeyCredential keys(const QString &securityToken = {})
{
    return {u"AKEXAMPLE0123456789A"_s, Secret(u"SkExample0123456789012345678901234567890"),
        Secret(securityToken)};
}

QDateTime firstOfMay()
{
    return QDateTime({2026, 5, 1}, {8, 30}, Qt::UTC);
}

const QString project = u"0123456789abcdef0123456789abcdef"_s;

Account account(const QString &enterpriseProject)
{
    return {QUrl(u"https://hss.cn-north-4.myhuaweicloud.com"_s), project, enterpriseProject};
}

QByteArray signatureOf(HttpRequest request, const QString &securityToken = {})
{
    authorise(request, keys(securityToken), firstOfMay(), project);
    return headerOf(request, "Authorization").split('=').constLast();
}

} // namespace

class TestSigning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectors_data();
    void vectors();
    void ownRequests();
    void headersOfEachCredential();
    void aSecondAttemptIsSignedAnew();
    void aLongKeyIsHashedFirst();
    void theDateIsTheBasicFormat();
    void redactionHidesThem();
};

void TestSigning::vectors_data()
{
    QTest::addColumn<QJsonObject>("vector");
    QFile file(QFINDTESTDATA("signing.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray all = QJsonDocument::fromJson(file.readAll())["vectors"_L1].toArray();
    QCOMPARE(all.size(), 22);
    for (const QJsonValue vector : all)
        QTest::newRow(qPrintable(vector["name"_L1].toString())) << vector.toObject();
}

void TestSigning::vectors()
{
    QFETCH(const QJsonObject, vector);
    const HttpRequest request = requestOf(vector);
    const WipedBytes canonical = canonicalRequest(request);
    const QByteArray text(canonical.data(), qsizetype(canonical.size()));
    QCOMPARE(text, vector.value("expected_canonical_request"_L1).toString().toUtf8());
    QCOMPARE(QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex()),
        vector.value("expected_canonical_request_sha256"_L1).toString());
    const KeyCredential with{
        vector.value("ak"_L1).toString(), Secret(vector.value("sk"_L1).toString()), Secret()};
    QCOMPARE(authorization(request, with).reveal().toString(),
        vector.value("expected_authorization"_L1).toString());
}

// Signatures of hss-api.md, section 4.2, over the requests that are really sent.
void TestSigning::ownRequests()
{
    AccessUpdate change;
    change.set(Field::RegistryUsername, u"me"_s);
    change.setPassword(Secret(u"123456"));
    QCOMPARE(signatureOf(updateRegistryRequest(
                 account(u"all_granted_eps"_s), u"ea325892-0000-4e2c-bca4-409b8853556b"_s, change)),
        "41ea95c72a636df53f613e135188f76f0292c7732ab60978792ea7cc62542491");
    AccessUpdate password;
    password.setPassword(Secret(u"p@ss/密码 \"q\""));
    QCOMPARE(signatureOf(updateRegistryRequest(account(u"0"_s), u"id with space"_s, password),
                 u"gQpjbi1ub3J0aC00TEMPTOKEN"_s),
        "59acc0af5de369790a4aee6ac1751b858bbcb1584d35c10a400506cf0dfc94ce");
    const UploadCommandQuery query{u"myharbor.com:8443"_s, u"hss"_s, u"robot$ci"_s, Secret(u"a+b&c=d%e /~*")};
    QCOMPARE(signatureOf(imageUploadCommandRequest(account({}), query)),
        "2ead143ee8ac618cc4fd8a5bed6aa2e9ddfa2ccda6afde3271fe45e08434ff90");
}

void TestSigning::headersOfEachCredential()
{
    HttpRequest withToken = listRegistriesRequest(account({}), 0, 10);
    authorise(withToken, TokenCredential{Secret(u"MIIToken")}, firstOfMay(), project);
    QCOMPARE(headerOf(withToken, "X-Auth-Token"), "MIIToken");
    QVERIFY(headerOf(withToken, "Authorization").isEmpty());

    HttpRequest temporary = listRegistriesRequest(account({}), 0, 10);
    authorise(temporary, keys(u"TEMP"_s), firstOfMay(), project);
    QVERIFY(headerOf(temporary, "X-Auth-Token").isEmpty());
    QCOMPARE(headerOf(temporary, "X-Security-Token"), "TEMP");
    QCOMPARE(headerOf(temporary, "X-Project-Id"), project.toLatin1());
    QCOMPARE(headerOf(temporary, "X-Sdk-Date"), "20260501T083000Z");
    QVERIFY(headerOf(temporary, "Authorization")
                .startsWith("SDK-HMAC-SHA256 Access=AKEXAMPLE0123456789A, "
                            "SignedHeaders=host;x-project-id;x-sdk-date;x-security-token, Signature="));

    HttpRequest global = listRegistriesRequest(account({}), 0, 10);
    authorise(global, keys(), firstOfMay(), {});
    QCOMPARE(signedHeaderNames(global), "host;x-sdk-date");
}

void TestSigning::aSecondAttemptIsSignedAnew()
{
    HttpRequest request = listRegistriesRequest(account({}), 0, 10);
    const std::size_t bare = request.headers.size();
    authorise(request, keys(u"TEMP"_s), firstOfMay(), project);
    const QByteArray first = headerOf(request, "Authorization");
    authorise(request, keys(), firstOfMay().addSecs(60), project);
    QCOMPARE(request.headers.size(), bare + 3);
    QCOMPARE(headerOf(request, "X-Sdk-Date"), "20260501T083100Z");
    QVERIFY(headerOf(request, "Authorization") != first);
    authorise(request, TokenCredential{Secret(u"MIIToken")}, firstOfMay(), project);
    QCOMPARE(request.headers.size(), bare + 1);
}

// RFC 4231, case 6, is about the HMAC; here the same key as its hash must sign the same.
void TestSigning::aLongKeyIsHashedFirst()
{
    HttpRequest request = listRegistriesRequest(account({}), 0, 10);
    request.headers.push_back({"X-Sdk-Date", {}, "20260501T083000Z"});
    const KeyCredential just{u"AK"_s, Secret(QString(64, u'k')), Secret()};
    const KeyCredential longer{u"AK"_s, Secret(QString(65, u'k')), Secret()};
    QVERIFY(authorization(request, just).reveal() != authorization(request, longer).reveal());
    QCOMPARE(authorization(request, longer).reveal().size(), authorization(request, just).reveal().size());
}

void TestSigning::theDateIsTheBasicFormat()
{
    HttpRequest request = listRegistriesRequest(account({}), 0, 10);
    const QDateTime elsewhere(QDate(2026, 1, 1), QTime(1, 2, 3), Qt::OffsetFromUTC, 2 * 3600);
    authorise(request, keys(), elsewhere, project);
    QCOMPARE(headerOf(request, "X-Sdk-Date"), "20251231T230203Z");
}

void TestSigning::redactionHidesThem()
{
    Redaction redaction;
    hideCredential(redaction, keys(u"TemporaryTokenMarker"_s));
    const QString text = redaction.cleaned(
        u"sk SkExample0123456789012345678901234567890 token TemporaryTokenMarker "
        "Authorization: SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=cfb4171acec81de0 end"_s);
    QVERIFY2(!text.contains(u"SkExample"), qPrintable(text));
    QVERIFY2(!text.contains(u"TemporaryTokenMarker"), qPrintable(text));
    QVERIFY2(!text.contains(u"cfb4171acec81de0"), qPrintable(text));
    QVERIFY(text.endsWith(u" end"));
    // what a person needs to know stays
    QVERIFY(redaction.cleaned(u"signature expired, signature time:20200101T000000Z"_s)
                .contains(u"signature time:20200101T000000Z"));
}

QTEST_GUILESS_MAIN(TestSigning)
#include "tst_signing.moc"
