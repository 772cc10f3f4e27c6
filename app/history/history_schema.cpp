#include "app/history/history_schema.h"

#include "app/support/result.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

#include <array>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr auto onlyOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto onlyOwnerFolder = onlyOwner | QFileDevice::ExeOwner;

// Primary result codes of SQLite (sqlite.org/rescode.html).
enum SqliteCode {
    Permission = 3,
    BusyFile = 5,
    LockedTable = 6,
    ReadOnlyFile = 8,
    Corrupt = 11,
    Full = 13,
    CanNotOpen = 14,
    NoDatabase = 26,
};

struct Migration {
    int to;
    QList<QString> statements;
};

const QList<Migration> &migrations()
{
    static const QList<Migration> all{{1,
        {u"CREATE TABLE records (number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, "
         "at INTEGER NOT NULL, connection TEXT NOT NULL, endpoint TEXT NOT NULL, project TEXT NOT NULL, "
         "enterprise_project TEXT NOT NULL, registry_id TEXT NOT NULL, registry_name TEXT NOT NULL, "
         "action TEXT NOT NULL, changed TEXT NOT NULL, credential INTEGER NOT NULL, outcome TEXT NOT NULL, "
         "proof TEXT NOT NULL, fail_reason TEXT NOT NULL, error_code TEXT NOT NULL, request_id TEXT NOT "
         "NULL, "
         "attempts INTEGER NOT NULL, duration_ms INTEGER NOT NULL, http_status INTEGER NOT NULL, "
         "words TEXT NOT NULL)"_s,
            u"CREATE INDEX records_by_time ON records (at, number)"_s,
            u"CREATE INDEX records_by_registry ON records (endpoint, project, registry_id, at)"_s,
            u"CREATE TABLE settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL)"_s}}};
    return all;
}

std::optional<HistoryError> runAll(const QSqlDatabase &database, const QList<QString> &statements)
{
    for (const QString &statement : statements) {
        if (const auto error = runStatement(database, statement))
            return error;
    }
    return std::nullopt;
}

// Changing to WAL needs the file alone, and SQLite does not wait for that by itself.
std::optional<HistoryError> useWal(const QSqlDatabase &database)
{
    constexpr int pause = 20; // milliseconds
    for (int waited = 0;; waited += pause) {
        QSqlQuery query(u"PRAGMA journal_mode = WAL"_s, database);
        if (query.next() && query.value(0).toString() == u"wal"_s)
            return std::nullopt;
        const HistoryError error = historyErrorOf(query.lastError());
        if (error != HistoryError::Busy || waited >= historyBusyMilliseconds)
            return error;
        query.finish();
        QThread::msleep(pause);
    }
}

Result<int, HistoryError> versionOf(const QSqlDatabase &database)
{
    QSqlQuery query(u"SELECT coalesce(max(version), 0) FROM schema_versions"_s, database);
    if (!query.next())
        return historyErrorOf(query.lastError());
    return query.value(0).toInt();
}

std::optional<HistoryError> migrate(const QSqlDatabase &database, const QDateTime &now)
{
    const Result<int, HistoryError> version = versionOf(database);
    if (!version.ok())
        return version.error();
    if (version.value() > historySchemaVersion)
        return HistoryError::Newer;
    for (const Migration &migration : migrations()) {
        if (migration.to <= version.value())
            continue;
        QList<QString> statements = migration.statements;
        statements.append(u"INSERT INTO schema_versions VALUES (%1, '%2')"_s.arg(
            QString::number(migration.to), now.toUTC().toString(Qt::ISODate)));
        if (const auto error = runAll(database, statements))
            return error;
    }
    return std::nullopt;
}

} // namespace

HistoryError historyErrorOf(const QSqlError &error)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case BusyFile:
    case LockedTable: return HistoryError::Busy;
    case Permission:
    case ReadOnlyFile:
    case CanNotOpen: return HistoryError::ReadOnly;
    case Full: return HistoryError::DiskFull;
    case Corrupt:
    case NoDatabase: return HistoryError::Damaged;
    default: return HistoryError::Failed;
    }
}

std::optional<HistoryError> runStatement(const QSqlDatabase &database, const QString &statement)
{
    const QSqlQuery query(statement, database);
    if (query.isActive())
        return std::nullopt;
    return historyErrorOf(query.lastError());
}

std::optional<HistoryError> prepareHistoryFile(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo(folder).isDir()) {
        if (!QDir().mkpath(QFileInfo(folder).absolutePath()) || !QDir().mkdir(folder, onlyOwnerFolder)) {
            // another program may have made it meanwhile
            if (!QFileInfo(folder).isDir())
                return HistoryError::NoFolder;
        }
    }
    QFile file(path);
    if (!file.exists()) {
        // SQLite would make it for everybody to read; its log takes the rights of the file
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append, onlyOwner))
            return HistoryError::ReadOnly;
        file.close();
    }
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if ((file.permissions() & others) && !file.setPermissions(onlyOwner))
        return HistoryError::ReadOnly;
    return std::nullopt;
}

std::optional<HistoryError> prepareHistoryDatabase(QSqlDatabase &database, const QDateTime &now)
{
    if (const auto error = useWal(database))
        return error;
    if (const auto error = runAll(database,
            {u"PRAGMA synchronous = FULL"_s, u"PRAGMA secure_delete = ON"_s,
                u"BEGIN IMMEDIATE"_s})) // so that only one program migrates
        return error;
    auto error = runStatement(database,
        u"CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, applied TEXT NOT NULL)"_s);
    if (!error)
        error = migrate(database, now);
    if (!error)
        error = runStatement(database, u"COMMIT"_s);
    if (error)
        (void)runStatement(database, u"ROLLBACK"_s);
    return error;
}

} // namespace hssreg
