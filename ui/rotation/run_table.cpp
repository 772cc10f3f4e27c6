#include "ui/rotation/run_table.h"

#include "app/rotation/rotation_run.h"
#include "app/rotation/rotation_sites.h"
#include "app/support/text.h"
#include "ui/rotation/cell_table.h"
#include "ui/rotation/item_words.h"

#include <QTimer>

#include <algorithm>
#include <array>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostOften = 100; // milliseconds between two looks
constexpr int groups = 4;

} // namespace

RunTable::RunTable(RotationRun &run, const RotationSites &sites, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_sites(sites)
    , m_timer(new QTimer(this))
    , m_isChanged(std::size_t(run.count()))
    , m_endedAt(std::size_t(run.count()))
{
    m_table = new CellTable(
        {{tr("Repository"), [this](int item) { return ShownCell{itemName(m_run, item)}; }},
            {tr("Connection"),
                [this](
                    int item) { return ShownCell{visible(m_sites.at(m_run.item(item).site).title(), 200)}; }},
            {tr("Step"), [this](int item) { return ShownCell{stepWord(m_run.state(item).step)}; }},
            {tr("Result"), [this](int item) { return resultCell(m_run, m_sites, item); }},
            {tr("Request ID"),
                [this](int item) { return ShownCell{visible(m_run.state(item).result.requestId, 200)}; }},
            {tr("Took"), [this](int item) { return ShownCell{itemTook(m_run, item)}; }}},
        this);
    m_timer->setSingleShot(true);
    m_timer->setInterval(mostOften);
    connect(m_timer, &QTimer::timeout, this, &RunTable::showNow);
    connect(&run, &RotationRun::itemChanged, this, &RunTable::note);
    m_table->setNote([this](int item) { return itemDetails(m_run, m_sites, item); });
    // rare, and what is said of it shall fit the counts; queued, since the run is in the middle of it
    connect(&run, &RotationRun::stageChanged, this, &RunTable::showNow, Qt::QueuedConnection);
    for (int item = 0; item < run.count(); ++item)
        note(item); // some ended before, in a run that is taken up again
    showNow();
}

void RunTable::note(int item)
{
    const auto at = std::size_t(item);
    if (!m_isChanged[at]) {
        m_isChanged[at] = true;
        m_changed.push_back(item);
    }
    if (!m_timer->isActive())
        m_timer->start();
}

void RunTable::setFilter(Filter filter)
{
    m_filter = filter;
    showNow();
}

void RunTable::showNow()
{
    m_timer->stop();
    const std::vector<int> changed = std::exchange(m_changed, {});
    for (const int item : changed) {
        const auto at = std::size_t(item);
        m_isChanged[at] = false;
        m_endedAt[at] = m_run.state(item).step == ItemStep::Done ? ++m_ended : 0;
    }
    m_table->show(order());
    m_table->refresh(changed);
    Q_EMIT ticked();
}

bool RunTable::isShown(int item) const
{
    const ItemState &state = m_run.state(item);
    switch (m_filter) {
    case Filter::All: return true;
    case Filter::Failed: return verdictOf(state) == ItemVerdict::Failed;
    case Filter::Unknown: return verdictOf(state) == ItemVerdict::Unknown;
    case Filter::OnTheirWay: return groupOf(item) == 1;
    case Filter::Accepted: return verdictOf(state) == ItemVerdict::Accepted;
    case Filter::Proved: return verdictOf(state) == ItemVerdict::Proved;
    case Filter::Waiting: return state.step == ItemStep::Waiting;
    }
    return true;
}

int RunTable::groupOf(int item) const
{
    const ItemState &state = m_run.state(item);
    if (state.step == ItemStep::Waiting)
        return 3;
    if (state.step != ItemStep::Done)
        return 1;
    const ItemVerdict verdict = verdictOf(state);
    return verdict == ItemVerdict::Failed || verdict == ItemVerdict::Unknown ? 0 : 2;
}

std::vector<int> RunTable::order() const
{
    std::array<std::vector<int>, groups> parts;
    for (int item = 0; item < m_run.count(); ++item) {
        if (isShown(item))
            parts[std::size_t(groupOf(item))].push_back(item);
    }
    std::stable_sort(parts[2].begin(), parts[2].end(),
        [this](int one, int other) { return m_endedAt[std::size_t(one)] > m_endedAt[std::size_t(other)]; });
    std::vector<int> all;
    for (const std::vector<int> &part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace hssreg
