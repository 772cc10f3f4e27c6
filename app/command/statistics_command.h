#pragma once

#include "app/command/command.h"
#include "app/command/service_access.h"

namespace hssreg {

//! `statistics`: how many repositories are connected, and how many abnormal.
class StatisticsCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(StatisticsCommand)
public:
    StatisticsCommand(StatisticsOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    ServiceAccess m_access; // last: ends the flow while the rest still lives
};

} // namespace hssreg
