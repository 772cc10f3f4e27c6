#include "app/service/hss_client.h"

#include "app/service/hss_replies.h"
#include "app/service/paging.h"
#include "app/service/requests.h"

namespace hssreg {

namespace {

// What a change with a login must not be quoted with.
void hideLoginOf(const AccessUpdate &change, Redaction &redaction)
{
    if (!change.password())
        return;
    redaction.hideLogin(change.text(Field::RegistryUsername).value_or(QString()), *change.password());
}

} // namespace

HssClient::HssClient(
    Network &network, Clock &clock, Account account, CredentialSource &source, RequestLog *log, Pacer *pacer)
    : m_account(std::move(account))
    , m_exchange(network, clock, m_account.projectId, &source, log, pacer)
{
}

QCoro::Task<ServiceReport> HssClient::updateRegistry(
    QString registryId, AccessUpdate change, Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    hideLoginOf(change, operation.redaction);
    HttpRequest request = updateRegistryRequest(m_account, registryId, change);
    const Exchange exchange = co_await m_exchange.send(std::move(request), operation);
    co_return changeReport(exchange, operation.redaction);
}

QCoro::Task<RegistryList> HssClient::listRegistries(Deadline deadline, CallScope &scope)
{
    ListCall<RegistryInfo> call;
    call.request = [this](int offset, int limit) { return listRegistriesRequest(m_account, offset, limit); };
    call.read = readRegistryPage;
    call.key = [](const RegistryInfo &registry) { return registry.id; };
    return allPages(m_exchange, std::move(call), deadline, scope);
}

QCoro::Task<ServiceReport> HssClient::addRegistry(NewRegistry registry, Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    hideLoginOf(registry.access, operation.redaction);
    HttpRequest request = addRegistryRequest(m_account, registry);
    const Exchange exchange = co_await m_exchange.send(std::move(request), operation);
    co_return changeReport(exchange, operation.redaction);
}

QCoro::Task<ServiceReport> HssClient::deleteRegistry(QString registryId, Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    HttpRequest request = deleteRegistryRequest(m_account, registryId);
    const Exchange exchange = co_await m_exchange.send(std::move(request), operation);
    co_return changeReport(exchange, operation.redaction);
}

QCoro::Task<ServiceReport> HssClient::batchDelete(
    QStringList registryIds, Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    HttpRequest request = batchDeleteRequest(m_account, registryIds);
    const Exchange exchange = co_await m_exchange.send(std::move(request), operation);
    co_return changeReport(exchange, operation.redaction);
}

QCoro::Task<Result<UploadCommand, ServiceReport>> HssClient::imageUploadCommand(
    UploadCommandQuery query, Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    operation.redaction.hideLogin(query.username, query.password);
    HttpRequest request = imageUploadCommandRequest(m_account, query);
    Exchange exchange = co_await m_exchange.send(std::move(request), operation);
    Result<UploadCommand, ServiceReport> command =
        readReport(exchange, operation.redaction, readUploadCommand);
    wipeAnswer(exchange);
    co_return std::move(command);
}

QCoro::Task<ServiceReport> HssClient::createSyncTask(
    QList<SyncTarget> targets, Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    HttpRequest request = createSyncTaskRequest(m_account, targets);
    const Exchange exchange = co_await m_exchange.send(std::move(request), operation);
    co_return changeReport(exchange, operation.redaction);
}

QCoro::Task<Result<QList<ImageTask>, ServiceReport>> HssClient::listImageScanTasks(
    ImageTaskQuery query, Deadline deadline, CallScope &scope)
{
    ListCall<ImageTask> call;
    call.request = [this, query = std::move(query)](int offset, int limit) {
        return listImageScanTasksRequest(m_account, query, offset, limit);
    };
    call.read = readImageTaskPage;
    call.key = [](const ImageTask &task) { return task.id; };
    return allPages(m_exchange, std::move(call), deadline, scope);
}

QCoro::Task<Result<QList<AssociatedRegistry>, ServiceReport>> HssClient::listAssociateRegistries(
    QString taskId, Deadline deadline, CallScope &scope)
{
    ListCall<AssociatedRegistry> call;
    call.request = [this, taskId = std::move(taskId)](int offset, int limit) {
        return listAssociateRegistriesRequest(m_account, taskId, offset, limit);
    };
    call.read = readAssociatedPage;
    call.key = [](const AssociatedRegistry &registry) { return registry.registryId; };
    return allPages(m_exchange, std::move(call), deadline, scope);
}

QCoro::Task<Result<QList<ClusterInfo>, ServiceReport>> HssClient::listClusters(
    Deadline deadline, CallScope &scope)
{
    ListCall<ClusterInfo> call;
    call.request = [this](int offset, int limit) { return listClustersRequest(m_account, offset, limit); };
    call.read = readClusterPage;
    call.key = [](const ClusterInfo &cluster) { return cluster.id; };
    return allPages(m_exchange, std::move(call), deadline, scope);
}

QCoro::Task<Result<RegistryStatistics, ServiceReport>> HssClient::registryStatistics(
    QString registryType, Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    HttpRequest request = registryStatisticsRequest(m_account, registryType);
    const Exchange exchange = co_await m_exchange.send(std::move(request), operation);
    co_return readReport(exchange, operation.redaction, readStatistics);
}

} // namespace hssreg
