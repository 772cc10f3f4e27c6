#include "app/history/history_store.h"

#include "app/access/access_fields.h"
#include "app/history/history_row.h"
#include "app/history/history_schema.h"

#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

// The conditions of a query, with their values in the order of the question marks.
struct Where {
    QStringList conditions{u"1"_s};
    QVariantList values;

    void add(const QString &condition, const QVariantList &with)
    {
        conditions.append(condition);
        values.append(with);
    }
};

// A word to look for with LIKE, whose own signs stand for themselves.
QString pattern(QString word)
{
    for (const QChar sign : {u'\\', u'%', u'_'})
        word.replace(sign, QString(u'\\') + sign);
    return u'%' + word + u'%';
}

Where whereOf(const HistoryQuery &query)
{
    Where where;
    const QStringList words = query.find.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        where.add(uR"(words LIKE ? ESCAPE '\')"_s, {pattern(word)});
    if (query.from.isValid())
        where.add(u"at >= ?"_s, {query.from.toMSecsSinceEpoch()});
    if (query.to.isValid())
        where.add(u"at < ?"_s, {query.to.toMSecsSinceEpoch()});
    if (!query.outcome.isEmpty())
        where.add(u"outcome = ?"_s, {query.outcome});
    if (!query.registryId.isEmpty())
        where.add(u"registry_id = ?"_s, {query.registryId});
    if (query.olderThan) {
        where.add(
            u"(at, number) < (?, ?)"_s, {query.olderThan->when.toMSecsSinceEpoch(), query.olderThan->number});
    }
    return where;
}

std::optional<HistoryError> run(QSqlQuery &query, const QVariantList &values)
{
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (query.exec())
        return std::nullopt;
    return historyErrorOf(query.lastError());
}

// A statement with values: prepared, bound, run.
std::optional<HistoryError> run(
    const QSqlDatabase &database, const QString &statement, const QVariantList &values)
{
    QSqlQuery query(database);
    if (!query.prepare(statement))
        return historyErrorOf(query.lastError());
    return run(query, values);
}

} // namespace

HistoryStore::HistoryStore(QString path)
    : m_path(std::move(path))
    , m_name(u"history-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

HistoryStore::~HistoryStore()
{
    disconnect();
}

std::optional<HistoryError> HistoryStore::open(const QDateTime &now)
{
    if (m_database.isOpen())
        return std::nullopt;
    auto error = connectTo(now);
    if (!error) // being late with that harms nothing
        (void)removeOlder(now);
    else
        disconnect();
    return error;
}

std::optional<HistoryError> HistoryStore::connectTo(const QDateTime &now)
{
    if (const auto error = prepareHistoryFile(m_path))
        return error;
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(m_path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(historyBusyMilliseconds));
    if (!m_database.open())
        return historyErrorOf(m_database.lastError());
    return prepareHistoryDatabase(m_database, now);
}

void HistoryStore::disconnect()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

std::optional<HistoryError> HistoryStore::begin()
{
    return runStatement(m_database, u"BEGIN IMMEDIATE"_s);
}

std::optional<HistoryError> HistoryStore::commit()
{
    return runStatement(m_database, u"COMMIT"_s);
}

void HistoryStore::rollBack()
{
    (void)runStatement(m_database, u"ROLLBACK"_s); // SQLite may have done it already
}

std::optional<HistoryError> HistoryStore::insert(const HistoryRecord &record)
{
    return run(m_database, insertStatement(), insertValues(record));
}

std::optional<HistoryError> HistoryStore::amend(const QUuid &key, Proof proof, const QString &failReason)
{
    return run(m_database,
        u"UPDATE records SET proof = ?, fail_reason = ?, words = words || ' ' || ? WHERE key = ?"_s,
        {proofName(proof), failReason.isNull() ? u""_s : failReason,
            QString(proofName(proof) + u' ' + failReason).toCaseFolded(),
            key.toString(QUuid::WithoutBraces)});
}

Result<HistoryPage, HistoryError> HistoryStore::find(const HistoryQuery &query) const
{
    Where where = whereOf(query);
    const int limit = std::max(1, query.limit);
    where.values.append(limit + 1); // one more, to know whether there are more
    QSqlQuery rows(m_database);
    rows.setForwardOnly(true);
    if (!rows.prepare(u"SELECT "_s + rowColumns() + u" FROM records WHERE "_s
            + where.conditions.join(u" AND "_s) + u" ORDER BY at DESC, number DESC LIMIT ?"_s))
        return historyErrorOf(rows.lastError());
    if (const auto error = run(rows, where.values))
        return *error;
    HistoryPage page;
    while (rows.next()) {
        if (page.records.size() == limit) {
            page.more = true;
            break;
        }
        page.records.append(readRow(rows));
    }
    if (rows.lastError().isValid())
        return historyErrorOf(rows.lastError());
    return page;
}

Result<CredentialChanges, HistoryError> HistoryStore::credentialChanges(
    const QString &endpoint, const QString &projectId) const
{
    QSqlQuery rows(m_database);
    if (!rows.prepare(u"SELECT registry_id, max(at) FROM records WHERE endpoint = ? AND project = ? AND "
                      "credential = 1 GROUP BY registry_id"_s))
        return historyErrorOf(rows.lastError());
    if (const auto error = run(rows, {endpoint, projectId}))
        return *error;
    CredentialChanges changes;
    while (rows.next())
        changes.insert(
            rows.value(0).toString(), QDateTime::fromMSecsSinceEpoch(rows.value(1).toLongLong(), Qt::UTC));
    return changes;
}

Result<int, HistoryError> HistoryStore::keepDays() const
{
    QSqlQuery row(u"SELECT value FROM settings WHERE name = 'keep_days'"_s, m_database);
    if (!row.isActive())
        return historyErrorOf(row.lastError());
    return row.next() ? row.value(0).toInt() : 0;
}

std::optional<HistoryError> HistoryStore::setKeepDays(int days, const QDateTime &now)
{
    if (const auto error = run(m_database,
            u"INSERT OR REPLACE INTO settings (name, value) VALUES ('keep_days', ?)"_s, {std::max(0, days)}))
        return error;
    return removeOlder(now);
}

std::optional<HistoryError> HistoryStore::removeOlder(const QDateTime &now)
{
    const Result<int, HistoryError> days = keepDays();
    if (!days.ok())
        return days.error();
    if (days.value() == 0)
        return std::nullopt;
    return run(
        m_database, u"DELETE FROM records WHERE at < ?"_s, {now.addDays(-days.value()).toMSecsSinceEpoch()});
}

std::optional<HistoryError> HistoryStore::forgetAll(const QDateTime &now)
{
    auto error = open(now);
    if (!error)
        error = emptyTables();
    if (error != HistoryError::Damaged)
        return error;
    disconnect();
    for (const QString &part : {QString(), u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(m_path + part) && !QFile::remove(m_path + part))
            return HistoryError::ReadOnly;
    }
    return open(now);
}

// secure_delete overwrites the rows, VACUUM leaves no free pages, and the checkpoint nothing in the log.
std::optional<HistoryError> HistoryStore::emptyTables()
{
    for (const QString &statement : {u"DELETE FROM records"_s, u"VACUUM"_s}) {
        if (const auto error = runStatement(m_database, statement))
            return error;
    }
    QSqlQuery checkpoint(u"PRAGMA wal_checkpoint(TRUNCATE)"_s, m_database);
    if (!checkpoint.next())
        return historyErrorOf(checkpoint.lastError());
    if (checkpoint.value(0).toInt() != 0)
        return HistoryError::Busy;
    return std::nullopt;
}

} // namespace hssreg
