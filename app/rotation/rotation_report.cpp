#include "app/rotation/rotation_report.h"

#include "app/history/history_record.h"
#include "app/rotation/rotation_run.h"
#include "app/rotation/rotation_sites.h"
#include "app/service/advice.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RotationReport)
};

void count(ReportTotals &totals, ItemVerdict verdict)
{
    ++totals.items;
    switch (verdict) {
    case ItemVerdict::Open: ++totals.open; break;
    case ItemVerdict::Proved: ++totals.proved; break;
    case ItemVerdict::Accepted: ++totals.accepted; break;
    case ItemVerdict::Failed: ++totals.failed; break;
    case ItemVerdict::Unknown: ++totals.unknown; break;
    }
}

ServiceReport reportOf(const ReportItem &item)
{
    ServiceReport report;
    report.outcome = item.outcome().value_or(Outcome::Cancelled);
    report.httpStatus = item.result.httpStatus;
    report.errorCode = item.result.errorCode;
    report.message = item.result.message;
    return report;
}

} // namespace

std::optional<Outcome> ReportItem::outcome() const
{
    if (verdict != ItemVerdict::Open)
        return result.outcome;
    switch (stage) {
    case ItemStage::Waiting: return std::nullopt;
    case ItemStage::Sending: return Outcome::Unknown;
    case ItemStage::Accepted:
    case ItemStage::Done: return result.outcome;
    }
    Q_UNREACHABLE();
}

ReportItem reportItemOf(const RotationRun &run, const RotationSites &sites, int item)
{
    const RotationItem &planned = run.item(item);
    const ItemState &state = run.state(item);
    const RotationSite &site = sites.at(planned.site);
    const Account &account = site.client().account();
    ReportItem row;
    row.number = planned.number;
    row.connection = site.place.connection;
    row.endpoint = historyEndpoint(account);
    row.projectId = account.projectId;
    row.enterpriseProjectId = account.enterpriseProjectId;
    row.registryId = planned.registryId;
    row.registryName = state.registryName;
    row.changed = planned.change.members();
    row.stage = state.stage;
    row.verdict = verdictOf(state);
    row.result = state.result;
    row.putBack = state.putBack;
    row.accessStatus = state.accessStatus;
    return row;
}

RotationReport reportOf(const RotationRun &run, const RotationSites &sites, const QDateTime &now)
{
    RotationReport report;
    report.id = run.setup().id;
    report.started = run.setup().started;
    report.made = now;
    report.plan = run.setup().plan;
    report.shard = run.setup().shard;
    report.resumed = run.setup().resumed;
    report.duration = run.duration();
    report.items.reserve(std::size_t(run.count()));
    for (int item = 0; item < run.count(); ++item) {
        report.items.push_back(reportItemOf(run, sites, item));
        count(report.totals, report.items.back().verdict);
    }
    return report;
}

QString verdictName(ItemVerdict verdict)
{
    switch (verdict) {
    case ItemVerdict::Open: return QStringLiteral("open");
    case ItemVerdict::Proved: return QStringLiteral("proved");
    case ItemVerdict::Accepted: return QStringLiteral("accepted");
    case ItemVerdict::Failed: return QStringLiteral("failed");
    case ItemVerdict::Unknown: return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

QString verdictWord(ItemVerdict verdict)
{
    switch (verdict) {
    case ItemVerdict::Open: return Words::tr("Not finished");
    case ItemVerdict::Proved: return Words::tr("Connected");
    case ItemVerdict::Accepted: return Words::tr("Accepted, not proved in time");
    case ItemVerdict::Failed: return Words::tr("Failed");
    case ItemVerdict::Unknown: return Words::tr("Not known whether it was done");
    }
    Q_UNREACHABLE();
}

QString reasonText(const ReportItem &item)
{
    if (item.result.proof == Proof::Failed) {
        const QString text = failReasonText(item.result.failReason);
        return item.result.failReason.isEmpty()
            ? text
            : Words::tr("%1: %2", "a code of HSS, what it means").arg(item.result.failReason, text);
    }
    const std::optional<Outcome> outcome = item.outcome();
    if (!outcome || outcome == Outcome::Updated)
        return {};
    return item.result.message.isEmpty() ? reportText(reportOf(item)) : item.result.message;
}

QString adviceOf(const ReportItem &item)
{
    return item.outcome() ? adviceText(reportOf(item)) : QString();
}

} // namespace hssreg
