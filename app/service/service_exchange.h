#pragma once

#include "app/service/credential_source.h"
#include "app/service/http.h"
#include "app/service/redaction.h"

#include <QCoro/QCoroTask>

namespace hssreg {

class Network;
class Pacer;
class RequestLog;

//! One operation of a client: its time, its scope, and what may be done only once for all requests of it.
struct Operation {
    Operation(Deadline until, CallScope &in)
        : deadline(until)
        , scope(in)
    {
    }
    Deadline deadline;
    CallScope &scope;
    bool renewed = false; //!< a new token was asked for
    bool clockMended = false; //!< the offset of the clock was taken from a refusal
    std::chrono::milliseconds queued{0}; //!< waited for turns of the pacer; not the operation's time
    Redaction
        redaction; //!< hides every credential that was sent in it; whoever sends other secrets adds them
};

//! How a request ended, after all its attempts.
struct Exchange {
    HttpOutcome outcome = HttpFailure{HttpFailure::Kind::Cancelled, false};
    std::optional<ServiceReport>
        noCredential; //!< why the last attempt was not made: there is no outcome then
    bool repeatable = true; //!< sending it again does no harm (resendOf)
    int attempts = 0;
    bool mayHaveActedBefore = false; //!< an attempt before the last may have been acted upon
    std::optional<std::chrono::seconds> retryAfter; //!< a wait that was asked for and not begun
    std::chrono::milliseconds duration{0};
};

//! Sends requests with a fresh proof of who we are, again where that is right (RetryPolicy), and at most once more
//! with a new token or a mended clock. Keys that were refused are never sent again: failures lock them.
class ServiceExchange {
public:
    //! Refers to all of them; the source (null: requests go without a credential), the log and the pacer may be null.
    //! `projectId` is signed with keys; empty for a global service. With a pacer every attempt waits for its turn, and
    //! a service that refuses is asked again when the pacer lets requests go on.
    ServiceExchange(Network &network, Clock &clock, QString projectId, CredentialSource *source,
        RequestLog *log, Pacer *pacer = nullptr);

    //! Concludes by the operation's deadline, which must outlive it like the scope.
    [[nodiscard]] QCoro::Task<Exchange> send(HttpRequest request, Operation &operation);

private:
    QCoro::Task<std::optional<ServiceReport>> authorised(HttpRequest &request, Operation &operation);
    QCoro::Task<bool> prepared(HttpRequest &request, Operation &operation, Exchange &exchange);
    QCoro::Task<bool> turnTaken(Operation &operation);
    void pace(const HttpOutcome &outcome, std::chrono::milliseconds sent) const;
    QCoro::Task<bool> paused(std::chrono::milliseconds wait, Operation &operation);
    [[nodiscard]] bool mended(const HttpOutcome &outcome, Operation &operation);
    void note(const HttpRequest &request, const HttpOutcome &outcome, int attempt,
        std::chrono::milliseconds duration, const Redaction &redaction) const;

    Network &m_network;
    Clock &m_clock;
    QString m_projectId;
    CredentialSource *m_source;
    RequestLog *m_log;
    Pacer *m_pacer;
    std::chrono::seconds m_clockOffset{0}; // of the service's clock, once a refusal told
};

//! The facts of an exchange, added to what its answer said: attempts, duration, waits.
void addFacts(ServiceReport &report, const Exchange &exchange);

//! Overwrites the body of an answer that held a secret, once it was read.
void wipeAnswer(Exchange &exchange);

//! What became of a change of the service.
[[nodiscard]] ServiceReport changeReport(const Exchange &exchange, const Redaction &redaction);

//! What was read, or why it could not be: `read` is one of the readers of replies.h.
template <typename T>
[[nodiscard]] Result<T, ServiceReport> readReport(const Exchange &exchange, const Redaction &redaction,
    Result<T, ServiceReport> (*read)(const HttpOutcome &, const Redaction &))
{
    Result<T, ServiceReport> result = exchange.noCredential ? Result<T, ServiceReport>(*exchange.noCredential)
                                                            : read(exchange.outcome, redaction);
    if (result.ok())
        return result;
    ServiceReport report = result.error();
    addFacts(report, exchange);
    return report;
}

} // namespace hssreg
