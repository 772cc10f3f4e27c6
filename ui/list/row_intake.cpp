#include "ui/list/row_intake.h"

namespace hssreg {

RowIntake::RowIntake(const QList<RegistryInfo> &before, const QList<RegistryInfo> &now)
    : m_before(before)
    , m_now(now)
{
    m_items.reserve(now.size());
    m_rows.reserve(now.size());
}

bool RowIntake::advance(int rows)
{
    for (; rows > 0 && m_items.size() < m_now.size(); --rows) {
        const auto row = int(m_items.size());
        m_items.append(m_now.at(row));
        m_rows.insert(m_now.at(row).id, row);
        compare(row);
    }
    return m_items.size() == m_now.size();
}

void RowIntake::look(int row)
{
    if (row >= m_items.size())
        return; // it is still to come
    m_items[row] = m_now.at(row);
    compare(row);
}

void RowIntake::compare(int row)
{
    m_same = m_same && row < m_before.size() && m_before.at(row).id == m_items.at(row).id;
    if (m_same && !(m_before.at(row) == m_items.at(row)))
        m_changed.insert(row);
}

} // namespace hssreg
