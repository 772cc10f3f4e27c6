#include "app/history/journal_store.h"

#include "app/history/journal_row.h"
#include "app/history/journal_schema.h"
#include "app/support/moment.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSqlError>
#include <QSqlQuery>
#include <QStorageInfo>
#include <QThread>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

// Long enough for another one that only looks, too short to be felt.
constexpr int peekBusyMilliseconds = 200;

// What is written about one item, estimated: less for most; texts may be longer.
constexpr qint64 roomForResult = 512;
// An item by itself, estimated from the lengths of its texts.
constexpr qint64 roomForItem = 700;
constexpr qint64 roomForOthers = 1024 * 1024;
// When what stands in the log goes to its place: well before the log has used the room it was given (pages of 4096).
constexpr int logPages = 128;

qint64 roomForResults(const std::vector<JournalItem> &items)
{
    return qint64(items.size()) * roomForResult + roomForOthers;
}

// Everything goes through the log to its place. Where the system does not know, writing will tell.
bool diskHasRoom(const QString &path, const std::vector<JournalItem> &items)
{
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    if (!disk.isValid() || disk.bytesTotal() <= 0 || disk.bytesAvailable() < 0)
        return true;
    return disk.bytesAvailable() >= 2 * (roomForResults(items) + qint64(items.size()) * roomForItem);
}

} // namespace

std::optional<HistoryError> JournalStore::open(const QDateTime &)
{
    return isOpen() ? std::nullopt : std::optional(HistoryError::Failed);
}

// Two that start at the same moment may each hold what the other wants: both let go, and try again at different times.
std::optional<HistoryError> JournalStore::take(const QDateTime &now)
{
    if (isOpen())
        return std::nullopt;
    if (const auto error = prepareSqliteFile(path()))
        return error;
    if (!QFileInfo(path()).isWritable())
        return HistoryError::ReadOnly;
    for (int waited = 0;;) {
        const auto error = connectAlone(now);
        if (!error)
            return std::nullopt;
        close();
        if (error != HistoryError::Busy || waited >= sqliteBusyMilliseconds)
            return error;
        const int pause = QRandomGenerator::global()->bounded(10, 50);
        QThread::msleep(ulong(pause));
        waited += pause;
    }
}

// The system takes the lock away when the process dies, however that happens.
std::optional<HistoryError> JournalStore::connectAlone(const QDateTime &now)
{
    if (const auto error = connectTo(0))
        return error;
    for (const QString &setting :
        {u"PRAGMA locking_mode = EXCLUSIVE"_s, u"PRAGMA wal_autocheckpoint = %1"_s.arg(logPages)}) {
        if (const auto error = runStatement(database(), setting))
            return error;
    }
    return prepareSqliteTables(database(), journalMigrations(), now, 0);
}

Result<std::optional<JournalRun>, HistoryError> JournalStore::peek() const
{
    using Run = std::optional<JournalRun>;
    if (isOpen())
        return unfinishedRun();
    if (!QFile::exists(path()))
        return Run();
    JournalStore other(path());
    if (const auto error = other.connectTo(peekBusyMilliseconds))
        return *error;
    QSqlQuery tables(
        u"SELECT count(*) FROM sqlite_master WHERE name = 'schema_versions'"_s, other.database());
    if (!tables.next())
        return historyErrorOf(tables.lastError());
    if (tables.value(0).toInt() == 0) // killed when it had just made the file
        return Run();
    tables.finish();
    const Result<int, HistoryError> version = sqliteVersion(other.database());
    if (!version.ok())
        return version.error();
    if (version.value() > journalMigrations().constLast().to)
        return HistoryError::Newer;
    return version.value() == 0 ? Run() : other.unfinishedRun();
}

Result<std::optional<JournalRun>, HistoryError> JournalStore::unfinished(const QDateTime &now)
{
    if (!isOpen() && !QFile::exists(path()))
        return std::optional<JournalRun>();
    if (const auto error = take(now))
        return *error;
    if (const auto error = check())
        return *error;
    return unfinishedRun();
}

// To go on with a journal that can only half be read would be worse than to say so.
std::optional<HistoryError> JournalStore::check() const
{
    QSqlQuery answer(u"PRAGMA quick_check(1)"_s, database());
    if (!answer.next())
        return historyErrorOf(answer.lastError());
    return answer.value(0).toString() == u"ok"_s ? std::nullopt : std::optional(HistoryError::Damaged);
}

Result<std::optional<JournalRun>, HistoryError> JournalStore::unfinishedRun() const
{
    QSqlQuery row(u"SELECT id, started, plan, shard FROM run WHERE finished = 0"_s, database());
    if (!row.isActive())
        return historyErrorOf(row.lastError());
    if (!row.next())
        return std::optional<JournalRun>();
    JournalRun run;
    run.id = QUuid::fromString(row.value(0).toString());
    run.started = utcMoment(std::chrono::milliseconds(row.value(1).toLongLong()));
    run.plan = row.value(2).toString();
    run.shard = row.value(3).toString();
    if (const auto error = count(run))
        return *error;
    return std::optional(run);
}

std::optional<HistoryError> JournalStore::count(JournalRun &run) const
{
    QSqlQuery rows(u"SELECT coalesce(stage, ''), count(*) FROM items LEFT JOIN states USING (number) "
                   "GROUP BY stage"_s,
        database());
    while (rows.next()) {
        const QString stage = rows.value(0).toString();
        const int items = rows.value(1).toInt();
        run.items += items;
        switch (stage.isEmpty() ? ItemStage::Waiting : stageNamed(stage)) {
        case ItemStage::Waiting: run.waiting += items; break;
        case ItemStage::Sending: run.onTheirWay += items; break;
        case ItemStage::Accepted: run.accepted += items; break;
        case ItemStage::Done: run.done += items; break;
        }
    }
    return rows.lastError().isValid() ? std::optional(historyErrorOf(rows.lastError())) : std::nullopt;
}

