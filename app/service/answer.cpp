#include "app/service/answer.h"

#include "app/service/service_codes.h"

#include <QCoreApplication>
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
        error.saysError = code != View("code");
        if (!error.code.isEmpty() || !error.message.isEmpty())
            break;
    }
    if (error.message.isEmpty())
        error.message = textOf(object.value(View("error_description")));
    error.requestId = textOf(object.value(View("request_id")));
    return error;
}

// One level deeper, too, where the object itself tells nothing.
ErrorBody errorOf(const QJsonObject &object)
{
    const ErrorBody outer = errorIn(object);
    if (!outer.code.isEmpty() || !outer.message.isEmpty())
        return outer;
    for (const QJsonValue &member : object) {
        ErrorBody inner = errorIn(member.toObject());
        if (inner.code.isEmpty() && inner.message.isEmpty())
            continue;
        if (inner.requestId.isEmpty())
            inner.requestId = outer.requestId;
        return inner;
    }
    return outer;
}

QString requestIdOf(const Answer &answer)
{
    for (const char *name : {"X-Request-Id", "X-IAM-Trace-Id"}) {
        const QByteArray id = answer.response.header(name);
        if (!id.isEmpty())
            return QString::fromUtf8(id);
    }
    return answer.error.requestId;
}

// An empty body, or JSON. The text has to be JSON as well as say so: Qt takes a chunked body that was cut off for
// a complete one. A compressed one is not read, so its word is all there is.
bool canBeBelieved(const Answer &answer)
{
    const HttpResponse &response = answer.response;
    if (response.compressed)
        return response.saysJson();
    return response.body.isEmpty() || (response.saysJson() && !answer.json.isNull());
}

Outcome byStatus(const Answer &answer)
{
    if (answer.isSuccess())
        return canBeBelieved(answer) ? Outcome::Updated : Outcome::Unknown;
    const int status = answer.response.status;
    if (status == 401)
        return Outcome::Unauthorized;
    if (status == 429)
        return Outcome::Throttled;
    return status >= 300 && status < 500 ? Outcome::Refused : Outcome::Unknown;
}

// By error code first: HSS sends 400 for nearly everything. With a 2xx a mere `code` may mean that all is well.
Outcome judge(const Answer &answer)
{
    const Outcome outcome = byStatus(answer);
    if (answer.error.code.isEmpty() || (answer.isSuccess() && !answer.error.saysError))
        return outcome;
    const ServiceCode *known = serviceCode(answer.error.code, answer.error.message);
    if (known && known->outcome)
        return *known->outcome;
    return outcome == Outcome::Updated ? Outcome::Refused : outcome;
}

// Where a redirect wanted to go, without what a query or a login in it might tell.
QString redirectOf(const HttpResponse &response, const Redaction &redaction)
{
    if (response.status < 300 || response.status >= 400)
        return {};
    const QUrl target = QUrl::fromEncoded(response.header("Location"));
    return redaction.cleaned(
        target.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment));
}

QString messageOf(const Answer &answer)
{
    const QByteArray &body = answer.response.body;
    if (!answer.error.message.isEmpty() || !answer.error.code.isEmpty() || body.isEmpty())
        return answer.error.message;
    if (answer.isSuccess() && answer.response.saysJson())
        return {};
    if (body.trimmed().startsWith('<'))
        return QCoreApplication::translate("Replies", "The answer is a web page, not one of the service.");
    return QString::fromUtf8(body.left(300)).trimmed();
}

} // namespace

Answer::Answer(const HttpResponse &from)
    : response(from)
    , json(QJsonDocument::fromJson(from.body))
    , error(errorOf(json.object()))
{
}

ServiceReport answerReport(const Answer &answer, const Redaction &redaction)
{
    ServiceReport report;
    report.outcome = judge(answer);
    report.httpStatus = answer.response.status;
    report.errorCode = redaction.cleaned(answer.error.code);
    report.message = redaction.cleaned(messageOf(answer));
    report.requestId = redaction.cleaned(requestIdOf(answer));
    report.redirectTo = redirectOf(answer.response, redaction);
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

ServiceReport asRead(ServiceReport report)
{
    if (report.failure && report.failure->kind == HttpFailure::Kind::Cancelled)
        report.outcome = Outcome::Cancelled;
    else if (report.outcome == Outcome::Unknown)
        report.outcome = Outcome::Unreachable;
    return report;
}

Result<Answer, ServiceReport> readAnswer(const HttpOutcome &outcome, const Redaction &redaction)
{
    if (!outcome.ok())
        return asRead(failureReport(outcome.error()));
    Answer answer(outcome.value());
    const ServiceReport report = asRead(answerReport(answer, redaction));
    if (report.outcome != Outcome::Updated)
        return report;
    return answer;
}

ServiceReport notAsDocumented(const Answer &answer, const Redaction &redaction, const QString &what)
{
    ServiceReport report = answerReport(answer, redaction);
    report.outcome = Outcome::Unreachable;
    report.message = what;
    return report;
}

ErrorBody readErrorBody(const QByteArray &body)
{
    return errorOf(QJsonDocument::fromJson(body).object());
}

} // namespace hssreg
