#include "app/access/access_fields.h"
#include "app/access/access_json.h"
#include "tests/access/findings_text.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace hssreg;

//! The bytes of the body, the text people see of it, and a body read back.
class AccessJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePagesOwnExample();
    void membersStandInTheOrderOfTheReferencePage();
    void strings_data();
    void strings();
    void everyStringSurvives();
    void thePasswordIsMasked();
    void theMaskSaysNothing();
    void whatIsSeenIsWhatIsSent();
    void readsWhatItWrites();
    void readsAllEightMembers();
    void unknownMembers();
    void wrongTypesStandInTableOrder();
};

namespace {

QByteArray bytesOf(const WipedBytes &bytes)
{
    return QByteArray(bytes.data(), qsizetype(bytes.size()));
}

AccessUpdate login(const QString &username, const QString &password)
{
    AccessUpdate change;
    change.setPassword(Secret(password));
    change.set(Field::RegistryUsername, username);
    return change;
}

QJsonObject objectOf(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

} // namespace

void AccessJsonTest::thePagesOwnExample()
{
    QCOMPARE(bytesOf(updateBody(login(u"me"_s, u"123456"_s))),
        QByteArray(R"({"registry_username":"me","registry_password":"123456"})"));
}

void AccessJsonTest::membersStandInTheOrderOfTheReferencePage()
{
    AccessUpdate change = login(u"u"_s, u"p"_s);
    change.set(Field::GetScanImageChannel, u"Other"_s);
    change.set(Field::ConnectClusterId, u"c"_s);
    change.set(Field::Namespace, u"n"_s);
    change.set(Field::RegistryAddr, u"h.example.com:8443"_s);
    change.set(Field::Protocol, u"https"_s);
    change.set(Field::ApiVersion, u"V2"_s);
    QCOMPARE(bytesOf(updateBody(change)),
        QByteArray(
            R"({"api_version":"V2","protocol":"https","registry_addr":"h.example.com:8443",)"
            R"("registry_username":"u","registry_password":"p","namespace":"n","connect_cluster_id":"c",)"
            R"("get_scan_image_channel":"Other"})"));
}

void AccessJsonTest::strings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QString() << QByteArray(R"("")");
    QTest::newRow("quote and backslash") << u"a\"b\\c"_s << QByteArray(R"("a\"b\\c")");
    QTest::newRow("short escapes") << u"\b\f\n\r\t"_s << QByteArray(R"("\b\f\n\r\t")");
    QTest::newRow("other control characters")
        << QString(u"\u0001\u001f"_s + QChar(u'\0')) << QByteArray(R"("\u0001\u001f\u0000")");
    QTest::newRow("DEL stays") << u"\u007f"_s << QByteArray("\"\x7f\"");
    QTest::newRow("slash and markup stay") << u"</script>&'"_s << QByteArray(R"("</script>&'")");
    QTest::newRow("UTF-8 stays") << u"p\u00e4\u5bc6\U0001f511\u2028"_s
                                 << QByteArray("\"p\xc3\xa4\xe5\xaf\x86\xf0\x9f\x94\x91\xe2\x80\xa8\"");
    QTest::newRow("half a character is replaced") << QString(QChar(0xD83D)) << QByteArray("\"\xef\xbf\xbd\"");
}

void AccessJsonTest::strings()
{
    QFETCH(const QString, text);
    QTEST(bytesOf(jsonString(text)), "json");
}

// Every UTF-16 unit, read back by another reader of JSON.
void AccessJsonTest::everyStringSurvives()
{
    for (uint unit = 0; unit <= 0xFFFF; ++unit) {
        const QString text = QStringView(u"a").toString() + QChar(char16_t(unit)) + u'b';
        if (QChar::isSurrogate(unit))
            continue;
        const QJsonObject read = objectOf(QByteArray("{\"x\":") + bytesOf(jsonString(text)) + '}');
        QCOMPARE(read.value("x"_L1).toString(), text);
    }
}

void AccessJsonTest::thePasswordIsMasked()
{
    QCOMPARE(maskedUpdateBody(login(u"me"_s, u"123456"_s)),
        u"{\n    \"registry_username\": \"me\",\n    \"registry_password\": \"••••••••\"\n}"_s);
}

void AccessJsonTest::theMaskSaysNothing()
{
    const QString one = maskedUpdateBody(login(u"me"_s, u"1"_s));
    QCOMPARE(maskedUpdateBody(login(u"me"_s, QString(128, u'x'))), one);
    AccessUpdate promised = login(u"me"_s, {});
    promised.promisePassword();
    QCOMPARE(maskedUpdateBody(promised), one);
}

void AccessJsonTest::whatIsSeenIsWhatIsSent()
{
    AccessUpdate change;
    change.set(Field::RegistryUsername, u"a\"\n\u202eb"_s);
    QCOMPARE(maskedUpdateBody(change), u"{\n    \"registry_username\": \"a\\\"\\n‹U+202E›b\"\n}"_s);
}

void AccessJsonTest::readsWhatItWrites()
{
    AccessUpdate change = login(u"robot$p+\"\\\u5bc6"_s, u" p\u00e4\"\\\U0001f511 "_s);
    change.set(Field::RegistryAddr, u"h.example"_s);
    const ReadUpdate read = readUpdate(objectOf(bytesOf(updateBody(change))));
    QCOMPARE(read.problems, QList<Problem>());
    QCOMPARE(read.update.texts(), change.texts());
    QVERIFY(read.update.password());
    QCOMPARE(read.update.password()->reveal().toString(), change.password()->reveal().toString());
}

void AccessJsonTest::readsAllEightMembers()
{
    QJsonObject body;
    for (const Field field : bodyFields)
        body.insert(entryFor(field).name, u"x"_s);
    const ReadUpdate read = readUpdate(body);
    QCOMPARE(read.problems, QList<Problem>());
    QCOMPARE(read.update.members(), QList<Field>(bodyFields.begin(), bodyFields.end()));
    QVERIFY(readUpdate({}).update.isEmpty());
}

void AccessJsonTest::unknownMembers()
{
    const ReadUpdate read = readUpdate({{u"registry_pasword"_s, u"S3cret"_s}, {u"colour"_s, 1}});
    QVERIFY(read.update.isEmpty());
    QCOMPARE(
        shortFindings(read.problems), QStringList({u"error unknown_member"_s, u"error unknown_member"_s}));
    QCOMPARE(read.problems.at(0).member, u"colour"_s);
    QCOMPARE(read.problems.at(0).detail, QString());
    QCOMPARE(read.problems.at(1).member, u"registry_pasword"_s);
    QCOMPARE(read.problems.at(1).detail, u"registry_password"_s);
    QVERIFY(!read.problems.at(1).field);
    QVERIFY(!problemText(read.problems.at(1)).contains("S3cret"_L1));
}

void AccessJsonTest::wrongTypesStandInTableOrder()
{
    const ReadUpdate read = readUpdate({{u"namespace"_s, 1}, {u"api_version"_s, true},
        {u"registry_username"_s, u"me"_s}, {u"registry_password"_s, 123456}});
    QCOMPARE(read.problems.size(), 3);
    QCOMPARE(read.problems.at(0).field, Field::ApiVersion);
    QCOMPARE(read.problems.at(1).field, Field::RegistryPassword);
    QCOMPARE(read.problems.at(2).field, Field::Namespace);
    QCOMPARE(read.update.members(), QList<Field>{Field::RegistryUsername});
}

QTEST_APPLESS_MAIN(AccessJsonTest)
#include "tst_access_json.moc"
