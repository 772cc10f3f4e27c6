// One history: what is recorded is there after a restart, without secrets, and goes when it is forgotten; what is
// wrong with its file has a name.

#include "tests/history/history_fixture.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

// Does something to the file behind the history's back.
void withDatabase(const QString &path, const QStringList &statements)
{
    const QString name = u"behind"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        for (const QString &statement : statements) {
            const QSqlQuery query(statement, database);
            QVERIFY2(query.isActive(), qPrintable(statement));
        }
    }
    QSqlDatabase::removeDatabase(name);
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMemberSurvivesARestart();
    void theProofComesLater();
    void whatIsWaitingIsWrittenAtTheEnd();
    void onlyTheOwnerMayReadIt();
    void rightsOfOthersAreTaken();
    void noSecretIsWritten();
    void errorsHaveNames_data();
    void errorsHaveNames();
    void aNewerFileIsLeftAsItIs();
    void aDamagedFileIsReplacedWhenForgotten();
    void oneThatFailsDoesNotTakeOthersWithIt();
    void forgettingLeavesNothing();
    void whatIsTooOldGoes_data();
    void whatIsTooOldGoes();
    void callsConcludeWhenTheHistoryGoes();
    void aCancelledCallEndsAtOnce();
};

void TestHistory::everyMemberSurvivesARestart()
{
    OwnHistory own;
    HistoryRecord record = recordOf(u"r1"_s);
    record.enterpriseProjectId = u"0"_s;
    record.action = HistoryAction::Add;
    record.changed.append({Field::Namespace, std::nullopt, u"Ünïcode “x”\n'--"_s});
    record.proof = Proof::Failed;
    record.failReason = u"REQUEST_API_ERROR"_s;
    record.errorCode = u"HSS.0013"_s;
    const QUuid key = own.history->record(record);
    QVERIFY(own.settled().ok());
    own.restart();
    const Result<HistoryPage, HistoryError> page = own.find();
    QVERIFY(page.ok());
    QCOMPARE(page.value().records.size(), 1);
    const HistoryRecord &read = page.value().records.constFirst();
    QCOMPARE(read.number, 1);
    QCOMPARE(read.key, key);
    QCOMPARE(read.when, record.when);
    QCOMPARE(read.when.timeSpec(), Qt::UTC);
    QCOMPARE(read.connection, record.connection);
    QCOMPARE(read.endpoint, record.endpoint);
    QCOMPARE(read.projectId, record.projectId);
    QCOMPARE(read.enterpriseProjectId, record.enterpriseProjectId);
    QCOMPARE(read.registryId, record.registryId);
    QCOMPARE(read.registryName, record.registryName);
    QCOMPARE(read.action, record.action);
    QVERIFY(read.changed == record.changed);
    QCOMPARE(read.outcome, record.outcome);
    QCOMPARE(read.proof, record.proof);
    QCOMPARE(read.failReason, record.failReason);
    QCOMPARE(read.errorCode, record.errorCode);
    QCOMPARE(read.requestId, record.requestId);
    QCOMPARE(read.attempts, record.attempts);
    QCOMPARE(read.duration.count(), record.duration.count());
    QCOMPARE(read.httpStatus, record.httpStatus);
}

void TestHistory::theProofComesLater()
{
    OwnHistory own;
    QSignalSpy changed(&*own.history, &History::changed);
    const QUuid key = own.history->record(recordOf(u"r1"_s));
    own.history->record(recordOf(u"r2"_s, 1));
    own.history->amend(key, Proof::Failed, u"SERVER_ERROR"_s);
    own.history->amend(QUuid::createUuid(), Proof::Connected, {}); // forgotten meanwhile
    const QUuid unlooked = own.history->record(recordOf(u"r3"_s, 2));
    own.history->amend(unlooked, Proof::NotLooked, {}); // the list could not be read back
    QVERIFY(own.settled().ok());
    const Result<HistoryPage, HistoryError> page = own.find();
    QVERIFY(page.ok());
    QCOMPARE(page.value().records.size(), 3);
    QCOMPARE(page.value().records.at(0).proof, Proof::NotLooked);
    QCOMPARE(page.value().records.at(1).proof, Proof::NotLooked);
    QCOMPARE(page.value().records.at(2).proof, Proof::Failed);
    QCOMPARE(page.value().records.at(2).failReason, u"SERVER_ERROR"_s);
    QTRY_VERIFY(!changed.isEmpty());
    HistoryQuery byReason;
    byReason.find = u"server_error"_s;
    QCOMPARE(own.found(byReason), QStringList{u"r1"_s});
}

