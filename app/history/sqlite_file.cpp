#include "app/history/sqlite_file.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

// Result codes of SQLite (sqlite.org/rescode.html).
enum SqliteCode {
    Permission = 3,
    BusyFile = 5,
    LockedTable = 6,
    ReadOnlyFile = 8,
    Corrupt = 11,
    Full = 13,
    CanNotOpen = 14,
    NoDatabase = 26,
    NotWritten = 778, // extended
};

} // namespace

HistoryError historyErrorOf(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt();
    if (code == NotWritten) // a quota or a limit: SQLite says "full" only of a full disk
        return HistoryError::DiskFull;
    switch (code & 0xff) {
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

std::optional<HistoryError> runPrepared(QSqlQuery &query, const QVariantList &values)
{
    for (int place = 0; place < values.size(); ++place)
        query.bindValue(place, values.at(place));
    if (query.exec())
        return std::nullopt;
    return historyErrorOf(query.lastError());
}

std::optional<HistoryError> runStatement(
    const QSqlDatabase &database, const QString &statement, const QVariantList &values)
{
    QSqlQuery query(database);
    if (!query.prepare(statement))
        return historyErrorOf(query.lastError());
    return runPrepared(query, values);
}

QVariant sqlText(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

SqliteFile::SqliteFile(QString path)
    : m_path(std::move(path))
    , m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

SqliteFile::~SqliteFile()
{
    close();
}

std::optional<HistoryError> SqliteFile::connectTo(int busy)
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(m_path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busy));
    if (!m_database.open())
        return historyErrorOf(m_database.lastError());
    return std::nullopt;
}

void SqliteFile::close()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

std::optional<HistoryError> SqliteFile::begin()
{
    return runStatement(m_database, u"BEGIN IMMEDIATE"_s);
}

std::optional<HistoryError> SqliteFile::commit()
{
    return runStatement(m_database, u"COMMIT"_s);
}

void SqliteFile::rollBack()
{
    (void)runStatement(m_database, u"ROLLBACK"_s); // SQLite may have done it already
}

} // namespace hssreg
