#include "ui/list/registry_filter.h"

#include <algorithm>
#include <chrono>

namespace hssreg {

namespace {

constexpr std::chrono::milliseconds lateAfter{100}; // from here on a wait is felt

} // namespace

RegistryFilter::RegistryFilter(RegistryTable &table, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_table(table)
{
    setSourceModel(&table);
    m_late.setSingleShot(true);
    m_late.setInterval(lateAfter);
    connect(&m_late, &QTimer::timeout, this, &RegistryFilter::isLate);
    connect(&m_turns, &QTimer::timeout, this, [this] { takeTurn(0); });
    connect(&table, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        beginResetModel();
        for (const int row : std::as_const(m_shown))
            m_shownIds.append(m_table.registry(row).id);
    });
    connect(&table, &QAbstractItemModel::modelReset, this, &RegistryFilter::takeReset);
    connect(&table, &QAbstractItemModel::dataChanged, this, &RegistryFilter::takeChange);
    show({});
    orderAnew();
}

void RegistryFilter::want(const Wanted &wanted)
{
    if (m_wanted == wanted)
        return;
    m_wanted = wanted;
    searchAnew();
}

void RegistryFilter::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= RegistryTable::columns)
        return;
    m_column = RegistryTable::Column(column);
    m_order = order;
    orderAnew();
}

//! The repositories are others. Those that were shown and are still there stay until all are in order.
void RegistryFilter::takeReset()
{
    QList<int> kept;
    for (const QString &id : std::as_const(m_shownIds)) {
        if (const int row = m_table.rowOf(id); row >= 0)
            kept.append(row);
    }
    m_shownIds.clear();
    show(kept);
    m_resetting = true;
    orderAnew();
    m_resetting = false;
    endResetModel();
    if (!isBusy())
        Q_EMIT settled();
}

//! What is read anew often changes nothing that is sorted or found: then nothing moves.
void RegistryFilter::takeChange(const QModelIndex &first, const QModelIndex &last)
{
    if (!m_shown.isEmpty() && first.row() != last.row())
        Q_EMIT dataChanged(index(0, first.column()), index(rowCount() - 1, last.column()));
    else if (const QModelIndex shown = mapFromSource(first); shown.isValid())
        Q_EMIT dataChanged(shown, index(shown.row(), last.column()));
    if (first.row() == last.row()) {
        takeRow(first.row());
        return;
    }
    m_answered.reset();
    if (int(m_column) >= first.column() && int(m_column) <= last.column())
        orderAnew();
    else
        searchAnew();
}

QModelIndex RegistryFilter::mapToSource(const QModelIndex &shown) const
{
    return shown.isValid() && shown.row() < m_shown.size()
        ? m_table.index(m_shown.at(shown.row()), shown.column())
        : QModelIndex();
}

QModelIndex RegistryFilter::mapFromSource(const QModelIndex &source) const
{
    if (!source.isValid() || source.row() >= m_places.size() || m_places.at(source.row()) < 0)
        return {};
    return index(m_places.at(source.row()), source.column());
}

QModelIndex RegistryFilter::index(int row, int column, const QModelIndex &parent) const
{
    const bool inside =
        !parent.isValid() && row >= 0 && row < m_shown.size() && column >= 0 && column < columnCount();
    return inside ? createIndex(row, column) : QModelIndex();
}

int RegistryFilter::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int RegistryFilter::columnCount(const QModelIndex &parent) const
{
    return m_table.columnCount(parent);
}

//! As the view asks for every row that it lays out: without the way through the table.
bool RegistryFilter::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_shown.isEmpty();
}

Qt::ItemFlags RegistryFilter::flags(const QModelIndex &shown) const
{
    return shown.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
                           : Qt::ItemFlags();
}

QVariant RegistryFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_table.headerData(section, orientation, role);
}

//! Shows these rows. The same in another order are moved, so that the views keep what is selected.
void RegistryFilter::apply(const QList<int> &rows)
{
    if (m_resetting) {
        show(rows);
        return;
    }
    if (rows == m_shown)
        return;
    const bool same = rows.size() == m_shown.size()
        && std::all_of(rows.begin(), rows.end(), [this](int row) { return m_places.at(row) >= 0; });
    if (same) {
        move(rows);
        return;
    }
    beginResetModel();
    show(rows);
    endResetModel();
}

void RegistryFilter::move(const QList<int> &rows)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList sources;
    for (const QModelIndex &index : before)
        sources.append(mapToSource(index));
    show(rows);
    QModelIndexList after;
    for (const QModelIndex &source : std::as_const(sources))
        after.append(mapFromSource(source));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void RegistryFilter::show(QList<int> rows)
{
    m_shown = std::move(rows);
    m_places.fill(-1, m_table.rowCount());
    for (qsizetype place = 0; place < m_shown.size(); ++place)
        m_places[m_shown.at(place)] = int(place);
}

} // namespace hssreg
