#include "app/practice/practice_accounts.h"
#include "app/practice/practice_signature.h"
#include "tests/practice/practice_probe.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QLocale>
#include <QMessageAuthenticationCode>
#include <QTest>
#include <QUrl>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

struct Case {
    PracticeRequest request;
    PracticeKeys keys;
    std::chrono::milliseconds at;
    QByteArray canonical;
};

QJsonArray vectors()
{
    QFile file(QStringLiteral(HSSREG_SIGNING_VECTORS));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object()["vectors"_L1].toArray();
}

Case caseOf(const QJsonObject &vector)
{
    Case one;
    const QByteArray url = vector["url"_L1].toString().toUtf8();
    const QByteArray target = url.sliced(url.indexOf('/', url.indexOf("//") + 2));
    const qsizetype mark = target.indexOf('?');
    const QByteArray body = vector["body"_L1].toString().toUtf8();
    one.request = {vector["method"_L1].toString().toLatin1(), mark < 0 ? target : target.first(mark),
        mark < 0 ? QByteArray() : target.sliced(mark + 1), {}, WipedBytes(body.begin(), body.end()), {}};
    const QJsonObject headers = vector["headers"_L1].toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        one.request.headers.append({header.key().toLower().toUtf8(), header.value().toString().toUtf8()});
    one.request.headers.append({"authorization"_ba, vector["expected_authorization"_L1].toString().toUtf8()});
    one.keys = {vector["ak"_L1].toString().toUtf8(), vector["sk"_L1].toString().toUtf8(),
        one.request.header("x-security-token")};
    QDateTime date = QDateTime::fromString(vector["date"_L1].toString(), u"yyyyMMdd'T'HHmmss'Z'"_s);
    date.setTimeSpec(Qt::UTC);
    one.at = std::chrono::milliseconds(date.toMSecsSinceEpoch());
    one.canonical = vector["expected_canonical_request"_L1].toString().toUtf8();
    return one;
}

SignatureVerdict verdictOf(const Case &one)
{
    return verifySignature(one.request, std::span(&one.keys, 1), one.at);
}

QByteArray &headerOf(Case &one, const QByteArray &name)
{
    for (auto &[key, value] : one.request.headers) {
        if (key == name)
            return value;
    }
    one.request.headers.append({name, {}});
    return one.request.headers.last().second;
}

} // namespace

//! Signatures are verified as the gateway does, against those that the vendor's own signers made.
class TestPracticeSignature : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsTheVendorsSignatures_data() { rows(); }
    void acceptsTheVendorsSignatures();
    void refusesAFlippedBit_data() { rows(); }
    void refusesAFlippedBit();
    void refusesWithTheGatewaysReasons();
    void goesByItsOwnClock_data();
    void goesByItsOwnClock();
    void locksAKeyAfterFiveRefusals();

private:
    static void rows()
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray all = vectors();
        QVERIFY(all.size() > 20);
        for (const auto &vector : all)
            QTest::newRow(qPrintable(vector["name"_L1].toString())) << vector.toObject();
    }
    //! A list signed with the practice keys at this time.
    static PracticeRequest signedList(std::chrono::milliseconds at, const QByteArray &secret)
    {
        const QByteArray stamp = QDateTime::fromMSecsSinceEpoch(at.count(), Qt::UTC)
                                     .toString(u"yyyyMMdd'T'HHmmss'Z'"_s)
                                     .toLatin1();
        // Written out by hand, not by the code that is tested.
        const QByteArray canonical = "GET\n" + PracticeProbe::root + "/\n\nhost:127.0.0.1:1\nx-sdk-date:"
            + stamp + "\n\nhost;x-sdk-date\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        const QByteArray digest = QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex();
        const QByteArray value = QMessageAuthenticationCode::hash(
            "SDK-HMAC-SHA256\n" + stamp + '\n' + digest, secret, QCryptographicHash::Sha256)
                                     .toHex();
        const QByteArray key = QByteArray(practice::accessKey.data(), practice::accessKey.size());
        return {"GET", PracticeProbe::root, {}, {}, {},
            {{"host", "127.0.0.1:1"}, {"x-sdk-date", stamp},
                {"authorization",
                    "SDK-HMAC-SHA256 Access=" + key
                        + ", SignedHeaders=host;x-sdk-date, Signature=" + value}}};
    }
    static QByteArray secret() { return {practice::secretKey.data(), practice::secretKey.size()}; }
};

void TestPracticeSignature::acceptsTheVendorsSignatures()
{
    QFETCH(const QJsonObject, vector);
    const Case one = caseOf(vector);
    const std::optional<PracticeSignature> signature = readSignature(one.request.header("authorization"));
    QVERIFY(signature);
    QCOMPARE(canonicalRequest(one.request, signature->signedHeaders), one.canonical);
    const SignatureVerdict verdict = verdictOf(one);
    QVERIFY2(verdict.fault == SignatureFault::None, verdict.reason.constData());
}