Result<std::vector<JournalItem>, HistoryError> JournalStore::items() const
{
    QSqlQuery rows(database());
    rows.setForwardOnly(true);
    if (!rows.prepare(itemsStatement()))
        return historyErrorOf(rows.lastError());
    if (const auto error = runPrepared(rows, {}))
        return *error;
    std::vector<JournalItem> items;
    while (rows.next())
        items.push_back(readItem(rows));
    if (rows.lastError().isValid())
        return historyErrorOf(rows.lastError());
    return items;
}

std::optional<HistoryError> JournalStore::together(const std::function<std::optional<HistoryError>()> &writes)
{
    auto error = begin();
    if (!error)
        error = writes();
    if (!error)
        error = commit();
    if (error)
        rollBack();
    return error;
}

// The room for the results is not only looked for but taken, in the log and in the file, and given free inside of them:
// what is written from then on needs nothing more of the disk. The run is there when all that has been done.
std::optional<HistoryError> JournalStore::start(
    const JournalRun &run, const std::vector<JournalItem> &items, const QDateTime &now)
{
    if (const auto error = take(now))
        return error;
    const Result<std::optional<JournalRun>, HistoryError> left = unfinishedRun();
    if (!left.ok())
        return left.error();
    if (left.value())
        return HistoryError::Unfinished;
    if (!diskHasRoom(path(), items))
        return HistoryError::DiskFull;
    auto error = together([&] { return fill(items); });
    if (!error)
        error = writeBack();
    if (!error)
        error = together([&] { return announce(run); });
    if (error) // so that a disk that is full does not stay so because of us
        (void)together([&] { return emptyTables(); });
    return error;
}

std::optional<HistoryError> JournalStore::fill(const std::vector<JournalItem> &items)
{
    if (const auto error = emptyTables())
        return error;
    QSqlQuery insert(database());
    if (!insert.prepare(itemStatement()))
        return historyErrorOf(insert.lastError());
    for (const JournalItem &item : items) {
        if (const auto error = runPrepared(insert, itemValues(item)))
            return error;
    }
    return runStatement(
        database(), u"INSERT INTO room (kept) VALUES (zeroblob(?))"_s, {roomForResults(items)});
}

std::optional<HistoryError> JournalStore::announce(const JournalRun &run)
{
    if (const auto error = runStatement(database(), u"DELETE FROM room"_s))
        return error;
    return runStatement(database(),
        u"INSERT INTO run (one, id, started, plan, shard) VALUES (1, ?, ?, ?, ?)"_s,
        {run.id.toString(QUuid::WithoutBraces), run.started.toMSecsSinceEpoch(), sqlText(run.plan),
            sqlText(run.shard)});
}

std::optional<HistoryError> JournalStore::emptyTables()
{
    for (const QString &table : {u"run"_s, u"items"_s, u"states"_s, u"room"_s}) {
        if (const auto error = runStatement(database(), u"DELETE FROM "_s + table))
            return error;
    }
    return std::nullopt;
}

// From the log to its place in the file.
std::optional<HistoryError> JournalStore::writeBack()
{
    QSqlQuery checkpoint(u"PRAGMA wal_checkpoint(FULL)"_s, database());
    if (!checkpoint.next())
        return historyErrorOf(checkpoint.lastError());
    return checkpoint.value(0).toInt() == 0 ? std::nullopt : std::optional(HistoryError::Busy);
}

// Failed if no row changes: there is no such item.
std::optional<HistoryError> JournalStore::changeOne(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(database());
    if (!query.prepare(statement))
        return historyErrorOf(query.lastError());
    if (const auto error = runPrepared(query, values))
        return error;
    return query.numRowsAffected() == 1 ? std::nullopt : std::optional(HistoryError::Failed);
}

std::optional<HistoryError> JournalStore::intend(
    int number, const QDateTime &at, const std::optional<StatusBefore> &before)
{
    if (const auto error = changeOne(intentStatement(), intentValues(number, at, before)))
        return error;
    return runStatement(database(), u"UPDATE run SET finished = 0 WHERE finished = 1"_s);
}

std::optional<HistoryError> JournalStore::conclude(int number, ItemStage stage, const ItemResult &result)
{
    return changeOne(resultStatement(), resultValues(number, stage, result));
}

std::optional<HistoryError> JournalStore::finish()
{
    const Result<std::optional<JournalRun>, HistoryError> run = unfinishedRun();
    if (!run.ok())
        return run.error();
    if (!run.value())
        return std::nullopt;
    if (run.value()->done < run.value()->items)
        return HistoryError::Unfinished;
    return runStatement(database(), u"UPDATE run SET finished = 1"_s);
}

std::optional<HistoryError> JournalStore::discard(const QDateTime &now)
{
    if (!isOpen() && !QFile::exists(path()))
        return std::nullopt;
    auto error = take(now);
    if (!error)
        error = check();
    if (!error)
        error = together([&] { return emptyTables(); });
    return error == HistoryError::Damaged ? replace(now) : error;
}

// The file itself stays: one that is waiting for it must not be left with a file that has no name any more.
std::optional<HistoryError> JournalStore::replace(const QDateTime &now)
{
    close();
    for (const QString &part : {u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(path() + part) && !QFile::remove(path() + part))
            return HistoryError::ReadOnly;
    }
    if (!QFile::resize(path(), 0))
        return HistoryError::ReadOnly;
    return take(now);
}

} // namespace hssreg
