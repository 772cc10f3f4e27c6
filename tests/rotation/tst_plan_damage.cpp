#include "app/rotation/plan_file.h"
#include "tests/rotation/findings_text.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

//! Files that break off, and files with errors at random places: never a crash (see the sanitizer build), never
//! silence, and no password in any sentence.
class PlanDamageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSoundPlanIsSound();
    void brokenOffAtEveryByte();
    void anyByteTakenOut();
    void anyByteReplaced_data();
    void anyByteReplaced();
    void randomDamage();
    void randomTokens();
};

namespace {

// With everything that a plan can have, and only warnings.
const QByteArray soundPlan = R"({
  "version": 1,
  "defaults": { "connection": "prod", "registry_username": "robot$h\u00e4ss", "registry_password_from": "env:NEW" },
  "repositories": [
    { "id": "ea325892-0000-4e2c-bca4-409b8853556b", "registry_name": ")"
                             "\xE4\xB8\xAD\xE6\x96\x87 \xF0\x9F\x94\x90"
                             R"(" },
    { "region": "cn-north-4", "project_id": "05a1f2", "enterprise_project_id": "all_granted_eps", "id": "b\u002D1",
      "get_scan_image_channel": "Other", "namespace": "security", "registry_password": "M4rk3r-S3cret" },
    { "id": "c", "registry_addr": "harbor.example.com:8443", "protocol": "https", "api_version": "V2" }
  ]
}
)";

constexpr auto marker = "M4rk3r"_L1;

// Whatever is read must be in order, inside the file, and silent about the password. Empty: all is well.
QString complaint(const Plan &plan, const QByteArray &text)
{
    FilePosition before{1, 1};
    for (const PlanFinding &finding : plan.findings) {
        const FilePosition at = finding.position;
        const bool inOrder = at.line > before.line || (at.line == before.line && at.column >= before.column);
        if (!inOrder || at.line > text.count('\n') + 1)
            return u"out of order: "_s + findingLine(finding);
        if (finding.row < 0 || finding.row > int(plan.rows.size()))
            return u"no such row: "_s + findingLine(finding);
        if (problemText(finding.problem).contains(marker))
            return u"tells the password: "_s + findingLine(finding);
        before = at;
    }
    return {};
}

} // namespace

void PlanDamageTest::theSoundPlanIsSound()
{
    const Plan plan = readPlan(soundPlan);
    QCOMPARE(plan.errors(), 0);
    QCOMPARE(findingLines(plan), QStringList({u"row 2 7:67 registry_password literal_secret warning"_s}));
    QCOMPARE(plan.rows.size(), std::size_t(3));
}

void PlanDamageTest::brokenOffAtEveryByte()
{
    const qsizetype whole = soundPlan.lastIndexOf('}') + 1;
    for (qsizetype length = 0; length < whole; ++length) {
        const QByteArray text = soundPlan.left(length);
        const Plan plan = readPlan(text);
        QVERIFY2(plan.errors() == 1,
            qPrintable(u"%1 bytes: %2"_s.arg(length).arg(findingLines(plan).join(u'\n'))));
        QCOMPARE(plan.findings.last().problem.kind, ProblemKind::Syntax);
        QCOMPARE(complaint(plan, text), QString());
    }
}

void PlanDamageTest::anyByteTakenOut()
{
    for (qsizetype at = 0; at < soundPlan.size(); ++at) {
        const QByteArray text = soundPlan.left(at) + soundPlan.mid(at + 1);
        const Plan plan = readPlan(text);
        QCOMPARE(complaint(plan, text), QString());
        if (QByteArrayView("{}[],\"").contains(soundPlan[at]))
            QVERIFY2(plan.errors() > 0, qPrintable(QString::fromUtf8(text)));
    }
}

void PlanDamageTest::anyByteReplaced_data()
{
    QTest::addColumn<QByteArray>("with");
    for (const char *with : {"{", "}", "[", "]", ":", ",", "\"", "\\", "0", "n", " ", "\n", "\xFF", "\xE4"})
        QTest::newRow(QByteArray(with).toPercentEncoding().constData()) << QByteArray(with);
    QTest::newRow("%00") << QByteArray(1, '\0');
}

void PlanDamageTest::anyByteReplaced()
{
    QFETCH(QByteArray, with);
    for (qsizetype at = 0; at < soundPlan.size(); ++at) {
        QByteArray text = soundPlan;
        text.replace(at, 1, with);
        const Plan plan = readPlan(text);
        QVERIFY2(complaint(plan, text).isEmpty(), qPrintable(complaint(plan, text)));
        if (with == "\xFF")
            QVERIFY(plan.errors() > 0);
    }
}

void PlanDamageTest::randomDamage()
{
    QRandomGenerator random(20240601);
    for (int round = 0; round < 5000; ++round) {
        QByteArray text = soundPlan;
        for (int hits = random.bounded(1, 6); hits > 0; --hits) {
            const int at = random.bounded(int(text.size()));
            const int length = random.bounded(0, 12);
            const QByteArray piece =
                soundPlan.mid(random.bounded(int(soundPlan.size())), random.bounded(0, 12));
            text.replace(at, length, piece);
        }
        const Plan plan = readPlan(text);
        QVERIFY2(complaint(plan, text).isEmpty(), qPrintable(complaint(plan, text)));
    }
}

void PlanDamageTest::randomTokens()
{
    static const QList<QByteArray> tokens{"{", "}", "[", "]", ":", ",", "\"id\"", "\"version\"", "1",
        "\"repositories\"", "\"defaults\"", "\"a\"", "\"\\ud83d\"", "null", "true", "-1.5", " ", "\n", "\"",
        "\\", "\"x\":", "[{", "}]", "nul"};
    QRandomGenerator random(4711);
    for (int round = 0; round < 20000; ++round) {
        QByteArray text =
            random.bounded(2) == 0 ? QByteArray(R"({"version":1,"repositories":[{)") : QByteArray("{");
        for (int more = random.bounded(1, 30); more > 0; --more)
            text += tokens.at(random.bounded(int(tokens.size())));
        const Plan plan = readPlan(text);
        QVERIFY2(complaint(plan, text).isEmpty(), qPrintable(complaint(plan, text)));
    }
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::PlanDamageTest)
#include "tst_plan_damage.moc"
