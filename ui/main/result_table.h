#pragma once

#include "ui/main/result_entry.h"

#include <QAbstractTableModel>

namespace hssreg {

//! What happened in this window, the newest first. An entry that comes again replaces what was said before.
class ResultTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { Time, Repository, Action, Result, RequestId, Took };
    static constexpr int columns = int(Column::Took) + 1;

    using QAbstractTableModel::QAbstractTableModel;

    //! Its row.
    int take(const ResultEntry &entry);
    [[nodiscard]] const ResultEntry &entry(int row) const { return m_entries.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ResultEntry> m_entries;
};

} // namespace hssreg
