// What a record says: the line, the details, and how it looks.
#include "ui/main/result_table.h"
#include "ui/main/result_words.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

EditRecord updated(Proof proof, bool proving = false)
{
    EditRecord record;
    record.number = 1;
    record.when = QDateTime(QDate(2026, 5, 1), QTime(9, 41, 7), Qt::LocalTime);
    record.registryId = u"ea325892"_s;
    record.registryName = u"harbor-eu"_s;
    record.changed = {Field::RegistryUsername, Field::RegistryPassword};
    record.report.outcome = Outcome::Updated;
    record.report.httpStatus = 200;
    record.report.requestId = u"8f2c0011"_s;
    record.report.attempts = 1;
    record.report.duration = std::chrono::milliseconds(214);
    record.proof = proof;
    record.proving = proving;
    return record;
}

EditRecord refused()
{
    EditRecord record = updated(Proof::NotLooked);
    record.report.outcome = Outcome::Refused;
    record.report.httpStatus = 400;
    record.report.errorCode = u"HSS.0013"_s;
    record.report.message = u"<b>no</b> permission\u202E"_s;
    return record;
}

} // namespace

class TestResultWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looks_data();
    void looks();
    void aRefusalIsTold();
    void whatWasNotTakenIsTold();
    void took_data();
    void took();
    void theProofTakesTheSameLine();
    void everyCellHasAText();
};

void TestResultWords::looks_data()
{
    QTest::addColumn<EditRecord>("record");
    QTest::addColumn<QString>("icon");
    QTest::addColumn<int>("tone");
    const auto row = [](const char *name, const EditRecord &record, const QString &icon, Tone tone) {
        QTest::newRow(name) << record << icon << int(tone);
    };
    const auto ended = [](Outcome outcome) {
        EditRecord record = updated(Proof::NotLooked);
        record.report.outcome = outcome;
        return record;
    };
    row("accepted and being looked at is not done yet", updated(Proof::NotLooked, true),
        u"status-connecting"_s, Tone::Busy);
    row("accepted and not looked at is not done", updated(Proof::NotLooked), u"status-connecting"_s,
        Tone::Busy);
    row("only connected since is good", updated(Proof::Connected), u"done"_s, Tone::Good);
    row("not exercised is not good yet", updated(Proof::NotExercised), u"status-connecting"_s, Tone::Busy);
    row("still connecting is not good yet", updated(Proof::Accepted), u"status-connecting"_s, Tone::Busy);
    row("accepted and failed is bad", updated(Proof::Failed), u"failed"_s, Tone::Bad);
    row("refused is bad", refused(), u"failed"_s, Tone::Bad);
    row("not signed in is bad", ended(Outcome::Unauthorized), u"failed"_s, Tone::Bad);
    row("unreachable is bad", ended(Outcome::Unreachable), u"failed"_s, Tone::Bad);
    row("unknown is neither", ended(Outcome::Unknown), u"status-unknown"_s, Tone::Busy);
    row("throttled may be tried again", ended(Outcome::Throttled), u"warning"_s, Tone::Busy);
    row("stopped by hand is plain", ended(Outcome::Cancelled), u"info"_s, Tone::Plain);
}

void TestResultWords::looks()
{
    QFETCH(const EditRecord, record);
    QTEST(resultIcon(record), "icon");
    QTEST(int(resultTone(record)), "tone");
    QVERIFY(!resultLine(record).isEmpty());
}

void TestResultWords::aRefusalIsTold()
{
    const QString line = resultLine(refused());
    QVERIFY2(line.contains(u"HTTP 400"_s) && line.contains(u"HSS.0013"_s), qPrintable(line));
    const QStringList details = resultDetails(refused()).split(u'\n');
    QVERIFY(details.contains(u"Request ID: 8f2c0011"_s));
    const QString said = details.filter(u"The service said"_s).value(0);
    QVERIFY2(said.contains(u"<b>no</b>"_s) && said.contains(u"U+202E"_s) && !said.contains(QChar(0x202E)),
        qPrintable(said));
    QVERIFY(details.size() >= 5); // advice among them
}

void TestResultWords::whatWasNotTakenIsTold()
{
    EditRecord record = updated(Proof::Connected);
    record.notTaken = {Field::Namespace};
    QCOMPARE(int(resultTone(record)), int(Tone::Busy));
    QVERIFY(resultDetails(record).contains(u"something else now: Namespace"_s));
}

void TestResultWords::took_data()
{
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0 << u"0 ms"_s;
    QTest::newRow("under a second") << 999 << u"999 ms"_s;
    QTest::newRow("a second") << 1000 << u"1.0 s"_s;
    QTest::newRow("a minute") << 60'000 << u"60.0 s"_s;
}

void TestResultWords::took()
{
    QFETCH(const int, ms);
    QTEST(tookText(std::chrono::milliseconds(ms)), "text");
}

void TestResultWords::theProofTakesTheSameLine()
{
    ResultTable table;
    QCOMPARE(table.take(entryOf(updated(Proof::NotLooked, true))), 0);
    EditRecord second = refused();
    second.number = 2;
    QCOMPARE(table.take(entryOf(second)), 0); // the newest first
    QCOMPARE(table.take(entryOf(updated(Proof::Connected))), 1);
    QCOMPARE(table.rowCount(), 2);
    QCOMPARE(table.entry(1).line, entryOf(updated(Proof::Connected)).line);
}

void TestResultWords::everyCellHasAText()
{
    ResultTable table;
    EditRecord record = refused();
    record.report.requestId.clear();
    record.registryName.clear();
    table.take(entryOf(record));
    for (int column = 0; column < ResultTable::columns; ++column) {
        QVERIFY(!table.index(0, column).data().toString().isEmpty());
        QVERIFY(!table.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }
    const QString spoken = table.index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"ea325892"_s) && spoken.contains(u"HSS.0013"_s), qPrintable(spoken));
}

QTEST_MAIN(TestResultWords)
#include "tst_result_words.moc"
