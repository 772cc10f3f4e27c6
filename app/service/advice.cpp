#include "app/service/advice.h"

#include "app/service/service_codes.h"
#include "app/support/text.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Advice", text);
}

QString tlsText(HttpFailure::TlsFault fault)
{
    switch (fault) {
    case HttpFailure::TlsFault::Untrusted:
        return tr("The certificate of the service is not from a trusted authority.");
    case HttpFailure::TlsFault::SelfSigned:
        return tr("The certificate of the service is self-signed and not trusted.");
    case HttpFailure::TlsFault::Expired: return tr("The certificate of the service has expired.");
    case HttpFailure::TlsFault::NotYetValid: return tr("The certificate of the service is not valid yet.");
    case HttpFailure::TlsFault::WrongName:
        return tr("The certificate of the service belongs to another host.");
    case HttpFailure::TlsFault::None:
    case HttpFailure::TlsFault::Handshake: return tr("No secure connection could be made.");
    }
    Q_UNREACHABLE();
}

QString failureText(const HttpFailure &failure)
{
    switch (failure.kind) {
    case HttpFailure::Kind::Cancelled: return tr("Stopped.");
    case HttpFailure::Kind::TimedOut: return tr("The service did not answer in time.");
    case HttpFailure::Kind::NameNotFound: return tr("The host name of the service was not found.");
    case HttpFailure::Kind::ConnectionRefused: return tr("The service refused the connection.");
    case HttpFailure::Kind::NotConnected: return tr("No connection to the service could be made.");
    case HttpFailure::Kind::Tls: return tlsText(failure.tlsFault);
    case HttpFailure::Kind::Proxy: return tr("The proxy could not be used.");
    case HttpFailure::Kind::Lost: return tr("The connection broke off before the answer was complete.");
    case HttpFailure::Kind::Informational: return tr("The answer ended before the final one came.");
    case HttpFailure::Kind::TooLarge: return tr("The answer was larger than 1 MiB and was not read.");
    case HttpFailure::Kind::NotHttp: return tr("The answer was not HTTP.");
    }
    Q_UNREACHABLE();
}

QString failureAdvice(HttpFailure::Kind kind)
{
    switch (kind) {
    case HttpFailure::Kind::Cancelled: return {};
    case HttpFailure::Kind::TimedOut: return tr("Check the network and the endpoint, or allow more time.");
    case HttpFailure::Kind::NameNotFound:
        return tr("Check the region or endpoint, and that this computer can look up names.");
    case HttpFailure::Kind::ConnectionRefused:
    case HttpFailure::Kind::NotConnected: return tr("Check the endpoint, the network and the proxy.");
    case HttpFailure::Kind::Tls:
        return tr("Nothing was sent. If your network inspects TLS, name its authority as CA file.");
    case HttpFailure::Kind::Proxy: return tr("Check the proxy of the connection.");
    case HttpFailure::Kind::Lost:
    case HttpFailure::Kind::Informational:
    case HttpFailure::Kind::TooLarge:
    case HttpFailure::Kind::NotHttp:
        return tr("Check that the endpoint is the one of HSS and that no proxy answers in its place.");
    }
    Q_UNREACHABLE();
}

QString unknownAdvice(bool repeatable)
{
    if (!repeatable)
        return tr(
            "It is not known whether the service did it. Read the list again and look before you repeat it.");
    return tr("It is not known whether HSS took the change. Send the same values again: twice does no harm.");
}

// The reason without a final stop, for "Refused: no permission (HTTP 400, HSS.0013)".
QString reasonOf(const ServiceReport &report)
{
    if (const ServiceCode *known = serviceCode(report.errorCode, report.message))
        return QCoreApplication::translate("ServiceCode", known->meaning);
    return report.message;
}

QString withFacts(const QString &sentence, const ServiceReport &report)
{
    if (report.httpStatus == 0)
        return sentence;
    if (report.errorCode.isEmpty())
        return tr("%1 (HTTP %2)").arg(sentence).arg(report.httpStatus);
    return tr("%1 (HTTP %2, %3)").arg(sentence, QString::number(report.httpStatus), report.errorCode);
}

