#include "app/access/access_fields.h"
#include "app/access/access_json.h"
#include "tests/access/findings_text.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace hssreg;

Q_DECLARE_METATYPE(hssreg::Field)
Q_DECLARE_METATYPE(hssreg::Reason)

//! The table itself, and every rule that holds for all fields, run over all rows of the table.
class FieldTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesTheReferencePage_data();
    void matchesTheReferencePage();
    void membersStandInTheOrderOfTheReferencePage();
    void emptyIsAnError_data() { eachField(); }
    void emptyIsAnError();
    void lengthIsCountedInCodePoints_data();
    void lengthIsCountedInCodePoints();
    void brokenCharactersAreErrors_data();
    void brokenCharactersAreErrors();
    void otherTypesThanStringsAreRefused_data();
    void otherTypesThanStringsAreRefused();
    void choicesAreExact_data();
    void choicesAreExact();
    void onlyNamespaceCanBeWithoutMeaning_data() { eachField(); }
    void onlyNamespaceCanBeWithoutMeaning();

private:
    static void eachField();
};

namespace {

constexpr char32_t key = 0x1F511; // two UTF-16 units, no letter

QByteArray nameOf(const FieldEntry &entry)
{
    return QString(entry.name).toLatin1();
}

QString keys(int count)
{
    return QString::fromUcs4(&key, 1).repeated(count);
}

QStringList lengthFindings(const QList<Problem> &found)
{
    QStringList lines;
    for (const Problem &problem : found) {
        if (problem.kind == ProblemKind::TooLong || problem.kind == ProblemKind::TooLongUtf16)
            lines.append(u"%1 %2 %3"_s.arg(levelName(problem.level), problemName(problem.kind))
                             .arg(problem.limit.value_or(-1)));
    }
    return lines;
}

} // namespace

void FieldTableTest::eachField()
{
    QTest::addColumn<Field>("field");
    for (const FieldEntry &entry : accessFields())
        QTest::newRow(nameOf(entry).constData()) << entry.field;
}

void FieldTableTest::matchesTheReferencePage_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QStringList>("choices");
    QTest::addColumn<bool>("secret");

    QTest::newRow("api_version") << Field::ApiVersion << u"api_version"_s << 0
                                 << QStringList{u"V1"_s, u"V2"_s} << false;
    QTest::newRow("protocol") << Field::Protocol << u"protocol"_s << 0 << QStringList{u"http"_s, u"https"_s}
                              << false;
    QTest::newRow("registry_addr") << Field::RegistryAddr << u"registry_addr"_s << 256 << QStringList()
                                   << false;
    QTest::newRow("registry_username")
        << Field::RegistryUsername << u"registry_username"_s << 128 << QStringList() << false;
    QTest::newRow("registry_password")
        << Field::RegistryPassword << u"registry_password"_s << 128 << QStringList() << true;
    QTest::newRow("namespace") << Field::Namespace << u"namespace"_s << 128 << QStringList() << false;
    QTest::newRow("connect_cluster_id")
        << Field::ConnectClusterId << u"connect_cluster_id"_s << 64 << QStringList() << false;
    QTest::newRow("get_scan_image_channel") << Field::GetScanImageChannel << u"get_scan_image_channel"_s << 0
                                            << QStringList{u"Swr"_s, u"Other"_s} << false;
    QTest::newRow("project_id") << Field::ProjectId << u"project_id"_s << 256 << QStringList() << false;
    QTest::newRow("id") << Field::RegistryId << u"id"_s << 64 << QStringList() << false;
    QTest::newRow("enterprise_project_id")
        << Field::EnterpriseProjectId << u"enterprise_project_id"_s << 256 << QStringList() << false;
    QTest::newRow("X-Auth-Token") << Field::Token << u"X-Auth-Token"_s << 32768 << QStringList() << true;
    QTest::newRow("registry_name") << Field::RegistryName << u"registry_name"_s << 128 << QStringList()
                                   << false;
    QTest::newRow("registry_type") << Field::RegistryType << u"registry_type"_s << 0
                                   << QStringList{u"Harbor"_s, u"Jfrog"_s} << false;
    QTest::newRow("secret_key") << Field::SecretKey << u"secret_key"_s << 128 << QStringList() << true;
    QTest::newRow("security_token") << Field::SecurityToken << u"security_token"_s << 32768 << QStringList()
                                    << true;
}