void TestHistory::whatIsWaitingIsWrittenAtTheEnd()
{
    OwnHistory own;
    for (int i = 0; i < 500; ++i)
        own.history->record(recordOf(u"r%1"_s.arg(i), i));
    own.restart();
    HistoryQuery all;
    all.limit = 1000;
    QCOMPARE(own.found(all).size(), 500);
}

void TestHistory::onlyTheOwnerMayReadIt()
{
    OwnHistory own;
    own.history->record(recordOf(u"r1"_s));
    QVERIFY(own.settled().ok());
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    const QDir data(own.folder.filePath(u"data"_s));
    QVERIFY(!(QFile::permissions(data.path()) & others));
    const QStringList files = data.entryList(QDir::Files);
    QVERIFY(files.contains(u"history.sqlite-wal"_s));
    for (const QString &name : files)
        QVERIFY2(!(QFile::permissions(data.filePath(name)) & others), qPrintable(name));
}

void TestHistory::rightsOfOthersAreTaken()
{
    OwnHistory own;
    QVERIFY(own.settled().ok());
    own.history.reset();
    const auto everybody = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther;
    QVERIFY(QFile::setPermissions(own.path(), everybody));
    own.restart();
    QVERIFY(own.find().ok());
    QVERIFY(!(QFile::permissions(own.path()) & QFileDevice::ReadOther));
}

void TestHistory::noSecretIsWritten()
{
    OwnHistory own;
    HistoryRecord record = recordOf(u"r1"_s);
    const QString marker = u"S3cret-marker"_s;
    record.changed = {{Field::RegistryPassword, marker, marker}, {Field::RegistryUsername, {}, u"seen"_s}};
    own.history->record(record);
    QVERIFY(own.settled().ok());
    QVERIFY(own.bytes().contains("seen"));
    QVERIFY(!own.bytes().contains(marker.toUtf8()));
    own.history.reset();
    QVERIFY(own.bytes().contains("seen"));
    QVERIFY(!own.bytes().contains(marker.toUtf8()));
    FieldTexts texts;
    texts[Field::RegistryPassword] = marker;
    const QList<ChangedMember> members = changedMembers({Field::RegistryPassword}, &texts, texts);
    QCOMPARE(members.size(), 1);
    QVERIFY(!members.constFirst().before && !members.constFirst().after);
}

void TestHistory::errorsHaveNames_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<HistoryError>("error");
    QTest::newRow("text in place of a database")
        << QByteArray("not a database at all, ").repeated(100) << HistoryError::Damaged;
    QTest::newRow("a database cut off")
        << QByteArray("SQLite format 3\0", 16) + QByteArray(2000, 'x') << HistoryError::Damaged;
}

void TestHistory::errorsHaveNames()
{
    QFETCH(QByteArray, contents);
    QFETCH(HistoryError, error);
    OwnHistory own;
    QVERIFY(QDir().mkpath(own.folder.filePath(u"data"_s)));
    writeFile(own.path(), contents);
    QSignalSpy failed(&*own.history, &History::failed);
    own.history->record(recordOf(u"r1"_s));
    QCOMPARE(errorOf(own.settled()), std::optional(error));
    QCOMPARE(failed.size(), 1);
    QVERIFY(own.settled().ok()); // told once
    QCOMPARE(errorOf(own.find()), std::optional(error));
    QVERIFY(!historyErrorText(error).isEmpty());
}

void TestHistory::aNewerFileIsLeftAsItIs()
{
    OwnHistory own;
    own.history->record(recordOf(u"r1"_s));
    QVERIFY(own.settled().ok());
    own.history.reset();
    withDatabase(own.path(), {u"INSERT INTO schema_versions VALUES (2, '2030-01-01')"_s});
    const QByteArray before = readFile(own.path());
    own.restart();
    own.history->record(recordOf(u"r2"_s));
    QCOMPARE(errorOf(own.settled()), std::optional(HistoryError::Newer));
    QCOMPARE(errorOf(own.find()), std::optional(HistoryError::Newer));
    QCOMPARE(errorOf(finished(own.history->forgetAll(own.scope))), std::optional(HistoryError::Newer));
    own.history.reset();
    QCOMPARE(readFile(own.path()), before);
}

