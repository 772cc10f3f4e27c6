#pragma once

#include "app/access/registry_info.h"

#include <QCollator>
#include <QDateTime>

#include <functional>
#include <vector>

namespace hssreg {

//! What the rows of the list are found and sorted by, worked out once for each row instead of at every keystroke.
class RegistryKeys {
public:
    RegistryKeys();

    //! Works out all rows anew. `now` decides how the last synchronisation reads.
    void take(const QList<RegistryInfo> &items, const QDateTime &now);
    void takeOne(int row, const RegistryInfo &item, const QDateTime &now);

    //! All that can be looked for in a row, case-folded, the parts separated by line ends.
    [[nodiscard]] const QString &words(int row) const { return m_words.at(row); }
    //! Where a row stands by its name, in the person's own alphabet: an order to compare by.
    [[nodiscard]] const QCollatorSortKey &name(int row) const { return m_names.at(std::size_t(row)); }

private:
    [[nodiscard]] QString wordsOf(const RegistryInfo &item, const QDateTime &now);
    [[nodiscard]] QString syncedWords(qint64 time, const QDateTime &now);

    QCollator m_alphabet;
    QList<QString> m_words;
    std::vector<QCollatorSortKey> m_names;
    QHash<QDate, QString> m_days; //!< how a day reads: many rows share one
};

} // namespace hssreg
