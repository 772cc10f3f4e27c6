#include "ui/list/registry_table.h"

#include "app/access/registry_words.h"
#include "app/editor/registry_listing.h"
#include "app/service/advice.h"
#include "app/support/clock.h"
#include "app/support/text.h"
#include "ui/list/credential_age.h"
#include "ui/list/work_turn.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QLocale>

#include <algorithm>
#include <limits>
#include <utility>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString address(const RegistryInfo &registry)
{
    return visible(registry.access[Field::RegistryAddr].value_or(QString()), 300);
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

} // namespace

RegistryTable::RegistryTable(RegistryListing &listing, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_listing(listing)
    , m_clock(clock)
{
    connect(&m_idle, &QTimer::timeout, this, [this] { takeTurn(0); });
    connect(&listing, &RegistryListing::itemsChanged, this, &RegistryTable::takeAll);
    connect(&listing, &RegistryListing::itemChanged, this, &RegistryTable::takeOne);
    takeAll();
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
        return changed && *changed < oldCredentialsBefore(m_clock.now());
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

int RegistryTable::oldCredentials() const
{
    int old = 0;
    const QDateTime before = oldCredentialsBefore(m_clock.now());
    for (auto changed = m_changed.cbegin(); changed != m_changed.cend(); ++changed) {
        if (changed.value() < before && m_rows.contains(changed.key()))
            ++old;
    }
    return old;
}

const RegistryTable::Tally &RegistryTable::tally() const
{
    if (m_tally)
        return *m_tally;
    Tally &tally = m_tally.emplace();
    for (const RegistryInfo &item : m_items) {
        ++tally.statuses[accessStatus(item)];
        if (!tally.types.contains(item.type))
            tally.types.append(item.type);
    }
    tally.types.sort();
    return tally;
}

void RegistryTable::setCredentialAges(const QHash<QString, QDateTime> &changed)
{
    if (m_changed == changed)
        return;
    m_changed = changed;
    if (!m_items.isEmpty())
        Q_EMIT dataChanged(createIndex(0, int(Column::CredentialAge)),
            createIndex(int(m_items.size()) - 1, int(Column::CredentialAge)));
}

std::optional<QDateTime> RegistryTable::credential(const RegistryInfo &registry) const
{
    const auto found = m_changed.constFind(registry.id);
    return found == m_changed.constEnd() ? std::nullopt : std::optional(*found);
}

//! Until all rows were compared, the views keep what they have.
void RegistryTable::takeAll()
{
    m_intake.emplace(m_items, m_listing.items());
    m_idle.start(0);
    takeTurn(rowsAtFirst);
}

//! In slices that nobody notices, so that the first letter typed into a long list finds the work done.
void RegistryTable::takeTurn(int atLeast)
{
    if (!m_intake)
        workAhead();
    else if (workForATurn(atLeast, [this] { return m_intake->advance(rowsAtOnce); }))
        takeIn();
}

void RegistryTable::takeIn()
{
    RowIntake intake = *std::exchange(m_intake, std::nullopt);
    if (!intake.isSame()) {
        beginResetModel();
        takeAnew(intake);
        endResetModel();
    } else if (!intake.changed().isEmpty()) {
        takeContents(intake);
    }
}

void RegistryTable::takeAnew(RowIntake &intake)
{
    m_gone = std::exchange(m_items, intake.takeItems());
    m_rows = intake.takeRows();
    m_tally.reset();
    m_keys.restart(m_items.size());
}

//! Nothing moves: selection and scroll are kept. Reading the list again changes few rows: only these are worked out
//! anew.
void RegistryTable::takeContents(RowIntake &intake)
{
    m_gone = std::exchange(m_items, intake.takeItems());
    m_tally.reset();
    const auto [first, last] = std::minmax_element(intake.changed().begin(), intake.changed().end());
    for (const int row : intake.changed())
        m_keys.forget(row);
    Q_EMIT dataChanged(createIndex(*first, 0), createIndex(*last, columns - 1));
}

//! What will be asked for, and the end of what is gone: to free a long list takes longer than to read it.
void RegistryTable::workAhead()
{
    constexpr qsizetype freedAtOnce = 2'000;
    m_gone.resize(std::max<qsizetype>(0, m_gone.size() - freedAtOnce));
    if (!m_keys.workAhead(m_items, m_clock.now(), rowsAtOnce) && m_gone.isEmpty())
        m_idle.stop();
}

const QString &RegistryTable::words(int row) const
{
    return m_keys.words(row, m_items.at(row), m_clock.now());
}

QString RegistryTable::credentialWords(int row) const
{
    const std::optional<QDateTime> changed = credential(m_items.at(row));
    return changed ? credentialAge(changed, m_clock.now()).toCaseFolded() : QString();
}

const QCollatorSortKey &RegistryTable::nameKey(int row) const
{
    return m_keys.name(row, m_items.at(row));
}

void RegistryTable::takeOne(int row)
{
    if (m_intake) {
        m_intake->look(row);
        return;
    }
    if (row < 0 || row >= m_items.size() || row >= m_listing.items().size())
        return;
    const RegistryInfo before = std::exchange(m_items[row], m_listing.items().at(row));
    recount(before, m_items.at(row));
    m_keys.forget(row);
    m_idle.start(0);
    Q_EMIT dataChanged(createIndex(row, 0), createIndex(row, columns - 1));
}

void RegistryTable::recount(const RegistryInfo &before, const RegistryInfo &now)
{
    if (before.type != now.type)
        m_tally.reset();
    if (!m_tally)
        return;
    --m_tally->statuses[accessStatus(before)];
    ++m_tally->statuses[accessStatus(now)];
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

qint64 RegistryTable::rank(int row, Column column) const
{
    const RegistryInfo &registry = m_items.at(row);
    switch (column) {
    case Column::Type: return tally().types.indexOf(registry.type);
    case Column::Status: return urgency(accessStatus(registry));
    case Column::Images: return registry.imagesNum.value_or(-1);
    case Column::Synced: return registry.latestSyncTime.value_or(0);
    case Column::CredentialAge: {
        const std::optional<QDateTime> changed = credential(registry);
        return changed ? changed->toMSecsSinceEpoch() : std::numeric_limits<qint64>::min();
    }
    case Column::Repository: break;
    }
    return 0;
}

QString RegistryTable::spoken(const RegistryInfo &registry, Column column) const
{
    switch (column) {
    case Column::Synced: return tr("synchronised: %1").arg(text(registry, column));
    case Column::Images:
        if (!registry.imagesNum)
            return tr("images not known");
        return *registry.imagesNum == 1 ? tr("1 image") : tr("%n images", nullptr, *registry.imagesNum);
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
