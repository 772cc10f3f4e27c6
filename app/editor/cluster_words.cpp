// What a cluster is called, and whether it can be the jump cluster.

#include "app/editor/cluster_listing.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/support/text.h"

#include <QCoreApplication>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(ClusterWords)
};

} // namespace

// The values of ListAgentDaemonsetInfo: hss-api.md, 3.7.
QString clusterTypeWord(const ClusterInfo &cluster)
{
    if (cluster.type == "cce"_L1)
        return Words::tr("CCE");
    if (cluster.type == "ali"_L1)
        return Words::tr("Alibaba Cloud");
    if (cluster.type == "tencent"_L1)
        return Words::tr("Tencent Cloud");
    if (cluster.type == "azure"_L1)
        return Words::tr("Azure");
    if (cluster.type == "aws"_L1)
        return Words::tr("AWS");
    if (cluster.type == "self_built_hw"_L1)
        return Words::tr("self-built, in Huawei Cloud");
    if (cluster.type == "self_built_idc"_L1)
        return Words::tr("self-built, on premises");
    return cluster.type.isEmpty() ? Words::tr("unknown type") : visible(cluster.type, 40);
}

QString clusterStateWord(const ClusterInfo &cluster)
{
    if (cluster.isRunning())
        return Words::tr("Running");
    if (cluster.accessStatus == "not_connect"_L1)
        return Words::tr("not connected to HSS");
    if (cluster.accessStatus == "connect_fail"_L1 || cluster.combinedStatus == "access_error"_L1)
        return Words::tr("could not be connected to HSS");
    if (cluster.accessStatus == "connect_disruption"_L1)
        return Words::tr("connection to HSS interrupted");
    if (cluster.combinedStatus == "accessing"_L1)
        return Words::tr("being connected to HSS");
    if (cluster.combinedStatus == "run_error"_L1)
        return Words::tr("HSS plug-in does not run properly");
    if (cluster.combinedStatus == "upgrading"_L1)
        return Words::tr("HSS plug-in being upgraded");
    if (cluster.combinedStatus == "upgrade_error"_L1)
        return Words::tr("upgrade of the HSS plug-in failed");
    return cluster.combinedStatus.isEmpty() ? Words::tr("unknown state")
                                            : visible(cluster.combinedStatus, 40);
}

QString clusterName(const ClusterInfo &cluster)
{
    return visible(cluster.name.isEmpty() ? cluster.id : cluster.name, 100);
}

QString whyNotJumpCluster(const ClusterInfo &cluster)
{
    const QList<Problem> problems = checkValue(Field::ConnectClusterId, cluster.id);
    for (const Problem &problem : problems) {
        if (problem.level == Level::Error)
            return problemText(problem);
    }
    if (cluster.isRunning())
        return {};
    if (cluster.failedMessage.isEmpty())
        return clusterStateWord(cluster);
    return Words::tr("%1: %2", "state of a cluster, and what HSS says about it")
        .arg(clusterStateWord(cluster), visible(cluster.failedMessage, 200));
}

} // namespace hssreg
