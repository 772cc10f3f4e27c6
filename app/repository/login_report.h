#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace hssreg {

//! How a login test ended: the closed list of the command line's `check`.
enum class LoginOutcome {
    Accepted, //!< the repository took the login (exit 0)
    Rejected, //!< the repository knows the login is wrong, or may not be used (exit 5)
    NotARegistry, //!< something answered, but not the registry that was described (exit 5)
    Untrusted, //!< the password was kept back, because who would have got it is not trusted (exit 6)
    Unreachable, //!< nothing that can tell whether the login works was reached (exit 6)
};

//! Why, precisely: one for each end that a person has to deal with differently. What belongs to which outcome is
//! said by outcomeOf().
enum class LoginCause {
    // Accepted
    LoginGood,
    ProjectMissing, //!< the login is good; the namespace is not there, or hidden from this user
    NoRight, //!< the login is good; neither pull nor push is granted in the namespace
    PullOnly, //!< the login is good; may pull from the namespace, not push
    ReadOnly, //!< the login is good; the whole registry takes no pushes at the moment
    ClusterPath, //!< the login is good from here, though HSS reports REQUEST_API_ERROR: the cluster's way is broken
    // Rejected
    BadCredential,
    RobotRefused, //!< as BadCredential, for what looks like a robot: wrong, expired or disabled
    Forbidden, //!< 403: known, but not allowed to do what was asked
    RefusedTwice, //!< nothing was sent: two refusals before, a third may lock the user
    // NotARegistry
    BadAddress, //!< the address can not be read; nothing was sent
    NotFound, //!< 404, or a web page
    Redirected, //!< `redirectTo` says where to
    TlsWhereHttp, //!< the address speaks HTTPS, the protocol says http
    NotHttp,
    TooLarge, //!< more than 64 KiB
    NotJson, //!< an answer without the JSON that belongs there
    UnexpectedAnswer, //!< a status or a challenge that no registry's documents know
    UnknownScheme, //!< it asks for a login in a way other than Basic and Bearer
    // Untrusted
    CertificateUntrusted,
    CertificateSelfSigned,
    CertificateExpired,
    CertificateNotYetValid,
    CertificateWrongName,
    NoSecureConnection, //!< the handshake failed
    HttpWhereTls, //!< the address speaks plain HTTP, the protocol says https
    ConsentNeeded, //!< tokens come from another host, `consentHost`; nothing was sent there
    PlainTokenHost, //!< tokens come from an http:// address though the protocol is https; nothing was sent there
    // Unreachable
    NameNotFound,
    ConnectionRefused,
    NotConnected,
    TimedOut,
    ProxyRefused,
    BrokeOff,
    TooManyRequests, //!< 429; `retryAfter` if it said for how long
    ServerError, //!< 5xx
    AnonymousOnly, //!< everything that was asked is open to everybody: the password was not tested
    Cancelled,
};

[[nodiscard]] LoginOutcome outcomeOf(LoginCause cause);

//! What a check found out beside the login itself.
enum class Known { Unknown, No, Yes };

//! How an address was understood.
enum class AddressForm {
    Host, //!< `host` or `host:port`
    HostWithRepository, //!< JFrog: `host/repository`
    RepositoryBeforeHost, //!< JFrog: `repository.host`
    HostWithPath, //!< another path below the host
};

//! One request that was made, without anything secret.
struct LoginStep {
    QString asked; //!< verb and URL, without credentials; safe to show
    bool withLogin = false; //!< user name and password went with it
    int status = 0; //!< 0: no answer
};

//! The result of one login test. Texts from the server are safe to show.
struct LoginReport {
    LoginCause cause = LoginCause::Cancelled;
    [[nodiscard]] LoginOutcome outcome() const { return outcomeOf(cause); }

    int status = 0; //!< HTTP status of the last answer; 0: none
    std::optional<std::chrono::seconds> retryAfter; //!< with TooManyRequests
    QString redirectTo; //!< with Redirected
    QString
        consentHost; //!< with ConsentNeeded: `host` or `host:port`, as LoginCheckSettings::consentHosts takes it
    AddressForm form = AddressForm::Host;
    QString readAs; //!< the base URL the address was read as
    QString repository; //!< JFrog: the repository key in the address; else empty
    bool unencrypted = false; //!< the password went over plain HTTP
    Known namespaceExists = Known::Unknown;
    Known mayPush = Known::Unknown;
    QString version; //!< what the registry says it is; empty if it does not
    QString foundApiVersion; //!< Harbor: `V1` or `V2`, if it is not the one that was given; else empty
    QList<LoginStep> steps; //!< in order
};

} // namespace hssreg
