#include "ui/list/registry_table.h"

#include "app/access/registry_words.h"
#include "app/editor/registry_listing.h"
#include "app/service/advice.h"
#include "app/support/clock.h"
#include "app/support/text.h"
#include "ui/list/credential_age.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

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
    return u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
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
    connect(&m_idle, &QTimer::timeout, this, &RegistryTable::workAhead);
    indexRows();
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
    case Qt::AccessibleDescriptionRole: return description(item);
    case Qt::TextAlignmentRole:
        return column == Column::Images ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case AddressRole: return address(item);
    case IdRole: return item.id;
    case StatusRole: return int(accessStatus(item));
    case EditableRole: return isThirdParty(item);
    case OldRole: {
        const std::optional<QDateTime> changed = credential(item);
        return changed && credentialDays(*changed, m_clock.now()) > oldCredentialDays;
    }
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
    case Column::Images: return tr("Images");
    case Column::Synced: return tr("Synced");
    case Column::CredentialAge: return tr("Credential");
    }
    return {};
}

int RegistryTable::count(AccessStatus status) const
{
    return int(std::count_if(m_items.begin(), m_items.end(),
        [status](const RegistryInfo &item) { return accessStatus(item) == status; }));
}

int RegistryTable::oldCredentials() const
{
    const QDateTime now = m_clock.now();
    return int(std::count_if(m_items.begin(), m_items.end(), [this, &now](const RegistryInfo &item) {
        const std::optional<QDateTime> changed = credential(item);
        return changed && credentialDays(*changed, now) > oldCredentialDays;
    }));
}

QStringList RegistryTable::types() const
{
    QStringList types;
    for (const RegistryInfo &item : m_items) {
        if (!types.contains(item.type))
            types.append(item.type);
    }
    types.sort();
    return types;
}

QList<int> RegistryTable::sorted(Column column, Qt::SortOrder order) const
{
    QList<int> rows(m_items.size());
    std::iota(rows.begin(), rows.end(), 0);
    const auto sortBy = [&rows, order](const auto &keyOf) {
        if (order == Qt::AscendingOrder)
            std::stable_sort(rows.begin(), rows.end(), [&](int a, int b) { return keyOf(a) < keyOf(b); });
        else
            std::stable_sort(rows.begin(), rows.end(), [&](int a, int b) { return keyOf(b) < keyOf(a); });
    };
    if (column == Column::Repository) {
        sortBy([this](int row) -> const QCollatorSortKey & { return m_keys.name(row); });
        return rows;
    }
    const QStringList kinds = types();
    QList<qint64> ranks;
    ranks.reserve(m_items.size());
    for (const RegistryInfo &item : m_items)
        ranks.append(column == Column::Type ? kinds.indexOf(item.type) : rank(item, column));
    sortBy([&ranks](int row) { return ranks.at(row); });
    return rows;
}

void RegistryTable::setCredentialAges(const QHash<QString, QDateTime> &changed)
{
    if (m_changed == changed)
        return;
    m_changed = changed;
    if (!m_items.isEmpty())
        Q_EMIT dataChanged(createIndex(0, 0), createIndex(int(m_items.size()) - 1, columns - 1));
}

std::optional<QDateTime> RegistryTable::credential(const RegistryInfo &registry) const
{
    const auto found = m_changed.constFind(registry.id);
    return found == m_changed.constEnd() ? std::nullopt : std::optional(*found);
}

void RegistryTable::indexRows()
{
    m_keys.take(m_items);
    m_idle.start(0);
    m_rows.clear();
    for (qsizetype row = 0; row < m_items.size(); ++row)
        m_rows.insert(m_items.at(row).id, int(row));
}

void RegistryTable::takeAll()
{
    if (m_items == m_listing.items())
        return;
    if (!m_items.isEmpty()
        && sameRepositories(m_items, m_listing.items())) { // nothing moves: keep selection and scroll
        const QList<RegistryInfo> before = std::exchange(m_items, m_listing.items());
        rekeyChanged(before);
        Q_EMIT dataChanged(createIndex(0, 0), createIndex(int(m_items.size()) - 1, columns - 1));
        return;
    }
    beginResetModel();
    m_items = m_listing.items();
    indexRows();
    endResetModel();
}

