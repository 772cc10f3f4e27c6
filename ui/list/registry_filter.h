#pragma once

#include "ui/list/registry_table.h"

#include <QAbstractProxyModel>

#include <optional>

namespace hssreg {

//! Find as you type and sort over the rows of a RegistryTable. Several words must all be found, in any order.
//! One pass over precomputed texts, and only over what is still shown when the text only grew, then one reset:
//! a proxy that removes row by row takes minutes where half of 100,000 rows go.
class RegistryFilter final : public QAbstractProxyModel {
    Q_OBJECT
public:
    //! What is shown of the list.
    struct Wanted {
        QString text; //!< words that must all be found
        std::optional<AccessStatus> status; //!< nothing: any
        QString type; //!< registry_type as HSS names it; empty: any
        friend bool operator==(const Wanted &, const Wanted &) = default;
    };

    //! Refers to the table, which must outlive it.
    explicit RegistryFilter(RegistryTable &table, QObject *parent = nullptr);

    void want(const Wanted &wanted);
    [[nodiscard]] const Wanted &wanted() const { return m_wanted; }

    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &shown) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &source) const override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &) const override { return {}; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void takeChange(const QModelIndex &first, const QModelIndex &last);
    [[nodiscard]] QList<int> found(const QList<int> &among) const;
    [[nodiscard]] bool accepts(int row) const;
    void show(QList<int> rows);

    RegistryTable &m_table;
    Wanted m_wanted;
    QStringList m_words; // case-folded
    RegistryTable::Column m_column = RegistryTable::Column::Repository;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QList<int> m_sorted; // all rows of the table
    QList<int> m_shown; // those that are found, in the same order
    QList<int> m_places; // of every row of the table, where it is shown; -1: it is not
};

} // namespace hssreg
