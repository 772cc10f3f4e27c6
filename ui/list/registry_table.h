#pragma once

#include "app/access/registry_info.h"
#include "ui/list/registry_keys.h"
#include "ui/list/row_intake.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

#include <optional>

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

    //! Whether a list was read that is not shown yet.
    [[nodiscard]] bool isTakingIn() const { return m_intake.has_value(); }
    [[nodiscard]] const RegistryInfo &registry(int row) const { return m_items.at(row); }
    //! -1 when it is not in the list.
    [[nodiscard]] int rowOf(const QString &id) const { return m_rows.value(id, -1); }
    //! How many have this status.
    [[nodiscard]] int count(AccessStatus status) const { return tally().statuses.value(status); }
    //! How many credentials are older than oldCredentialDays, as far as this program knows.
    [[nodiscard]] int oldCredentials() const;
    //! The types that occur, as HSS names them.
    [[nodiscard]] QStringList types() const { return tally().types; }
    //! All that can be looked for in a row, case-folded.
    [[nodiscard]] const QString &words(int row) const;
    //! The age of its credential, case-folded; empty when it is not known. It grows by itself, so it is not kept.
    [[nodiscard]] QString credentialWords(int row) const;
    //! By what rows are sorted in the column of names, in the person's own alphabet.
    [[nodiscard]] const QCollatorSortKey &nameKey(int row) const;
    //! By what they are sorted in the others: what needs attention, and what is oldest or unknown, stands first.
    [[nodiscard]] qint64 rank(int row, Column column) const;

    //! When the login of a repository was last changed from here, by repository ID; what is missing is not known.
    void setCredentialAges(const QHash<QString, QDateTime> &changed);

private:
    //! What is counted over all rows.
    struct Tally {
        QHash<AccessStatus, int> statuses;
        QStringList types; // in order
    };

    void takeAll();
    void takeOne(int row);
    void takeTurn(int atLeast);
    void takeIn();
    void takeAnew(RowIntake &intake);
    void takeContents(RowIntake &intake);
    void recount(const RegistryInfo &before, const RegistryInfo &now);
    void workAhead();
    [[nodiscard]] const Tally &tally() const;
    [[nodiscard]] std::optional<QDateTime> credential(const RegistryInfo &registry) const;
    [[nodiscard]] QString text(const RegistryInfo &registry, Column column) const;
    [[nodiscard]] QString spoken(const RegistryInfo &registry, Column column) const;
    [[nodiscard]] QString description(const RegistryInfo &registry) const;
    [[nodiscard]] QString toolTip(const RegistryInfo &registry, Column column) const;

    const RegistryListing &m_listing;
    const Clock &m_clock;
    QList<RegistryInfo> m_items; // as the views know them: the listing changes its own before it says so
    QList<RegistryInfo> m_gone; // the ones before, freed little by little
    std::optional<RowIntake> m_intake; // a list that was read and is not shown yet
    QHash<QString, int> m_rows; // by ID
    QHash<QString, QDateTime> m_changed; // by ID
    mutable RegistryKeys m_keys; // what was not asked for yet is worked out when it is
    mutable std::optional<Tally> m_tally; // the same
    QTimer m_idle; // takes in, works ahead and cleans up while nothing else is to be done
};

} // namespace hssreg