void FieldTableTest::matchesTheReferencePage()
{
    QFETCH(const Field, field);
    const FieldEntry &entry = entryFor(field);
    QCOMPARE(entry.field, field);
    QTEST(QString(entry.name), "name");
    QTEST(entry.maxLength, "limit");
    QTEST(QStringList(entry.choices.begin(), entry.choices.end()), "choices");
    QTEST(entry.secret, "secret");
}

void FieldTableTest::membersStandInTheOrderOfTheReferencePage()
{
    QCOMPARE(accessFields().size(), fieldCount);
    QCOMPARE(bodyFieldNames(),
        QStringList({u"api_version"_s, u"protocol"_s, u"registry_addr"_s, u"registry_username"_s,
            u"registry_password"_s, u"namespace"_s, u"connect_cluster_id"_s, u"get_scan_image_channel"_s}));
    for (const FieldEntry &entry : accessFields()) {
        const std::optional<Field> named = bodyFieldNamed(QString(entry.name));
        QCOMPARE(named.has_value(), entry.place == Place::Body);
        QVERIFY(!named || *named == entry.field);
    }
    QVERIFY(!bodyFieldNamed(u"Protocol"_s));
    QVERIFY(!bodyFieldNamed(u""_s));
}

void FieldTableTest::emptyIsAnError()
{
    QFETCH(const Field, field);
    const QList<Problem> found = checkValue(field, u"");
    QCOMPARE(shortFindings(found), QStringList{u"error empty"_s});
    QCOMPARE(found.first().field, field);
}

void FieldTableTest::lengthIsCountedInCodePoints_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QStringList>("findings");

    for (const FieldEntry &entry : accessFields()) {
        const int limit = entry.maxLength;
        if (limit == 0)
            continue;
        const QByteArray name = nameOf(entry);
        const QStringList tooLong{u"error too_long %1"_s.arg(limit)};
        const QStringList perhaps{u"warning too_long_utf16 %1"_s.arg(limit)};
        const auto row = [&](const char *what, const QString &value, const QStringList &findings) {
            QTest::addRow("%s: %s", name.constData(), what) << entry.field << value << findings;
        };
        row("one character", u"a"_s, {});
        row("one below the limit", QString(limit - 1, u'a'), {});
        row("the limit", QString(limit, u'a'), {});
        row("one above the limit", QString(limit + 1, u'a'), tooLong);
        row("one astral character", keys(1), {});
        row("astral characters that fit in UTF-16 too", keys(limit / 2), {});
        row("astral characters one unit too many in UTF-16", keys(limit / 2) + u'a', perhaps);
        row("astral characters up to the limit", keys(limit), perhaps);
        row("astral characters above the limit", keys(limit + 1), tooLong);
        row("combining characters are not put together", u"e\u0301"_s.repeated(limit / 2), {});
        row("combining characters above the limit", u"e\u0301"_s.repeated(limit / 2) + u'e', tooLong);
    }
}

void FieldTableTest::lengthIsCountedInCodePoints()
{
    QFETCH(const Field, field);
    QFETCH(const QString, value);
    QTEST(lengthFindings(checkValue(field, value)), "findings");
}

void FieldTableTest::brokenCharactersAreErrors_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<Reason>("reason");

    for (const FieldEntry &entry : accessFields()) {
        if (!entry.choices.empty())
            continue;
        const QByteArray name = nameOf(entry);
        const auto row = [&](const char *what, const QString &value, Reason reason) {
            QTest::addRow("%s: %s", name.constData(), what) << entry.field << value << reason;
        };
        row("a high surrogate alone", u"ab"_s + QChar(0xD83D), Reason::UnpairedSurrogate);
        row("a low surrogate alone", QChar(0xDD10) + u"ab"_s, Reason::UnpairedSurrogate);
        row("surrogates the wrong way round", QString(QChar(0xDD10)) + QChar(0xD83D),
            Reason::UnpairedSurrogate);
        for (const char16_t c : {u'\0', u'\t', u'\n', u'\r', u'\x1b', u'\x7f', u'\x85'})
            row(QByteArray("control character " + QByteArray::number(c, 16)).constData(),
                u"a"_s + QChar(c) + u'b', Reason::ControlCharacter);
        row("a line end at the end", u"ab\n"_s, Reason::ControlCharacter);
    }
}

