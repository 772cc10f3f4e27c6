#include "app/history/sqlite_schema.h"

#include "app/history/sqlite_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr auto onlyOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto onlyOwnerFolder = onlyOwner | QFileDevice::ExeOwner;

std::optional<HistoryError> runAll(const QSqlDatabase &database, const QList<QString> &statements)
{
    for (const QString &statement : statements) {
        if (const auto error = runStatement(database, statement))
            return error;
    }
    return std::nullopt;
}

// Changing to WAL needs the file alone, and SQLite does not wait for that by itself.
std::optional<HistoryError> useWal(const QSqlDatabase &database, int wait)
{
    constexpr int pause = 20; // milliseconds
    for (int waited = 0;; waited += pause) {
        QSqlQuery query(u"PRAGMA journal_mode = WAL"_s, database);
        if (query.next() && query.value(0).toString() == u"wal"_s)
            return std::nullopt;
        const HistoryError error = historyErrorOf(query.lastError());
        if (error != HistoryError::Busy || waited >= wait)
            return error;
        query.finish();
        QThread::msleep(pause);
    }
}

std::optional<HistoryError> migrate(
    const QSqlDatabase &database, const QList<Migration> &migrations, const QDateTime &now)
{
    const Result<int, HistoryError> version = sqliteVersion(database);
    if (!version.ok())
        return version.error();
    if (version.value() > migrations.constLast().to)
        return HistoryError::Newer;
    for (const Migration &migration : migrations) {
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

std::optional<HistoryError> prepareSqliteFile(const QString &path)
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

std::optional<HistoryError> prepareSqliteTables(
    const QSqlDatabase &database, const QList<Migration> &migrations, const QDateTime &now, int wait)
{
    if (const auto error = useWal(database, wait))
        return error;
    if (const auto error = runAll(database,
            {u"PRAGMA synchronous = FULL"_s, u"BEGIN IMMEDIATE"_s})) // so that only one program migrates
        return error;
    auto error = runStatement(database,
        u"CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, applied TEXT NOT NULL)"_s);
    if (!error)
        error = migrate(database, migrations, now);
    if (!error)
        error = runStatement(database, u"COMMIT"_s);
    if (error)
        (void)runStatement(database, u"ROLLBACK"_s);
    return error;
}

Result<int, HistoryError> sqliteVersion(const QSqlDatabase &database)
{
    QSqlQuery query(u"SELECT coalesce(max(version), 0) FROM schema_versions"_s, database);
    if (!query.next())
        return historyErrorOf(query.lastError());
    return query.value(0).toInt();
}

} // namespace hssreg
