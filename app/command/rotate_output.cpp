#include "app/command/rotate_output.h"

#include "app/history/journal.h"
#include "app/rotation/rotation_report_json.h"
#include "app/rotation/rotation_sites.h"
#include "app/service/advice.h"
#include "app/support/text.h"

namespace hssreg {

namespace {

using Hold = RotationRun::Hold;

QString endName(const RotateEnd &end)
{
    if (end.stopped)
        return QStringLiteral("stopped");
    switch (end.hold) {
    case Hold::None:
    case Hold::Person: return QStringLiteral("complete");
    case Hold::FirstFailed: return QStringLiteral("first_failed");
    case Hold::StopRule: return QStringLiteral("stop_rule");
    case Hold::Sites: return QStringLiteral("sites");
    case Hold::Journal: return QStringLiteral("journal");
    }
    Q_UNREACHABLE();
}

Paint paintOf(ItemVerdict verdict)
{
    switch (verdict) {
    case ItemVerdict::Proved: return Paint::Good;
    case ItemVerdict::Failed:
    case ItemVerdict::Unknown: return Paint::Bad;
    case ItemVerdict::Open:
    case ItemVerdict::Accepted: return Paint::Pending;
    }
    Q_UNREACHABLE();
}

} // namespace

RotateOutput::RotateOutput(
    const Surroundings &surroundings, const RotationRun &run, const RotationSites &sites)
    : m_surroundings(surroundings)
    , m_run(run)
    , m_sites(sites)
    , m_progress(surroundings, run)
    , m_told(std::size_t(run.count()))
{
    // what an earlier part of the run was told about
    for (int item = 0; item < run.count(); ++item)
        m_told[std::size_t(item)] = run.state(item).hasResult();
}

void RotateOutput::itemChanged(int item)
{
    if (!m_run.state(item).hasResult() || m_told[std::size_t(item)])
        return;
    m_told[std::size_t(item)] = true;
    tell(reportItemOf(m_run, m_sites, item));
}

void RotateOutput::tell(const ReportItem &item)
{
    if (m_surroundings.output.isJson()) {
        m_surroundings.output.object(rotationItemObject(item));
        return;
    }
    m_progress.clear();
    m_surroundings.output.answer(line(item));
}

QString RotateOutput::line(const ReportItem &item) const
{
    const QString name = item.registryName.isEmpty() ? visible(item.registryId) : visible(item.registryName);
    const QString word = m_surroundings.output.painted(verdictWord(item.verdict), paintOf(item.verdict));
    const QString text = tr("Row %1, %2: %3", "number, repository, result").arg(item.number).arg(name, word);
    const QString reason = visible(reasonText(item));
    if (reason.isEmpty())
        return text;
    if (item.result.requestId.isEmpty())
        return tr("%1. %2", "a line about a repository, the reason").arg(text, reason);
    return tr("%1. %2 (request ID %3)").arg(text, reason, visible(item.result.requestId));
}

void RotateOutput::siteHeld(int site)
{
    const std::optional<ServiceReport> &trouble = m_run.siteTrouble(site);
    if (!trouble)
        return;
    m_progress.clear();
    m_surroundings.output.complain(tr("%1: its repositories wait. %2 %3", "place, what happened, advice")
                                       .arg(visible(m_sites.at(site).title()), visible(reportText(*trouble)),
                                           visible(adviceText(*trouble)))
                                       .trimmed());
}

void RotateOutput::note(const QString &text)
{
    m_progress.clear();
    m_surroundings.output.note(text);
}

void RotateOutput::end(const RotationReport &report, const RotateEnd &end)
{
    m_progress.stop();
    if (!m_surroundings.output.isJson()) {
        tellTotals(report.totals, end);
        return;
    }
    for (std::size_t item = 0; item < report.items.size(); ++item) {
        if (!m_told[item])
            tell(report.items[item]);
    }
    OrderedJson totals = rotationRunObject(report);
    totals.addText(QLatin1StringView("ended"), endName(end));
    m_surroundings.output.object(totals.add(QLatin1StringView("resumable"), end.canResume));
}

void RotateOutput::tellTotals(const ReportTotals &totals, const RotateEnd &end)
{
    const QString why = whyEnded(end);
    if (!why.isEmpty())
        m_surroundings.output.complain(why);
    m_surroundings.output.answer(tr("Repositories: %1, connected: %2, accepted and not proved in time: %3, "
                                    "failed: %4, not known: %5, not finished: %6")
                                     .arg(totals.items)
                                     .arg(totals.proved)
                                     .arg(totals.accepted)
                                     .arg(totals.failed)
                                     .arg(totals.unknown)
                                     .arg(totals.open));
    if (end.canResume)
        m_surroundings.output.note(tr("Go on with the same command and --resume."));
}

QString RotateOutput::whyEnded(const RotateEnd &end) const
{
    if (end.stopped)
        return tr("Stopped. What was on its way is in the journal.");
    switch (end.hold) {
    case Hold::None:
    case Hold::Person: return {};
    case Hold::FirstFailed: return tr("The first repository failed, so nothing more was sent.");
    case Hold::StopRule: return tr("Too many repositories failed, so nothing more was begun.");
    case Hold::Sites: return tr("The rest waits for a connection that does not work now.");
    case Hold::Journal: return journalErrorText(m_run.journalError().value_or(HistoryError::Failed));
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
