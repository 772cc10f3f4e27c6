#pragma once

#include "ui/list/row_order.h"
#include "ui/list/row_search.h"

#include <QAbstractProxyModel>
#include <QSet>

#include <functional>
#include <optional>

namespace hssreg {

//! Find as you type and sort over the rows of a RegistryTable. Several words must all be found, in any order.
//! A short list follows at once. A long one is worked on in slices of a few milliseconds, in between the person's own
//! events, and then shown with one reset: until then it stays as it was, but for rows that are gone. What is wanted
//! meanwhile takes the place of what was wanted before.
class RegistryFilter final : public QAbstractProxyModel {
    Q_OBJECT
public:
    using Wanted = RowSearch::Wanted;

    //! Refers to the table, which must outlive it.
    explicit RegistryFilter(RegistryTable &table, QObject *parent = nullptr);

    void want(const Wanted &wanted);
    [[nodiscard]] const Wanted &wanted() const { return m_wanted; }
    //! Whether what is shown is not yet what is wanted.
    [[nodiscard]] bool isBusy() const { return m_turns.isActive(); }

    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &shown) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &source) const override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &) const override { return {}; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &shown) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    //! What is shown is what is wanted, whether or not it is what was shown before.
    void settled();
    //! It takes so long that a person should be told. settled() ends it.
    void isLate();

private:
    // registry_filter.cpp: the model
    void takeReset();
    void takeChange(const QModelIndex &first, const QModelIndex &last);
    void apply(const QList<int> &rows);
    void move(const QList<int> &rows);
    void show(QList<int> rows);
    // registry_filter_work.cpp: what is done in slices
    void orderAnew();
    void searchAnew();
    void takeTurn(int atLeast);
    [[nodiscard]] bool advance();
    void finish();
    void takeRow(int row);
    void replaceChanged(QList<int> &rows, const std::function<bool(int)> &isKept) const;

    RegistryTable &m_table;
    Wanted m_wanted;
    RegistryTable::Column m_column = RegistryTable::Column::Repository;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QList<int> m_sorted; // all rows of the table, in order; while m_ordering they may not be
    QList<int> m_shown; // those that are shown
    QList<int> m_places; // of every row of the table, where it is shown; -1: it is not
    std::optional<Wanted> m_answered; // by m_shown, as the rows are now; nothing: they changed
    QStringList m_shownIds; // while the table is reset
    bool m_resetting = false; // what is shown changes within a reset
    std::optional<RowOrder> m_ordering; // under way
    QSet<int> m_changed; // rows that changed meanwhile
    std::optional<RowSearch> m_search; // under way, or waits for the order
    QTimer m_turns; // while something is to be done
    QTimer m_late;
};

} // namespace hssreg
