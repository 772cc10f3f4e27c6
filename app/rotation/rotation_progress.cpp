#include "app/rotation/rotation_progress.h"

#include <algorithm>

namespace hssreg {

namespace {

constexpr std::chrono::seconds looksBack{10};

std::chrono::seconds secondOf(std::chrono::milliseconds now)
{
    return std::chrono::floor<std::chrono::seconds>(now);
}

} // namespace

void RecentRate::count(std::chrono::milliseconds now)
{
    if (!m_began)
        m_began = now;
    if (m_seconds.empty() || m_seconds.back().first != secondOf(now))
        m_seconds.emplace_back(secondOf(now), 0);
    ++m_seconds.back().second;
    while (m_seconds.front().first + looksBack < secondOf(now))
        m_seconds.pop_front();
}

double RecentRate::perSecond(std::chrono::milliseconds now) const
{
    if (!m_began)
        return 0;
    int things = 0;
    for (const auto &[second, count] : m_seconds)
        things += second + looksBack >= secondOf(now) ? count : 0;
    // a run that has just begun is not slow
    const std::chrono::duration<double> looked =
        std::min<std::chrono::milliseconds>(now - *m_began, looksBack);
    return things < 2 ? 0 : things / std::max(1.0, looked.count());
}

} // namespace hssreg
