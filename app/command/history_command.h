#pragma once

#include "app/command/columns.h"
#include "app/command/command.h"
#include "app/history/history.h"

#include <QCoreApplication>

namespace hssreg {

//! `history`: what was done from this computer, newest first; or it is exported or forgotten. Each record is one
//! object with the keys of historyMembers(); `operation` is update, add, delete, sync or check, and `changed` has an
//! object {field, old, new} for each member, without old and new for a secret.
class HistoryCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(HistoryCommand)
public:
    HistoryCommand(HistoryOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    QCoro::Task<int> print();
    QCoro::Task<int> exportAll();
    QCoro::Task<int> forget();
    [[nodiscard]] HistoryQuery query() const;
    void take(const HistoryRecord &record);
    [[nodiscard]] int fail(HistoryError error);

    HistoryOptions m_options;
    Surroundings m_surroundings;
    Columns m_columns;
    QObject m_context;
    CallScope m_scope; // last: ends the flow while the rest still lives
};

} // namespace hssreg
