#include "app/service/refusals.h"

#include "app/service/answer.h"
#include "app/service/retry.h"

#include <QRegularExpression>

namespace hssreg {

namespace {

using View = QLatin1StringView;

// Older gateways write APIGW.
bool isGatewayRefusal(const ErrorBody &error)
{
    return error.code == View("APIG.0301") || error.code == View("APIGW.0301");
}

} // namespace

bool asksForNewToken(const HttpOutcome &outcome)
{
    if (!outcome.ok() || outcome.value().status != 401)
        return false;
    const ErrorBody error = readErrorBody(outcome.value().body);
    for (const View code : {View("APIG.0307"), View("APIGW.0307"), View("IAM.0066"), View("IAM.0067")}) {
        if (error.code == code)
            return true;
    }
    return isGatewayRefusal(error) && error.message.contains(View("decrypt token fail"), Qt::CaseInsensitive);
}

std::optional<double> toldLimit(const HttpResponse &answer)
{
    static const QRegularExpression told(
        QStringLiteral("limit:\\s*(\\d{1,9})\\s*,\\s*time:\\s*(\\d{1,5})\\s*(second|minute|hour|day)"),
        QRegularExpression::CaseInsensitiveOption);
    if (answer.status != 429)
        return std::nullopt;
    const QRegularExpressionMatch match = told.match(readErrorBody(answer.body).message);
    if (!match.hasMatch())
        return std::nullopt;
    const QChar unit = match.capturedView(3).at(0).toLower();
    const double seconds = unit == u's' ? 1 : unit == u'm' ? 60 : unit == u'h' ? 3600 : 86'400;
    const double time = match.capturedView(2).toDouble() * seconds;
    const double limit = match.capturedView(1).toDouble();
    return limit > 0 && time > 0 ? std::optional(limit / time) : std::nullopt;
}

std::optional<std::chrono::seconds> clockOffset(const HttpOutcome &outcome, const QDateTime &now)
{
    if (!outcome.ok() || outcome.value().status != 401)
        return std::nullopt;
    const HttpResponse &answer = outcome.value();
    const ErrorBody error = readErrorBody(answer.body);
    if (!error.message.contains(View("signature expired"), Qt::CaseInsensitive))
        return std::nullopt;
    const QDateTime theirs = readHttpDate(answer.header("Date"));
    return theirs.isValid() ? std::optional(std::chrono::seconds(now.secsTo(theirs))) : std::nullopt;
}

} // namespace hssreg