//! Reading the list again changes few rows: only these are worked out anew.
void RegistryTable::rekeyChanged(const QList<RegistryInfo> &before)
{
    for (qsizetype row = 0; row < m_items.size(); ++row) {
        if (!(m_items.at(row) == before.at(row)))
            m_keys.takeOne(int(row), m_items.at(row));
    }
    m_idle.start(0);
}

//! In slices that nobody notices, so that the first letter typed into a long list finds the work done.
void RegistryTable::workAhead()
{
    constexpr int rowsAtOnce = 100;
    if (!m_keys.workAhead(m_items, m_clock.now(), rowsAtOnce))
        m_idle.stop();
}

const QString &RegistryTable::words(int row) const
{
    return m_keys.words(row, m_items.at(row), m_clock.now());
}

void RegistryTable::takeOne(int row)
{
    if (row < 0 || row >= m_items.size() || row >= m_listing.items().size())
        return;
    m_items[row] = m_listing.items().at(row);
    m_keys.takeOne(row, m_items.at(row));
    m_idle.start(0);
    Q_EMIT dataChanged(createIndex(row, 0), createIndex(row, columns - 1));
}

QString RegistryTable::text(const RegistryInfo &registry, Column column) const
{
    switch (column) {
    case Column::Repository: return shownName(registry);
    case Column::Type: return typeWord(registry);
    case Column::Status: return statusWord(registry);
    case Column::Images: return registry.imagesNum ? QLocale().toString(*registry.imagesNum) : QString(u'—');
    case Column::Synced: return syncedText(registry, m_clock.now());
    case Column::CredentialAge: return credentialAge(credential(registry), m_clock.now());
    }
    return {};
}

//! By what a column is sorted that is no text: what needs attention, and what is oldest or unknown, stands first.
qint64 RegistryTable::rank(const RegistryInfo &registry, Column column) const
{
    switch (column) {
    case Column::Status: return urgency(accessStatus(registry));
    case Column::Images: return registry.imagesNum.value_or(-1);
    case Column::Synced: return registry.latestSyncTime.value_or(0);
    case Column::CredentialAge: {
        const std::optional<QDateTime> changed = credential(registry);
        return changed ? changed->toMSecsSinceEpoch() : std::numeric_limits<qint64>::min();
    }
    case Column::Repository:
    case Column::Type: break;
    }
    return 0;
}

QString RegistryTable::spoken(const RegistryInfo &registry, Column column) const
{
    switch (column) {
    case Column::Synced: return tr("synchronised: %1").arg(text(registry, column));
    case Column::Images:
        return registry.imagesNum ? tr("%n images", nullptr, *registry.imagesNum) : tr("images not known");
    case Column::CredentialAge:
        return tr("credential: %1").arg(credentialSentence(credential(registry), m_clock.now()));
    case Column::Type:
    case Column::Status: return text(registry, column);
    case Column::Repository: break;
    }
    // the row as a whole: a screen reader stops at the first cell
    return tr("%1, address %2, type %3, status %4", "a repository, read aloud")
        .arg(text(registry, Column::Repository), address(registry), text(registry, Column::Type),
            text(registry, Column::Status));
}

//! Why it can not be edited, or why HSS can not use it and what to do; empty for most.
QString RegistryTable::description(const RegistryInfo &registry) const
{
    QStringList lines{whyNotEdited(registry)};
    if (accessStatus(registry) == AccessStatus::Fail)
        lines.append(failReasonText(registry.failReason));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString RegistryTable::toolTip(const RegistryInfo &registry, Column column) const
{
    const QString more = description(registry);
    QString first = spoken(registry, column);
    switch (column) {
    case Column::Repository:
        first = tr("%1, %2, ID %3").arg(shownName(registry), address(registry), visible(registry.id, 300));
        break;
    case Column::Synced:
        first = tr("HSS has not synchronised this repository yet");
        if (registry.latestSyncTime.value_or(0) > 0)
            first = QLocale().toString(
                QDateTime::fromMSecsSinceEpoch(*registry.latestSyncTime).toLocalTime(), QLocale::LongFormat);
        break;
    case Column::Type:
    case Column::Status:
    case Column::Images:
    case Column::CredentialAge: break;
    }
    return more.isEmpty() ? first : first + u'\n' + more;
}

} // namespace hssreg
