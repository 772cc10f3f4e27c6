#pragma once

#include "app/history/history_record.h"

namespace hssreg {

//! Where records go: what the editor, the run and the commands are given; null means there is none. Never blocks, and
//! has no answer that could change an outcome.
class HistoryLog {
public:
    HistoryLog() = default;
    HistoryLog(const HistoryLog &) = delete;
    HistoryLog &operator=(const HistoryLog &) = delete;
    virtual ~HistoryLog() = default;

    //! Keeps a record. The result is its key, for amend(); the key and number in `record` are not looked at.
    virtual QUuid record(HistoryRecord record) = 0;
    //! The proof of a record came later.
    virtual void amend(QUuid key, Proof proof, const QString &failReason) = 0;
};

} // namespace hssreg
