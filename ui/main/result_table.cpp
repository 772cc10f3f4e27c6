#include "ui/main/result_table.h"

#include "app/support/text.h"
#include "ui/main/result_words.h"

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const EditRecord &record)
{
    return visible(record.registryName.isEmpty() ? record.registryId : record.registryName, 300);
}

} // namespace

int ResultTable::take(const EditRecord &record)
{
    for (int row = 0; row < m_records.size(); ++row) {
        if (m_records.at(row).number == record.number) {
            m_records[row] = record;
            Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
            return row;
        }
    }
    beginInsertRows({}, 0, 0);
    m_records.prepend(record);
    endInsertRows();
    return 0;
}

int ResultTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int ResultTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ResultTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EditRecord &record = m_records.at(index.row());
    const auto column = Column(index.column());
    if (role == Qt::AccessibleTextRole
        && column == Column::Time) // a screen reader stops at the first cell of a row
        return tr("%1, %2: %3", "time, repository, result")
            .arg(timeText(record), nameOf(record), resultLine(record));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Time: return timeText(record);
    case Column::Repository: return nameOf(record);
    case Column::Action: return tr("Update");
    case Column::Result: return resultLine(record);
    case Column::RequestId:
        return record.report.requestId.isEmpty() ? u"—"_s : visible(record.report.requestId, 200);
    case Column::Took: return tookText(record.report.duration);
    }
    return {};
}

QVariant ResultTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Time: return tr("Time");
    case Column::Repository: return tr("Repository");
    case Column::Action: return tr("Action");
    case Column::Result: return tr("Result");
    case Column::RequestId: return tr("Request ID");
    case Column::Took: return tr("Took");
    }
    return {};
}

} // namespace hssreg
