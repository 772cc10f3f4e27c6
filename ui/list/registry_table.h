#pragma once

#include "app/access/registry_info.h"
#include "ui/list/registry_keys.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <array>

namespace hssreg {

class Clock;
class RegistryListing;

//! The repositories of a listing as a table for the view. Shows, and knows what a row is found and sorted by; all
//! contents are the listing's.
class RegistryTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { Repository, Type, Status, Images, Synced, CredentialAge };
    static constexpr int columns = int(Column::CredentialAge) + 1;
    enum Role {
        AddressRole = Qt::UserRole + 1, //!< the second line of the first column
        IdRole,
        StatusRole, //!< AccessStatus as int
        EditableRole, //!< whether it can be edited here
        OldRole, //!< whether its credential is older than oldCredentialDays
    };

    //! Refers to both; they must outlive it.
    RegistryTable(RegistryListing &listing, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const RegistryInfo &registry(int row) const { return m_items.at(row); }
    //! -1 when it is not in the list.
    [[nodiscard]] int rowOf(const QString &id) const { return m_rows.value(id, -1); }
    //! How many have this status.
    [[nodiscard]] int count(AccessStatus status) const;
    //! How many credentials are older than oldCredentialDays, as far as this program knows.
    [[nodiscard]] int oldCredentials() const;
    //! The types that occur, as HSS names them.
    [[nodiscard]] QStringList types() const;
    //! All that can be looked for in a row, case-folded.
    [[nodiscard]] const QString &words(int row) const;
    //! All rows in the order of a column. Rows that are equal stay in the order of HSS.
    [[nodiscard]] QList<int> sorted(Column column, Qt::SortOrder order) const;

    //! When the login of a repository was last changed from here, by repository ID; what is missing is not known.
    void setCredentialAges(const QHash<QString, QDateTime> &changed);

private:
    void takeAll();
    void takeOne(int row);
    void indexRows();
    void rekeyChanged(const QList<RegistryInfo> &before);
    void workAhead();
    [[nodiscard]] std::optional<QDateTime> credential(const RegistryInfo &registry) const;
    [[nodiscard]] qint64 rank(const RegistryInfo &registry, Column column) const;
    [[nodiscard]] QString text(const RegistryInfo &registry, Column column) const;
    [[nodiscard]] QString spoken(const RegistryInfo &registry, Column column) const;
    [[nodiscard]] QString description(const RegistryInfo &registry) const;
    [[nodiscard]] QString toolTip(const RegistryInfo &registry, Column column) const;

    const RegistryListing &m_listing;
    const Clock &m_clock;
    QList<RegistryInfo> m_items; // as the views know them: the listing changes its own before it says so
    QHash<QString, int> m_rows; // by ID
    QHash<QString, QDateTime> m_changed; // by ID
    mutable RegistryKeys m_keys; // what was not asked for yet is worked out when it is
    QTimer m_idle; // works ahead while nothing else is to be done
};

} // namespace hssreg
