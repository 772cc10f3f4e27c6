#pragma once

#include "app/editor/access_editor.h"
#include "ui/widgets/tones.h"

#include <QAbstractTableModel>

namespace hssreg {

//! What happened in this window, the newest first. A record that comes again replaces what was said of it before.
class ResultTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { Time, Repository, Action, Result, RequestId, Took };
    static constexpr int columns = int(Column::Took) + 1;

    using QAbstractTableModel::QAbstractTableModel;

    //! Its row.
    int take(const EditRecord &record);
    [[nodiscard]] const EditRecord &record(int row) const { return m_records.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<EditRecord> m_records;
};

} // namespace hssreg
