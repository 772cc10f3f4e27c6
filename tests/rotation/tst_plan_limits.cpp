#include "app/rotation/plan_file.h"
#include "tests/rotation/findings_text.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr qsizetype mostBytes = 64 * 1024 * 1024;

QByteArray padded(qsizetype size)
{
    QByteArray text = R"({"version":1,"repositories":[]})";
    return text + QByteArray(size - text.size(), ' ');
}

QByteArray numberedRows(int count)
{
    QByteArray text = R"({"version":1,"repositories":[)";
    text.reserve(text.size() + count * 36);
    for (int i = 1; i <= count; ++i)
        text += "{\"id\":\"r" + QByteArray::number(i) + "\",\"api_version\":\"V2\"},";
    text.chop(1);
    return text + "]}";
}

} // namespace

//! The limits of the format, and that its time and memory grow with the file only.
class PlanLimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sixtyFourMebibytesAreRead();
    void oneByteMoreIsNot();
    void aMillionRowsAreReadAndNotOneMore();
    void aLongDefaultIsNotLookedAtForEveryRow_data();
    void aLongDefaultIsNotLookedAtForEveryRow();
    void deepNestingIsNoDanger_data();
    void deepNestingIsNoDanger();
};

void PlanLimitsTest::sixtyFourMebibytesAreRead()
{
    QCOMPARE(findingLines(readPlan(padded(mostBytes))), QStringList());
}

void PlanLimitsTest::oneByteMoreIsNot()
{
    const Plan plan = readPlan(padded(mostBytes + 1));
    QCOMPARE(findingLines(plan), QStringList({u"row 0 1:1 - too_large error"_s}));
    QVERIFY(problemText(plan.findings.first().problem).contains(u"64 MiB"_s));
    QVERIFY(plan.rows.empty());
}

void PlanLimitsTest::aMillionRowsAreReadAndNotOneMore()
{
    QByteArray text = numberedRows(1'000'002);
    const qsizetype first = text.lastIndexOf("{\"id\":\"r1000001");
    text.replace(text.size() - 2, 2, R"(],"wrong":1})");
    const Plan plan = readPlan(text);
    QCOMPARE(plan.rows.size(), std::size_t(1'000'000));
    QCOMPARE(plan.rows.back().id, u"r1000000"_s);
    QCOMPARE(plan.rows.back().position.column, int(text.lastIndexOf("{\"id\":\"r1000000")) + 1);
    const QStringList expected{u"row 0 1:%1 - too_large error"_s.arg(first + 1),
        u"row 0 1:%1 wrong unknown_member error"_s.arg(text.size() - 9)};
    QCOMPARE(findingLines(plan), expected);
    const QString sentence = problemText(plan.findings.first().problem);
    QVERIFY2(sentence.contains(u"rows"_s), qPrintable(sentence));
}

void PlanLimitsTest::aLongDefaultIsNotLookedAtForEveryRow_data()
{
    QTest::addColumn<QByteArray>("key");
    for (const char *key : {"registry_addr", "registry_username", "registry_password", "namespace",
             "connect_cluster_id", "protocol", "connection", "endpoint", "project_id",
             "enterprise_project_id", "registry_name", "registry_password_from"})
        QTest::newRow(key) << QByteArray(key);
}

// 2 MiB for each of 20,000 rows would be 40 GB to look at, and as much memory if they were copied.
void PlanLimitsTest::aLongDefaultIsNotLookedAtForEveryRow()
{
    QFETCH(QByteArray, key);
    QByteArray text = numberedRows(20'000);
    text.insert(1, "\"defaults\":{\"" + key + "\":\"" + QByteArray(2 * 1024 * 1024, 'x') + "\"},");
    QElapsedTimer time;
    time.start();
    const Plan plan = readPlan(text);
    QVERIFY2(time.elapsed() < 30'000, qPrintable(QString::number(time.elapsed())));
    QCOMPARE(plan.rows.size(), std::size_t(20'000));
    const auto aboutDefaults = std::count_if(plan.findings.begin(), plan.findings.end(),
        [](const PlanFinding &finding) { return finding.row == 0; });
    QVERIFY2(aboutDefaults < 4, qPrintable(findingLines(plan).mid(0, 4).join(u'\n')));
    for (const PlanFinding &finding : plan.findings)
        QVERIFY2(finding.row == 0 || finding.problem.kind == ProblemKind::PasswordMissing,
            qPrintable(findingLine(finding)));
}

void PlanLimitsTest::deepNestingIsNoDanger_data()
{
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("close");
    QTest::newRow("lists") << QByteArray("[") << QByteArray("]");
    QTest::newRow("objects") << QByteArray(R"({"x":)") << QByteArray("}");
}

void PlanLimitsTest::deepNestingIsNoDanger()
{
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, close);
    constexpr int deep = 1'000'000;
    const QByteArray before = R"({"version":1,"repositories":[],"x":)";
    const QByteArray whole = before + open.repeated(deep) + '1' + close.repeated(deep) + '}';
    const Plan closed = readPlan(whole);
    QCOMPARE(findingLines(closed).first(), u"row 0 1:32 x unknown_member error"_s);
    QCOMPARE(closed.findings.last().problem.kind, ProblemKind::TooLarge);
    QCOMPARE(closed.findings.size(), 2);
    const QByteArray half = before + open.repeated(deep);
    const Plan unclosed = readPlan(half);
    QCOMPARE(unclosed.findings.last().problem.kind, ProblemKind::Syntax);
    QCOMPARE(unclosed.findings.size(), 3);
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::PlanLimitsTest)
#include "tst_plan_limits.moc"
