// A program that is killed loses nothing it was told to be in its journal; two exclude each other; a full disk and
// missing rights are found before anything is sent.

#include "tests/history/journal_fixture.h"

#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <memory>
#include <set>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // milliseconds

std::unique_ptr<QProcess> startRunner(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral(JOURNAL_RUNNER), arguments);
    return process;
}

QByteArrayList wholeLines(const QByteArray &out)
{
    return out.left(std::max(qsizetype(0), out.lastIndexOf('\n'))).split('\n');
}

QByteArray lineOf(HistoryError error)
{
    return QByteArray::number(-1 - int(error));
}

// What a runner said to be on the disk.
struct Told {
    std::set<int> sending;
    std::set<int> done;

    void hear(const QByteArray &out)
    {
        for (const QByteArray &line : wholeLines(out)) {
            if (line.startsWith("i "))
                sending.insert(line.mid(2).toInt());
            else if (line.startsWith("d "))
                done.insert(line.mid(2).toInt());
        }
    }
    // Empty, or what is missing.
    [[nodiscard]] QString missing(const std::vector<JournalItem> &items) const
    {
        for (const JournalItem &item : items) {
            if (done.count(item.number) != 0 && item.stage != ItemStage::Done)
                return u"outcome of %1"_s.arg(item.number);
            if (sending.count(item.number) != 0 && item.stage == ItemStage::Waiting)
                return u"intent of %1"_s.arg(item.number);
            if (item.stage == ItemStage::Done && item.result.requestId != resultOf(item.number).requestId)
                return u"result of %1"_s.arg(item.number);
        }
        return {};
    }
};

} // namespace

class TestJournalProcesses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKilledOneLosesNothingItWasTold();
    void killedWhileItBegins_data();
    void killedWhileItBegins();
    void onlyOneHasTheFile();
    void ofManyThatStartAtOnceOneGetsIt();
    void withoutTheRightToWrite_data();
    void withoutTheRightToWrite();
    void noRoomIsFoundBeforeAnythingIsSent_data();
    void noRoomIsFoundBeforeAnythingIsSent();
    void aDiskThatFillsUpLaterDoesNoHarm();
};

void TestJournalProcesses::aKilledOneLosesNothingItWasTold()
{
    OwnJournal own;
    Told told;
    for (int round = 0; round < 25; ++round) {
        const std::unique_ptr<QProcess> runner = startRunner({own.path(), u"3000"_s});
        const qsizetype lines = QRandomGenerator::global()->bounded(1, 200);
        QByteArray out;
        while (out.count('\n') < lines) {
            QVERIFY(runner->waitForReadyRead(patience));
            out += runner->readAllStandardOutput();
        }
        runner->kill(); // SIGKILL, wherever it is
        QVERIFY(runner->waitForFinished(patience));
        told.hear(out + runner->readAllStandardOutput());
        const auto left = own.unfinished();
        QVERIFY(left.ok());
        QVERIFY(left.value().has_value());
        QCOMPARE(left.value()->items, 3000);
        const std::vector<JournalItem> items = own.items();
        QCOMPARE(items.size(), std::size_t(3000));
        QCOMPARE(told.missing(items), QString());
        QCOMPARE(own.close(), std::nullopt);
    }
    QVERIFY(!told.done.empty());
    const std::unique_ptr<QProcess> last = startRunner({own.path(), u"3000"_s});
    QVERIFY(last->waitForFinished(patience));
    QCOMPARE(last->exitCode(), 0);
    QVERIFY(!own.unfinished().value());
    for (const JournalItem &item : own.items())
        QCOMPARE(item.stage, ItemStage::Done);
}

