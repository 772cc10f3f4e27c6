#include "app/repository/login_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

struct CauseWords {
    LoginCause cause;
    LoginOutcome outcome;
    const char *name;
    const char *text;
    const char *advice;
};

// In the order of the enumeration.
constexpr std::array causeWords{
    CauseWords{LoginCause::LoginGood, LoginOutcome::Accepted, "login_good",
        QT_TRANSLATE_NOOP("LoginWords", "The repository accepts this login."), ""},
    CauseWords{LoginCause::ProjectMissing, LoginOutcome::Accepted, "project_missing",
        QT_TRANSLATE_NOOP(
            "LoginWords", "The login is good, but the namespace does not exist or is hidden from this user."),
        QT_TRANSLATE_NOOP(
            "LoginWords", "Check the namespace, or have the project created and this user added to it.")},
    CauseWords{LoginCause::NoRight, LoginOutcome::Accepted, "no_right",
        QT_TRANSLATE_NOOP(
            "LoginWords", "The login is good, but it may neither pull from the namespace nor push to it."),
        QT_TRANSLATE_NOOP("LoginWords",
            "Have this user added to the project with the right to push, and check that the namespace "
            "exists.")},
    CauseWords{LoginCause::PullOnly, LoginOutcome::Accepted, "pull_only",
        QT_TRANSLATE_NOOP(
            "LoginWords", "The login is good and may pull from the namespace, but not push to it."),
        QT_TRANSLATE_NOOP("LoginWords",
            "With the source Other, HSS pushes its scan component there: have the right to push granted.")},
    CauseWords{LoginCause::ReadOnly, LoginOutcome::Accepted, "read_only",
        QT_TRANSLATE_NOOP("LoginWords", "The login is good, but the registry is read-only at the moment."),
        QT_TRANSLATE_NOOP("LoginWords",
            "With the source Other nothing can be uploaded until an administrator turns off the read-only "
            "mode.")},
    CauseWords{LoginCause::ClusterPath, LoginOutcome::Accepted, "cluster_path",
        QT_TRANSLATE_NOOP("LoginWords",
            "The login is good from here, although HSS reports that it could not reach the repository or log "
            "in."),
        QT_TRANSLATE_NOOP("LoginWords",
            "Check that the jump cluster can reach this address: name look-up, routes, firewall and proxy. "
            "If the login is new, update it in HSS.")},
    CauseWords{LoginCause::BadCredential, LoginOutcome::Rejected, "bad_credential",
        QT_TRANSLATE_NOOP("LoginWords", "The repository refuses this user name and password."),
        QT_TRANSLATE_NOOP("LoginWords",
            "Check both. An expired or disabled account is refused in the same way: an administrator of the "
            "repository can tell.")},
    CauseWords{LoginCause::RobotRefused, LoginOutcome::Rejected, "robot_refused",
        QT_TRANSLATE_NOOP(
            "LoginWords", "The repository refuses this login, which looks like a robot account."),
        QT_TRANSLATE_NOOP("LoginWords",
            "A wrong, an expired and a disabled robot are refused in the same way: have an administrator of "
            "Harbor look at it.")},
    CauseWords{LoginCause::Forbidden, LoginOutcome::Rejected, "forbidden",
        QT_TRANSLATE_NOOP("LoginWords", "The repository does not allow this login to be used here (403)."),
        QT_TRANSLATE_NOOP("LoginWords",
            "Have an administrator of the repository look at the rights of this user, and at rules about "
            "where it may come from.")},
    CauseWords{LoginCause::RefusedTwice, LoginOutcome::Rejected, "refused_twice",
        QT_TRANSLATE_NOOP("LoginWords",
            "This user was refused twice already. Nothing was sent, because one more refusal may lock the "
            "account."),
        QT_TRANSLATE_NOOP("LoginWords",
            "Make sure of the password first; then test again on purpose, or wait 15 minutes.")},
    CauseWords{LoginCause::BadAddress, LoginOutcome::NotARegistry, "bad_address",
        QT_TRANSLATE_NOOP("LoginWords", "The protocol or the address can not be read. Nothing was sent."),
        QT_TRANSLATE_NOOP("LoginWords", "Correct the address.")},
    CauseWords{LoginCause::NotFound, LoginOutcome::NotARegistry, "not_found",
        QT_TRANSLATE_NOOP("LoginWords", "Something answered at this address, but it is not such a registry."),
        QT_TRANSLATE_NOOP("LoginWords",
            "Check the address, the port and the type of the repository; with JFrog also the repository key "
            "in it.")},
    CauseWords{LoginCause::Redirected, LoginOutcome::NotARegistry, "redirected",
        QT_TRANSLATE_NOOP("LoginWords", "The address sends on to %1. Nothing was sent there."),
        QT_TRANSLATE_NOOP("LoginWords", "If that is the repository, use its protocol and address.")},
    CauseWords{LoginCause::TlsWhereHttp, LoginOutcome::NotARegistry, "tls_where_http",
        QT_TRANSLATE_NOOP("LoginWords", "The address speaks HTTPS, but the protocol says http."),
        QT_TRANSLATE_NOOP("LoginWords", "Choose https.")},
    CauseWords{LoginCause::NotHttp, LoginOutcome::NotARegistry, "not_http",
        QT_TRANSLATE_NOOP("LoginWords", "The answer is not HTTP."),
        QT_TRANSLATE_NOOP("LoginWords", "Check the address and the port.")},
    CauseWords{LoginCause::TooLarge, LoginOutcome::NotARegistry, "too_large",
        QT_TRANSLATE_NOOP("LoginWords", "The answer was larger than 64 KiB and was not read."),
        QT_TRANSLATE_NOOP("LoginWords", "Check the address: a registry answers these questions with less.")},
    CauseWords{LoginCause::NotJson, LoginOutcome::NotARegistry, "not_json",
        QT_TRANSLATE_NOOP("LoginWords", "The answer is not what such a registry gives."),
        QT_TRANSLATE_NOOP("LoginWords",
            "Check the address and the type of the repository, and that no proxy answers in its place.")},
    CauseWords{LoginCause::UnexpectedAnswer, LoginOutcome::NotARegistry, "unexpected_answer",
        QT_TRANSLATE_NOOP("LoginWords", "The answer is none that such a registry gives (status %1)."),
        QT_TRANSLATE_NOOP("LoginWords", "Check the address and the type of the repository.")},
    CauseWords{LoginCause::UnknownScheme, LoginOutcome::NotARegistry, "unknown_scheme",
        QT_TRANSLATE_NOOP("LoginWords", "The address asks for a login in a way that no image registry does."),
        QT_TRANSLATE_NOOP(
            "LoginWords", "Check the address: perhaps a proxy or a web server answers in its place.")},
    CauseWords{LoginCause::CertificateUntrusted, LoginOutcome::Untrusted, "certificate_untrusted",
        QT_TRANSLATE_NOOP(
            "LoginWords", "The certificate is not from a trusted authority. The password was not sent."),
        QT_TRANSLATE_NOOP(
            "LoginWords", "Add the authority's certificate as CA file, if the repository is the right one.")},
    CauseWords{LoginCause::CertificateSelfSigned, LoginOutcome::Untrusted, "certificate_self_signed",
        QT_TRANSLATE_NOOP(
            "LoginWords", "The certificate is self-signed and not trusted. The password was not sent."),
        QT_TRANSLATE_NOOP("LoginWords", "Add it as CA file, if the repository is the right one.")},
    CauseWords{LoginCause::CertificateExpired, LoginOutcome::Untrusted, "certificate_expired",
        QT_TRANSLATE_NOOP("LoginWords", "The certificate has expired. The password was not sent."),
        QT_TRANSLATE_NOOP("LoginWords", "Have it renewed, and check the clock of this computer.")},
    CauseWords{LoginCause::CertificateNotYetValid, LoginOutcome::Untrusted, "certificate_not_yet_valid",
        QT_TRANSLATE_NOOP("LoginWords", "The certificate is not valid yet. The password was not sent."),
        QT_TRANSLATE_NOOP("LoginWords", "Check the clock of this computer.")},
    CauseWords{LoginCause::CertificateWrongName, LoginOutcome::Untrusted, "certificate_wrong_name",
        QT_TRANSLATE_NOOP(
            "LoginWords", "The certificate belongs to another host. The password was not sent."),
        QT_TRANSLATE_NOOP(
            "LoginWords", "Use the name that is in the certificate, or have one made for this address.")},
    CauseWords{LoginCause::NoSecureConnection, LoginOutcome::Untrusted, "no_secure_connection",
        QT_TRANSLATE_NOOP("LoginWords", "No secure connection could be made. The password was not sent."),
        QT_TRANSLATE_NOOP("LoginWords", "Check the port, and that the repository speaks TLS 1.2 or later.")},
    CauseWords{LoginCause::HttpWhereTls, LoginOutcome::Untrusted, "http_where_tls",
        QT_TRANSLATE_NOOP("LoginWords",
            "The address speaks plain HTTP, but the protocol says https. The password was not sent."),
        QT_TRANSLATE_NOOP("LoginWords",
            "Turn on HTTPS at the repository; choose http only where the network can be trusted.")},
    CauseWords{LoginCause::ConsentNeeded, LoginOutcome::Untrusted, "consent_needed",
        QT_TRANSLATE_NOOP("LoginWords",
            "The repository wants the user name and password to be sent to another host, %1. Nothing was "
            "sent there."),
        QT_TRANSLATE_NOOP("LoginWords", "If that host belongs to the repository, allow it and test again.")},
    CauseWords{LoginCause::PlainTokenHost, LoginOutcome::Untrusted, "plain_token_host",
        QT_TRANSLATE_NOOP("LoginWords",
            "The repository wants the password to be sent unencrypted, although the protocol is https. It "
            "was not sent."),
        QT_TRANSLATE_NOOP("LoginWords",
            "Have the address of the token service in the registry's configuration changed to https.")},
    CauseWords{LoginCause::NameNotFound, LoginOutcome::Unreachable, "name_not_found",
        QT_TRANSLATE_NOOP("LoginWords", "The host name was not found."),
        QT_TRANSLATE_NOOP("LoginWords", "Check the address, and that this computer can look up names.")},
    CauseWords{LoginCause::ConnectionRefused, LoginOutcome::Unreachable, "connection_refused",
        QT_TRANSLATE_NOOP("LoginWords", "The connection was refused."),
        QT_TRANSLATE_NOOP(
            "LoginWords", "Check the address and the port, and that the repository is running.")},
    CauseWords{LoginCause::NotConnected, LoginOutcome::Unreachable, "not_connected",
        QT_TRANSLATE_NOOP("LoginWords", "No connection could be made."),
        QT_TRANSLATE_NOOP("LoginWords", "Check the address, the network and the proxy.")},
    CauseWords{LoginCause::TimedOut, LoginOutcome::Unreachable, "timed_out",
        QT_TRANSLATE_NOOP("LoginWords", "There was no answer in time."),
        QT_TRANSLATE_NOOP("LoginWords", "Check the address, the network and the proxy, or try again.")},
    CauseWords{LoginCause::ProxyRefused, LoginOutcome::Unreachable, "proxy_refused",
        QT_TRANSLATE_NOOP("LoginWords", "The proxy refused or could not be used."),
        QT_TRANSLATE_NOOP("LoginWords", "Check the proxy and its login.")},
    CauseWords{LoginCause::BrokeOff, LoginOutcome::Unreachable, "broke_off",
        QT_TRANSLATE_NOOP("LoginWords", "The connection broke off before the answer was complete."),
        QT_TRANSLATE_NOOP(
            "LoginWords", "Try again; check the port and what stands between here and the repository.")},
    CauseWords{LoginCause::TooManyRequests, LoginOutcome::Unreachable, "too_many_requests",
        QT_TRANSLATE_NOOP("LoginWords", "The repository takes no more requests at the moment (429)."),
        QT_TRANSLATE_NOOP("LoginWords", "Wait a while, then test again.")},
    CauseWords{LoginCause::ServerError, LoginOutcome::Unreachable, "server_error",
        QT_TRANSLATE_NOOP("LoginWords", "The repository has an internal error (status %1)."),
        QT_TRANSLATE_NOOP("LoginWords", "Try again in a while, or tell its administrator.")},
    CauseWords{LoginCause::AnonymousOnly, LoginOutcome::Unreachable, "anonymous_only",
        QT_TRANSLATE_NOOP("LoginWords",
            "The repository is open to everybody: it did not ask for a login, so the password was not "
            "tested."),
        QT_TRANSLATE_NOOP("LoginWords", "Log in there in another way to be sure of the password.")},
    CauseWords{LoginCause::Cancelled, LoginOutcome::Unreachable, "cancelled",
        QT_TRANSLATE_NOOP("LoginWords", "Stopped."), ""},
};

