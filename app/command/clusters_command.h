#pragma once

#include "app/command/command.h"
#include "app/command/service_access.h"

namespace hssreg {

//! `clusters`: the clusters that HSS knows, candidates for the jump cluster, one line or object each.
class ClustersCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(ClustersCommand)
public:
    ClustersCommand(ClustersOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    void objects(const QList<ClusterInfo> &clusters);
    void table(const QList<ClusterInfo> &clusters);

    ServiceAccess m_access; // last: ends the flow while the rest still lives
};

} // namespace hssreg
