#pragma once

#include "app/history/history_record.h"

#include <QAbstractTableModel>

namespace hssreg {

class HistoryListing;

//! The records of a listing as a table for a view, which fetches the next page when it comes to the end.
class HistoryTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { When, Repository, Action, Result, Proof };
    static constexpr int columns = int(Column::Proof) + 1;

    //! Refers to the listing, which must outlive it.
    explicit HistoryTable(HistoryListing &listing, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    //! Null when there is no such row.
    [[nodiscard]] const HistoryRecord *record(int row) const;
    //! -1 when it is not among those that were read.
    [[nodiscard]] int rowOf(const QUuid &key) const;

private:
    HistoryListing &m_listing;
    int m_rows = 0; // as the views know them: the listing changes its own before it says so
};

} // namespace hssreg
