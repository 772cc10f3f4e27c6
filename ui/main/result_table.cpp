#include "ui/main/result_table.h"

#include "app/support/text.h"
#include "ui/main/result_words.h"

namespace hssreg {

using namespace Qt::StringLiterals;

int ResultTable::take(const ResultEntry &entry)
{
    for (int row = 0; row < m_entries.size(); ++row) {
        if (m_entries.at(row).key == entry.key) {
            m_entries[row] = entry;
            Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
            return row;
        }
    }
    beginInsertRows({}, 0, 0);
    m_entries.prepend(entry);
    endInsertRows();
    return 0;
}

int ResultTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int ResultTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ResultTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ResultEntry &entry = m_entries.at(index.row());
    const auto column = Column(index.column());
    if (role == Qt::AccessibleTextRole
        && column == Column::Time) // a screen reader stops at the first cell of a row
        return tr("%1, %2: %3", "time, repository, result")
            .arg(timeText(entry.when), entry.repository, entry.line);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Time: return timeText(entry.when);
    case Column::Repository: return entry.repository;
    case Column::Action: return entry.action;
    case Column::Result: return entry.line;
    case Column::RequestId: return entry.requestId.isEmpty() ? u"—"_s : visible(entry.requestId, 200);
    case Column::Took: return tookText(entry.duration);
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
