#include "app/command/command_history.h"

#include "app/history/history.h"

namespace hssreg {

void CommandHistory::record(HistoryRecord record)
{
    if (m_surroundings.history)
        m_last = m_surroundings.history->record(std::move(record));
}

void CommandHistory::amend(Proof proof, const QString &failReason)
{
    if (m_surroundings.history && m_last && proof != Proof::NotLooked)
        m_surroundings.history->amend(*m_last, proof, proof == Proof::Failed ? failReason : QString());
}

QCoro::Task<> CommandHistory::settle()
{
    if (!m_last)
        co_return;
    const Result<HistoryDone, HistoryError> end = co_await m_surroundings.history->settled(m_scope);
    if (!end.ok() && end.error() != HistoryError::Cancelled)
        m_surroundings.output.complain(
            tr("What was done could not be kept in the history. %1").arg(historyErrorText(end.error())));
}

} // namespace hssreg
