#pragma once

#include "app/command/surroundings.h"
#include "app/history/history_record.h"
#include "app/support/call_scope.h"

#include <QCoreApplication>
#include <QCoro/QCoroTask>
#include <QUuid>

namespace hssreg {

//! How a command keeps what it did: a history that can not be written is a warning, never another outcome.
class CommandHistory {
    Q_DECLARE_TR_FUNCTIONS(CommandHistory)
public:
    //! Refers to the surroundings, which must outlive it.
    explicit CommandHistory(const Surroundings &surroundings)
        : m_surroundings(surroundings)
    {
    }
    //! Keeps a record; amend() adds the proof to the last one.
    void record(HistoryRecord record);
    void amend(Proof proof, const QString &failReason);
    //! Waits until it is on the disk, whether the command was told to stop or not; warns if it can not be. Before a
    //! record: does nothing.
    [[nodiscard]] QCoro::Task<> settle();

private:
    const Surroundings &m_surroundings;
    std::optional<QUuid> m_last;
    CallScope m_scope; // its own: a stop must not hide the warning
};

} // namespace hssreg