void TestPracticeSignature::refusesAFlippedBit()
{
    QFETCH(const QJsonObject, vector);
    const auto faultAfter = [&vector](auto change) {
        Case one = caseOf(vector);
        change(one);
        return verdictOf(one).fault;
    };
    QCOMPARE(faultAfter([](Case &one) { one.request.method = "PATCH"; }), SignatureFault::Mismatch);
    QCOMPARE(faultAfter([](Case &one) { one.request.path += "x"; }), SignatureFault::Mismatch);
    QCOMPARE(faultAfter([](Case &one) { one.request.query += "&x=1"; }), SignatureFault::Mismatch);
    QCOMPARE(faultAfter([](Case &one) { one.request.body.push_back(' '); }), SignatureFault::Mismatch);
    QCOMPARE(faultAfter([](Case &one) { headerOf(one, "host") += '1'; }), SignatureFault::Mismatch);
    QCOMPARE(faultAfter([](Case &one) { one.keys.secretKey.back() = '!'; }), SignatureFault::Mismatch);
    QCOMPARE(faultAfter([](Case &one) { one.keys.accessKey += 'x'; }), SignatureFault::UnknownKey);
    QCOMPARE(
        faultAfter([](Case &one) { headerOf(one, "x-security-token") += 'x'; }), SignatureFault::UnknownKey);
    const auto flipLast = [](Case &one) {
        QByteArray &value = headerOf(one, "authorization");
        value.back() = value.back() == '0' ? '1' : '0';
    };
    QCOMPARE(faultAfter(flipLast), SignatureFault::Mismatch);
    QCOMPARE(
        faultAfter([](Case &one) { headerOf(one, "authorization").chop(1); }), SignatureFault::Unreadable);
    QCOMPARE(faultAfter([](Case &one) { one.at += std::chrono::seconds(901); }), SignatureFault::Expired);
}

void TestPracticeSignature::refusesWithTheGatewaysReasons()
{
    PracticeProbe probe;
    QCOMPARE(answer(probe.world, signedList(probe.now, secret()), probe.now).status, 200);
    const PracticeReply reply = answer(probe.world, signedList(probe.now, "another"), probe.now);
    QCOMPARE(reply.status, 401);
    QCOMPARE(PracticeProbe::code(reply), u"APIG.0301"_s);
    const QString text = PracticeProbe::json(reply)["error_msg"_L1].toString();
    QVERIFY2(text.contains("verify aksk signature fail"_L1), qPrintable(text));
    QVERIFY2(text.contains(QString(u"GET|"_s + QString::fromLatin1(PracticeProbe::root) + u"/||host:")),
        qPrintable(text));
}

void TestPracticeSignature::goesByItsOwnClock_data()
{
    QTest::addColumn<int>("skew");
    QTest::addColumn<bool>("good");
    QTest::newRow("right") << 0 << true;
    QTest::newRow("15 minutes ahead") << 900 << true;
    QTest::newRow("15 minutes behind") << -900 << true;
    QTest::newRow("20 minutes ahead") << 1200 << false;
    QTest::newRow("20 minutes behind") << -1200 << false;
}

void TestPracticeSignature::goesByItsOwnClock()
{
    QFETCH(const int, skew);
    QFETCH(const bool, good);
    PracticeOptions options;
    options.clockSkew = std::chrono::seconds(skew);
    PracticeProbe probe(options);
    const PracticeReply reply = answer(probe.world, signedList(probe.now, secret()), probe.now);
    QCOMPARE(reply.status, good ? 200 : 401);
    const QString text = PracticeProbe::json(reply)["error_msg"_L1].toString();
    QCOMPARE(text.contains("signature expired, signature time:20260403T010000Z,server time:2026"_L1), !good);
    // The client can put its clock right by the Date header.
    QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(PracticeProbe::header(reply, "date")), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    QCOMPARE(
        date.toSecsSinceEpoch(), std::chrono::duration_cast<std::chrono::seconds>(probe.now).count() + skew);
}

void TestPracticeSignature::locksAKeyAfterFiveRefusals()
{
    PracticeProbe probe;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(answer(probe.world, signedList(probe.now, "another"), probe.now).status, 401);
    PracticeReply reply = answer(probe.world, signedList(probe.now, secret()), probe.now);
    QVERIFY(reply.body.contains("AK access failed to reach the limit,forbidden"));
    probe.now += std::chrono::minutes(5);
    QCOMPARE(answer(probe.world, signedList(probe.now, secret()), probe.now).status, 200);
}

QTEST_GUILESS_MAIN(TestPracticeSignature)
#include "tst_practice_signature.moc"
