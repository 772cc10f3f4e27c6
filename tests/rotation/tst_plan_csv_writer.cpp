#include "app/rotation/plan_csv.h"
#include "tests/rotation/findings_text.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

PlanRow rowOf(const QString &id)
{
    PlanRow row;
    row.id = id;
    row.change.set(Field::Namespace, u"x"_s);
    return row;
}

// The cell under registry_name of the only row, as it stands in the file.
QByteArray writtenName(const QString &name)
{
    PlanRow row = rowOf(u"a"_s);
    row.registryName = name;
    std::vector<PlanRow> rows;
    rows.push_back(std::move(row));
    const QByteArray text = writeCsvPlan(rows);
    const qsizetype begin = text.indexOf("\r\na,") + 4;
    return text.mid(begin, text.lastIndexOf(",x\r\n") - begin);
}

QString readName(const QString &name)
{
    PlanRow row = rowOf(u"a"_s);
    row.registryName = name;
    std::vector<PlanRow> rows;
    rows.push_back(std::move(row));
    const Plan back = readCsvPlan(writeCsvPlan(rows));
    return back.rows.size() == 1 ? back.rows.front().registryName : u"?"_s;
}

} // namespace

//! Plans written in CSV: safe to open in a spreadsheet, without secrets, and read back as they were.
class PlanCsvWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theText();
    void nothing();
    void cells_data();
    void cells();
    void anyTextComesBack();
    void aFullRowComesBack();
    void noPasswordIsWritten_data();
    void noPasswordIsWritten();
    void defaultsGoIntoTheRows();
};

void PlanCsvWriterTest::theText()
{
    std::vector<PlanRow> rows;
    rows.push_back(rowOf(u"a"_s));
    rows.push_back(rowOf(u"b"_s));
    rows.back().connection = u"prod"_s;
    rows.back().change.promisePassword();
    rows.back().passwordFrom = u"env:NEW"_s;
    QCOMPARE(writeCsvPlan(rows),
        "\xEF\xBB\xBF"
        "connection,id,registry_password_from,namespace\r\n,a,,x\r\nprod,b,env:NEW,x\r\n");
}

void PlanCsvWriterTest::nothing()
{
    QCOMPARE(writeCsvPlan({}), "\xEF\xBB\xBFid\r\n");
    QVERIFY(readCsvPlan(writeCsvPlan({})).findings.isEmpty());
}

void PlanCsvWriterTest::cells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << u"Harbor"_s << QByteArray("Harbor");
    QTest::newRow("a comma") << u"a,b"_s << QByteArray("\"a,b\"");
    QTest::newRow("a quote") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
    QTest::newRow("a line feed") << u"a\nb"_s << QByteArray("\"a\nb\"");
    QTest::newRow("a carriage return") << u"a\rb"_s << QByteArray("\"a\rb\"");
    QTest::newRow("a formula") << u"=cmd|' /C calc'!A0"_s << QByteArray("'=cmd|' /C calc'!A0");
    QTest::newRow("a formula with a comma") << u"=A1,B1"_s << QByteArray("\"'=A1,B1\"");
    QTest::newRow("a plus") << u"+1"_s << QByteArray("'+1");
    QTest::newRow("a minus") << u"-1"_s << QByteArray("'-1");
    QTest::newRow("an at sign") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
    QTest::newRow("a tab") << u"\t=1"_s << QByteArray("'\t=1");
    QTest::newRow("a carriage return in front") << u"\r=1"_s << QByteArray("\"'\r=1\"");
    QTest::newRow("a line feed in front") << u"\n=1"_s << QByteArray("\"'\n=1\"");
    QTest::newRow("what looks guarded is guarded again") << u"'=1"_s << QByteArray("''=1");
    QTest::newRow("an apostrophe alone") << u"'a"_s << QByteArray("'a");
    QTest::newRow("a formula further behind") << u"a=1"_s << QByteArray("a=1");
}

void PlanCsvWriterTest::cells()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(writtenName(text), expected);
    QCOMPARE(readName(text), text);
}

