// Several programs share one history; one that is killed loses nothing that was confirmed; one without the right to
// write says so.

#include "tests/history/history_fixture.h"

#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <memory>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // milliseconds

std::unique_ptr<QProcess> startWriter(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral(HISTORY_WRITER), arguments);
    return process;
}

// The numbers it has printed so far, whole lines only.
int lastNumber(const QByteArray &out)
{
    const QByteArrayList lines = out.left(out.lastIndexOf('\n')).split('\n');
    return lines.constLast().toInt();
}

QSet<int> numbersOf(OwnHistory &own, const QString &name)
{
    QSet<int> numbers;
    HistoryQuery query;
    query.registryId = name;
    query.limit = 1'000'000;
    const Result<HistoryPage, HistoryError> page = own.find(query);
    if (page.ok()) {
        for (const HistoryRecord &record : page.value().records)
            numbers.insert(record.requestId.toInt());
    }
    return numbers;
}

} // namespace

class TestHistoryProcesses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void severalWriteAtOnce();
    void aKilledOneLosesNothingConfirmed();
    void withoutTheRightToWrite_data();
    void withoutTheRightToWrite();
    void aLockedFileIsBusy();
    void aDiskThatFillsUp();
};

void TestHistoryProcesses::severalWriteAtOnce()
{
    OwnHistory own; // not opened yet: they compete for making it, too
    const QStringList names{u"a"_s, u"b"_s, u"c"_s};
    std::vector<std::unique_ptr<QProcess>> writers;
    for (const QString &name : names)
        writers.push_back(startWriter({own.path(), u"60"_s, name}));
    for (const auto &writer : writers) {
        QVERIFY(writer->waitForFinished(patience));
        QCOMPARE(writer->exitCode(), 0);
        QCOMPARE(lastNumber(writer->readAllStandardOutput()), 60);
    }
    for (const QString &name : names)
        QCOMPARE(numbersOf(own, name).size(), 60);
}

void TestHistoryProcesses::aKilledOneLosesNothingConfirmed()
{
    OwnHistory own;
    for (int round = 0; round < 5; ++round) {
        const QString name = u"round%1"_s.arg(round);
        const std::unique_ptr<QProcess> writer = startWriter({own.path(), u"0"_s, name});
        QByteArray out;
        while (lastNumber(out) < 10 + round * 7) {
            QVERIFY(writer->waitForReadyRead(patience));
            out += writer->readAllStandardOutput();
        }
        writer->kill(); // SIGKILL, wherever it is
        QVERIFY(writer->waitForFinished(patience));
        out += writer->readAllStandardOutput();
        const int confirmed = lastNumber(out);
        const QSet<int> numbers = numbersOf(own, name);
        for (int number = 1; number <= confirmed; ++number)
            QVERIFY2(numbers.contains(number), qPrintable(u"%1 of %2"_s.arg(number).arg(confirmed)));
    }
    const QString check = u"check"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, check);
        database.setDatabaseName(own.path());
        QVERIFY(database.open());
        QSqlQuery query(u"PRAGMA integrity_check"_s, database);
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toString(), u"ok"_s);
    }
    QSqlDatabase::removeDatabase(check);
}

void TestHistoryProcesses::withoutTheRightToWrite_data()
{
    QTest::addColumn<bool>("folderThere");
    QTest::addColumn<HistoryError>("error");
    QTest::newRow("a folder that may only be read") << true << HistoryError::ReadOnly;
    QTest::newRow("a folder that can not be made") << false << HistoryError::NoFolder;
}

void TestHistoryProcesses::withoutTheRightToWrite()
{
    QFETCH(bool, folderThere);
    QFETCH(HistoryError, error);
    const OwnHistory own;
    const auto readOnly = QFileDevice::ReadOwner | QFileDevice::ExeOwner | QFileDevice::ReadOther
        | QFileDevice::ExeOther | QFileDevice::ReadGroup | QFileDevice::ExeGroup;
    const QString data = own.folder.filePath(u"data"_s);
    if (folderThere) {
        QVERIFY(QDir().mkpath(data));
        QVERIFY(QFile::setPermissions(data, readOnly));
    }
    QVERIFY(QFile::setPermissions(own.folder.path(), readOnly));
    const std::unique_ptr<QProcess> writer = startWriter({own.path(), u"1"_s, u"a"_s, u"--without-rights"_s});
    QVERIFY(writer->waitForFinished(patience));
    QVERIFY(QFile::setPermissions(own.folder.path(), readOnly | QFileDevice::WriteOwner));
    QCOMPARE(writer->exitCode(), 1);
    QCOMPARE(lastNumber(writer->readAllStandardOutput()), -1 - int(error));
    QVERIFY(!QFile::exists(own.path()));
}

void TestHistoryProcesses::aLockedFileIsBusy()
{
    OwnHistory own;
    QVERIFY(own.settled().ok());
    const QString other = u"other"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, other);
        database.setDatabaseName(own.path());
        QVERIFY(database.open());
        QVERIFY(database.transaction());
        const QSqlQuery lock(u"DELETE FROM records"_s, database);
        QVERIFY(lock.isActive());
        own.history->record(recordOf(u"r1"_s));
        QCOMPARE(errorOf(own.settled()), std::optional(HistoryError::Busy));
        QCOMPARE(own.found(), QStringList()); // reading goes on
        QVERIFY(database.rollback());
    }
    QSqlDatabase::removeDatabase(other);
    own.history->record(recordOf(u"r2"_s));
    QVERIFY(own.settled().ok());
    QCOMPARE(own.found(), QStringList{u"r2"_s});
}

void TestHistoryProcesses::aDiskThatFillsUp()
{
    OwnHistory own;
    const std::unique_ptr<QProcess> writer = startWriter({own.path(), u"0"_s, u"a"_s, u"200000"_s});
    QVERIFY(writer->waitForFinished(patience));
    QCOMPARE(writer->exitCode(), 1);
    const QByteArrayList lines = writer->readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(lines.constLast().toInt(), -1 - int(HistoryError::DiskFull));
    QVERIFY(lines.size() > 2);
    const int confirmed = lines.at(lines.size() - 2).toInt();
    QCOMPARE(numbersOf(own, u"a"_s).size(), confirmed);
}

QTEST_GUILESS_MAIN(TestHistoryProcesses)
#include "tst_history_processes.moc"
