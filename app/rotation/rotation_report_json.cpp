#include "app/rotation/rotation_report_json.h"

#include "app/access/access_fields.h"
#include "app/service/advice.h"

#include <QJsonArray>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

using View = QLatin1StringView;

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs))
                          : QJsonValue(QJsonValue::Null);
}

QJsonArray namesOf(const QList<Field> &fields)
{
    QJsonArray names;
    for (const Field field : fields)
        names.append(QString(entryFor(field).name));
    return names;
}

void addAnswer(OrderedJson &object, const ReportItem &item)
{
    const ItemResult &result = item.result;
    object.add(View("http_status"),
        result.httpStatus == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(result.httpStatus));
    object.addText(View("error_code"), result.errorCode).addText(View("message"), reasonText(item));
    object.addText(View("advice"), adviceOf(item)).addText(View("request_id"), result.requestId);
    object.add(View("changed"), namesOf(item.changed));
    object.addText(View("access_status"), item.accessStatus);
    object.add(View("attempts"), result.attempts);
    object.add(View("duration_ms"), qint64(result.duration.count()));
}

} // namespace

OrderedJson rotationItemObject(const ReportItem &item)
{
    OrderedJson object;
    object.add(View("action"), u"rotate"_s).add(View("row"), item.number);
    object.addText(View("connection"), item.connection).addText(View("endpoint"), item.endpoint);
    object.addText(View("project_id"), item.projectId);
    object.addText(View("enterprise_project_id"), item.enterpriseProjectId);
    object.addText(View("id"), item.registryId);
    object.addText(View("registry_name"), item.registryName);
    object.addText(View("outcome"), outcomeName(item.outcome().value_or(Outcome::Cancelled)));
    object.addText(View("proof"), proofName(item.result.proof));
    addAnswer(object, item);
    object.add(View("sent_at"), timeOrNull(item.result.sentAt));
    object.add(View("put_back"), item.putBack);
    return object;
}

OrderedJson rotationRunObject(const RotationReport &report)
{
    const ReportTotals &totals = report.totals;
    OrderedJson object;
    object.add(View("action"), u"rotate"_s).add(View("run"), report.id.toString(QUuid::WithoutBraces));
    object.addText(View("plan"), report.plan).addText(View("shard"), report.shard);
    object.add(View("resumed"), report.resumed).add(View("started"), timeOrNull(report.started));
    object.add(View("items"), totals.items).add(View("proved"), totals.proved);
    object.add(View("accepted"), totals.accepted).add(View("failed"), totals.failed);
    object.add(View("unknown"), totals.unknown).add(View("open"), totals.open);
    object.add(View("duration_ms"), qint64(report.duration.count()));
    return object;
}

} // namespace hssreg