// 20,000 texts of the characters that have a meaning somewhere.
void PlanCsvWriterTest::anyTextComesBack()
{
    const QList<QString> parts{u"'"_s, u"="_s, u"+"_s, u"-"_s, u"@"_s, u"\t"_s, u"\r"_s, u"\n"_s, u"\""_s,
        u","_s, u"a"_s, u" "_s, u"\u00e4"_s, u"\U0001f510"_s, u"\ufeff"_s};
    std::mt19937 random(4);
    std::vector<PlanRow> rows;
    QStringList names;
    for (int i = 0; i < 20'000; ++i) {
        QString name;
        for (int length = 1 + i % 6; length > 0; --length)
            name += parts.at(qsizetype(random() % std::size_t(parts.size())));
        names.append(name);
        rows.push_back(rowOf(u"r%1"_s.arg(i)));
        rows.back().registryName = name;
    }
    const Plan back = readCsvPlan(writeCsvPlan(rows));
    QCOMPARE(back.errors(), 0);
    QCOMPARE(back.rows.size(), rows.size());
    for (qsizetype i = 0; i < names.size(); ++i)
        QCOMPARE(back.rows[std::size_t(i)].registryName, names.at(i));
}

void PlanCsvWriterTest::aFullRowComesBack()
{
    PlanRow row;
    row.connection = u"-prod"_s;
    row.endpoint = u"https://hss.example.com"_s;
    row.projectId = u"05a1f2"_s;
    row.enterpriseProjectId = u"all_granted_eps"_s;
    row.id = u"ea325892-0000"_s;
    row.registryName = u"=Harbor “prod”\\\n\u4e2d\u6587 \U0001f510"_s;
    row.passwordFrom = u"file:a, \"b\""_s;
    row.change.promisePassword();
    for (const Field field : bodyFields) {
        if (field != Field::RegistryPassword)
            row.change.set(field, u"@\"x\", '"_s);
    }
    std::vector<PlanRow> rows;
    rows.push_back(std::move(row));
    const Plan plan = readPlanFile(writeCsvPlan(rows));
    QCOMPARE(plan.rows.size(), std::size_t(1));
    const PlanRow &back = plan.rows.front();
    const PlanRow &was = rows.front();
    QCOMPARE(QStringList({back.connection, back.endpoint, back.region, back.projectId,
                 back.enterpriseProjectId, back.id, back.registryName, back.passwordFrom}),
        QStringList({was.connection, was.endpoint, was.region, was.projectId, was.enterpriseProjectId, was.id,
            was.registryName, was.passwordFrom}));
    QVERIFY(back.change.passwordIsPromised());
    QCOMPARE(back.change.members(), was.change.members());
    QVERIFY(back.change.texts() == was.change.texts());
}

void PlanCsvWriterTest::noPasswordIsWritten_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a typed one is asked for again") << QString() << u"prompt"_s;
    QTest::newRow("where it comes from is kept") << u"env:HSS_NEW"_s << u"env:HSS_NEW"_s;
    QTest::newRow("what says no source is not kept") << u"M4rk3r-S3cret"_s << u"prompt"_s;
}

void PlanCsvWriterTest::noPasswordIsWritten()
{
    QFETCH(QString, from);
    std::vector<PlanRow> rows;
    rows.push_back(rowOf(u"a"_s));
    rows.back().change.setPassword(Secret(u"M4rk3r-S3cret"));
    rows.back().passwordFrom = from;
    const QByteArray text = writeCsvPlan(rows);
    QVERIFY(!text.contains("M4rk3r"));
    const Plan plan = readCsvPlan(text);
    QTEST(plan.rows.front().passwordFrom, "expected");
    QVERIFY(plan.rows.front().change.passwordIsPromised());
}

void PlanCsvWriterTest::defaultsGoIntoTheRows()
{
    PlanRow defaults;
    defaults.connection = u"prod"_s;
    defaults.region = u"cn-north-4"_s;
    defaults.passwordFrom = u"prompt"_s;
    PlanRow row = rowOf(u"a"_s);
    row.endpoint = u"https://hss.example.com"_s;
    const PlanRow whole = withDefaults(std::move(row), defaults);
    QCOMPARE(whole.connection, u"prod"_s);
    QCOMPARE(whole.region, QString()); // it has an endpoint
    QCOMPARE(whole.passwordFrom, u"prompt"_s);
    QCOMPARE(whole.change.text(Field::Namespace), u"x"_s);
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::PlanCsvWriterTest)
#include "tst_plan_csv_writer.moc"
