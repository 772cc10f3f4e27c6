#include "ui/rotation/cell_table.h"

#include "ui/list/cell.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QTreeView>

#include <algorithm>

namespace hssreg {

CellTable::CellTable(std::vector<Column> columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
{
}

void CellTable::setTicks(
    std::function<Qt::CheckState(int item)> state, std::function<void(int item, bool ticked)> tick)
{
    m_state = std::move(state);
    m_tick = std::move(tick);
}

void CellTable::show(std::vector<int> items)
{
    if (items == m_items)
        return;
    if (items.size() == m_items.size()
        && std::all_of(items.begin(), items.end(), [this](int item) { return m_rows.contains(item); })) {
        reorder(std::move(items));
        return;
    }
    beginResetModel();
    take(std::move(items));
    endResetModel();
}

//! The selection and the current row stay with their items.
void CellTable::reorder(std::vector<int> items)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> of;
    for (const QModelIndex &index : before)
        of.push_back(item(index.row()));
    take(std::move(items));
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOf(of[std::size_t(i)]), before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void CellTable::take(std::vector<int> items)
{
    m_items = std::move(items);
    m_rows.clear();
    m_rows.reserve(qsizetype(m_items.size()));
    for (std::size_t row = 0; row < m_items.size(); ++row)
        m_rows.insert(m_items[row], int(row));
}

//! One signal for all: a view paints what is seen of them anew.
void CellTable::refresh(const std::vector<int> &items)
{
    int first = rowCount();
    int last = -1;
    for (const int item : items) {
        const int row = rowOf(item);
        if (row < 0)
            continue;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void CellTable::refreshAll()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int CellTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

int CellTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant CellTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int item = this->item(index.row());
    const Column &column = m_columns[std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole: return column.cell(item).text;
    case ToneRole: return int(column.cell(item).tone);
    case IconRole: return column.cell(item).icon;
    case Qt::AccessibleTextRole: // a screen reader stops at the first cell of a row
        return index.column() == 0 ? spoken(item) : column.cell(item).text;
    case Qt::ToolTipRole: return m_note ? plainToolTip(m_note(item)) : QString();
    case Qt::CheckStateRole:
        if (m_state && index.column() == 0)
            return int(m_state(item));
        break;
    default: break;
    }
    return {};
}

QString CellTable::spoken(int item) const
{
    QStringList parts;
    for (const Column &column : m_columns) {
        const QString text = column.cell(item).text;
        if (!text.isEmpty())
            parts.append(parts.isEmpty() ? text : tr("%1: %2", "column, value").arg(column.title, text));
    }
    if (m_note && m_usable && !m_usable(item)) // why it is grey
        parts.append(m_note(item));
    return parts.join(QLatin1StringView(", "));
}

bool CellTable::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !m_tick || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    m_tick(item(index.row()), Qt::CheckState(value.toInt()) == Qt::Checked);
    Q_EMIT dataChanged(index, index);
    return true;
}

Qt::ItemFlags CellTable::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool usable = index.isValid() && (!m_usable || m_usable(item(index.row())));
    if (usable && m_tick && index.column() == 0)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant CellTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_columns.at(std::size_t(section)).title;
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    painter->save();
    const QString text = option.text;
    const Cell cell(*painter, option); // draws the box, too
    QRect inside = cell.inside();
    if (option.features.testFlag(QStyleOptionViewItem::HasCheckIndicator)) {
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        const QRect box =
            style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, option.widget);
        inside = QStyle::visualRect(option.direction, option.rect,
            QStyle::visualRect(option.direction, option.rect, inside)
                .adjusted(box.width() + option.fontMetrics.horizontalAdvance(u' '), 0, 0, 0));
    }
    const auto tone = Tone(index.data(CellTable::ToneRole).toInt());
    const QString icon = index.data(CellTable::IconRole).toString();
    if (icon.isEmpty())
        cell.text(inside, tone, text);
    else
        cell.signedText(inside, tone, icon, text);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    return Cell::room(option, option.fontMetrics.horizontalAdvance(option.text) + Cell::signWidth(option), 1);
}

QTreeView *makeCellView(CellTable &table, const QString &objectName, const QString &name,
    const std::vector<int> &letters, QWidget *parent)
{
    auto *view = new QTreeView(parent);
    view->setObjectName(objectName);
    view->setAccessibleName(name);
    view->setModel(&table);
    view->setItemDelegate(new CellDelegate(view));
    view->setRootIsDecorated(false);
    view->setItemsExpandable(false);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setAlternatingRowColors(true);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setTabKeyNavigation(false);
    QHeaderView *header = view->header();
    header->setSectionsMovable(false);
    header->setStretchLastSection(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int letter = view->fontMetrics().averageCharWidth();
    for (int column = 0; column < table.columnCount(); ++column) {
        const int wanted = letters.at(std::size_t(column));
        header->setSectionResizeMode(column, wanted > 0 ? QHeaderView::Interactive : QHeaderView::Stretch);
        if (wanted > 0)
            header->resizeSection(column, wanted * letter);
    }
    return view;
}

int currentItem(const QTreeView &view)
{
    const auto *table = qobject_cast<const CellTable *>(view.model());
    const QModelIndex now = view.currentIndex();
    return table && now.isValid() ? table->item(now.row()) : -1;
}

} // namespace hssreg
