#include "app/service/service_exchange.h"

#include "app/service/http_call.h"
#include "app/service/network.h"
#include "app/service/pacer.h"
#include "app/service/refusals.h"
#include "app/service/replies.h"
#include "app/service/retry.h"
#include "app/service/signing.h"
#include "app/support/request_log.h"
#include "app/support/waits.h"

#include <QRandomGenerator>

namespace hssreg {

namespace {

QString failureName(const HttpFailure &failure)
{
    switch (failure.kind) {
    case HttpFailure::Kind::Cancelled: return QStringLiteral("cancelled");
    case HttpFailure::Kind::TimedOut: return QStringLiteral("timed_out");
    case HttpFailure::Kind::NameNotFound: return QStringLiteral("name_not_found");
    case HttpFailure::Kind::ConnectionRefused: return QStringLiteral("connection_refused");
    case HttpFailure::Kind::NotConnected: return QStringLiteral("not_connected");
    case HttpFailure::Kind::Tls: return QStringLiteral("tls");
    case HttpFailure::Kind::Proxy: return QStringLiteral("proxy");
    case HttpFailure::Kind::Lost: return QStringLiteral("lost");
    case HttpFailure::Kind::Informational: return QStringLiteral("informational");
    case HttpFailure::Kind::TooLarge: return QStringLiteral("too_large");
    case HttpFailure::Kind::NotHttp: return QStringLiteral("not_http");
    }
    Q_UNREACHABLE();
}

constexpr std::chrono::milliseconds longestForProof{500}; // to sign, or to have a valid token

double jitter()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace

ServiceExchange::ServiceExchange(Network &network, Clock &clock, QString projectId, CredentialSource *source,
    RequestLog *log, Pacer *pacer)
    : m_network(network)
    , m_clock(clock)
    , m_projectId(std::move(projectId))
    , m_source(source)
    , m_log(log)
    , m_pacer(pacer)
{
}

void ServiceExchange::note(const HttpRequest &request, const HttpOutcome &outcome, int attempt,
    std::chrono::milliseconds duration, const Redaction &redaction) const
{
    if (!m_log)
        return;
    RequestFacts facts;
    facts.when = m_clock.now();
    facts.verb = verbName(request.verb);
    facts.path = request.url.path(QUrl::FullyEncoded);
    facts.attempt = attempt;
    facts.duration = duration;
    if (outcome.ok()) {
        facts.status = outcome.value().status;
        facts.requestId = redaction.cleaned(QString::fromUtf8(outcome.value().header("X-Request-Id")));
    } else {
        facts.failure = failureName(outcome.error());
    }
    m_log->record(facts);
}

QCoro::Task<std::optional<ServiceReport>> ServiceExchange::authorised(
    HttpRequest &request, Operation &operation)
{
    std::optional<ServiceReport> trouble;
    if (m_source) {
        const Result<Credential, ServiceReport> got =
            co_await m_source->credential(operation.deadline, operation.scope);
        if (got.ok()) {
            hideCredential(operation.redaction, got.value());
            authorise(request, got.value(), m_clock.now().addSecs(m_clockOffset.count()), m_projectId);
        } else {
            trouble = got.error();
        }
    }
    co_return trouble;
}

// Whether another attempt with a new proof may be accepted. Each reason counts once for an operation.
bool ServiceExchange::mended(const HttpOutcome &outcome, Operation &operation)
{
    if (!m_source)
        return false;
    if (const auto offset = clockOffset(outcome, m_clock.now()); offset && !operation.clockMended) {
        operation.clockMended = true;
        m_clockOffset = *offset;
        return true;
    }
    if (operation.renewed || !asksForNewToken(outcome))
        return false;
    operation.renewed = true;
    return m_source->renew();
}

QCoro::Task<bool> ServiceExchange::paused(std::chrono::milliseconds wait, Operation &operation)
{
    Delay pause(m_clock, wait, operation.scope);
    const WaitEnd end = co_await pause.conclusion();
    co_return end != WaitEnd::Cancelled;
}

// Whether the turn came. Waiting for it is not the operation's time.
QCoro::Task<bool> ServiceExchange::turnTaken(Operation &operation)
{
    const std::chrono::milliseconds began = m_clock.elapsed();
    PaceTurn turn(*m_pacer, operation.scope);
    const WaitEnd end = co_await turn.conclusion();
    const std::chrono::milliseconds waited = m_clock.elapsed() - began;
    operation.deadline.postpone(waited);
    operation.queued += waited;
    co_return end != WaitEnd::Cancelled;
}

// Whether the request may go: it has its turn and a fresh proof of who we are.
QCoro::Task<bool> ServiceExchange::prepared(HttpRequest &request, Operation &operation, Exchange &exchange)
{
    bool fresh = false; // the turn
    for (int turns = 0; !fresh && turns < 2; ++turns) {
        if (m_pacer && !co_await turnTaken(operation)) {
            exchange.noCredential.reset();
            exchange.outcome = HttpFailure{HttpFailure::Kind::Cancelled, false};
            co_return false;
        }
        const std::chrono::milliseconds began = m_clock.elapsed();
        exchange.noCredential = co_await authorised(request, operation);
        if (exchange.noCredential)
            co_return false;
        // all who waited for the same sign-in would go at once
        fresh = !m_pacer || m_clock.elapsed() - began < longestForProof;
    }
    co_return true;
}

// Tells the pacer of an answer.
void ServiceExchange::pace(const HttpOutcome &outcome, std::chrono::milliseconds sent) const
{
    if (!m_pacer || !outcome.ok())
        return;
    const HttpResponse &answer = outcome.value();
    const auto asked = readRetryAfter(answer.header("Retry-After"), m_clock.now());
    if (answer.status == 429 || (answer.status == 503 && asked))
        m_pacer->refused(sent, asked, toldLimit(answer));
    else
        m_pacer->granted(sent);
}

QCoro::Task<Exchange> ServiceExchange::send(HttpRequest request, Operation &operation)
{
    RetryPolicy policy(operation.deadline, jitter, resendOf(request.verb), m_pacer != nullptr);
    const std::chrono::milliseconds began = m_clock.elapsed();
    const std::chrono::milliseconds queuedBefore = operation.queued;
    Exchange exchange;
    exchange.repeatable = resendOf(request.verb) == Resend::Harmless;
    for (;;) {
        const std::chrono::milliseconds queued = operation.queued;
        if (!co_await prepared(request, operation, exchange))
            co_return exchange;
        policy.postpone(operation.queued - queued);
        const std::chrono::milliseconds sent = m_clock.elapsed();
        ++exchange.attempts;
        HttpCallOptions options;
        options.fresh = exchange.attempts > 1 && !exchange.outcome.ok();
        HttpCall call(m_network, request, operation.deadline.remaining(), operation.scope, options);
        exchange.outcome = co_await call.conclusion();
        exchange.duration = m_clock.elapsed() - began - (operation.queued - queuedBefore);
        note(request, exchange.outcome, exchange.attempts, m_clock.elapsed() - sent, operation.redaction);
        pace(exchange.outcome, sent);
        if (mended(exchange.outcome, operation))
            continue;
        const RetryStep step = policy.after(exchange.outcome, m_clock.now());
        if (step.throttledOut)
            exchange.retryAfter =
                readRetryAfter(exchange.outcome.value().header("Retry-After"), m_clock.now());
        if (!step.again)
            co_return exchange;
        exchange.mayHaveActedBefore = exchange.mayHaveActedBefore || mayHaveActed(exchange.outcome);
        if (!co_await paused(step.wait, operation)) {
            exchange.outcome = HttpFailure{HttpFailure::Kind::Cancelled, false};
            co_return exchange;
        }
    }
}

void addFacts(ServiceReport &report, const Exchange &exchange)
{
    report.attempts = exchange.attempts;
    report.duration = exchange.duration;
    report.retryAfter = exchange.retryAfter;
    report.repeatable = exchange.repeatable;
    if (exchange.retryAfter)
        report.outcome = Outcome::Throttled;
}

void wipeAnswer(Exchange &exchange)
{
    if (!exchange.outcome.ok())
        return;
    HttpResponse answer = std::move(exchange.outcome).value();
    wipe(answer.body.data(), std::size_t(answer.body.size()));
    answer.body.clear();
    exchange.outcome = std::move(answer);
}

ServiceReport changeReport(const Exchange &exchange, const Redaction &redaction)
{
    ServiceReport report =
        exchange.noCredential ? *exchange.noCredential : updateReport(exchange.outcome, redaction);
    addFacts(report, exchange);
    // An attempt that may have been acted upon makes every later end that does not settle it an unknown one. A
    // later refusal does settle it: the same values would have been refused before.
    const bool settles = report.outcome == Outcome::Updated || report.outcome == Outcome::Refused;
    if (exchange.mayHaveActedBefore && !settles)
        report.outcome = Outcome::Unknown;
    return report;
}

} // namespace hssreg