constexpr bool isComplete()
{
    for (std::size_t i = 0; i < causeWords.size(); ++i) {
        if (causeWords.at(i).cause != LoginCause(i))
            return false;
    }
    return causeWords.size() == std::size_t(LoginCause::Cancelled) + 1;
}
static_assert(isComplete());

const CauseWords &wordsOf(LoginCause cause)
{
    return causeWords.at(std::size_t(cause));
}

QString tr(const char *text)
{
    return QCoreApplication::translate("LoginWords", text);
}

QString formNote(const LoginReport &report)
{
    switch (report.form) {
    case AddressForm::Host:
        return report.repository.isEmpty()
            ? tr("The address was read as %1.").arg(report.readAs)
            : tr("The address was read as %1, which stands for the repository %2.")
                  .arg(report.readAs, report.repository);
    case AddressForm::HostWithRepository:
        return tr("The address was read as %1, with the repository %2 in its path.")
            .arg(report.readAs, report.repository);
    case AddressForm::RepositoryBeforeHost:
        return tr("The address was read as %1, with the repository %2 in the host name.")
            .arg(report.readAs, report.repository);
    case AddressForm::HostWithPath:
        return tr("The address was read as %1; its path belongs to the names of images and was not asked.")
            .arg(report.readAs);
    }
    Q_UNREACHABLE();
}

