// One journal: a run, its intents and its results are there after a restart; it excludes others; it holds no secret;
// what is wrong with its file has a name.

#include "tests/history/journal_fixture.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QtEndian>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

// Does something to the file behind the journal's back.
void withDatabase(const QString &path, const QString &statement)
{
    const QString name = u"behind"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        const QSqlQuery query(statement, database);
        QVERIFY(query.isActive());
    }
    QSqlDatabase::removeDatabase(name);
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

// How many commits stand in the log since it was last begun anew (sqlite.org/fileformat2.html, section 4.1).
int commitsInLog(const QString &path)
{
    QFile log(path + u"-wal"_s);
    if (!log.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray bytes = log.readAll();
    constexpr int header = 32;
    constexpr int frameHeader = 24;
    const int frame = frameHeader + int(qFromBigEndian<quint32>(bytes.constData() + 8));
    const QByteArray salt = bytes.mid(16, 8);
    int commits = 0;
    for (qsizetype at = header; at + frame <= bytes.size() && bytes.mid(at + 8, 8) == salt; at += frame)
        commits += qFromBigEndian<quint32>(bytes.constData() + at + 4) != 0 ? 1 : 0;
    return commits;
}

const QList<HistoryError> allErrors{HistoryError::NoFolder, HistoryError::ReadOnly, HistoryError::DiskFull,
    HistoryError::Newer, HistoryError::Damaged, HistoryError::Unfinished, HistoryError::Busy,
    HistoryError::NotExported, HistoryError::Cancelled, HistoryError::Failed};

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMemberSurvivesARestart();
    void statesSurviveARestart_data();
    void statesSurviveARestart();
    void theRunIsCounted();
    void lookingMakesNoFile();
    void anUnfinishedRunIsNotReplaced();
    void anotherIntentForgetsTheResult();
    void onlyAllThatIsDoneIsFinished();
    void aRetryMakesItUnfinishedAgain();
    void whatIsDiscardedIsGone();
    void manyShareOneCommit();
    void aLongTextIsCut();
    void whatCanNotBeWrittenIsTold();
    void nothingIsTakenWithoutBeingAsked();
    void anotherJournalIsKeptOut();
    void onlyTheOwnerMayReadIt();
    void noSecretIsWritten();
    void whatIsNoJournal_data();
    void whatIsNoJournal();
    void aNewerFileIsLeftAsItIs();
    void callsConcludeWhenTheJournalGoes();
    void aCancelledCallEndsAtOnce();
    void errorsHaveSentencesOfTheirOwn();
};

void TestJournal::everyMemberSurvivesARestart()
{
    OwnJournal own;
    JournalItem item = itemOf(7);
    item.enterpriseProjectId = u"0"_s;
    item.change[Field::Namespace] = u"Ünïcode “x”\n'--"_s;
    item.change[Field::ConnectClusterId] = u""_s; // given empty is not left out
    QCOMPARE(own.begin({itemOf(3), item}), std::nullopt);
    const StatusBefore before{u"success"_s, 1'700'000'000'123};
    QCOMPARE(own.intend(7, before), std::nullopt);
    item.stage = ItemStage::Done;
    item.result.outcome = Outcome::Refused;
    item.result.proof = Proof::Failed;
    item.result.failReason = u"REQUEST_API_ERROR"_s;
    item.result.httpStatus = 403;
    item.result.errorCode = u"HSS.0013"_s;
    item.result.message = u"no"_s;
    item.result.requestId = u"r-1"_s;
    item.result.attempts = 3;
    item.result.duration = std::chrono::milliseconds(1234);
    own.journal->conclude(7, item.stage, item.result);
    own.restart(); // what is waiting is written at the end
    JournalRun run = runOf();
    run.items = 2;
    run.waiting = run.done = 1;
    QCOMPARE(own.peek().value(), std::optional(run));
    QCOMPARE(own.unfinished().value(), std::optional(run));
    item.result.sentAt = secondsLater(7);
    item.result.before = before;
    QVERIFY(own.items() == (std::vector<JournalItem>{itemOf(3), item}));
}

