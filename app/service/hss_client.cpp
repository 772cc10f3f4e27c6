#include "app/service/hss_client.h"

#include "app/service/http_call.h"
#include "app/service/network.h"
#include "app/service/replies.h"
#include "app/service/requests.h"
#include "app/service/retry.h"
#include "app/support/request_log.h"
#include "app/support/waits.h"

#include <QRandomGenerator>
#include <QSet>

namespace hssreg {

namespace {

constexpr int pageLimit = 200; // the most ListRegistry gives at once
constexpr int offsetLimit = 2'000'000; // the most it takes

Redaction redactionFor(const Account &account, const AccessUpdate *change = nullptr)
{
    Redaction redaction;
    redaction.hide(account.token);
    if (change && change->password()) {
        redaction.hideLogin(change->text(Field::RegistryUsername).value_or(QString()), *change->password());
    }
    return redaction;
}

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

// An attempt that may have been acted upon makes every later end that does not settle it an unknown one. A later
// refusal does settle it: the same values would have been refused before.
void rememberUncertainty(ServiceReport &report, bool mayHaveActedBefore)
{
    const bool settles = report.outcome == Outcome::Updated || report.outcome == Outcome::Refused;
    if (mayHaveActedBefore && !settles)
        report.outcome = Outcome::Unknown;
}

} // namespace

HssClient::HssClient(Network &network, Clock &clock, Account account, RequestLog *log)
    : m_network(network)
    , m_clock(clock)
    , m_account(std::move(account))
    , m_log(log)
{
}

void HssClient::note(const HttpRequest &request, const HttpOutcome &outcome, int attempt,
    std::chrono::milliseconds duration) const
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
        facts.requestId =
            redactionFor(m_account).cleaned(QString::fromUtf8(outcome.value().header("X-Request-Id")));
    } else {
        facts.failure = failureName(outcome.error());
    }
    m_log->record(facts);
}

QCoro::Task<HssClient::Exchange> HssClient::send(HttpRequest request, Deadline deadline, CallScope &scope)
{
    RetryPolicy policy(deadline, [] { return QRandomGenerator::global()->generateDouble(); });
    const std::chrono::milliseconds began = m_clock.elapsed();
    Exchange exchange{HttpFailure{}, 0, false, std::nullopt, {}};
    for (;;) {
        const std::chrono::milliseconds attemptBegan = m_clock.elapsed();
        ++exchange.attempts;
        HttpCall call(m_network, request, deadline.remaining(), scope);
        exchange.outcome = co_await call.conclusion();
        exchange.duration = m_clock.elapsed() - began;
        note(request, exchange.outcome, exchange.attempts, m_clock.elapsed() - attemptBegan);
        const RetryStep step = policy.after(exchange.outcome, m_clock.now());
        if (step.throttledOut)
            exchange.retryAfter =
                readRetryAfter(exchange.outcome.value().header("Retry-After"), m_clock.now());
        if (!step.again)
            co_return exchange;
        exchange.mayHaveActedBefore = exchange.mayHaveActedBefore || mayHaveActed(exchange.outcome);
        Delay pause(m_clock, step.wait, scope);
        if (co_await pause.conclusion() == WaitEnd::Cancelled) {
            exchange.outcome = HttpFailure{HttpFailure::Kind::Cancelled, false};
            co_return exchange;
        }
    }
}

void HssClient::addFacts(ServiceReport &report, const Exchange &exchange)
{
    report.attempts = exchange.attempts;
    report.duration = exchange.duration;
    report.retryAfter = exchange.retryAfter;
    if (exchange.retryAfter)
        report.outcome = Outcome::Throttled;
}

QCoro::Task<ServiceReport> HssClient::updateRegistry(
    QString registryId, AccessUpdate change, Deadline deadline, CallScope &scope)
{
    const Redaction redaction = redactionFor(m_account, &change);
    const Exchange exchange =
        co_await send(updateRegistryRequest(m_account, registryId, change), deadline, scope);
    ServiceReport report = updateReport(exchange.outcome, redaction);
    addFacts(report, exchange);
    rememberUncertainty(report, exchange.mayHaveActedBefore);
    co_return report;
}

QCoro::Task<RegistryList> HssClient::listRegistries(Deadline deadline, CallScope &scope)
{
    const Redaction redaction = redactionFor(m_account);
    QList<RegistryInfo> all;
    QSet<QString> seen;
    for (int offset = 0; offset <= offsetLimit; offset += pageLimit) {
        const Exchange exchange =
            co_await send(listRegistriesRequest(m_account, offset, pageLimit), deadline, scope);
        Result<RegistryPage, ServiceReport> page = readRegistryPage(exchange.outcome, redaction);
        if (!page.ok()) {
            ServiceReport report = page.error();
            addFacts(report, exchange);
            co_return RegistryList(report);
        }
        const qsizetype before = all.size();
        for (const RegistryInfo &registry : page.value().items) {
            if (!seen.contains(registry.id)) {
                seen.insert(registry.id);
                all.append(registry);
            }
        }
        // a page that brings nothing new ends it too: a service that ignores the offset would never end
        if (all.size() == before || offset + pageLimit >= page.value().total)
            break;
    }
    co_return RegistryList(all);
}

} // namespace hssreg
