#include "ui/list/registry_filter.h"

#include "ui/list/registry_table.h"

#include <algorithm>

namespace hssreg {

RegistryFilter::RegistryFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(RegistryTable::SortRole);
    setSortLocaleAware(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
}

void RegistryFilter::find(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool RegistryFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QString contents = sourceModel()->index(row, 0, parent).data(RegistryTable::FindRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
        [&contents](const QString &word) { return contents.contains(word, Qt::CaseInsensitive); });
}

} // namespace hssreg
