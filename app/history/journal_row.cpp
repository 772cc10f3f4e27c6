#include "app/history/journal_row.h"

#include "app/access/access_fields.h"
#include "app/history/sqlite_file.h"
#include "app/support/moment.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlQuery>

#include <algorithm>
#include <array>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

enum Column {
    Number,
    Connection,
    Endpoint,
    Region,
    Project,
    EnterpriseProject,
    RegistryId,
    RegistryName,
    Change,
    PasswordFrom,
    Stage,
    SentAt,
    StatusWas,
    SyncedWas,
    HasOutcome,
    HasProof,
    FailReason,
    HttpStatus,
    ErrorCode,
    Message,
    RequestId,
    Attempts,
    Duration,
};

constexpr std::array allStages{ItemStage::Waiting, ItemStage::Sending, ItemStage::Accepted, ItemStage::Done};
constexpr std::array allOutcomes{Outcome::Updated, Outcome::Planned, Outcome::Invalid,
    Outcome::ChangedElsewhere, Outcome::Unauthorized, Outcome::Refused, Outcome::Throttled,
    Outcome::Unreachable, Outcome::Unknown, Outcome::Cancelled};
constexpr std::array allProofs{
    Proof::NotLooked, Proof::Connected, Proof::NotExercised, Proof::Accepted, Proof::Failed};

// The value of this name; else the last resort.
template <typename Values, typename Value>
Value named(const Values &values, QString (*nameOf)(Value), const QString &name, Value otherwise)
{
    const auto found =
        std::find_if(values.begin(), values.end(), [&](Value value) { return nameOf(value) == name; });
    return found == values.end() ? otherwise : *found;
}

// Values of secret members do not get here, but if one did, it ends here.
QString changeJson(const FieldTexts &change)
{
    QJsonObject members;
    for (const Field field : bodyFields) {
        const FieldEntry &entry = entryFor(field);
        if (change[field] && !entry.secret)
            members.insert(entry.name, *change[field]);
    }
    return QString::fromUtf8(QJsonDocument(members).toJson(QJsonDocument::Compact));
}

FieldTexts changeFrom(const QString &json)
{
    FieldTexts change;
    const QJsonObject members = QJsonDocument::fromJson(json.toUtf8()).object();
    for (const Field field : bodyFields) {
        const QJsonValue value = members[entryFor(field).name];
        if (value.isString() && !entryFor(field).secret)
            change[field] = value.toString();
    }
    return change;
}

QVariant shortText(const QString &text)
{
    return sqlText(text.left(journalTextLimit));
}

ItemResult readResult(const QSqlQuery &row)
{
    const auto text = [&row](Column column) { return row.value(column).toString(); };
    ItemResult result;
    if (!row.isNull(SentAt))
        result.sentAt = utcMoment(std::chrono::milliseconds(row.value(SentAt).toLongLong()));
    if (!row.isNull(StatusWas)) {
        result.before.emplace(StatusBefore{text(StatusWas), std::nullopt});
        if (!row.isNull(SyncedWas))
            result.before->latestSyncTime = row.value(SyncedWas).toLongLong();
    }
    result.outcome = named(allOutcomes, outcomeName, text(HasOutcome), Outcome::Unknown);
    result.proof = named(allProofs, proofName, text(HasProof), Proof::NotLooked);
    result.failReason = text(FailReason);
    result.httpStatus = row.value(HttpStatus).toInt();
    result.errorCode = text(ErrorCode);
    result.message = text(Message);
    result.requestId = text(RequestId);
    result.attempts = row.value(Attempts).toInt();
    result.duration = std::chrono::milliseconds(row.value(Duration).toLongLong());
    return result;
}

} // namespace

QString stageName(ItemStage stage)
{
    switch (stage) {
    case ItemStage::Waiting: return u"waiting"_s;
    case ItemStage::Sending: return u"sending"_s;
    case ItemStage::Accepted: return u"accepted"_s;
    case ItemStage::Done: return u"done"_s;
    }
    Q_UNREACHABLE();
}

// A word that nobody wrote: as if it may have left, which is never wrong.
ItemStage stageNamed(const QString &name)
{
    return named(allStages, stageName, name, ItemStage::Sending);
}

QString itemStatement()
{
    return u"INSERT INTO items (number, connection, endpoint, region, project, enterprise_project, "
           "registry_id, registry_name, change, password_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
}

QVariantList itemValues(const JournalItem &item)
{
    return {item.number, sqlText(item.connection), sqlText(item.endpoint), sqlText(item.region),
        sqlText(item.projectId), sqlText(item.enterpriseProjectId), sqlText(item.registryId),
        sqlText(item.registryName), changeJson(item.change), sqlText(item.passwordFrom)};
}

QString intentStatement()
{
    return u"INSERT OR REPLACE INTO states (number, stage, sent_at, status_before, synced_before) "
           "SELECT number, ?, ?, ?, ? FROM items WHERE number = ?"_s;
}

QVariantList intentValues(int number, const QDateTime &at, const std::optional<StatusBefore> &before)
{
    QVariant status(QMetaType::fromType<QString>());
    QVariant synced(QMetaType::fromType<qint64>());
    if (before)
        status = shortText(before->status);
    if (before && before->latestSyncTime)
        synced = *before->latestSyncTime;
    return {stageName(ItemStage::Sending), at.toMSecsSinceEpoch(), status, synced, number};
}

QString resultStatement()
{
    return u"INSERT INTO states (number, stage, outcome, proof, fail_reason, http_status, error_code, "
           u"message, "
           "request_id, attempts, duration_ms) SELECT number, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM items "
           "WHERE number = ? ON CONFLICT (number) DO UPDATE SET stage = excluded.stage, "
           "outcome = excluded.outcome, proof = excluded.proof, fail_reason = excluded.fail_reason, "
           "http_status = excluded.http_status, error_code = excluded.error_code, message = "
           "excluded.message, "
           "request_id = excluded.request_id, attempts = excluded.attempts, "
           "duration_ms = excluded.duration_ms"_s;
}

QVariantList resultValues(int number, ItemStage stage, const ItemResult &result)
{
    return {stageName(stage), outcomeName(result.outcome), sqlText(proofName(result.proof)),
        shortText(result.failReason), result.httpStatus, shortText(result.errorCode),
        shortText(result.message), shortText(result.requestId), result.attempts,
        qint64(result.duration.count()), number};
}

QString itemsStatement()
{
    return u"SELECT number, connection, endpoint, region, project, enterprise_project, registry_id, "
           "registry_name, change, password_from, stage, sent_at, status_before, synced_before, outcome, "
           "proof, fail_reason, http_status, error_code, message, request_id, attempts, duration_ms "
           "FROM items LEFT JOIN states USING (number) ORDER BY number"_s;
}

JournalItem readItem(const QSqlQuery &row)
{
    const auto text = [&row](Column column) { return row.value(column).toString(); };
    JournalItem item;
    item.number = row.value(Number).toInt();
    item.connection = text(Connection);
    item.endpoint = text(Endpoint);
    item.region = text(Region);
    item.projectId = text(Project);
    item.enterpriseProjectId = text(EnterpriseProject);
    item.registryId = text(RegistryId);
    item.registryName = text(RegistryName);
    item.change = changeFrom(text(Change));
    item.passwordFrom = text(PasswordFrom);
    if (row.isNull(Stage))
        return item; // nothing happened to it
    item.stage = stageNamed(text(Stage));
    item.result = readResult(row);
    return item;
}

} // namespace hssreg