void TestJournal::statesSurviveARestart_data()
{
    QTest::addColumn<bool>("intended");
    QTest::addColumn<std::optional<ItemStage>>("concluded");
    QTest::addColumn<ItemStage>("stage");
    using Stage = std::optional<ItemStage>;
    QTest::newRow("nothing was sent") << false << Stage() << ItemStage::Waiting;
    QTest::newRow("it may have left") << true << Stage() << ItemStage::Sending;
    QTest::newRow("it was accepted") << true << Stage(ItemStage::Accepted) << ItemStage::Accepted;
    QTest::newRow("it is done") << true << Stage(ItemStage::Done) << ItemStage::Done;
    QTest::newRow("it certainly did not leave") << true << Stage(ItemStage::Waiting) << ItemStage::Waiting;
    QTest::newRow("it was never to be sent") << false << Stage(ItemStage::Done) << ItemStage::Done;
}

void TestJournal::statesSurviveARestart()
{
    QFETCH(bool, intended);
    QFETCH(std::optional<ItemStage>, concluded);
    QFETCH(ItemStage, stage);
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(2)), std::nullopt);
    if (intended)
        QCOMPARE(own.intend(2), std::nullopt);
    if (concluded)
        own.journal->conclude(2, *concluded, resultOf(2));
    own.restart();
    QVERIFY(own.unfinished().value().has_value());
    const std::vector<JournalItem> items = own.items();
    QCOMPARE(items.size(), std::size_t(2));
    QVERIFY(items[0] == itemOf(1));
    QCOMPARE(items[1].stage, stage);
    QCOMPARE(items[1].result.sentAt.isValid(), intended);
    QVERIFY(!items[1].result.before);
    if (concluded)
        QCOMPARE(items[1].result.requestId, resultOf(2).requestId);
    else if (intended)
        QCOMPARE(items[1].result.outcome, Outcome::Unknown);
}

void TestJournal::theRunIsCounted()
{
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(10)), std::nullopt);
    for (int number = 1; number <= 6; ++number)
        QCOMPARE(own.intend(number), std::nullopt);
    for (int number = 1; number <= 3; ++number)
        own.journal->conclude(number, ItemStage::Accepted, resultOf(number));
    own.journal->conclude(1, ItemStage::Done, resultOf(1));
    own.journal->conclude(6, ItemStage::Waiting, {});
    const std::optional<JournalRun> run = own.unfinished().value();
    QVERIFY(run.has_value());
    QCOMPARE(run->items, 10);
    QCOMPARE(run->waiting, 5);
    QCOMPARE(run->onTheirWay, 2);
    QCOMPARE(run->accepted, 2);
    QCOMPARE(run->done, 1);
    QCOMPARE(own.peek().value(), run); // the one that has the file may look, too
}

void TestJournal::lookingMakesNoFile()
{
    OwnJournal own;
    QVERIFY(own.peek().ok());
    QVERIFY(own.unfinished().ok());
    QVERIFY(!own.unfinished().value());
    QCOMPARE(own.discard(), std::nullopt);
    QCOMPARE(own.close(), std::nullopt);
    QVERIFY(!QFile::exists(own.data()));
}

void TestJournal::anUnfinishedRunIsNotReplaced()
{
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(2)), std::nullopt);
    QCOMPARE(own.begin(itemsUpTo(5)), std::optional(HistoryError::Unfinished));
    own.restart();
    QCOMPARE(own.begin(itemsUpTo(5)), std::optional(HistoryError::Unfinished));
    QCOMPARE(own.unfinished().value()->items, 2);
}

void TestJournal::anotherIntentForgetsTheResult()
{
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(1)), std::nullopt);
    QCOMPARE(own.intend(1, StatusBefore{u"fail"_s, 5}), std::nullopt);
    own.journal->conclude(1, ItemStage::Done, resultOf(1));
    QCOMPARE(own.intend(1, StatusBefore{u"success"_s, std::nullopt}), std::nullopt);
    const std::vector<JournalItem> items = own.items();
    QCOMPARE(items[0].stage, ItemStage::Sending);
    QVERIFY(items[0].result.requestId.isEmpty());
    QVERIFY(items[0].result.before == StatusBefore({u"success"_s, std::nullopt}));
}

void TestJournal::onlyAllThatIsDoneIsFinished()
{
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(2)), std::nullopt);
    own.journal->conclude(1, ItemStage::Done, resultOf(1));
    own.journal->conclude(2, ItemStage::Accepted, resultOf(2));
    QCOMPARE(own.finish(), std::optional(HistoryError::Unfinished));
    QVERIFY(own.unfinished().value().has_value());
    own.journal->conclude(2, ItemStage::Done, resultOf(2));
    QCOMPARE(own.finish(), std::nullopt);
    own.restart();
    QVERIFY(!own.unfinished().value());
    QCOMPARE(own.items().size(), std::size_t(2)); // for a report
    QCOMPARE(own.begin(itemsUpTo(3)), std::nullopt);
    const std::vector<JournalItem> items = own.items();
    QVERIFY(items == itemsUpTo(3)); // nothing of the run before
}

