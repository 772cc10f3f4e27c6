#include "ui/rotation/item_words.h"

#include "app/access/problem_text.h"
#include "app/rotation/rotation_report.h"
#include "app/rotation/rotation_run.h"
#include "app/rotation/rotation_sites.h"
#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/rotation/cell_table.h"

#include <QCoreApplication>
#include <QLocale>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(hssreg::ItemWords)
};

QString reasonOf(const RotationRun &run, const RotationSites &sites, int item)
{
    const QString reason = reasonText(reportItemOf(run, sites, item));
    return visible(reason.isEmpty() ? run.state(item).result.message : reason);
}

//! With the code before it, which support asks for.
QString failedText(const RotationRun &run, const RotationSites &sites, int item)
{
    const ItemResult &result = run.state(item).result;
    const QString reason = reasonOf(run, sites, item);
    if (result.proof == Proof::Failed)
        return Words::tr("HSS reports Abnormal. %1").arg(reason);
    if (result.errorCode.isEmpty())
        return reason.isEmpty() ? Words::tr("Failed") : reason;
    return Words::tr("%1: %2", "an error code, what it means").arg(visible(result.errorCode, 100), reason);
}

QString provedText(Proof proof)
{
    return proof == Proof::Connected ? Words::tr("Connected, synchronised after the update")
                                     : Words::tr("Connected; not exercised since the update");
}

ShownCell doneCell(const RotationRun &run, const RotationSites &sites, int item)
{
    const ItemState &state = run.state(item);
    switch (verdictOf(state)) {
    case ItemVerdict::Proved: return {provedText(state.result.proof), Tone::Good, u"done"_s};
    case ItemVerdict::Accepted:
        return {Words::tr("Accepted; not proved in time"), Tone::Busy, u"status-unknown"_s};
    case ItemVerdict::Failed: return {failedText(run, sites, item), Tone::Bad, u"failed"_s};
    case ItemVerdict::Unknown:
        return {Words::tr("The answer was lost: it is not known whether HSS took it"), Tone::Busy,
            u"status-unknown"_s};
    case ItemVerdict::Open: break;
    }
    return {};
}

} // namespace

QString stepWord(ItemStep step)
{
    switch (step) {
    case ItemStep::Waiting: return Words::tr("Waiting");
    case ItemStep::Testing: return Words::tr("Test");
    case ItemStep::Updating: return Words::tr("Update");
    case ItemStep::Proving: return Words::tr("Proof");
    case ItemStep::Done: return Words::tr("Done");
    }
    return {};
}

ShownCell resultCell(const RotationRun &run, const RotationSites &sites, int item)
{
    const ItemState &state = run.state(item);
    switch (state.step) {
    case ItemStep::Waiting:
        if (const auto &trouble = run.siteTrouble(run.item(item).site))
            return {Words::tr("Waits for its connection. %1").arg(visible(reportText(*trouble))), Tone::Busy,
                u"warning"_s};
        return {};
    case ItemStep::Testing: return {Words::tr("Testing the login"), Tone::Busy, u"status-connecting"_s};
    case ItemStep::Updating: return {Words::tr("Sending"), Tone::Busy, u"status-connecting"_s};
    case ItemStep::Proving:
        return {Words::tr("Accepted; HSS is connecting"), Tone::Busy, u"status-connecting"_s};
    case ItemStep::Done: break;
    }
    ShownCell cell = doneCell(run, sites, item);
    if (state.putBack)
        cell.text = Words::tr("Login until now put back. %1").arg(cell.text);
    return cell;
}

QString itemDetails(const RotationRun &run, const RotationSites &sites, int item)
{
    const ReportItem report = reportItemOf(run, sites, item);
    const ItemResult &result = report.result;
    QStringList lines{resultCell(run, sites, item).text};
    const auto say = [&lines](const QString &text, const QString &value) {
        if (!value.isEmpty())
            lines.append(text.arg(value));
    };
    ServiceReport service;
    service.outcome = result.outcome;
    service.httpStatus = result.httpStatus;
    service.errorCode = result.errorCode;
    service.message = result.message;
    if (report.verdict == ItemVerdict::Failed || report.verdict == ItemVerdict::Unknown)
        say(u"%1"_s, visible(adviceText(service)));
    say(Words::tr("Repository ID: %1"), visible(report.registryId, 200));
    say(Words::tr("Connection: %1"), visible(sites.at(run.item(item).site).title(), 200));
    QStringList fields;
    for (const Field field : report.changed)
        fields.append(fieldLabel(field));
    say(Words::tr("Changed: %1"), fields.join(u", "_s));
    say(Words::tr("HTTP status: %1"), result.httpStatus > 0 ? QString::number(result.httpStatus) : QString());
    say(Words::tr("Request ID: %1"), visible(result.requestId, 200));
    say(Words::tr("Attempts: %1"), result.attempts > 1 ? QString::number(result.attempts) : QString());
    if (result.sentAt.isValid())
        say(Words::tr("Sent: %1"), QLocale().toString(result.sentAt.toLocalTime(), QLocale::ShortFormat));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString itemName(const RotationRun &run, int item)
{
    const QString &name = run.state(item).registryName;
    return visible(name.isEmpty() ? run.item(item).registryId : name, 300);
}

QString itemTook(const RotationRun &run, int item)
{
    const auto took = run.state(item).result.duration;
    if (took.count() <= 0)
        return {};
    return Words::tr("%1 s", "seconds").arg(QLocale().toString(double(took.count()) / 1000.0, 'f', 1));
}

} // namespace hssreg
