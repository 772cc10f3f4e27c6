#include "ui/list/registry_filter.h"

#include "ui/list/work_turn.h"

#include <algorithm>

namespace hssreg {

void RegistryFilter::orderAnew()
{
    m_changed.clear();
    m_ordering.emplace(m_table, m_column, m_order);
    searchAnew();
}

//! Among what is shown, if that can only become less.
void RegistryFilter::searchAnew()
{
    m_search.reset();
    if (!m_ordering)
        m_search.emplace(m_table, m_wanted, m_answered && m_wanted.narrows(*m_answered) ? m_shown : m_sorted);
    takeTurn(rowsAtFirst);
}

void RegistryFilter::takeTurn(int atLeast)
{
    if (workForATurn(atLeast, [this] { return advance(); })) {
        finish();
        return;
    }
    if (m_turns.isActive())
        return;
    m_turns.start(0);
    m_late.start();
}

//! True when all is done.
bool RegistryFilter::advance()
{
    if (!m_ordering)
        return m_search->advance(rowsAtOnce);
    if (!m_ordering->advance(rowsAtOnce))
        return false;
    m_sorted = m_ordering->take();
    m_ordering.reset();
    replaceChanged(m_sorted, [](int) { return true; });
    m_search.emplace(m_table, m_wanted, m_sorted);
    return false;
}

void RegistryFilter::finish()
{
    m_turns.stop();
    m_late.stop();
    QList<int> rows = m_search->take();
    replaceChanged(rows, [this](int row) { return m_search->accepts(row); });
    m_changed.clear();
    m_search.reset();
    m_answered = m_wanted;
    apply(rows);
    if (!m_resetting)
        Q_EMIT settled();
}

//! One row has other contents: it alone goes where it belongs, now or when what is under way is done.
void RegistryFilter::takeRow(int row)
{
    m_changed.insert(row);
    if (!m_ordering)
        replaceChanged(m_sorted, [](int) { return true; });
    if (isBusy()) {
        m_answered.reset();
        return;
    }
    m_search.emplace(m_table, m_wanted, QList<int>());
    QList<int> rows = m_shown;
    replaceChanged(rows, [this](int changed) { return m_search->accepts(changed); });
    m_changed.clear();
    m_search.reset();
    apply(rows);
    Q_EMIT settled();
}

//! Takes the changed rows out of rows that are in order but for them, and puts those where they belong that are kept.
void RegistryFilter::replaceChanged(QList<int> &rows, const std::function<bool(int)> &isKept) const
{
    rows.removeIf([this](int row) { return m_changed.contains(row); });
    for (const int row : m_changed) {
        if (!isKept(row))
            continue;
        const auto place = std::lower_bound(rows.cbegin(), rows.cend(), row,
            [this](int one, int other) { return RowOrder::before(m_table, m_column, m_order, one, other); });
        rows.insert(place, row);
    }
}

} // namespace hssreg
