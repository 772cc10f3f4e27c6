#include "ui/list/row_order.h"

namespace hssreg {

using Column = RegistryTable::Column;

RowOrder::RowOrder(const RegistryTable &table, Column column, Qt::SortOrder order)
    : m_table(table)
    , m_column(column)
    , m_direction(order)
    , m_types(table.types())
{
    const auto rows = std::size_t(table.rowCount());
    if (column == Column::Repository)
        m_names.reserve(rows);
    else
        m_ranks.reserve(rows);
}

bool RowOrder::advance(int rows)
{
    for (const int all = m_table.rowCount(); rows > 0 && m_seen < all; ++m_seen, --rows) {
        if (m_column == Column::Repository)
            m_names.push_back(m_table.nameKey(m_seen));
        else if (m_column == Column::Type)
            m_ranks.push_back(m_types.indexOf(m_table.registry(m_seen).type));
        else
            m_ranks.push_back(m_table.rank(m_seen, m_column));
    }
    if (m_seen < m_table.rowCount())
        return false;
    if (!m_sort)
        m_sort.emplace(m_table.rowCount(), comparison());
    return m_sort->advance(rows);
}

RowSort::Before RowOrder::comparison() const
{
    const bool down = m_direction == Qt::DescendingOrder;
    if (m_column == Column::Repository)
        return [this, down](int row, int other) {
            return m_names[std::size_t(down ? other : row)] < m_names[std::size_t(down ? row : other)];
        };
    return [this, down](int row, int other) {
        return m_ranks[std::size_t(down ? other : row)] < m_ranks[std::size_t(down ? row : other)];
    };
}

bool RowOrder::before(const RegistryTable &table, Column column, Qt::SortOrder order, int row, int other)
{
    const int first = order == Qt::DescendingOrder ? other : row;
    const int second = order == Qt::DescendingOrder ? row : other;
    if (column == Column::Repository) {
        const int compared = table.nameKey(first).compare(table.nameKey(second));
        return compared == 0 ? row < other : compared < 0;
    }
    const qint64 one = table.rank(first, column);
    const qint64 two = table.rank(second, column);
    return one == two ? row < other : one < two;
}

} // namespace hssreg
