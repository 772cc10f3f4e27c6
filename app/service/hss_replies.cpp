#include "app/service/hss_replies.h"

#include "app/service/json_members.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

using View = QLatin1StringView;

ImageTask taskOf(const QJsonObject &object)
{
    ImageTask task;
    task.id = stringOf(object, View("task_id"));
    task.name = stringOf(object, View("task_name"));
    task.type = stringOf(object, View("task_type"));
    task.status = intOf(object, View("task_status"));
    task.beginTime = longOf(object, View("begin_time"));
    task.endTime = longOf(object, View("end_time"));
    task.successNum = intOf(object, View("success_num"));
    task.failedNum = intOf(object, View("failed_num"));
    task.totalNum = intOf(object, View("total_num"));
    task.failedReason = stringOf(object, View("failed_reason"));
    return task;
}

AssociatedRegistry associatedOf(const QJsonObject &object)
{
    return {stringOf(object, View("registry_id")), stringOf(object, View("registry_name")),
        stringOf(object, View("registry_type")), stringOf(object, View("sync_status")),
        stringOf(object, View("failed_reason"))};
}

ClusterInfo clusterOf(const QJsonObject &object)
{
    ClusterInfo cluster;
    cluster.id = stringOf(object, View("cluster_id"));
    cluster.name = stringOf(object, View("cluster_name"));
    cluster.type = stringOf(object, View("cluster_type"));
    cluster.nodeNum = intOf(object, View("node_num"));
    cluster.clusterStatus = stringOf(object, View("cluster_status"));
    cluster.installedStatus = stringOf(object, View("installed_status"));
    cluster.accessStatus = stringOf(object, View("access_status"));
    cluster.combinedStatus = stringOf(object, View("combined_status"));
    cluster.failedMessage = stringOf(object, View("failed_message"));
    return cluster;
}

} // namespace

Result<UploadCommand, ServiceReport> readUploadCommand(const HttpOutcome &outcome, const Redaction &redaction)
{
    const Result<Answer, ServiceReport> answer = readAnswer(outcome, redaction);
    if (!answer.ok())
        return answer.error();
    const QJsonObject object = answer.value().json.object();
    UploadCommand command{secretOf(object, View("image_command")),
        stringOf(object, View("images_download_url")), secretOf(object, View("swr_image_pull_command"))};
    if (command.command.isEmpty()) {
        return notAsDocumented(answer.value(), redaction,
            QCoreApplication::translate("Replies", "The answer has no upload command."));
    }
    return command;
}

Result<RegistryStatistics, ServiceReport> readStatistics(
    const HttpOutcome &outcome, const Redaction &redaction)
{
    const Result<Answer, ServiceReport> answer = readAnswer(outcome, redaction);
    if (!answer.ok())
        return answer.error();
    const QJsonObject object = answer.value().json.object();
    return RegistryStatistics{intOf(object, View("fail_num")), intOf(object, View("success_num"))};
}

Result<Page<ImageTask>, ServiceReport> readImageTaskPage(
    const HttpOutcome &outcome, const Redaction &redaction)
{
    return readPage<ImageTask>(outcome, redaction, taskOf);
}

Result<Page<AssociatedRegistry>, ServiceReport> readAssociatedPage(
    const HttpOutcome &outcome, const Redaction &redaction)
{
    return readPage<AssociatedRegistry>(outcome, redaction, associatedOf);
}

Result<Page<ClusterInfo>, ServiceReport> readClusterPage(
    const HttpOutcome &outcome, const Redaction &redaction)
{
    return readPage<ClusterInfo>(outcome, redaction, clusterOf);
}

} // namespace hssreg
