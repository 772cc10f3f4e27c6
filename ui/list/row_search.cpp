#include "ui/list/row_search.h"

#include <algorithm>

namespace hssreg {

bool RowSearch::Wanted::narrows(const Wanted &before) const
{
    return text.startsWith(before.text) && (!before.status || status == before.status)
        && (before.type.isEmpty() || type == before.type);
}

RowSearch::RowSearch(const RegistryTable &table, const Wanted &wanted, QList<int> among)
    : m_table(table)
    , m_wanted(wanted)
    , m_words(wanted.text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts))
    , m_among(std::move(among))
{
    if (!m_words.isEmpty() || m_wanted.status || !m_wanted.type.isEmpty())
        return;
    m_found = m_among; // everything
    m_seen = m_among.size();
}

bool RowSearch::advance(int rows)
{
    for (; rows > 0 && m_seen < m_among.size(); ++m_seen, --rows) {
        if (accepts(m_among.at(m_seen)))
            m_found.append(m_among.at(m_seen));
    }
    return m_seen == m_among.size();
}

bool RowSearch::accepts(int row) const
{
    const RegistryInfo &item = m_table.registry(row);
    if (m_wanted.status && accessStatus(item) != *m_wanted.status)
        return false;
    if (!m_wanted.type.isEmpty() && item.type != m_wanted.type)
        return false;
    const QString &words = m_table.words(row);
    return std::all_of(m_words.begin(), m_words.end(), [this, row, &words](const QString &word) {
        return words.contains(word) || m_table.credentialWords(row).contains(word);
    });
}

} // namespace hssreg
