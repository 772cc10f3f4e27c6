#include "app/command/service_answer.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/command/exit_codes.h"
#include "app/service/advice.h"
#include "app/support/text.h"

#include <QJsonArray>

namespace hssreg {

namespace {

using View = QLatin1StringView;

QJsonValue numberOrNull(int number)
{
    return number == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(number);
}

QJsonArray namesOf(const QList<Field> &fields)
{
    QJsonArray names;
    for (const Field field : fields)
        names.append(QString(entryFor(field).name));
    return names;
}

//! What a program reads as `message`: the service's own words, ours where it had none, nothing after a success.
QString messageOf(const ServiceReport &report, const QString &said)
{
    if (!said.isEmpty())
        return said;
    // where the service wanted to send us, and how long it wants us to wait, stand in our words only
    if (!report.message.isEmpty() && report.redirectTo.isEmpty() && !report.retryAfter)
        return report.message;
    return exitCode(report.outcome) == exit_code::done ? QString() : reportText(report);
}

QString messageOf(const UpdateResult &result)
{
    if (result.proof != Proof::Failed)
        return messageOf(result.report, result.message);
    const QString text = failReasonText(result.failReason);
    return result.failReason.isEmpty() ? text : QString(result.failReason + QStringLiteral(": ") + text);
}

// An update sent twice does no harm; what else may have been done has to be looked at first.
QString adviceOf(const UpdateResult &result)
{
    const bool isRepeatable = result.action == View("update");
    if (result.report.outcome != Outcome::Unknown || isRepeatable)
        return adviceText(result.report);
    return QCoreApplication::translate("ServiceAnswer",
        "It is not known whether HSS did it. Look at what hss-registry list shows before you try again.");
}

void addFacts(OrderedJson &object, const ServiceReport &report, const QString &message, const QString &advice)
{
    object.add(View("http_status"), numberOrNull(report.httpStatus));
    object.addText(View("error_code"), report.errorCode).addText(View("message"), message);
    object.addText(View("advice"), advice).addText(View("request_id"), report.requestId);
}

void addCounts(OrderedJson &object, const ServiceReport &report)
{
    object.add(View("attempts"), report.attempts);
    object.add(View("duration_ms"), qint64(report.duration.count()));
}

} // namespace

void ServiceAnswer::failure(QLatin1StringView action, const ServiceReport &report, const QString &message)
{
    // our own message says by itself what to do
    const bool isOurs = !message.isEmpty() && report.httpStatus == 0 && !report.failure;
    const QString advice = isOurs ? QString() : adviceText(report);
    if (!m_output.isJson()) {
        complain(report, message, advice);
        return;
    }
    OrderedJson object;
    object.add(View("action"), action).addText(View("outcome"), outcomeName(report.outcome));
    addFacts(object, report, messageOf(report, message), advice);
    addCounts(object, report);
    m_output.object(object);
}

void ServiceAnswer::update(const UpdateResult &result)
{
    if (m_output.isJson())
        m_output.object(object(result));
    else
        words(result);
}

OrderedJson ServiceAnswer::object(const UpdateResult &result) const
{
    OrderedJson object;
    const bool sendsFields = result.action == View("update") || result.action == View("add");
    const bool isProved = result.action != View("delete");
    object.add(View("action"), result.action).addText(View("project_id"), result.projectId);
    object.addText(View("id"), result.id).addText(View("outcome"), outcomeName(result.report.outcome));
    if (isProved)
        object.addText(View("proof"), proofName(result.proof));
    addFacts(object, result.report, messageOf(result), adviceOf(result));
    if (sendsFields) {
        object.add(View("changed"), namesOf(result.changed));
        object.addText(View("access_status"), result.accessStatus);
    }
    addCounts(object, result.report);
    if (result.request)
        object.add(View("request"), requestObject(*result.request));
    return object;
}

void ServiceAnswer::words(const UpdateResult &result)
{
    if (result.request)
        preview(*result.request);
    if (exitCode(result.report.outcome) != exit_code::done) {
        complain(result.report, result.message, adviceOf(result));
        return;
    }
    QStringList labels;
    for (const Field field : result.changed)
        labels.append(fieldLabel(field));
    const QString fields = labels.join(QStringLiteral(", "));
    m_output.answer(result.done.isEmpty()
            ? tr("%1: %2", "what happened, fields").arg(reportText(result.report), fields)
            : result.done);
    if (result.proof == Proof::NotLooked)
        return;
    const Paint paint = result.proof == Proof::Failed ? Paint::Bad
        : result.proof == Proof::Connected            ? Paint::Good
                                                      : Paint::Pending;
    m_output.answer(m_output.painted(visible(proofText(result.proof, result.failReason)), paint));
}

void ServiceAnswer::preview(const RequestPreview &request)
{
    m_output.answer(visible(QString(request.method + u' ' + request.url)));
    for (const QString &header : request.headers)
        m_output.answer(visible(header));
    m_output.answer({});
    for (const QString &line : request.body.split(u'\n'))
        m_output.answer(line);
    m_output.answer({});
}

void ServiceAnswer::complain(const ServiceReport &report, const QString &message, const QString &advice)
{
    const QString what = message.isEmpty() ? reportText(report) : message;
    m_output.complain(visible(what));
    if (!report.message.isEmpty() && !what.contains(report.message))
        m_output.complain(tr("The service says: %1").arg(visible(report.message)));
    if (!advice.isEmpty())
        m_output.complain(visible(advice));
    if (!report.requestId.isEmpty())
        m_output.complain(tr("Request ID: %1").arg(visible(report.requestId)));
}

OrderedJson requestObject(const RequestPreview &request)
{
    OrderedJson object;
    object.addText(View("method"), request.method).addText(View("url"), request.url);
    object.add(View("headers"), QJsonArray::fromStringList(request.headers));
    return object.addText(View("body"), request.body).addText(View("curl"), request.curl);
}

int exitCodeOf(const UpdateResult &result, bool waited)
{
    if (result.report.outcome != Outcome::Updated || !waited)
        return exitCode(result.report.outcome);
    switch (result.proof) {
    case Proof::Connected:
    case Proof::NotExercised: return exit_code::done;
    case Proof::Failed: return exit_code::refused;
    case Proof::NotLooked:
    case Proof::Accepted: return exit_code::notProved;
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
