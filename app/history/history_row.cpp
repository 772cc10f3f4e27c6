#include "app/history/history_row.h"

#include "app/access/access_fields.h"
#include "app/history/sqlite_file.h"
#include "app/support/moment.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlQuery>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

enum Column {
    Number,
    Key,
    At,
    Connection,
    Endpoint,
    Project,
    EnterpriseProject,
    RegistryId,
    RegistryName,
    Action,
    Changed,
    HasOutcome,
    HasProof,
    FailReason,
    ErrorCode,
    RequestId,
    Attempts,
    Duration,
    HttpStatus,
};

constexpr std::array allActions{HistoryAction::Update, HistoryAction::Add, HistoryAction::Delete,
    HistoryAction::Synchronise, HistoryAction::Check};
constexpr std::array allProofs{
    Proof::NotLooked, Proof::Connected, Proof::NotExercised, Proof::Accepted, Proof::Failed};

HistoryAction actionNamed(const QString &name)
{
    const auto found = std::find_if(allActions.begin(), allActions.end(),
        [&name](HistoryAction action) { return historyActionName(action) == name; });
    return found == allActions.end() ? HistoryAction::Update : *found;
}

Proof proofNamed(const QString &name)
{
    const auto found = std::find_if(
        allProofs.begin(), allProofs.end(), [&name](Proof proof) { return proofName(proof) == name; });
    return found == allProofs.end() ? Proof::NotLooked : *found;
}

QJsonValue jsonOf(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}

std::optional<QString> textOf(const QJsonValue &value)
{
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

// Values of secret members do not get here, but if one did, it ends here.
QString changedJson(const QList<ChangedMember> &changed)
{
    QJsonArray members;
    for (const ChangedMember &member : changed) {
        QJsonObject object{{u"field"_s, QString(entryFor(member.field).name)}};
        if (!entryFor(member.field).secret) {
            object.insert(u"before"_s, jsonOf(member.before));
            object.insert(u"after"_s, jsonOf(member.after));
        }
        members.append(object);
    }
    return QString::fromUtf8(QJsonDocument(members).toJson(QJsonDocument::Compact));
}

QList<ChangedMember> changedFrom(const QString &json)
{
    QList<ChangedMember> changed;
    const QJsonArray members = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &member : members) {
        if (const std::optional<Field> field = bodyFieldNamed(member[u"field"].toString()))
            changed.append({*field, textOf(member[u"before"]), textOf(member[u"after"])});
    }
    return changed;
}

// All that a person may look for.
QString wordsOf(const HistoryRecord &record)
{
    QStringList words{record.connection, record.endpoint, record.projectId, record.enterpriseProjectId,
        record.registryId, record.registryName, historyActionName(record.action), record.outcome,
        proofName(record.proof), record.failReason, record.errorCode, record.requestId};
    for (const ChangedMember &member : record.changed) {
        words.append(entryFor(member.field).name);
        if (!entryFor(member.field).secret)
            words.append({member.before.value_or(QString()), member.after.value_or(QString())});
    }
    words.removeAll(QString());
    return words.join(u' ').toCaseFolded();
}

} // namespace

QString rowColumns()
{
    return u"number, key, at, connection, endpoint, project, enterprise_project, registry_id, registry_name, "
           "action, changed, outcome, proof, fail_reason, error_code, request_id, attempts, duration_ms, "
           "http_status"_s;
}

HistoryRecord readRow(const QSqlQuery &row)
{
    const auto text = [&row](Column column) { return row.value(column).toString(); };
    HistoryRecord record;
    record.number = row.value(Number).toLongLong();
    record.key = QUuid::fromString(text(Key));
    record.when = utcMoment(std::chrono::milliseconds(row.value(At).toLongLong()));
    record.connection = text(Connection);
    record.endpoint = text(Endpoint);
    record.projectId = text(Project);
    record.enterpriseProjectId = text(EnterpriseProject);
    record.registryId = text(RegistryId);
    record.registryName = text(RegistryName);
    record.action = actionNamed(text(Action));
    record.changed = changedFrom(text(Changed));
    record.outcome = text(HasOutcome);
    record.proof = proofNamed(text(HasProof));
    record.failReason = text(FailReason);
    record.errorCode = text(ErrorCode);
    record.requestId = text(RequestId);
    record.attempts = row.value(Attempts).toInt();
    record.duration = std::chrono::milliseconds(row.value(Duration).toLongLong());
    record.httpStatus = row.value(HttpStatus).toInt();
    return record;
}

QString insertStatement()
{
    return u"INSERT INTO records (key, at, connection, endpoint, project, enterprise_project, registry_id, "
           "registry_name, action, changed, outcome, proof, fail_reason, error_code, request_id, attempts, "
           "duration_ms, http_status, credential, words) "
           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
}

QVariantList insertValues(const HistoryRecord &record)
{
    return {record.key.toString(QUuid::WithoutBraces), record.when.toMSecsSinceEpoch(),
        sqlText(record.connection), sqlText(record.endpoint), sqlText(record.projectId),
        sqlText(record.enterpriseProjectId), sqlText(record.registryId), sqlText(record.registryName),
        historyActionName(record.action), changedJson(record.changed), sqlText(record.outcome),
        sqlText(proofName(record.proof)), sqlText(record.failReason), sqlText(record.errorCode),
        sqlText(record.requestId), record.attempts, qint64(record.duration.count()), record.httpStatus,
        changedCredential(record) ? 1 : 0, sqlText(wordsOf(record))};
}

} // namespace hssreg
