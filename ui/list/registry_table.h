#pragma once

#include "app/access/registry_info.h"

#include <QAbstractTableModel>

namespace hssreg {

class Clock;
class RegistryListing;

//! The repositories of a listing as a table for the view. Shows, sorts and finds; all contents are the listing's.
class RegistryTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { Repository, Type, Status, Synced };
    static constexpr int columns = int(Column::Synced) + 1;
    enum Role {
        AddressRole = Qt::UserRole + 1, //!< the second line of the first column
        IdRole,
        SortRole, //!< what a column is sorted by
        FindRole, //!< all that a person may look for in this row, in one text
        StatusRole, //!< AccessStatus as int
        EditableRole, //!< whether it can be edited here
    };

    //! Refers to both; they must outlive it.
    RegistryTable(RegistryListing &listing, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const RegistryInfo &registry(int row) const { return m_items.at(row); }
    //! -1 when it is not in the list.
    [[nodiscard]] int rowOf(const QString &id) const;
    //! How many have this status.
    [[nodiscard]] int count(AccessStatus status) const;

private:
    void takeAll();
    void takeOne(int row);
    [[nodiscard]] QString text(const RegistryInfo &registry, Column column) const;
    [[nodiscard]] QVariant sortValue(const RegistryInfo &registry, Column column) const;
    [[nodiscard]] QString spoken(const RegistryInfo &registry, Column column) const;
    [[nodiscard]] QString toolTip(const RegistryInfo &registry, Column column) const;

    const RegistryListing &m_listing;
    const Clock &m_clock;
    QList<RegistryInfo> m_items; // as the views know them: the listing changes its own before it says so
};

} // namespace hssreg
