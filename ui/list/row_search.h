#pragma once

#include "ui/list/registry_table.h"

#include <QStringList>

#include <optional>

namespace hssreg {

//! Finds rows of a table, a little at a time. Several words must all be found, in any order.
class RowSearch {
public:
    //! What is shown of the list.
    struct Wanted {
        QString text; //!< words that must all be found
        std::optional<AccessStatus> status; //!< nothing: any
        QString type; //!< registry_type as HSS names it; empty: any
        friend bool operator==(const Wanted &, const Wanted &) = default;

        //! Whether everything that is found by it is found by `before` too.
        [[nodiscard]] bool narrows(const Wanted &before) const;
    };

    //! Looks among these rows, whose order stays. Refers to the table, which must outlive it.
    RowSearch(const RegistryTable &table, const Wanted &wanted, QList<int> among);

    //! Looks at so many rows more. True when done.
    bool advance(int rows);
    //! The rows that were found, once it is done.
    [[nodiscard]] QList<int> take() { return std::move(m_found); }
    //! Whether a row is one of those.
    [[nodiscard]] bool accepts(int row) const;

private:
    const RegistryTable &m_table;
    Wanted m_wanted;
    QStringList m_words; // case-folded
    QList<int> m_among;
    QList<int> m_found;
    qsizetype m_seen = 0;
};

} // namespace hssreg