QString pushNote(Known mayPush)
{
    switch (mayPush) {
    case Known::Unknown: return {};
    case Known::No: return tr("The login may not push to the namespace.");
    case Known::Yes: return tr("The login may push to the namespace.");
    }
    Q_UNREACHABLE();
}

} // namespace

LoginOutcome outcomeOf(LoginCause cause)
{
    return wordsOf(cause).outcome;
}

QString loginOutcomeName(LoginOutcome outcome)
{
    switch (outcome) {
    case LoginOutcome::Accepted: return u"accepted"_s;
    case LoginOutcome::Rejected: return u"rejected"_s;
    case LoginOutcome::NotARegistry: return u"not_a_registry"_s;
    case LoginOutcome::Untrusted: return u"untrusted"_s;
    case LoginOutcome::Unreachable: return u"unreachable"_s;
    }
    Q_UNREACHABLE();
}

QString loginCauseName(LoginCause cause)
{
    return QString::fromLatin1(wordsOf(cause).name);
}

QString knownName(Known known)
{
    switch (known) {
    case Known::Unknown: return u"unknown"_s;
    case Known::No: return u"no"_s;
    case Known::Yes: return u"yes"_s;
    }
    Q_UNREACHABLE();
}

QString loginText(const LoginReport &report)
{
    const QString text = tr(wordsOf(report.cause).text);
    if (report.cause == LoginCause::Redirected)
        return text.arg(report.redirectTo);
    if (report.cause == LoginCause::ConsentNeeded)
        return text.arg(report.consentHost);
    const bool withStatus =
        report.cause == LoginCause::ServerError || report.cause == LoginCause::UnexpectedAnswer;
    return withStatus ? text.arg(report.status) : text;
}

