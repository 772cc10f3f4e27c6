#include "app/editor/auto_refresh.h"

#include <algorithm>

namespace hssreg {

using namespace std::chrono_literals;

AutoRefresh::AutoRefresh(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void AutoRefresh::setInterval(std::chrono::milliseconds interval)
{
    if (m_interval == interval)
        return;
    m_interval = interval;
    m_overdue = false;
    schedule(m_last + m_interval - m_clock.elapsed());
}

void AutoRefresh::setSeen(bool seen)
{
    m_seen = seen;
    if (!m_seen || !std::exchange(m_overdue, false))
        return;
    m_last = m_clock.elapsed();
    Q_EMIT due();
}

void AutoRefresh::restart()
{
    m_running = true;
    m_overdue = false;
    m_last = m_clock.elapsed();
    schedule(m_interval);
}

void AutoRefresh::stop()
{
    m_running = false;
    m_overdue = false;
    ++m_round;
}

void AutoRefresh::schedule(std::chrono::milliseconds wait)
{
    const int round = ++m_round;
    if (!m_running || m_interval <= 0ms)
        return;
    m_clock.wakeAfter(std::max(wait, 0ms), this, [this, round] { wake(round); });
}

void AutoRefresh::wake(int round)
{
    if (round != m_round)
        return;
    if (!m_seen) {
        m_overdue = true;
        return;
    }
    m_last = m_clock.elapsed();
    Q_EMIT due();
}

} // namespace hssreg
