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

    //! Works out the order of all rows anew; what they are found by when it is asked for, or ahead.
    void take(const QList<RegistryInfo> &items);
    void takeOne(int row, const RegistryInfo &item);
    //! Works out what some more rows are found by. False when there is nothing left to do.
    bool workAhead(const QList<RegistryInfo> &items, const QDateTime &now, int rows);

    //! All that can be looked for in a row, case-folded, the parts separated by line ends.
    //! `now` decides how the last synchronisation reads.
    [[nodiscard]] const QString &words(int row, const RegistryInfo &item, const QDateTime &now);
    //! Where a row stands by its name, in the person's own alphabet: an order to compare by.
    [[nodiscard]] const QCollatorSortKey &name(int row) const { return m_names.at(std::size_t(row)); }

private:
    [[nodiscard]] QString wordsOf(const RegistryInfo &item, const QDateTime &now);
    [[nodiscard]] QString syncedWords(qint64 time, const QDateTime &now);

    QCollator m_alphabet;
    QList<QString> m_words; //!< null: not worked out yet
    qsizetype m_ahead = 0; //!< the rows before it are worked out
    std::vector<QCollatorSortKey> m_names;
    QHash<QDate, QString> m_days; //!< how a day reads: many rows share one
};

} // namespace hssreg