void TestJournalProcesses::killedWhileItBegins_data()
{
    QTest::addColumn<qint64>("written");
    QTest::newRow("when it has made the file") << qint64(0);
    QTest::newRow("when the log is begun") << qint64(1);
    QTest::newRow("when the first items are written") << qint64(200'000);
    QTest::newRow("when half is written") << qint64(6'000'000);
    QTest::newRow("when nearly all is written") << qint64(12'000'000);
}

// Either nothing is there or all.
void TestJournalProcesses::killedWhileItBegins()
{
    QFETCH(qint64, written);
    OwnJournal own;
    const std::unique_ptr<QProcess> runner = startRunner({own.path(), u"20000"_s, u"--hold"_s});
    const QString log = own.path() + u"-wal"_s;
    QTRY_VERIFY_WITH_TIMEOUT(
        QFile::exists(own.path()) && (written == 0 || QFileInfo(log).size() >= written), patience);
    runner->kill();
    QVERIFY(runner->waitForFinished(patience));
    const bool begun = runner->readAllStandardOutput().startsWith('b');
    const auto seen = own.peek();
    QVERIFY(seen.ok());
    const auto left = own.unfinished();
    QVERIFY(left.ok());
    QCOMPARE(left.value(), seen.value());
    QVERIFY(left.value() || !begun);
    if (left.value())
        QCOMPARE(left.value()->waiting, 20000);
    else
        QCOMPARE(own.begin(itemsUpTo(3)), std::nullopt);
}

void TestJournalProcesses::onlyOneHasTheFile()
{
    OwnJournal own;
    const std::unique_ptr<QProcess> runner = startRunner({own.path(), u"5"_s, u"--hold"_s});
    QVERIFY(runner->waitForReadyRead(patience));
    QCOMPARE(runner->readAllStandardOutput(), QByteArray("b\n"));
    QCOMPARE(errorOf(own.peek()), std::optional(HistoryError::Busy));
    QCOMPARE(errorOf(own.unfinished()), std::optional(HistoryError::Busy));
    QCOMPARE(own.begin(itemsUpTo(3)), std::optional(HistoryError::Busy));
    QCOMPARE(own.discard(), std::optional(HistoryError::Busy));
    runner->kill();
    QVERIFY(runner->waitForFinished(patience));
    const auto seen = own.peek();
    QVERIFY(seen.ok());
    QCOMPARE(seen.value()->items, 5);
    const std::unique_ptr<QProcess> next = startRunner({own.path(), u"5"_s}); // a look keeps nobody out
    QVERIFY(next->waitForFinished(patience));
    QCOMPARE(next->exitCode(), 0);
    QVERIFY(!own.unfinished().value());
}

void TestJournalProcesses::ofManyThatStartAtOnceOneGetsIt()
{
    for (int round = 0; round < 3; ++round) {
        OwnJournal own; // not made yet: they compete for that, too
        std::vector<std::unique_ptr<QProcess>> runners;
        for (int i = 0; i < 4; ++i)
            runners.push_back(startRunner({own.path(), u"50"_s, u"--hold"_s}));
        QByteArrayList said;
        for (const auto &runner : runners) {
            QVERIFY(runner->waitForReadyRead(patience));
            said.append(runner->readAllStandardOutput().trimmed());
        }
        QCOMPARE(said.count("b"), 1);
        QCOMPARE(said.count(lineOf(HistoryError::Busy)), 3);
        for (const auto &runner : runners) {
            runner->closeWriteChannel();
            QVERIFY(runner->waitForFinished(patience));
        }
        QCOMPARE(own.unfinished().value()->waiting, 50);
    }
}

void TestJournalProcesses::withoutTheRightToWrite_data()
{
    QTest::addColumn<bool>("folderThere");
    QTest::addColumn<bool>("fileThere");
    QTest::addColumn<HistoryError>("error");
    QTest::newRow("a folder that may only be read") << true << false << HistoryError::ReadOnly;
    QTest::newRow("a folder that can not be made") << false << false << HistoryError::NoFolder;
    QTest::newRow("a file that may only be read") << true << true << HistoryError::ReadOnly;
}

void TestJournalProcesses::withoutTheRightToWrite()
{
    QFETCH(bool, folderThere);
    QFETCH(bool, fileThere);
    QFETCH(HistoryError, error);
    OwnJournal own;
    const auto readOnly = QFileDevice::ReadOwner | QFileDevice::ReadOther | QFileDevice::ReadGroup;
    const auto enter = QFileDevice::ExeOwner | QFileDevice::ExeOther | QFileDevice::ExeGroup;
    if (fileThere) {
        QCOMPARE(own.begin(itemsUpTo(3)), std::nullopt);
        QCOMPARE(own.close(), std::nullopt);
        QVERIFY(QFile::setPermissions(own.path(), readOnly));
    }
    if (folderThere) {
        QVERIFY(QDir().mkpath(own.data()));
        QVERIFY(QFile::setPermissions(own.data(), readOnly | enter));
    }
    QVERIFY(QFile::setPermissions(own.folder.path(), readOnly | enter));
    const std::unique_ptr<QProcess> runner = startRunner({own.path(), u"1"_s, u"--without-rights"_s});
    QVERIFY(runner->waitForFinished(patience));
    for (const QString &folder : {own.folder.path(), own.data()})
        QFile::setPermissions(folder, readOnly | enter | QFileDevice::WriteOwner);
    QCOMPARE(runner->exitCode(), 1);
    QCOMPARE(runner->readAllStandardOutput().trimmed(), lineOf(error));
    QCOMPARE(QFile::exists(own.path()), fileThere);
}

void TestJournalProcesses::noRoomIsFoundBeforeAnythingIsSent_data()
{
    QTest::addColumn<QString>("bytes");
    QTest::newRow("not even for the tables") << u"5000"_s;
    QTest::newRow("not for the items") << u"200000"_s;
    QTest::newRow("for the items, but not for their results") << u"2000000"_s;
}

void TestJournalProcesses::noRoomIsFoundBeforeAnythingIsSent()
{
    QFETCH(QString, bytes);
    OwnJournal own;
    const std::unique_ptr<QProcess> runner = startRunner({own.path(), u"3000"_s, u"--file-limit"_s, bytes});
    QVERIFY(runner->waitForFinished(patience));
    QCOMPARE(runner->readAllStandardOutput().trimmed(), lineOf(HistoryError::DiskFull));
    const auto left = own.unfinished();
    QVERIFY(left.ok());
    QVERIFY(!left.value());
    QCOMPARE(own.begin(itemsUpTo(3000)), std::nullopt); // with room, nothing is in the way
}

void TestJournalProcesses::aDiskThatFillsUpLaterDoesNoHarm()
{
    OwnJournal own;
    const std::unique_ptr<QProcess> runner = startRunner({own.path(), u"3000"_s, u"--full-from-then-on"_s});
    QVERIFY(runner->waitForFinished(patience));
    QCOMPARE(runner->exitCode(), 0);
    Told told;
    told.hear(runner->readAllStandardOutput());
    QCOMPARE(told.done.size(), std::size_t(3000));
    QVERIFY(!own.unfinished().value());
    QCOMPARE(told.missing(own.items()), QString());
}

QTEST_GUILESS_MAIN(TestJournalProcesses)
#include "tst_journal_processes.moc"
