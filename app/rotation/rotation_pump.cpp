#include "app/rotation/rotation_run.h"

#include "app/service/shared_proof.h"

#include <algorithm>

namespace hssreg {

namespace {

constexpr int mostStartedInOneTurn = 32; // of the event loop, so that it stays free

} // namespace

void RotationRun::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &RotationRun::pump, Qt::QueuedConnection);
}

void RotationRun::pump()
{
    m_scheduled = false;
    int started = 0;
    while (m_stage == Stage::Running && m_working < m_setup.options.concurrency && !waitsForProofs()) {
        if (started++ == mostStartedInOneTurn) {
            schedule();
            return;
        }
        const std::optional<int> next = nextItem();
        if (!next)
            break;
        m_waves.started();
        work(*next);
    }
    checkEnd();
}

// A failure that HSS reports after the update counts for the stop rule only when its proof has come: until then no more
// than a tenth, or four times what may be on its way, goes ahead of the proofs.
bool RotationRun::waitsForProofs() const
{
    const int ahead = std::max(4 * m_setup.options.concurrency, count() / 10);
    return m_setup.options.stopAfter.limit(count()) && m_steps[ItemStep::Proving] >= ahead;
}

// The first in the queue whose place is in use. Those of a place that was given up stay where they are.
std::optional<int> RotationRun::nextItem()
{
    if (!m_waves.mayStart())
        return std::nullopt;
    const auto usable = [this](int item) {
        const SiteWork &site = m_sites[std::size_t(this->item(item).site)];
        return !site.trouble && !site.reading;
    };
    const auto next = std::find_if(m_queue.begin(), m_queue.end(), usable);
    if (next == m_queue.end())
        return std::nullopt;
    const int item = *next;
    m_queue.erase(next);
    return item;
}

void RotationRun::checkEnd()
{
    if (m_working > 0)
        return;
    tellNothingMoreComes();
    if (m_steps[ItemStep::Proving] > 0)
        return;
    const bool isOpen = m_stage == Stage::Running || m_stage == Stage::Paused;
    if (m_stage == Stage::Stopping || (isOpen && m_queue.empty()))
        end();
    else if (m_stage == Stage::Running && !m_scheduled)
        holdFor(Hold::Sites);
}

// Nothing is on its way and nothing could be started: until the next one, reading back need not be rare.
void RotationRun::tellNothingMoreComes()
{
    for (const SiteWork &site : m_sites) {
        if (!m_scheduled && site.proof)
            site.proof->nothingMoreComes();
    }
}

} // namespace hssreg
