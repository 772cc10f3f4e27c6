#pragma once

#include "app/support/waits.h"

#include <deque>
#include <list>
#include <memory>

namespace hssreg {

//! How fast requests may go.
struct PaceSettings {
    double start = 5; //!< per second, until answers tell more (hss-api.md, 6.6)
    double most = 0; //!< per second, never more; 0: no cap
};

class PaceTurn;

//! The pace of all requests to one endpoint and account: a token bucket (burst 1, first come, first served) whose
//! rate follows the answers. It doubles about every second while the bucket is what holds requests back and nothing
//! is refused; the first 429 slows it to below what was granted in the second before; then it is quickly back to just
//! under that limit, stays there, and looks for a raised one now and then, more seldom the more was refused.
//! Everybody who waits for a turn must be done or cancelled before it goes.
class Pacer {
public:
    explicit Pacer(Clock &clock, PaceSettings settings = {});
    ~Pacer();
    Pacer(const Pacer &) = delete;
    Pacer &operator=(const Pacer &) = delete;

    //! An answer that was not a refusal, to a request that left at `sent` (Clock::elapsed() then).
    void granted(std::chrono::milliseconds sent);
    //! A 429, or a 503 with Retry-After. Several for requests that were under way at the first count as one.
    //! `retryAfter`: what was asked for; nothing starts before, ten minutes at most.
    //! `told`: how many a second the service says it allows, if it does; else it is found out.
    void refused(std::chrono::milliseconds sent, std::optional<std::chrono::seconds> retryAfter,
        std::optional<double> told = {});

    //! Requests per second at the moment.
    [[nodiscard]] double rate() const;
    //! Requests per second that the service seems to allow; nothing before it refused one.
    [[nodiscard]] std::optional<double> limit() const;
    //! Until requests go on after a refusal; 0: they do.
    [[nodiscard]] std::chrono::milliseconds rest() const;
    //! How many wait for their turn.
    [[nodiscard]] int waiting() const { return int(m_waiting.size()); }

private:
    friend class PaceTurn;
    using Place = std::list<PaceTurn *>::iterator;
    [[nodiscard]] bool takeTurn(bool waited);
    [[nodiscard]] Place queue(PaceTurn *turn);
    void leave(Place place);
    void admit();
    void arm();
    void count(double refusals);
    void cut(double sent, double time, std::optional<double> said);
    [[nodiscard]] double limitToldBy(double sent) const;
    [[nodiscard]] double sentInSecondBefore(double time) const;
    [[nodiscard]] double rateAt(double time) const;
    [[nodiscard]] double dueAt() const;
    [[nodiscard]] double plateau() const;
    [[nodiscard]] double capped(double rate) const;
    [[nodiscard]] double now() const { return double(m_clock.elapsed().count()); }

    Clock &m_clock;
    PaceSettings m_settings;
    std::list<PaceTurn *> m_waiting;
    std::unique_ptr<QObject> m_alarm; // the context of the wake-up that is due; going, it takes it along
    double m_alarmAt = 0; // all times are milliseconds of the clock
    bool m_admitting = false;

    std::deque<double> m_sent; // when turns of the last seconds were taken, without those that were refused
    std::optional<double> m_began; // the first turn
    double m_last = -1e9; // when the last turn was due
    double m_heldBack = -1e9; // when a request last had to wait
    double m_restUntil = 0;

    bool m_told = false; // the limit was said by the service, not found
    bool m_searching = true; // no limit is known, or it was passed without a refusal
    bool m_found = false; // the limit was told while searching: it may be lower
    double m_free; // the rate while searching
    std::optional<double> m_limit;
    double m_cutAt = -1e9; // requests sent until then were under way when the rate was cut
    double m_hold = 0; // the last rest that nobody asked for
    bool m_grantedSinceCut = true;
    double m_epoch = 0; // when requests go on after the last refusal
    double m_plateau = 0; // how long the rate then stays below the limit
    double m_answers = 0; // the last ones, older ones count less
    double m_refusals = 0; // among them
};

//! `co_await turn.conclusion()`: a request may go. Cancelled, it does not take a turn.
class PaceTurn final : public AwaitedCall<WaitEnd> {
public:
    PaceTurn(Pacer &pacer, CallScope &scope)
        : AwaitedCall(scope)
        , m_pacer(pacer)
    {
    }
    ~PaceTurn() { leave(); }
    void cancel() override;

private:
    friend class Pacer;
    void start() override;
    void leave();

    Pacer &m_pacer;
    std::optional<std::list<PaceTurn *>::iterator> m_place;
};

} // namespace hssreg
