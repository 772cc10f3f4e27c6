#include "app/service/requests.h"

#include "app/access/access_fields.h"
#include "app/access/access_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hssreg {

namespace {

using View = QLatin1StringView;

QByteArray projectPath(const Account &account)
{
    return "/v5/" + percentEncoded(account.projectId);
}

QByteArray registriesPath(const Account &account)
{
    return projectPath(account) + "/image/registries";
}

QByteArray enterpriseProjectName()
{
    const QLatin1StringView name = entryFor(Field::EnterpriseProjectId).name;
    return {name.data(), name.size()};
}

// The query that nearly every call takes, before its own.
QueryItems queryOf(const Account &account, const QueryItems &own = {})
{
    return QueryItems{{enterpriseProjectName(), account.enterpriseProjectId}} + own;
}

QueryItems pageOf(int offset, int limit)
{
    return {{"limit", QString::number(limit)}, {"offset", QString::number(offset)}};
}

// Only for what holds no secret.
WipedBytes bytesOf(const QJsonObject &object)
{
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return {json.begin(), json.end()};
}

} // namespace

HttpRequest updateRegistryHead(const Account &account, const QString &registryId)
{
    const QByteArray path = registriesPath(account) + '/' + percentEncoded(registryId);
    HttpRequest put = bareRequest(Verb::Put, urlOf(account.endpoint, path, queryOf(account)));
    put.headers.push_back({"Content-Type", {}, "application/json"});
    return put;
}

HttpRequest updateRegistryRequest(
    const Account &account, const QString &registryId, const AccessUpdate &change)
{
    HttpRequest put = updateRegistryHead(account, registryId);
    put.body = updateBody(change);
    return put;
}

HttpRequest listRegistriesRequest(const Account &account, int offset, int limit)
{
    return bareRequest(
        Verb::Get, urlOf(account.endpoint, registriesPath(account), queryOf(account, pageOf(offset, limit))));
}

HttpRequest addRegistryRequest(const Account &account, const NewRegistry &registry)
{
    return jsonRequest(
        Verb::Post, urlOf(account.endpoint, registriesPath(account), queryOf(account)), addBody(registry));
}

HttpRequest deleteRegistryRequest(const Account &account, const QString &registryId)
{
    const QByteArray path = registriesPath(account) + '/' + percentEncoded(registryId);
    return bareRequest(Verb::Delete, urlOf(account.endpoint, path, queryOf(account)));
}

HttpRequest batchDeleteRequest(const Account &account, const QStringList &registryIds)
{
    return jsonRequest(Verb::Post,
        urlOf(account.endpoint, registriesPath(account) + "/batch-delete", queryOf(account)),
        bytesOf({{QStringLiteral("ids"), QJsonArray::fromStringList(registryIds)}}));
}

HttpRequest imageUploadCommandRequest(const Account &account, const UploadCommandQuery &query)
{
    // no enterprise project here; the names differ from those of the body (hss-api.md, section 3.4)
    QString password = query.password.reveal().toString();
    HttpRequest get = bareRequest(Verb::Get,
        urlOf(account.endpoint, registriesPath(account) + "/image-upload-command",
            {{"registry_addr", query.address}, {"namespace", query.nameSpace}, {"username", query.username},
                {"password", password}}));
    wipe(password.data(), std::size_t(password.size()) * sizeof(QChar));
    return get;
}

HttpRequest registryStatisticsRequest(const Account &account, const QString &registryType)
{
    return bareRequest(Verb::Get,
        urlOf(account.endpoint, registriesPath(account) + "/statistics",
            queryOf(account, {{"registry_type", registryType}})));
}

HttpRequest createSyncTaskRequest(const Account &account, const QList<SyncTarget> &targets)
{
    QJsonObject body{{QStringLiteral("sync_all_registries"), targets.isEmpty()}};
    if (!targets.isEmpty()) {
        QJsonArray registries;
        for (const SyncTarget &target : targets) {
            registries.append(QJsonObject{{QStringLiteral("registry_id"), target.registryId},
                {QStringLiteral("registry_type"), target.registryType}});
        }
        body.insert(View("registry_info"), registries);
    }
    return jsonRequest(Verb::Post,
        urlOf(account.endpoint, projectPath(account) + "/image/image-sync/tasks", queryOf(account)),
        bytesOf(body));
}

HttpRequest listImageScanTasksRequest(
    const Account &account, const ImageTaskQuery &query, int offset, int limit)
{
    const QString since = query.createTime ? QString::number(*query.createTime) : QString();
    const QueryItems own{{"type", query.type}, {"task_type", query.taskType}, {"task_status", query.status},
        {"create_time", since}};
    return bareRequest(Verb::Get,
        urlOf(account.endpoint, projectPath(account) + "/image/tasks",
            queryOf(account, own + pageOf(offset, limit))));
}

HttpRequest listAssociateRegistriesRequest(
    const Account &account, const QString &taskId, int offset, int limit)
{
    const QByteArray path =
        projectPath(account) + "/image/image-sync/tasks/" + percentEncoded(taskId) + "/registries";
    return bareRequest(Verb::Get, urlOf(account.endpoint, path, queryOf(account, pageOf(offset, limit))));
}

HttpRequest listClustersRequest(const Account &account, int offset, int limit)
{
    return bareRequest(Verb::Get,
        urlOf(account.endpoint, projectPath(account) + "/container/kubernetes/clusters/daemonsets",
            queryOf(account, pageOf(offset, limit))));
}

} // namespace hssreg