void TestHistory::aDamagedFileIsReplacedWhenForgotten()
{
    OwnHistory own;
    QVERIFY(QDir().mkpath(own.folder.filePath(u"data"_s)));
    writeFile(own.path(), QByteArray("nothing of SQLite ").repeated(100));
    QCOMPARE(errorOf(own.find()), std::optional(HistoryError::Damaged));
    QVERIFY(finished(own.history->forgetAll(own.scope)).ok());
    own.history->record(recordOf(u"r1"_s));
    QVERIFY(own.settled().ok());
    QCOMPARE(own.found(), QStringList{u"r1"_s});
}

void TestHistory::oneThatFailsDoesNotTakeOthersWithIt()
{
    OwnHistory own;
    QVERIFY(own.settled().ok());
    withDatabase(own.path(),
        {u"CREATE TRIGGER refuse BEFORE INSERT ON records WHEN new.registry_id = 'bad' "
         "BEGIN SELECT raise(ABORT, 'no'); END"_s});
    own.history->record(recordOf(u"good1"_s, 1));
    own.history->record(recordOf(u"bad"_s, 2));
    own.history->record(recordOf(u"good2"_s, 3));
    QCOMPARE(errorOf(own.settled()), std::optional(HistoryError::Failed));
    QCOMPARE(own.found(), (QStringList{u"good2"_s, u"good1"_s}));
}

void TestHistory::forgettingLeavesNothing()
{
    OwnHistory own;
    for (int i = 0; i < 200; ++i)
        own.history->record(recordOf(u"to-be-forgotten-%1"_s.arg(i), i));
    QVERIFY(own.settled().ok());
    QVERIFY(own.bytes().contains("to-be-forgotten"));
    QVERIFY(finished(own.history->forgetAll(own.scope)).ok());
    QVERIFY(!own.bytes().contains("to-be-forgotten"));
    QCOMPARE(own.found(), QStringList());
    own.history->record(recordOf(u"r1"_s));
    QVERIFY(own.settled().ok());
    QCOMPARE(own.found(), QStringList{u"r1"_s});
}

void TestHistory::whatIsTooOldGoes_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QStringList>("left");
    QTest::newRow("kept for ever") << 0 << QStringList{u"now"_s, u"10 days"_s, u"100 days"_s};
    QTest::newRow("kept for a month") << 30 << QStringList{u"now"_s, u"10 days"_s};
    QTest::newRow("kept for exactly ten days") << 10 << QStringList{u"now"_s, u"10 days"_s};
    QTest::newRow("kept for a day") << 1 << QStringList{u"now"_s};
}

void TestHistory::whatIsTooOldGoes()
{
    QFETCH(int, days);
    QFETCH(QStringList, left);
    OwnHistory own;
    const auto recordAged = [&own](const QString &id, int age) {
        HistoryRecord record = recordOf(id);
        record.when = own.clock.now().addDays(-age);
        own.history->record(record);
    };
    recordAged(u"now"_s, 0);
    recordAged(u"10 days"_s, 10);
    recordAged(u"100 days"_s, 100);
    QVERIFY(finished(own.history->setKeepDays(days, own.scope)).ok());
    QCOMPARE(own.found(), left);
    recordAged(u"too late"_s, 400);
    QVERIFY(own.settled().ok());
    own.restart(); // older ones also go when it is opened
    if (days == 0)
        left.append(u"too late"_s);
    QCOMPARE(own.found(), left);
    QCOMPARE(finished(own.history->keepDays(own.scope)).value(), days);
}

void TestHistory::callsConcludeWhenTheHistoryGoes()
{
    OwnHistory own;
    bool ended = false;
    const auto ask = [&]() -> QCoro::Task<> {
        (void)co_await own.history->find({}, own.scope);
        ended = true;
    };
    const QCoro::Task<> asking = ask();
    QVERIFY(!ended);
    own.history.reset();
    QVERIFY(ended);
}

void TestHistory::aCancelledCallEndsAtOnce()
{
    OwnHistory own;
    std::optional<HistoryError> error;
    const auto ask = [&]() -> QCoro::Task<> {
        const Result<HistoryPage, HistoryError> page = co_await own.history->find({}, own.scope);
        error = errorOf(page);
    };
    const QCoro::Task<> asking = ask();
    own.scope.cancelAll();
    QCOMPARE(error, std::optional(HistoryError::Cancelled));
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
