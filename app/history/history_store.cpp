#include "app/history/history_store.h"

#include "app/access/access_fields.h"
#include "app/history/history_row.h"
#include "app/history/history_schema.h"
#include "app/support/moment.h"

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

} // namespace

std::optional<HistoryError> HistoryStore::open(const QDateTime &now)
{
    if (isOpen())
        return std::nullopt;
    auto error = prepare(now);
    if (!error) // being late with that harms nothing
        (void)removeOlder(now);
    else
        close();
    return error;
}

std::optional<HistoryError> HistoryStore::prepare(const QDateTime &now)
{
    if (const auto error = prepareSqliteFile(path()))
        return error;
    if (const auto error = connectTo(sqliteBusyMilliseconds))
        return error;
    if (const auto error = prepareSqliteTables(database(), historyMigrations(), now, sqliteBusyMilliseconds))
        return error;
    return runStatement(database(), u"PRAGMA secure_delete = ON"_s);
}

std::optional<HistoryError> HistoryStore::insert(const HistoryRecord &record)
{
    return runStatement(database(), insertStatement(), insertValues(record));
}

std::optional<HistoryError> HistoryStore::amend(const QUuid &key, Proof proof, const QString &failReason)
{
    return runStatement(database(),
        u"UPDATE records SET proof = ?, fail_reason = ?, words = words || ' ' || ? WHERE key = ?"_s,
        {sqlText(proofName(proof)), sqlText(failReason),
            QString(proofName(proof) + u' ' + failReason).toCaseFolded(),
            key.toString(QUuid::WithoutBraces)});
}

Result<HistoryPage, HistoryError> HistoryStore::find(const HistoryQuery &query) const
{
    Where where = whereOf(query);
    const int limit = std::max(1, query.limit);
    where.values.append(limit + 1); // one more, to know whether there are more
    QSqlQuery rows(database());
    rows.setForwardOnly(true);
    if (!rows.prepare(u"SELECT "_s + rowColumns() + u" FROM records WHERE "_s
            + where.conditions.join(u" AND "_s) + u" ORDER BY at DESC, number DESC LIMIT ?"_s))
        return historyErrorOf(rows.lastError());
    if (const auto error = runPrepared(rows, where.values))
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
    QSqlQuery rows(database());
    if (!rows.prepare(u"SELECT registry_id, max(at) FROM records WHERE endpoint = ? AND project = ? AND "
                      "credential = 1 GROUP BY registry_id"_s))
        return historyErrorOf(rows.lastError());
    if (const auto error = runPrepared(rows, {endpoint, projectId}))
        return *error;
    CredentialChanges changes;
    while (rows.next())
        changes.insert(
            rows.value(0).toString(), utcMoment(std::chrono::milliseconds(rows.value(1).toLongLong())));
    return changes;
}

Result<int, HistoryError> HistoryStore::keepDays() const
{
    QSqlQuery row(u"SELECT value FROM settings WHERE name = 'keep_days'"_s, database());
    if (!row.isActive())
        return historyErrorOf(row.lastError());
    return row.next() ? row.value(0).toInt() : 0;
}

std::optional<HistoryError> HistoryStore::setKeepDays(int days, const QDateTime &now)
{
    if (const auto error = runStatement(database(),
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
    return runStatement(
        database(), u"DELETE FROM records WHERE at < ?"_s, {now.addDays(-days.value()).toMSecsSinceEpoch()});
}

std::optional<HistoryError> HistoryStore::forgetAll(const QDateTime &now)
{
    auto error = open(now);
    if (!error)
        error = emptyTables();
    if (error != HistoryError::Damaged)
        return error;
    close();
    for (const QString &part : {QString(), u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(path() + part) && !QFile::remove(path() + part))
            return HistoryError::ReadOnly;
    }
    return open(now);
}

// secure_delete overwrites the rows, VACUUM leaves no free pages, and the checkpoint nothing in the log.
std::optional<HistoryError> HistoryStore::emptyTables()
{
    for (const QString &statement : {u"DELETE FROM records"_s, u"VACUUM"_s}) {
        if (const auto error = runStatement(database(), statement))
            return error;
    }
    QSqlQuery checkpoint(u"PRAGMA wal_checkpoint(TRUNCATE)"_s, database());
    if (!checkpoint.next())
        return historyErrorOf(checkpoint.lastError());
    if (checkpoint.value(0).toInt() != 0)
        return HistoryError::Busy;
    return std::nullopt;
}

} // namespace hssreg
