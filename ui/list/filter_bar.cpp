#include "ui/list/filter_bar.h"

#include "app/access/registry_words.h"
#include "ui/widgets/steady_combo_box.h"
#include "ui/widgets/wrap_row.h"

#include <QSignalBlocker>

namespace hssreg {

using namespace Qt::StringLiterals;

using Column = RegistryTable::Column;

namespace {

//! A choice of order: column and direction in one number.
int orderOf(int column, Qt::SortOrder order)
{
    return column * 2 + (order == Qt::DescendingOrder ? 1 : 0);
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
{
    new WrapRow(Qt::AlignLeft, this);
    m_status = add(u"filterStatus"_s, tr("Show only this status"));
    m_type = add(u"filterType"_s, tr("Show only this type"));
    m_sorting = add(u"sortBy"_s, tr("Sort by"));
    fillStatus();
    offerTypes({});
    fillSorting();
    connect(m_status, &QComboBox::activated, this, &FilterBar::changed);
    connect(m_type, &QComboBox::activated, this, &FilterBar::changed);
    connect(m_sorting, &QComboBox::activated, this, [this] {
        const int chosen = m_sorting->currentData().toInt();
        Q_EMIT sortWanted(chosen / 2, chosen % 2 ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
}

QComboBox *FilterBar::add(const QString &name, const QString &accessibleName)
{
    auto *combo = new SteadyComboBox(this);
    combo->setObjectName(name);
    combo->setAccessibleName(accessibleName);
    combo->setToolTip(accessibleName);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    layout()->addWidget(combo);
    return combo;
}

void FilterBar::fillStatus()
{
    m_status->addItem(tr("All statuses"), -1);
    for (const char *word : {"fail", "accessing", "success"}) {
        RegistryInfo info;
        info.status = QLatin1StringView(word);
        m_status->addItem(statusWord(info), int(accessStatus(info)));
    }
    m_status->addItem(tr("Any other"), int(AccessStatus::Other));
}

void FilterBar::fillSorting()
{
    const auto offer = [this](Column column, Qt::SortOrder order, const QString &text) {
        m_sorting->addItem(text, orderOf(int(column), order));
    };
    offer(Column::Repository, Qt::AscendingOrder, tr("By name"));
    offer(Column::Repository, Qt::DescendingOrder, tr("By name, backwards"));
    offer(Column::Type, Qt::AscendingOrder, tr("By type"));
    offer(Column::Type, Qt::DescendingOrder, tr("By type, backwards"));
    offer(Column::Status, Qt::AscendingOrder, tr("Abnormal first"));
    offer(Column::Status, Qt::DescendingOrder, tr("Connected first"));
    offer(Column::Images, Qt::DescendingOrder, tr("Most images first"));
    offer(Column::Images, Qt::AscendingOrder, tr("Fewest images first"));
    offer(Column::Synced, Qt::DescendingOrder, tr("Synced last first"));
    offer(Column::Synced, Qt::AscendingOrder, tr("Longest not synced first"));
    offer(Column::CredentialAge, Qt::AscendingOrder, tr("Oldest credential first"));
    offer(Column::CredentialAge, Qt::DescendingOrder, tr("Newest credential first"));
}

RegistryFilter::Wanted FilterBar::wanted(const QString &text) const
{
    RegistryFilter::Wanted wanted;
    wanted.text = text;
    if (const int status = m_status->currentData().toInt(); status >= 0)
        wanted.status = AccessStatus(status);
    wanted.type = m_type->currentData().toString();
    return wanted;
}

void FilterBar::offerTypes(const QStringList &types)
{
    const QString chosen = m_type->currentData().toString();
    QStringList all{QString()};
    for (const QString &type : types) {
        if (!type.isEmpty())
            all.append(type);
    }
    if (!all.contains(chosen))
        all.append(chosen);
    QStringList present;
    for (int i = 0; i < m_type->count(); ++i)
        present.append(m_type->itemData(i).toString());
    if (present == all)
        return;
    const QSignalBlocker quiet(m_type);
    m_type->clear();
    for (const QString &type : std::as_const(all)) {
        RegistryInfo info;
        info.type = type;
        m_type->addItem(type.isEmpty() ? tr("All types") : typeWord(info), type);
    }
    m_type->setCurrentIndex(int(all.indexOf(chosen)));
}

void FilterBar::clear()
{
    m_status->setCurrentIndex(0);
    m_type->setCurrentIndex(0);
    Q_EMIT changed();
}

void FilterBar::showSorting(int column, Qt::SortOrder order)
{
    m_sorting->setCurrentIndex(m_sorting->findData(orderOf(column, order)));
}

} // namespace hssreg
