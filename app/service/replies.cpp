#include "app/service/replies.h"

#include "app/access/access_fields.h"
#include "app/service/service_codes.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hssreg {

namespace {

using View = QLatin1StringView;

QString textOf(const QJsonValue &value)
{
    // IAM writes its code as a number
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

// The first of these pairs that an object has, in the order of the vendor's own tools; error_description stands in
// for a message that is not there.
ErrorBody errorIn(const QJsonObject &object)
{
    ErrorBody error;
    for (const auto &[code, message] : {std::pair(View("error_code"), View("error_msg")),
             std::pair(View("errorCode"), View("errorMsg")), std::pair(View("code"), View("message"))}) {
        error.code = textOf(object.value(code));
        error.message = textOf(object.value(message));
        if (!error.code.isEmpty() || !error.message.isEmpty())
            break;
    }
    if (error.message.isEmpty())
        error.message = textOf(object.value(View("error_description")));
    error.requestId = textOf(object.value(View("request_id")));
    return error;
}

bool looksLikeHtml(const QByteArray &body)
{
    return body.trimmed().startsWith('<');
}

QString requestIdOf(const HttpResponse &answer, const ErrorBody &error)
{
    for (const char *name : {"X-Request-Id", "X-IAM-Trace-Id"}) {
        const QByteArray id = answer.header(name);
        if (!id.isEmpty())
            return QString::fromUtf8(id);
    }
    return error.requestId;
}

// An empty body, or JSON. The text has to be JSON as well as say so: Qt takes a chunked body that was cut off for
// a complete one. A compressed one is not read, so its word is all there is.
bool canBeBelieved(const HttpResponse &answer)
{
    if (answer.compressed)
        return answer.saysJson();
    return answer.body.isEmpty() || (answer.saysJson() && !QJsonDocument::fromJson(answer.body).isNull());
}

Outcome byStatus(const HttpResponse &answer)
{
    const int status = answer.status;
    if (status >= 200 && status < 300)
        return canBeBelieved(answer) ? Outcome::Updated : Outcome::Unknown;
    if (status == 401)
        return Outcome::Unauthorized;
    if (status == 429)
        return Outcome::Throttled;
    return status >= 300 && status < 500 ? Outcome::Refused : Outcome::Unknown;
}

// By error code first: HSS sends 400 for nearly everything.
Outcome judge(const HttpResponse &answer, const ErrorBody &error)
{
    if (error.code.isEmpty())
        return byStatus(answer);
    const ServiceCode *known = serviceCode(error.code);
    if (known && known->outcome)
        return *known->outcome;
    const Outcome outcome = byStatus(answer);
    return outcome == Outcome::Updated ? Outcome::Refused : outcome;
}

// Where a redirect wanted to go, without what a query or a login in it might tell.
QString redirectOf(const HttpResponse &answer, const Redaction &redaction)
{
    if (answer.status < 300 || answer.status >= 400)
        return {};
    const QUrl target = QUrl::fromEncoded(answer.header("Location"));
    return redaction.cleaned(
        target.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment));
}

QString messageOf(const HttpResponse &answer, const ErrorBody &error)
{
    if (!error.message.isEmpty() || answer.body.isEmpty() || !error.code.isEmpty())
        return error.message;
    const bool success = answer.status >= 200 && answer.status < 300;
    if (success && answer.saysJson())
        return {};
    if (looksLikeHtml(answer.body))
        return QCoreApplication::translate("Replies", "The answer is a web page, not one of the service.");
    return QString::fromUtf8(answer.body.left(300)).trimmed();
}

ServiceReport answerReport(const HttpResponse &answer, const Redaction &redaction)
{
    const ErrorBody error = readErrorBody(answer.body);
    ServiceReport report;
    report.outcome = judge(answer, error);
    report.httpStatus = answer.status;
    report.errorCode = redaction.cleaned(error.code);
    report.message = redaction.cleaned(messageOf(answer, error));
    report.requestId = redaction.cleaned(requestIdOf(answer, error));
    report.redirectTo = redirectOf(answer, redaction);
    return report;
}

ServiceReport failureReport(const HttpFailure &failure)
{
    ServiceReport report;
    report.failure = failure;
    if (failure.mayHaveLeft)
        report.outcome = Outcome::Unknown;
    else
        report.outcome =
            failure.kind == HttpFailure::Kind::Cancelled ? Outcome::Cancelled : Outcome::Unreachable;
    return report;
}

ServiceReport readReport(const HttpOutcome &outcome, const Redaction &redaction)
{
    ServiceReport report =
        outcome.ok() ? answerReport(outcome.value(), redaction) : failureReport(outcome.error());
    if (report.failure && report.failure->kind == HttpFailure::Kind::Cancelled)
        report.outcome = Outcome::Cancelled;
    else if (report.outcome == Outcome::Unknown)
        report.outcome = Outcome::Unreachable;
    return report;
}

RegistryInfo registryOf(const QJsonObject &object)
{
    RegistryInfo registry;
    const auto text = [&object](View name) { return object.value(name).toString(); };
    registry.id = text(View("id"));
    registry.name = text(View("registry_name"));
    registry.type = text(View("registry_type"));
    for (const Field field : bodyFields) {
        const FieldEntry &entry = entryFor(field);
        const QJsonValue value = object.value(entry.name);
        if (!entry.secret && value.isString())
            registry.access[field] = value.toString();
    }
    registry.status = text(View("status"));
    registry.failReason = text(View("fail_reason"));
    if (const QJsonValue images = object.value(View("images_num")); images.isDouble())
        registry.imagesNum = images.toInt();
    if (const QJsonValue synced = object.value(View("latest_sync_time")); synced.isDouble())
        registry.latestSyncTime = synced.toInteger();
    return registry;
}

} // namespace

ErrorBody readErrorBody(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return {};
    const QJsonObject object = document.object();
    ErrorBody error = errorIn(object);
    for (auto it = object.begin(); it != object.end() && error.code.isEmpty() && error.message.isEmpty();
         ++it) {
        if (it.value().isObject()) {
            const QString requestId = error.requestId;
            error = errorIn(it.value().toObject());
            if (error.requestId.isEmpty())
                error.requestId = requestId;
        }
    }
    return error;
}

ServiceReport updateReport(const HttpOutcome &outcome, const Redaction &redaction)
{
    return outcome.ok() ? answerReport(outcome.value(), redaction) : failureReport(outcome.error());
}

Result<RegistryPage, ServiceReport> readRegistryPage(const HttpOutcome &outcome, const Redaction &redaction)
{
    ServiceReport report = readReport(outcome, redaction);
    if (report.outcome != Outcome::Updated)
        return report;
    const QJsonValue list = QJsonDocument::fromJson(outcome.value().body).object().value(View("data_list"));
    if (!list.isArray()) {
        report.outcome = Outcome::Unreachable;
        report.message = QCoreApplication::translate(
            "Replies", "The answer is not a list of repositories: the member data_list is missing.");
        return report;
    }
    RegistryPage page;
    const QJsonArray items = list.toArray();
    for (const QJsonValue &item : items) {
        if (item.isObject())
            page.items.append(registryOf(item.toObject()));
    }
    const QJsonValue total = QJsonDocument::fromJson(outcome.value().body).object().value(View("total_num"));
    page.total = total.toInteger(items.size());
    return page;
}

} // namespace hssreg
