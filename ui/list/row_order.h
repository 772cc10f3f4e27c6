#pragma once

#include "ui/list/registry_table.h"
#include "ui/list/row_sort.h"

#include <optional>
#include <vector>

namespace hssreg {

//! Brings all rows of a table into the order of a column, a little at a time, by the contents that they had when it
//! looked at them. Rows that are equal stay in the order of HSS.
class RowOrder {
public:
    //! Refers to the table, which must outlive it and keep its number of rows.
    RowOrder(const RegistryTable &table, RegistryTable::Column column, Qt::SortOrder order);

    Q_DISABLE_COPY_MOVE(RowOrder)

    //! Works on about so many rows. True when done.
    bool advance(int rows);
    //! The rows in order, once it is done.
    [[nodiscard]] QList<int> take() { return m_sort->take(); }

    //! Whether a row stands before another, by what is in them now.
    [[nodiscard]] static bool before(
        const RegistryTable &table, RegistryTable::Column column, Qt::SortOrder order, int row, int other);

private:
    [[nodiscard]] RowSort::Before comparison() const;

    const RegistryTable &m_table;
    RegistryTable::Column m_column;
    Qt::SortOrder m_direction;
    int m_seen = 0; // rows whose keys are below
    std::vector<QCollatorSortKey> m_names; // for the column of names
    std::vector<qint64> m_ranks; // for the others
    QStringList m_types; // when it began: a new one would move the ranks of the others
    std::optional<RowSort> m_sort;
};

} // namespace hssreg
