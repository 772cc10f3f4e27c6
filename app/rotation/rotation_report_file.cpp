#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/history/table_page.h"
#include "app/rotation/rotation_report.h"
#include "app/rotation/rotation_report_json.h"
#include "app/support/csv_cell.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RotationReport)
};

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

QString numberText(int number)
{
    return number == 0 ? QString() : QString::number(number);
}

// CSV is opened by people and read by programs: names as in JSON, made safe to show.
QByteArray csvHead()
{
    // the mark at the beginning tells spreadsheets that it is UTF-8
    return "\xef\xbb\xbf"
        + csvLine(
            {u"row"_s, u"connection"_s, u"endpoint"_s, u"project_id"_s, u"enterprise_project_id"_s, u"id"_s,
                u"registry_name"_s, u"changed"_s, u"outcome"_s, u"proof"_s, u"http_status"_s, u"error_code"_s,
                u"message"_s, u"request_id"_s, u"attempts"_s, u"sent_at"_s, u"duration_ms"_s, u"put_back"_s});
}

QByteArray csvRow(const ReportItem &item)
{
    QStringList changed;
    for (const Field field : item.changed)
        changed.append(QString(entryFor(field).name));
    const ItemResult &result = item.result;
    return csvLine({QString::number(item.number), visible(item.connection), visible(item.endpoint),
        visible(item.projectId), visible(item.enterpriseProjectId), visible(item.registryId),
        visible(item.registryName), changed.join(u' '),
        outcomeName(item.outcome().value_or(Outcome::Cancelled)), proofName(result.proof),
        numberText(result.httpStatus), visible(result.errorCode), visible(reasonText(item)),
        visible(result.requestId), QString::number(result.attempts), timeText(result.sentAt),
        QString::number(result.duration.count()), item.putBack ? u"true"_s : u"false"_s});
}

QByteArray csvOf(const RotationReport &report)
{
    QByteArray bytes = csvHead();
    for (const ReportItem &item : report.items)
        bytes += csvRow(item);
    return bytes;
}

QByteArray jsonOf(const RotationReport &report)
{
    QByteArray bytes = "{\"run\":" + rotationRunObject(report).toJson() + ",\n\"items\":[";
    bool first = true;
    for (const ReportItem &item : report.items)
        bytes += (std::exchange(first, false) ? "\n" : ",\n") + rotationItemObject(item).toJson();
    return bytes + "\n]}\n";
}

QByteArray jsonLinesOf(const RotationReport &report)
{
    QByteArray bytes;
    for (const ReportItem &item : report.items)
        bytes += rotationItemObject(item).toJson() + '\n';
    return bytes + rotationRunObject(report).toJson() + '\n';
}

QString resultText(const ReportItem &item)
{
    if (item.verdict == ItemVerdict::Open && !item.outcome())
        return Words::tr("Not sent");
    const QString word = verdictWord(item.verdict);
    const QString reason = visible(reasonText(item));
    const QString text = reason.isEmpty() ? word : word + u'\n' + reason;
    return item.putBack ? text + u'\n' + Words::tr("The login until then was put back.") : text;
}

QByteArray pageRow(const ReportItem &item)
{
    QStringList changed;
    for (const Field field : item.changed)
        changed.append(fieldLabel(field));
    const QString id = visible(item.registryId);
    const ItemResult &result = item.result;
    return tablePageRow({QString::number(item.number),
        item.registryName.isEmpty() ? id : visible(item.registryName) + u'\n' + id, visible(item.connection),
        visible(item.projectId), changed.join(u'\n'), resultText(item), timeText(result.sentAt),
        result.attempts == 0 ? QString() : Words::tr("%1 ms").arg(result.duration.count()),
        visible(result.requestId)});
}

QStringList pageLines(const RotationReport &report)
{
    const ReportTotals &totals = report.totals;
    QStringList lines;
    if (!report.plan.isEmpty())
        lines.append(Words::tr("Plan: %1").arg(visible(report.plan)));
    if (!report.shard.isEmpty())
        lines.append(Words::tr("Part of the plan: %1").arg(report.shard));
    lines.append(
        Words::tr("Begun %1, report made %2; times are in UTC. Run %3")
            .arg(timeText(report.started), timeText(report.made), report.id.toString(QUuid::WithoutBraces)));
    lines.append(Words::tr("Repositories: %1. Connected: %2, accepted and not proved in time: %3, failed: "
                           "%4, not known: %5, not finished: %6.")
                     .arg(totals.items)
                     .arg(totals.proved)
                     .arg(totals.accepted)
                     .arg(totals.failed)
                     .arg(totals.unknown)
                     .arg(totals.open));
    return lines;
}

QByteArray pageOf(const RotationReport &report)
{
    QByteArray bytes = tablePageHead(Words::tr("Rotation report of HSS Registry Access"), pageLines(report),
        {Words::tr("Row"), Words::tr("Repository"), Words::tr("Connection"), Words::tr("Project"),
            Words::tr("Changed"), Words::tr("Result"), Words::tr("Sent (UTC)"), Words::tr("Duration"),
            Words::tr("Request ID")});
    for (const ReportItem &item : report.items)
        bytes += pageRow(item);
    return bytes + tablePageFoot();
}

} // namespace

QByteArray reportBytes(const QString &path, const RotationReport &report)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"html"_s || suffix == u"htm"_s)
        return pageOf(report);
    if (suffix == u"json"_s)
        return jsonOf(report);
    if (suffix == u"jsonl"_s)
        return jsonLinesOf(report);
    return csvOf(report);
}

bool writeReport(const QString &path, const RotationReport &report)
{
    QSaveFile file(path);
    const QByteArray bytes = reportBytes(path, report);
    // with its permissions before there is anything in it
    return file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace hssreg
