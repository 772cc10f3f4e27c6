#include "app/command/clusters_command.h"

#include "app/command/columns.h"
#include "app/command/exit_codes.h"

namespace hssreg {

namespace {

using View = QLatin1StringView;

constexpr View action("clusters");

Paint paintOf(const ClusterInfo &cluster)
{
    return cluster.isRunning() ? Paint::Good : Paint::Bad;
}

} // namespace

ClustersCommand::ClustersCommand(ClustersOptions options, const Surroundings &surroundings)
    : m_access(surroundings, action)
{
    Q_UNUSED(options);
}

QCoro::Task<int> ClustersCommand::run()
{
    const std::optional<int> end = co_await m_access.open();
    if (end)
        co_return *end;
    const Result<QList<ClusterInfo>, ServiceReport> clusters =
        co_await m_access.client().listClusters(m_access.deadline(), m_access.scope());
    if (!clusters.ok())
        co_return m_access.fail(clusters.error());
    if (m_access.output().isJson())
        objects(clusters.value());
    else
        table(clusters.value());
    co_return exit_code::done;
}

void ClustersCommand::objects(const QList<ClusterInfo> &clusters)
{
    for (const ClusterInfo &cluster : clusters) {
        OrderedJson object;
        object.add(View("action"), action).addText(View("cluster_id"), cluster.id);
        object.addText(View("cluster_name"), cluster.name).addText(View("cluster_type"), cluster.type);
        object.add(View("node_num"), cluster.nodeNum ? QJsonValue(*cluster.nodeNum) : QJsonValue());
        object.addText(View("cluster_status"), cluster.clusterStatus);
        object.addText(View("installed_status"), cluster.installedStatus);
        object.addText(View("access_status"), cluster.accessStatus);
        object.addText(View("combined_status"), cluster.combinedStatus);
        object.addText(View("failed_message"), cluster.failedMessage);
        m_access.output().object(object);
    }
}

void ClustersCommand::table(const QList<ClusterInfo> &clusters)
{
    if (clusters.isEmpty()) {
        m_access.output().note(
            tr("No cluster has the HSS plug-in. Install it from the HSS console: Containers & Kubernetes."));
        return;
    }
    Columns columns;
    columns.add(
        {{tr("NAME"), {}}, {tr("TYPE"), {}}, {tr("STATUS"), {}}, {tr("JUMP CLUSTER"), {}}, {tr("ID"), {}}});
    for (const ClusterInfo &cluster : clusters) {
        columns.add({{cluster.name, {}}, {cluster.type, {}}, {cluster.combinedStatus, paintOf(cluster)},
            {cluster.isRunning() ? tr("can be one") : tr("not while it is not running"), {}},
            {cluster.id, {}}});
    }
    for (const QString &line : columns.lines(m_access.output()))
        m_access.output().answer(line);
}

} // namespace hssreg