void FieldTableTest::brokenCharactersAreErrors()
{
    QFETCH(const Field, field);
    QFETCH(const QString, value);
    QFETCH(const Reason, reason);
    const QList<Problem> found = checkValue(field, value);
    QVERIFY2(hasFinding(found, Level::Error, ProblemKind::BadCharacter, reason),
        qPrintable(shortFindings(found).join(u", "_s)));
    QCOMPARE(
        std::count_if(found.begin(), found.end(), [&](const Problem &p) { return p.reason == reason; }), 1);
}

void FieldTableTest::otherTypesThanStringsAreRefused_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QJsonValue>("value");

    for (const Field field : bodyFields) {
        const QByteArray name = nameOf(entryFor(field));
        const auto row = [&](const char *what, const QJsonValue &value) {
            QTest::addRow("%s: %s", name.constData(), what) << field << value;
        };
        row("a number", 123456);
        row("true", true);
        row("null", QJsonValue(QJsonValue::Null));
        row("a list", QJsonArray{u"a"_s});
        row("an object", QJsonObject{{u"a"_s, u"b"_s}});
    }
}

void FieldTableTest::otherTypesThanStringsAreRefused()
{
    QFETCH(const Field, field);
    QFETCH(const QJsonValue, value);
    const ReadUpdate read = readUpdate({{QString(entryFor(field).name), value}});
    QCOMPARE(shortFindings(read.problems), QStringList{u"error wrong_type"_s});
    QCOMPARE(read.problems.first().field, field);
    QVERIFY(read.update.isEmpty());
}

void FieldTableTest::choicesAreExact_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("right");
    QTest::addColumn<QString>("offered");

    for (const FieldEntry &entry : accessFields()) {
        for (const QLatin1StringView choice : entry.choices) {
            const QString right = choice;
            const auto row = [&](const QString &value, bool isRight, const QString &offered) {
                QTest::addRow("%s: '%s'", nameOf(entry).constData(),
                    qPrintable(QString(value).replace(u'\n', u"\\n"_s)))
                    << entry.field << value << isRight << offered;
            };
            row(right, true, {});
            row(right.toUpper() == right ? right.toLower() : right.toUpper(), false, right);
            row(u' ' + right, false, right);
            row(right + u'\n', false, right);
            row(u'x' + right, false, {});
            row(right.left(1), false, {});
        }
    }
    QTest::newRow("protocol: 'ftp'") << Field::Protocol << u"ftp"_s << false << QString();
    QTest::newRow("api_version: 'V3'") << Field::ApiVersion << u"V3"_s << false << QString();
}

void FieldTableTest::choicesAreExact()
{
    QFETCH(const Field, field);
    QFETCH(const QString, value);
    QFETCH(const bool, right);
    const QList<Problem> found = checkValue(field, value);
    if (right) {
        QCOMPARE(found, QList<Problem>());
        return;
    }
    QCOMPARE(shortFindings(found), QStringList{u"error not_a_choice"_s});
    QTEST(found.first().detail, "offered");
}

void FieldTableTest::onlyNamespaceCanBeWithoutMeaning()
{
    QFETCH(const Field, field);
    AccessUpdate change;
    change.set(Field::GetScanImageChannel, u"Swr"_s);
    QCOMPARE(applies(field, change, nullptr), field != Field::Namespace);
    change.set(Field::GetScanImageChannel, u"Other"_s);
    QVERIFY(applies(field, change, nullptr));
}

QTEST_APPLESS_MAIN(FieldTableTest)
#include "tst_field_table.moc"
