#include "ui/list/registry_table.h"

#include "app/access/registry_words.h"
#include "app/editor/registry_listing.h"
#include "app/support/clock.h"
#include "app/support/text.h"

#include <QLocale>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString address(const RegistryInfo &registry)
{
    return visible(registry.access[Field::RegistryAddr].value_or(QString()), 300);
}

//! Tool tips guess whether a text is HTML; this one is told, so that a server's text is never taken for it.
QString plainToolTip(const QString &text)
{
    return u"<qt>"_s + text.toHtmlEscaped() + u"</qt>"_s;
}

//! What needs attention stands first.
int urgency(AccessStatus status)
{
    switch (status) {
    case AccessStatus::Fail: return 0;
    case AccessStatus::Accessing: return 1;
    case AccessStatus::Other: return 2;
    case AccessStatus::Success: break;
    }
    return 3;
}

bool sameRepositories(const QList<RegistryInfo> &one, const QList<RegistryInfo> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
        [](const RegistryInfo &a, const RegistryInfo &b) { return a.id == b.id; });
}

} // namespace

RegistryTable::RegistryTable(RegistryListing &listing, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_listing(listing)
    , m_clock(clock)
    , m_items(listing.items())
{
    connect(&listing, &RegistryListing::itemsChanged, this, &RegistryTable::takeAll);
    connect(&listing, &RegistryListing::itemChanged, this, &RegistryTable::takeOne);
}

int RegistryTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

int RegistryTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant RegistryTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RegistryInfo &item = m_items.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(item, column);
    case Qt::ToolTipRole: return plainToolTip(toolTip(item, column));
    case Qt::AccessibleTextRole: return spoken(item, column);
    case Qt::AccessibleDescriptionRole: return whyNotEdited(item);
    case AddressRole: return address(item);
    case IdRole: return item.id;
    case SortRole: return sortValue(item, column);
    case FindRole:
        return QStringList{item.name, item.access[Field::RegistryAddr].value_or(QString()),
            item.access[Field::RegistryUsername].value_or(QString()), item.id, text(item, Column::Type),
            text(item, Column::Status), text(item, Column::Synced)}
            .join(u'\n');
    case StatusRole: return int(accessStatus(item));
    case EditableRole: return isThirdParty(item);
    default: return {};
    }
}

QVariant RegistryTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Repository: return tr("Repository");
    case Column::Type: return tr("Type");
    case Column::Status: return tr("Status");
    case Column::Synced: return tr("Synced");
    }
    return {};
}

int RegistryTable::rowOf(const QString &id) const
{
    const auto found = std::find_if(
        m_items.begin(), m_items.end(), [&id](const RegistryInfo &item) { return item.id == id; });
    return found == m_items.end() ? -1 : int(found - m_items.begin());
}

int RegistryTable::count(AccessStatus status) const
{
    return int(std::count_if(m_items.begin(), m_items.end(),
        [status](const RegistryInfo &item) { return accessStatus(item) == status; }));
}

void RegistryTable::takeAll()
{
    if (!m_items.isEmpty()
        && sameRepositories(m_items, m_listing.items())) { // nothing moves: keep selection and scroll
        m_items = m_listing.items();
        Q_EMIT dataChanged(index(0, 0), index(int(m_items.size()) - 1, columns - 1));
        return;
    }
    beginResetModel();
    m_items = m_listing.items();
    endResetModel();
}

void RegistryTable::takeOne(int row)
{
    if (row < 0 || row >= m_items.size() || row >= m_listing.items().size())
        return;
    m_items[row] = m_listing.items().at(row);
    Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
}

QString RegistryTable::text(const RegistryInfo &registry, Column column) const
{
    switch (column) {
    case Column::Repository: return shownName(registry);
    case Column::Type: return typeWord(registry);
    case Column::Status: return statusWord(registry);
    case Column::Synced: return syncedText(registry, m_clock.now());
    }
    return {};
}

QVariant RegistryTable::sortValue(const RegistryInfo &registry, Column column) const
{
    switch (column) {
    case Column::Status: return urgency(accessStatus(registry));
    case Column::Synced: return registry.latestSyncTime.value_or(0);
    case Column::Repository:
    case Column::Type: break;
    }
    return text(registry, column);
}

QString RegistryTable::spoken(const RegistryInfo &registry, Column column) const
{
    if (column == Column::Synced)
        return tr("synchronised: %1").arg(text(registry, column));
    if (column != Column::Repository)
        return text(registry, column);
    // the row as a whole: a screen reader stops at the first cell
    return tr("%1, address %2, type %3, status %4", "a repository, read aloud")
        .arg(text(registry, Column::Repository), address(registry), text(registry, Column::Type),
            text(registry, Column::Status));
}

QString RegistryTable::toolTip(const RegistryInfo &registry, Column column) const
{
    const QString why = whyNotEdited(registry);
    if (!why.isEmpty())
        return why;
    switch (column) {
    case Column::Repository:
        return tr("%1, %2, ID %3").arg(shownName(registry), address(registry), visible(registry.id, 300));
    case Column::Synced:
        if (registry.latestSyncTime.value_or(0) > 0)
            return QLocale().toString(
                QDateTime::fromMSecsSinceEpoch(*registry.latestSyncTime).toLocalTime(), QLocale::LongFormat);
        return tr("HSS has not synchronised this repository yet");
    case Column::Type:
    case Column::Status: break;
    }
    return text(registry, column);
}

} // namespace hssreg
