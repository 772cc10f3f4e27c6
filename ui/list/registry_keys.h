#pragma once

#include "app/access/registry_info.h"

#include <QCollator>
#include <QDateTime>
#include <QHash>

#include <optional>
#include <vector>

namespace hssreg {

//! What the rows of the list are found and sorted by, worked out once for each row instead of at every keystroke:
//! when it is asked for, or ahead.
class RegistryKeys {
public:
    RegistryKeys();

    //! So many rows, of which nothing is known yet.
    void restart(qsizetype rows);
    //! The row has other contents.
    void forget(int row);
    //! Works some more rows out. False when there is nothing left to do. `now` as for words().
    bool workAhead(const QList<RegistryInfo> &items, const QDateTime &now, int rows);

    //! All that can be looked for in a row, case-folded, the parts separated by line ends.
    //! `now` decides how the last synchronisation reads.
    const QString &words(int row, const RegistryInfo &item, const QDateTime &now);
    //! Where a row stands by its name, in the person's own alphabet: an order to compare by.
    const QCollatorSortKey &name(int row, const RegistryInfo &item);

private:
    [[nodiscard]] QString wordsOf(const RegistryInfo &item, const QDateTime &now);
    [[nodiscard]] QString syncedWords(qint64 time, const QDateTime &now);

    QCollator m_alphabet;
    QList<QString> m_words; //!< null: not worked out yet
    std::vector<std::optional<QCollatorSortKey>> m_names; //!< the same
    qsizetype m_ahead = 0; //!< the rows before it are worked out
    QHash<QDate, QString> m_days; //!< how a day reads: many rows share one
};

} // namespace hssreg
