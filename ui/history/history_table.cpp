#include "ui/history/history_table.h"

#include "app/history/history_listing.h"
#include "app/history/history_words.h"
#include "ui/history/history_details.h"
#include "ui/widgets/plain_tool_tip.h"

namespace hssreg {

HistoryTable::HistoryTable(HistoryListing &listing, QObject *parent)
    : QAbstractTableModel(parent)
    , m_listing(listing)
    , m_rows(int(listing.items().size()))
{
    connect(&m_listing, &HistoryListing::itemsReset, this, [this] {
        beginResetModel();
        m_rows = int(m_listing.items().size());
        endResetModel();
    });
    connect(&m_listing, &HistoryListing::itemsAppended, this, [this](int count) {
        beginInsertRows({}, m_rows, m_rows + count - 1);
        m_rows += count;
        endInsertRows();
    });
}

int HistoryTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int HistoryTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant HistoryTable::data(const QModelIndex &index, int role) const
{
    const HistoryRecord *shown = record(index.row());
    if (!shown)
        return {};
    const auto column = Column(index.column());
    if (role == Qt::AccessibleTextRole && column == Column::When) // a screen reader stops at the first cell
        return tr("%1, %2: %3, %4", "time, repository, action, result")
            .arg(historyTime(*shown), historyRepository(*shown), actionWord(shown->action),
                historyResult(*shown));
    if (role == Qt::ToolTipRole && column == Column::Proof)
        return plainToolTip(historyProof(*shown));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::When: return historyTime(*shown);
    case Column::Repository: return historyRepository(*shown);
    case Column::Action: return actionWord(shown->action);
    case Column::Result: return historyResult(*shown);
    case Column::Proof: return historyProof(*shown);
    }
    return {};
}

QVariant HistoryTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::When: return tr("When");
    case Column::Repository: return tr("Repository");
    case Column::Action: return tr("Action");
    case Column::Result: return tr("Result");
    case Column::Proof: return tr("Proof");
    }
    return {};
}

bool HistoryTable::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_listing.hasMore();
}

void HistoryTable::fetchMore(const QModelIndex &)
{
    m_listing.fetchMore();
}

const HistoryRecord *HistoryTable::record(int row) const
{
    return row >= 0 && row < m_rows ? &m_listing.items().at(row) : nullptr;
}

int HistoryTable::rowOf(const QUuid &key) const
{
    for (int row = 0; row < m_rows; ++row) {
        if (m_listing.items().at(row).key == key)
            return row;
    }
    return -1;
}

} // namespace hssreg
