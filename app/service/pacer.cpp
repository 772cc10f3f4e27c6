#include "app/service/pacer.h"

#include <algorithm>
#include <cmath>

namespace hssreg {

using namespace std::chrono_literals;

namespace {

// Milliseconds, as everywhere in this file.
constexpr double second = 1000;
constexpr double lagMadeUp = 20; // what a late wake-up may be made up for at once
constexpr double jitter =
    15; // of the way to the service: what arrived within a second may have left so much earlier
constexpr double sentKept = 3 * second;
constexpr double longestRest = 600 * second;
constexpr double holdWhenFound = 500; // a window of a second that is full is over then, mostly
constexpr double holdWhenKnown = 250;
constexpr double longestHold = 60 * second;

// Shares of the known limit.
constexpr double atFirst = 0.9; // after a refusal
constexpr double atFirstWhenFound = 0.75; // what told the limit may have told up to twice of it
constexpr double justUnder = 0.985; // when the rate is back
constexpr double mostAbove = 1.15; // at this rate for a time without a refusal, the limit was raised

constexpr double shareRefused = 0.012; // what looking for a raised limit may cost
constexpr double shareRested = 0.02; // and in time
constexpr double shareRestedWhenTold = 0.04; // nothing else is lost then
constexpr double shortestPlateau = 12 * second;
constexpr double longestPlateau = 45 * second;
constexpr double back = second; // to just under the limit
constexpr double backWhenFound = 4 * second;
constexpr double believed = 3.5 * second; // above the limit, then the rest of a bucket is used up
constexpr double answersRemembered = 2000;
constexpr double slowest = 0.1; // per second

} // namespace

Pacer::Pacer(Clock &clock, PaceSettings settings)
    : m_clock(clock)
    , m_settings(settings)
    , m_free(capped(settings.start))
{
}

Pacer::~Pacer() = default;

double Pacer::capped(double rate) const
{
    const double most = m_settings.most > 0 ? m_settings.most : 1e6;
    return std::clamp(rate, std::min(slowest, most), most);
}

// Quickly back to just under the limit, a plateau, then above it: slowly first.
double Pacer::rateAt(double time) const
{
    if (m_searching)
        return m_free;
    const double since = std::max(0.0, time - m_epoch);
    const double first = m_found ? atFirstWhenFound : atFirst;
    const double done = std::min(1.0, since / (m_found ? backWhenFound : back));
    double share = first + (justUnder - first) * done * (2 - done);
    if (since > m_plateau) {
        const double above = (since - m_plateau) / second;
        share = std::min(mostAbove, share + 0.02 * above + 0.01 * above * above * above);
    }
    return capped(share * *m_limit);
}

double Pacer::rate() const
{
    return rateAt(now());
}

std::optional<double> Pacer::limit() const
{
    return m_limit;
}

std::chrono::milliseconds Pacer::rest() const
{
    return std::chrono::milliseconds(qint64(std::ceil(std::max(0.0, m_restUntil - now()))));
}

double Pacer::dueAt() const
{
    return std::max(m_last + second / rateAt(now()), m_restUntil);
}

// Takes a turn if one is due. Late wake-ups are made up for; time in which nobody waited is not.
bool Pacer::takeTurn(bool waited)
{
    const double time = now();
    const double due = dueAt();
    if (time < due)
        return false;
    m_last = std::max(due, waited ? time - lagMadeUp : time);
    if (!m_began)
        m_began = time;
    m_sent.push_back(time);
    while (m_sent.front() < time - sentKept)
        m_sent.pop_front();
    return true;
}

Pacer::Place Pacer::queue(PaceTurn *turn)
{
    m_heldBack = now();
    return m_waiting.insert(m_waiting.end(), turn);
}

void Pacer::leave(Place place)
{
    m_waiting.erase(place);
}

void Pacer::admit()
{
    m_alarm.reset();
    m_admitting = true;
    while (!m_waiting.empty() && takeTurn(true)) {
        PaceTurn *turn = m_waiting.front();
        m_waiting.pop_front();
        turn->m_place.reset();
        turn->conclude(WaitEnd::Elapsed); // it may queue again, or make others leave
        if (!m_waiting.empty())
            m_heldBack = now();
    }
    m_admitting = false;
    arm();
}

void Pacer::arm()
{
    if (m_waiting.empty() || m_admitting)
        return;
    const double due = dueAt();
    if (m_alarm && m_alarmAt <= due + 1)
        return; // too early does no harm
    const double wait = std::max(1.0, std::ceil(due - now()));
    m_alarm = std::make_unique<QObject>();
    m_alarmAt = now() + wait;
    m_clock.wakeAfter(std::chrono::milliseconds(qint64(wait)), m_alarm.get(), [this] { admit(); });
}

double Pacer::sentInSecondBefore(double time) const
{
    const auto from = std::lower_bound(m_sent.begin(), m_sent.end(), time - second - jitter);
    const auto to = std::lower_bound(from, m_sent.end(), time);
    return double(to - from);
}

void Pacer::count(double refusals)
{
    m_answers += 1;
    m_refusals += refusals;
    if (m_answers > answersRemembered) {
        m_answers /= 2;
        m_refusals /= 2;
    }
}

void Pacer::granted(std::chrono::milliseconds sentAt)
{
    const double sent = double(sentAt.count());
    count(0);
    if (sent > m_cutAt)
        m_grantedSinceCut = true;
    const bool bucketHolds = m_heldBack >= sent - second;
    if (m_searching) {
        // a first second at the first rate: a service that allows no more shall not refuse at once
        if (bucketHolds && sent > m_cutAt && now() >= m_began.value_or(0) + second)
            m_free = capped(m_free + (m_free > 20 ? 1.5 : 1));
    } else if (bucketHolds && sent > m_epoch + m_plateau + believed
        && sentInSecondBefore(sent) + 1 > *m_limit * (1 + mostAbove) / 2) {
        m_free = rateAt(now());
        m_searching = true;
    }
    arm();
}

// What is granted in the second before a refusal is at least what the service allows in one, however it counts.
double Pacer::limitToldBy(double sent) const
{
    const double seen = std::max(sentInSecondBefore(sent), slowest);
    const double rate = rateAt(sent);
    if (m_searching)
        return std::min(seen, rate);
    if (sent < m_epoch + second) // perhaps the same window of the service as before
        return std::min(seen, 0.98 * *m_limit);
    if (rate < *m_limit)
        return std::min(seen, rate);
    const double overshoot = 1.05; // the rate rises until a refusal is known
    return std::min(seen, *m_limit + 0.4 * std::max(0.0, rate / overshoot - *m_limit));
}

void Pacer::refused(std::chrono::milliseconds sentAt, std::optional<std::chrono::seconds> retryAfter,
    std::optional<double> told)
{
    const double sent = double(sentAt.count());
    const double time = now();
    count(1);
    if (const auto place = std::lower_bound(m_sent.begin(), m_sent.end(), sent);
        place != m_sent.end() && *place == sent)
        m_sent.erase(place);
    if (sent > m_cutAt)
        cut(sent, time, told);
    if (retryAfter)
        m_restUntil =
            std::max(m_restUntil, time + std::min(longestRest, double(retryAfter->count()) * second));
    m_epoch = std::max(m_epoch, m_restUntil);
    m_plateau = plateau();
    arm();
}

void Pacer::cut(double sent, double time, std::optional<double> said)
{
    const double told = limitToldBy(sent);
    const bool atOnce = !m_searching && sent < m_epoch + second;
    const double base = m_searching ? holdWhenFound : holdWhenKnown;
    m_hold = !m_grantedSinceCut || atOnce ? std::min(longestHold, std::max(base, 2 * m_hold)) : base;
    // when nothing at all is granted any more, what was granted once says little
    m_limit = capped(m_grantedSinceCut ? told : std::min(told, 0.7 * m_limit.value_or(told)));
    m_found = m_searching && !said;
    m_told = said.has_value();
    if (said)
        m_limit = capped(*said);
    m_searching = false;
    m_grantedSinceCut = false;
    m_cutAt = time;
    m_restUntil = std::max(m_restUntil, time + m_hold);
    m_epoch = m_restUntil;
}

// As long as it takes until the refusals are few enough among the answers.
double Pacer::plateau() const
{
    const double answers = m_refusals / shareRefused - m_answers;
    const double share = m_told ? shareRestedWhenTold : shareRested;
    const double least = std::max(shortestPlateau, (m_epoch - m_cutAt) / share);
    return std::clamp(answers / *m_limit * second, std::min(least, longestPlateau), longestPlateau);
}

void PaceTurn::start()
{
    if (m_pacer.m_waiting.empty() && m_pacer.takeTurn(false)) {
        conclude(WaitEnd::Elapsed);
        return;
    }
    m_place = m_pacer.queue(this);
    m_pacer.arm();
}

void PaceTurn::cancel()
{
    leave();
    conclude(WaitEnd::Cancelled);
}

void PaceTurn::leave()
{
    if (!m_place)
        return;
    m_pacer.leave(*m_place);
    m_place.reset();
}

} // namespace hssreg
