#include "app/history/history_record.h"

#include "app/access/access_fields.h"

#include <algorithm>

namespace hssreg {

QString historyActionName(HistoryAction action)
{
    switch (action) {
    case HistoryAction::Update: return QStringLiteral("update");
    case HistoryAction::Add: return QStringLiteral("add");
    case HistoryAction::Delete: return QStringLiteral("delete");
    case HistoryAction::Synchronise: return QStringLiteral("sync");
    case HistoryAction::Check: return QStringLiteral("check");
    }
    Q_UNREACHABLE();
}

QList<ChangedMember> changedMembers(
    const QList<Field> &sent, const FieldTexts *before, const FieldTexts &after)
{
    QList<ChangedMember> members;
    for (const Field field : sent) {
        ChangedMember member{field, std::nullopt, std::nullopt};
        if (!entryFor(field).secret) {
            member.before = before ? (*before)[field] : std::nullopt;
            member.after = after[field];
        }
        members.append(member);
    }
    return members;
}

QString historyEndpoint(const Account &account)
{
    return account.endpoint.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
}

void takeAccount(HistoryRecord &record, const Account &account)
{
    record.endpoint = historyEndpoint(account);
    record.projectId = account.projectId;
    record.enterpriseProjectId = account.enterpriseProjectId;
}

void takeReport(HistoryRecord &record, const ServiceReport &report)
{
    record.outcome = outcomeName(report.outcome);
    record.errorCode = report.errorCode;
    record.requestId = report.requestId;
    record.attempts = report.attempts;
    record.duration = report.duration;
    record.httpStatus = report.httpStatus;
}

AccessUpdate valuesBefore(const HistoryRecord &record)
{
    AccessUpdate values;
    for (const ChangedMember &member : record.changed) {
        if (member.before && !entryFor(member.field).secret)
            values.set(member.field, *member.before);
    }
    return values;
}

bool changedCredential(const HistoryRecord &record)
{
    const bool writes = record.action == HistoryAction::Update || record.action == HistoryAction::Add;
    return writes && record.outcome == outcomeName(Outcome::Updated)
        && std::any_of(record.changed.begin(), record.changed.end(),
            [](const ChangedMember &member) { return entryFor(member.field).secret; });
}

} // namespace hssreg