QString loginAdvice(const LoginReport &report)
{
    if (report.retryAfter) {
        return QCoreApplication::translate(
            "LoginWords", "Test again in %n second(s).", nullptr, int(report.retryAfter->count()));
    }
    const char *advice = wordsOf(report.cause).advice;
    return *advice ? tr(advice) : QString();
}

QStringList loginNotes(const LoginReport &report)
{
    QStringList notes;
    if (!report.readAs.isEmpty())
        notes += formNote(report);
    if (!report.version.isEmpty())
        notes += tr("The repository says it is %1.").arg(report.version);
    if (!report.foundApiVersion.isEmpty())
        notes += tr("It speaks API version %1, not the one that is set.").arg(report.foundApiVersion);
    notes += pushNote(report.mayPush);
    if (report.unencrypted)
        notes += tr("The password went over the network unencrypted, because the protocol is http.");
    notes +=
        tr("This was tested from this computer; HSS itself comes from the jump cluster, whose way to the "
           "repository may be another.");
    notes.removeAll(QString());
    return notes;
}

QString loginStepText(const LoginStep &step)
{
    if (step.status == 0)
        return step.withLogin ? tr("%1, with the login: no answer").arg(step.asked)
                              : tr("%1: no answer").arg(step.asked);
    return step.withLogin ? tr("%1, with the login: %2").arg(step.asked).arg(step.status)
                          : tr("%1: %2").arg(step.asked).arg(step.status);
}

} // namespace hssreg
