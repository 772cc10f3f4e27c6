#pragma once

#include "app/history/history_record.h"

#include <QHash>

namespace hssreg {

//! Which records are wanted, newest first.
struct HistoryQuery {
    //! The place of a record in the order of time.
    struct Place {
        QDateTime when;
        qint64 number = 0;
    };
    QString find; //!< words, all of which a record has in any of its texts, in any case; empty: all
    QDateTime from; //!< invalid: from the beginning
    QDateTime to; //!< not included; invalid: to the end
    QString outcome; //!< empty: any
    QString registryId; //!< empty: any
    std::optional<Place> olderThan; //!< the next page: the place of the last record of this one
    int limit = 200; //!< the most of one page, 1 and up
};

//! Some records, newest first.
struct HistoryPage {
    QList<HistoryRecord> records;
    bool more = false; //!< there are older ones
};

//! When the credential of each repository (by its ID) was last replaced from this computer, in UTC.
using CredentialChanges = QHash<QString, QDateTime>;

} // namespace hssreg
