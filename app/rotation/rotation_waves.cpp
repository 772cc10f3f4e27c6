#include "app/rotation/rotation_waves.h"

#include <algorithm>

namespace hssreg {

RotationWaves::RotationWaves(int items, bool canary)
    : m_items(items)
    , m_wave(canary ? Wave::First : Wave::Rest)
{
}

int RotationWaves::allowed() const
{
    switch (m_wave) {
    case Wave::First: return std::min(1, m_items);
    case Wave::Tenth: return std::min(1 + (m_items + 9) / 10, m_items);
    case Wave::Rest: return m_items;
    }
    return m_items;
}

void RotationWaves::ended()
{
    ++m_ended;
    if (m_wave != Wave::Rest && m_ended >= allowed())
        m_wave = m_wave == Wave::First ? Wave::Tenth : Wave::Rest;
}

void RotationWaves::again()
{
    --m_started;
    --m_ended;
}

} // namespace hssreg