QString refusedText(const ServiceReport &report)
{
    if (!report.redirectTo.isEmpty())
        return tr("Refused: the service wanted to redirect to %1; that was not followed")
            .arg(report.redirectTo);
    const QString reason = reasonOf(report);
    return reason.isEmpty() ? tr("Refused") : tr("Refused: %1").arg(reason);
}

QString throttledText(const ServiceReport &report)
{
    if (report.retryAfter) {
        return QCoreApplication::translate("Advice", "Too many requests: the service asks to wait %n s",
            nullptr, int(report.retryAfter->count()));
    }
    return tr("Too many requests");
}

QString unknownText(const ServiceReport &report)
{
    if (report.failure)
        return tr("Outcome unknown: %1").arg(failureText(*report.failure));
    const QString reason = reasonOf(report);
    return reason.isEmpty() ? tr("Outcome unknown") : tr("Outcome unknown: %1").arg(reason);
}

QString unreachableText(const ServiceReport &report)
{
    if (report.failure)
        return failureText(*report.failure);
    const QString reason = reasonOf(report);
    return reason.isEmpty() ? tr("The service could not be read")
                            : tr("The service could not be read: %1").arg(reason);
}

// Nothing came from the service: the message is our own.
QString notSentText(const ServiceReport &report, const QString &otherwise)
{
    return report.message.isEmpty() ? otherwise : tr("Not sent: %1").arg(report.message);
}

} // namespace

QString reportText(const ServiceReport &report)
{
    switch (report.outcome) {
    case Outcome::Updated: return withFacts(tr("Updated"), report);
    case Outcome::Planned: return tr("Valid; not sent");
    case Outcome::Invalid: return notSentText(report, tr("Not sent: the input is not valid"));
    case Outcome::ChangedElsewhere: return notSentText(report, tr("Not sent: HSS has something else now"));
    case Outcome::Unauthorized: {
        const QString reason = reasonOf(report);
        return withFacts(
            reason.isEmpty() ? tr("Not signed in") : tr("Not signed in: %1").arg(reason), report);
    }
    case Outcome::Refused: return withFacts(refusedText(report), report);
    case Outcome::Throttled: return withFacts(throttledText(report), report);
    case Outcome::Unreachable: return withFacts(unreachableText(report), report);
    case Outcome::Unknown: return withFacts(unknownText(report), report);
    case Outcome::Cancelled: return tr("Stopped before it was sent");
    }
    Q_UNREACHABLE();
}

QString adviceText(const ServiceReport &report)
{
    if (report.outcome == Outcome::Unknown)
        return unknownAdvice(report.repeatable);
    if (const ServiceCode *known = serviceCode(report.errorCode, report.message))
        return QCoreApplication::translate("ServiceCode", known->advice);
    if (report.failure)
        return failureAdvice(report.failure->kind);
    switch (report.outcome) {
    case Outcome::Unauthorized: return tr("Get a new token for this region and project.");
    case Outcome::Refused:
        return report.redirectTo.isEmpty()
            ? tr("Check the values, the project and your rights; quote the request ID to support.")
            : tr("Check the endpoint: the service itself does not redirect.");
    case Outcome::Throttled: return tr("Wait, then try again.");
    case Outcome::Unreachable: return tr("Check the endpoint, then try again.");
    case Outcome::ChangedElsewhere:
        return tr("Look at what HSS has now, then send again if it is still right.");
    case Outcome::Updated:
    case Outcome::Planned:
    case Outcome::Invalid:
    case Outcome::Unknown:
    case Outcome::Cancelled: return {};
    }
    Q_UNREACHABLE();
}

QString failReasonText(const QString &failReason)
{
    if (failReason == QLatin1StringView("CREATE_JOB_FAILED"))
        return tr(
            "The jump cluster's access is abnormal: check that the cluster is running and connected to HSS.");
    if (failReason == QLatin1StringView("REQUEST_API_ERROR")) {
        return tr("The repository could not be reached or did not accept the login: check that the jump "
                  "cluster can reach it, "
                  "and the user name and password.");
    }
    if (failReason == QLatin1StringView("SERVER_ERROR"))
        return tr("Internal error of HSS: try again in a while.");
    return failReason.isEmpty() ? tr("HSS gives no reason.") : visible(failReason, 200);
}

} // namespace hssreg