void TestJournal::aRetryMakesItUnfinishedAgain()
{
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(1)), std::nullopt);
    own.journal->conclude(1, ItemStage::Done, resultOf(1));
    QCOMPARE(own.finish(), std::nullopt);
    QCOMPARE(own.intend(1), std::nullopt);
    own.restart();
    QCOMPARE(own.unfinished().value()->onTheirWay, 1);
}

void TestJournal::whatIsDiscardedIsGone()
{
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(3)), std::nullopt);
    QCOMPARE(own.intend(1), std::nullopt);
    own.restart();
    QCOMPARE(own.discard(), std::nullopt);
    QVERIFY(!own.unfinished().value());
    QVERIFY(own.items().empty());
    QCOMPARE(own.begin(itemsUpTo(2)), std::nullopt);
}

void TestJournal::manyShareOneCommit()
{
    OwnJournal own;
    constexpr int many = 1000;
    QCOMPARE(own.begin(itemsUpTo(many)), std::nullopt);
    int ended = 0;
    const auto intend = [&](int number) -> QCoro::Task<> {
        const auto end = co_await own.journal->intend(number, secondsLater(number), std::nullopt, own.scope);
        ended += end.ok() ? 1 : 0;
    };
    std::vector<QCoro::Task<>> intents;
    for (int number = 1; number <= many; ++number)
        intents.push_back(intend(number));
    QTRY_COMPARE(ended, many);
    const int commits = commitsInLog(own.path());
    QVERIFY2(commits > 0 && commits < many / 10, qPrintable(QString::number(commits)));
    QCOMPARE(own.unfinished().value()->onTheirWay, many);
}

void TestJournal::aLongTextIsCut()
{
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(1)), std::nullopt);
    ItemResult result = resultOf(1);
    result.message = QString(journalTextLimit + 1, u'm');
    own.journal->conclude(1, ItemStage::Done, result);
    QCOMPARE(own.settled(), std::nullopt);
    QCOMPARE(own.items()[0].result.message, QString(journalTextLimit, u'm'));
}

void TestJournal::whatCanNotBeWrittenIsTold()
{
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(2)), std::nullopt);
    QSignalSpy failed(&*own.journal, &Journal::failed);
    own.journal->conclude(1, ItemStage::Done, resultOf(1));
    own.journal->conclude(99, ItemStage::Done, resultOf(99)); // takes nothing else with it
    own.journal->conclude(2, ItemStage::Done, resultOf(2));
    QCOMPARE(own.settled(), std::optional(HistoryError::Failed));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(own.settled(), std::nullopt); // told once
    QCOMPARE(own.intend(99), std::optional(HistoryError::Failed));
    QCOMPARE(own.unfinished().value()->done, 2);
}

void TestJournal::nothingIsTakenWithoutBeingAsked()
{
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(1)), std::nullopt);
    QCOMPARE(own.close(), std::nullopt);
    QVERIFY(own.peek().value().has_value());
    QCOMPARE(own.intend(1), std::optional(HistoryError::Failed));
    QCOMPARE(own.finish(), std::optional(HistoryError::Failed));
    QCOMPARE(errorOf(finished(own.journal->items(own.scope))), std::optional(HistoryError::Failed));
    OwnJournal other;
    Journal second(own.path(), other.clock);
    QVERIFY(finished(second.unfinished(other.scope)).ok());
}

void TestJournal::anotherJournalIsKeptOut()
{
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(1)), std::nullopt);
    OwnJournal other;
    Journal second(own.path(), other.clock);
    QCOMPARE(errorOf(finished(second.peek(other.scope))), std::optional(HistoryError::Busy));
    QCOMPARE(errorOf(finished(second.unfinished(other.scope))), std::optional(HistoryError::Busy));
    QCOMPARE(own.intend(1), std::nullopt); // undisturbed
    QCOMPARE(own.close(), std::nullopt);
    QCOMPARE(finished(second.unfinished(other.scope)).value()->onTheirWay, 1);
    QCOMPARE(errorOf(own.unfinished()), std::optional(HistoryError::Busy));
}

