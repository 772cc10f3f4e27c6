#pragma once

#include "app/access/new_registry.h"
#include "app/access/registry_info.h"
#include "app/service/account.h"
#include "app/service/hss_objects.h"
#include "app/service/service_exchange.h"

#include <QCoro/QCoroTask>

namespace hssreg {

//! All repositories of a project, or why there are none.
using RegistryList = Result<QList<RegistryInfo>, ServiceReport>;

//! The calls of the HSS service, each one coroutine: sends, waits, sends again where that is right, and concludes
//! within its deadline. Holds no state about repositories.
class HssClient {
public:
    //! Refers to the network, the clock, the source of the credential, the log and the pacer (these two may be null);
    //! they must outlive it. Owns the account. With a pacer every request waits for its turn, which does not count as
    //! time of the operation.
    HssClient(Network &network, Clock &clock, Account account, CredentialSource &source,
        RequestLog *log = nullptr, Pacer *pacer = nullptr);

    [[nodiscard]] const Account &account() const { return m_account; }

    //! ListRegistry, all pages, each repository once.
    [[nodiscard]] QCoro::Task<RegistryList> listRegistries(Deadline deadline, CallScope &scope);
    //! UpdateRegistry with a completed() change.
    [[nodiscard]] QCoro::Task<ServiceReport> updateRegistry(
        QString registryId, AccessUpdate change, Deadline deadline, CallScope &scope);

    //! AddRegistry with a completed() repository without errors. The answer has no ID: the list tells it by name.
    //! Never sent again once it may have left.
    [[nodiscard]] QCoro::Task<ServiceReport> addRegistry(
        NewRegistry registry, Deadline deadline, CallScope &scope);
    //! DeleteRegistry. Never sent again once it may have left.
    [[nodiscard]] QCoro::Task<ServiceReport> deleteRegistry(
        QString registryId, Deadline deadline, CallScope &scope);
    //! BatchDeleteRegistry; at least one ID. What a partial failure looks like is not documented: read the list after.
    [[nodiscard]] QCoro::Task<ServiceReport> batchDelete(
        QStringList registryIds, Deadline deadline, CallScope &scope);
    //! ShowImageUploadCommand.
    [[nodiscard]] QCoro::Task<Result<UploadCommand, ServiceReport>> imageUploadCommand(
        UploadCommandQuery query, Deadline deadline, CallScope &scope);
    //! CreateImageSynchronizeTask for these repositories; with none, for all. The answer has no task ID.
    [[nodiscard]] QCoro::Task<ServiceReport> createSyncTask(
        QList<SyncTarget> targets, Deadline deadline, CallScope &scope);
    //! ListImageScanTask, all pages.
    [[nodiscard]] QCoro::Task<Result<QList<ImageTask>, ServiceReport>> listImageScanTasks(
        ImageTaskQuery query, Deadline deadline, CallScope &scope);
    //! ListAssociateRegistries of a task, all pages.
    [[nodiscard]] QCoro::Task<Result<QList<AssociatedRegistry>, ServiceReport>> listAssociateRegistries(
        QString taskId, Deadline deadline, CallScope &scope);
    //! ListAgentDaemonsetInfo, all pages: the clusters that have the HSS plug-in, running or not.
    [[nodiscard]] QCoro::Task<Result<QList<ClusterInfo>, ServiceReport>> listClusters(
        Deadline deadline, CallScope &scope);
    //! ListRegistryStatistics; `registryType` empty: of all types.
    [[nodiscard]] QCoro::Task<Result<RegistryStatistics, ServiceReport>> registryStatistics(
        QString registryType, Deadline deadline, CallScope &scope);

private:
    Account m_account;
    ServiceExchange m_exchange;
};

} // namespace hssreg
