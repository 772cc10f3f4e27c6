#pragma once

#include "app/access/registry_info.h"

#include <QHash>
#include <QSet>

namespace hssreg {

//! Compares a list that was read with the one before and copies it, a little at a time. (The list itself is not
//! shared: whoever then changed one of its rows would copy all of them at once.)
class RowIntake {
public:
    //! Refers to both, which must stay until it is done, but for what look() is told.
    RowIntake(const QList<RegistryInfo> &before, const QList<RegistryInfo> &now);

    //! Takes so many rows more. True when done.
    bool advance(int rows);
    //! One row of the new list has other contents.
    void look(int row);

    //! Whether it has the same repositories in the same order.
    [[nodiscard]] bool isSame() const { return m_same && m_items.size() == m_before.size(); }
    //! The rows that have other contents, when it is the same.
    [[nodiscard]] const QSet<int> &changed() const { return m_changed; }
    [[nodiscard]] QList<RegistryInfo> takeItems() { return std::move(m_items); }
    //! Where each repository stands, by ID.
    [[nodiscard]] QHash<QString, int> takeRows() { return std::move(m_rows); }

private:
    void compare(int row);

    const QList<RegistryInfo> &m_before;
    const QList<RegistryInfo> &m_now;
    QList<RegistryInfo> m_items;
    QHash<QString, int> m_rows;
    QSet<int> m_changed;
    bool m_same = true; // so far
};

} // namespace hssreg
