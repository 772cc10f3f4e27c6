#pragma once

#include "app/command/command.h"
#include "app/support/call_scope.h"

#include <QCoreApplication>

namespace hssreg {

//! `practice`: the practice service in the foreground, until it is told to stop.
class PracticeCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(PracticeCommand)
public:
    PracticeCommand(PracticeOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    PracticeService m_service;
    Surroundings m_surroundings;
    CallScope m_scope; // last: ends the flow while the rest still lives
};

} // namespace hssreg
