#include "app/repository/login_turns.h"

#include <utility>

using namespace std::chrono_literals;

namespace hssreg {

namespace {

// Harbor freezes a user for 1.5 s after a refusal (its source: src/core/auth/authenticator.go).
constexpr auto restAfterRefusal = 1600ms;
constexpr auto refusalsCount = 15min;

} // namespace

void LoginTurns::refused(const QString &key)
{
    const int before = refusals(key);
    Line &line = m_lines[key];
    line.refusals = before + 1;
    line.lastRefusal = m_clock.elapsed();
}

void LoginTurns::accepted(const QString &key)
{
    if (const auto line = m_lines.find(key); line != m_lines.end())
        line->refusals = 0;
}

int LoginTurns::refusals(const QString &key) const
{
    const auto line = m_lines.constFind(key);
    const bool recent = line != m_lines.constEnd() && line->lastRefusal
        && m_clock.elapsed() - *line->lastRefusal < refusalsCount;
    return recent ? line->refusals : 0;
}

std::chrono::milliseconds LoginTurns::rest(const QString &key) const
{
    const auto line = m_lines.constFind(key);
    if (line == m_lines.constEnd() || !line->lastRefusal)
        return 0ms;
    return std::max<std::chrono::milliseconds>(
        0ms, *line->lastRefusal + restAfterRefusal - m_clock.elapsed());
}

// The turn goes, whether it had begun or not; the next one begins.
void LoginTurns::leave(const QString &key, LoginTurn *turn)
{
    const auto line = m_lines.find(key);
    if (line == m_lines.end())
        return;
    line->waiting.removeOne(turn);
    if (line->holder != turn)
        return;
    line->holder = line->waiting.isEmpty() ? nullptr : line->waiting.takeFirst();
    // through the event loop: a line of checks that end at once would nest one in the other
    if (LoginTurn *next = line->holder)
        m_clock.wakeAfter(0ms, &next->m_context, [next] { next->grant(); });
}

LoginTurn::LoginTurn(LoginTurns &turns, QString key, Deadline deadline, CallScope &scope)
    : AwaitedCall(scope)
    , m_turns(turns)
    , m_key(std::move(key))
    , m_deadline(deadline)
{
}

LoginTurn::~LoginTurn()
{
    m_turns.leave(m_key, this);
}

void LoginTurn::start()
{
    LoginTurns::Line &line = m_turns.m_lines[m_key];
    if (!line.holder) {
        line.holder = this;
        conclude(TurnEnd::Mine);
        return;
    }
    line.waiting.append(this);
    m_turns.m_clock.wakeAfter(m_deadline.remaining(), &m_context, [this] { conclude(TurnEnd::TimedOut); });
}

} // namespace hssreg