void TestJournal::onlyTheOwnerMayReadIt()
{
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(1)), std::nullopt);
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QVERIFY(!(QFile::permissions(own.data()) & others));
    const QDir data(own.data());
    const QStringList files = data.entryList(QDir::Files);
    QVERIFY(files.contains(u"rotation.sqlite-wal"_s));
    for (const QString &name : files)
        QVERIFY2(!(QFile::permissions(data.filePath(name)) & others), qPrintable(name));
}

void TestJournal::noSecretIsWritten()
{
    OwnJournal own;
    const QString marker = u"S3cret-marker"_s;
    JournalItem item = itemOf(1);
    item.change[Field::RegistryPassword] = marker;
    QCOMPARE(own.begin({item}), std::nullopt);
    QCOMPARE(own.intend(1), std::nullopt);
    QFile log(own.path() + u"-wal"_s);
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray logged = log.readAll();
    QVERIFY(!logged.isEmpty());
    QVERIFY(!logged.contains(marker.toUtf8()));
    QVERIFY(!own.items()[0].change[Field::RegistryPassword]);
    own.journal.reset();
    QVERIFY(own.bytes().contains("robot-1"));
    QVERIFY(!own.bytes().contains(marker.toUtf8()));
}

void TestJournal::whatIsNoJournal_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::newRow("text in place of a database") << QByteArray("not a database at all, ").repeated(100);
    QTest::newRow("a database cut off") << QByteArray("SQLite format 3\0", 16) + QByteArray(2000, 'x');
}

void TestJournal::whatIsNoJournal()
{
    QFETCH(QByteArray, contents);
    OwnJournal own;
    QVERIFY(QDir().mkpath(own.data()));
    writeFile(own.path(), contents);
    QCOMPARE(errorOf(own.peek()), std::optional(HistoryError::Damaged));
    QCOMPARE(errorOf(own.unfinished()), std::optional(HistoryError::Damaged));
    QCOMPARE(own.begin(itemsUpTo(1)), std::optional(HistoryError::Damaged));
    QVERIFY(own.bytes() == contents);
    QCOMPARE(own.discard(), std::nullopt); // only if it is wanted
    QCOMPARE(own.begin(itemsUpTo(1)), std::nullopt);
}

void TestJournal::aNewerFileIsLeftAsItIs()
{
    OwnJournal own;
    QCOMPARE(own.begin(itemsUpTo(1)), std::nullopt);
    own.journal.reset();
    withDatabase(own.path(), u"INSERT INTO schema_versions VALUES (2, '2030-01-01')"_s);
    const QByteArray before = own.bytes();
    own.restart();
    QCOMPARE(errorOf(own.peek()), std::optional(HistoryError::Newer));
    QCOMPARE(errorOf(own.unfinished()), std::optional(HistoryError::Newer));
    QCOMPARE(own.begin(itemsUpTo(1)), std::optional(HistoryError::Newer));
    QCOMPARE(own.discard(), std::optional(HistoryError::Newer));
    own.journal.reset();
    QVERIFY(own.bytes() == before);
}

void TestJournal::callsConcludeWhenTheJournalGoes()
{
    OwnJournal own;
    bool ended = false;
    const auto ask = [&]() -> QCoro::Task<> {
        (void)co_await own.journal->unfinished(own.scope);
        ended = true;
    };
    const QCoro::Task<> asking = ask();
    QVERIFY(!ended);
    own.journal.reset();
    QVERIFY(ended);
}

void TestJournal::aCancelledCallEndsAtOnce()
{
    OwnJournal own;
    std::optional<HistoryError> error;
    const auto ask = [&]() -> QCoro::Task<> {
        const auto left = co_await own.journal->unfinished(own.scope);
        error = errorOf(left);
    };
    const QCoro::Task<> asking = ask();
    own.scope.cancelAll();
    QCOMPARE(error, std::optional(HistoryError::Cancelled));
}

void TestJournal::errorsHaveSentencesOfTheirOwn()
{
    for (const HistoryError error : allErrors) {
        QVERIFY(!journalErrorText(error).isEmpty());
        if (error != HistoryError::Cancelled)
            QVERIFY(journalErrorText(error) != historyErrorText(error));
        QVERIFY(!journalErrorText(error).contains(u"history"_s));
    }
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
