#include "app/command/rotate_dry_run.h"

#include "app/access/access_fields.h"
#include "app/command/rotate_places.h"
#include "app/command/service_answer.h"
#include "app/history/history_record.h"
#include "app/rotation/rotation_report_json.h"
#include "app/support/text.h"

namespace hssreg {

namespace {

// What is not known yet stays empty: a preview says so.
Account accountFor(const ConnectionSettings &settings)
{
    Account account;
    if (!settings.endpoint.isEmpty() || !settings.region.isEmpty())
        account = accountOf(settings);
    account.projectId = settings.projectId;
    account.enterpriseProjectId = settings.enterpriseProjectId;
    return account;
}

ReportItem plannedItem(const PlanRow &row, const QString &connection, const Account &account)
{
    ReportItem item;
    item.number = row.number;
    item.connection = connection;
    item.endpoint = historyEndpoint(account);
    item.projectId = account.projectId;
    item.enterpriseProjectId = account.enterpriseProjectId;
    item.registryId = row.id;
    item.registryName = row.registryName;
    item.stage = ItemStage::Done;
    item.result.outcome = Outcome::Planned;
    return item;
}

} // namespace

void RotateDryRun::print(const Plan &plan, const RotationShard &shard) const
{
    for (const PlanRow &row : plan.rows)
        print(row);
    const int items = int(plan.rows.size());
    if (!m_surroundings.output.isJson()) {
        m_surroundings.output.answer(tr("Repositories: %1. Nothing was sent.").arg(items));
        return;
    }
    OrderedJson totals;
    totals.add(QLatin1StringView("action"), QStringLiteral("rotate"));
    totals.addText(QLatin1StringView("shard"), shardText(shard));
    m_surroundings.output.object(totals.add(QLatin1StringView("items"), items));
}

void RotateDryRun::print(const PlanRow &row) const
{
    const auto place = std::size_t(m_places.placeOfRow(row));
    const Account account = accountFor(m_places.settings()[place]);
    const AccessUpdate change = completed(row.change, nullptr);
    const RequestPreview request = previewOf(account, row.id, change);
    if (m_surroundings.output.isJson()) {
        ReportItem item = plannedItem(row, m_places.places()[place].connection, account);
        item.changed = change.members();
        OrderedJson object = rotationItemObject(item);
        m_surroundings.output.object(object.add(QLatin1StringView("request"), requestObject(request)));
        return;
    }
    m_surroundings.output.answer(row.registryName.isEmpty()
            ? tr("Row %1, %2", "number, repository").arg(row.number).arg(visible(row.id))
            : tr("Row %1, %2 (%3)", "number, repository, its ID")
                  .arg(row.number)
                  .arg(visible(row.registryName), visible(row.id)));
    ServiceAnswer(m_surroundings.output).preview(request);
}

} // namespace hssreg
