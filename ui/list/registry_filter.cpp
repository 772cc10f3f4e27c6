#include "ui/list/registry_filter.h"

#include <algorithm>

namespace hssreg {

namespace {

//! Whether everything found by `now` was found by `before` too.
bool onlyNarrower(const RegistryFilter::Wanted &now, const RegistryFilter::Wanted &before)
{
    return now.text.startsWith(before.text) && (!before.status || now.status == before.status)
        && (before.type.isEmpty() || now.type == before.type);
}

} // namespace

RegistryFilter::RegistryFilter(RegistryTable &table, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_table(table)
{
    setSourceModel(&table);
    m_sorted = m_table.sorted(m_column, m_order);
    show(m_sorted);
    connect(&table, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&table, &QAbstractItemModel::modelReset, this, [this] {
        m_sorted = m_table.sorted(m_column, m_order);
        show(found(m_sorted));
        endResetModel();
    });
    connect(&table, &QAbstractItemModel::dataChanged, this, &RegistryFilter::takeChange);
}

void RegistryFilter::want(const Wanted &wanted)
{
    if (m_wanted == wanted)
        return;
    const bool narrower = onlyNarrower(wanted, m_wanted);
    m_wanted = wanted;
    m_words = wanted.text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    const QList<int> rows = found(narrower ? m_shown : m_sorted);
    if (rows == m_shown)
        return;
    beginResetModel();
    show(rows);
    endResetModel();
}

void RegistryFilter::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= RegistryTable::columns)
        return;
    m_column = RegistryTable::Column(column);
    m_order = order;
    m_sorted = m_table.sorted(m_column, m_order);
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList sources;
    for (const QModelIndex &index : before)
        sources.append(mapToSource(index));
    show(found(m_sorted));
    QModelIndexList after;
    for (const QModelIndex &source : std::as_const(sources))
        after.append(mapFromSource(source));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

//! What is read anew often changes nothing that is sorted or found: then nothing moves.
void RegistryFilter::takeChange(const QModelIndex &first, const QModelIndex &last)
{
    m_sorted = m_table.sorted(m_column, m_order);
    const QList<int> rows = found(m_sorted);
    if (rows != m_shown) {
        beginResetModel();
        show(rows);
        endResetModel();
        return;
    }
    if (m_shown.isEmpty())
        return;
    if (first.row() != last.row())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    else if (const QModelIndex shown = mapFromSource(first); shown.isValid())
        Q_EMIT dataChanged(shown, index(shown.row(), columnCount() - 1));
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

QVariant RegistryFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_table.headerData(section, orientation, role);
}

QList<int> RegistryFilter::found(const QList<int> &among) const
{
    if (m_words.isEmpty() && !m_wanted.status && m_wanted.type.isEmpty())
        return among;
    QList<int> rows;
    for (const int row : among) {
        if (accepts(row))
            rows.append(row);
    }
    return rows;
}

bool RegistryFilter::accepts(int row) const
{
    const RegistryInfo &item = m_table.registry(row);
    if (m_wanted.status && accessStatus(item) != *m_wanted.status)
        return false;
    if (!m_wanted.type.isEmpty() && item.type != m_wanted.type)
        return false;
    const QString &words = m_table.words(row);
    return std::all_of(
        m_words.begin(), m_words.end(), [&words](const QString &word) { return words.contains(word); });
}

void RegistryFilter::show(QList<int> rows)
{
    m_shown = std::move(rows);
    m_places.fill(-1, m_table.rowCount());
    for (qsizetype place = 0; place < m_shown.size(); ++place)
        m_places[m_shown.at(place)] = int(place);
}

} // namespace hssreg
