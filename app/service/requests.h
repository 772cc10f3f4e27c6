#pragma once

#include "app/access/new_registry.h"
#include "app/service/account.h"
#include "app/service/hss_objects.h"
#include "app/service/request_parts.h"

namespace hssreg {

// The requests of HSS, as values. Without a credential: authorise() adds it to each attempt. Pure.

//! The PUT of UpdateRegistry without its body: what can be shown of it before anything is changed.
[[nodiscard]] HttpRequest updateRegistryHead(const Account &account, const QString &registryId);

//! UpdateRegistry: `PUT {endpoint}/v5/{project_id}/image/registries/{id}`. `change` is a completed() one, and not empty.
[[nodiscard]] HttpRequest updateRegistryRequest(
    const Account &account, const QString &registryId, const AccessUpdate &change);

//! One page of ListRegistry: `GET {endpoint}/v5/{project_id}/image/registries`. limit is 10 to 200.
[[nodiscard]] HttpRequest listRegistriesRequest(const Account &account, int offset, int limit);

//! AddRegistry: `POST …/image/registries`. `registry` is a completed() one without errors.
[[nodiscard]] HttpRequest addRegistryRequest(const Account &account, const NewRegistry &registry);

//! DeleteRegistry: `DELETE …/image/registries/{id}`, without a body.
[[nodiscard]] HttpRequest deleteRegistryRequest(const Account &account, const QString &registryId);

//! BatchDeleteRegistry: `POST …/image/registries/batch-delete`.
[[nodiscard]] HttpRequest batchDeleteRequest(const Account &account, const QStringList &registryIds);

//! ShowImageUploadCommand: `GET …/image/registries/image-upload-command`. The URL holds the password: never shown.
[[nodiscard]] HttpRequest imageUploadCommandRequest(const Account &account, const UploadCommandQuery &query);

//! ListRegistryStatistics: `GET …/image/registries/statistics`.
[[nodiscard]] HttpRequest registryStatisticsRequest(const Account &account, const QString &registryType);

//! CreateImageSynchronizeTask: `POST …/image/image-sync/tasks`. Without targets: all repositories.
[[nodiscard]] HttpRequest createSyncTaskRequest(const Account &account, const QList<SyncTarget> &targets);

//! One page of ListImageScanTask: `GET …/image/tasks`.
[[nodiscard]] HttpRequest listImageScanTasksRequest(
    const Account &account, const ImageTaskQuery &query, int offset, int limit);

//! One page of ListAssociateRegistries: `GET …/image/image-sync/tasks/{task_id}/registries`.
[[nodiscard]] HttpRequest listAssociateRegistriesRequest(
    const Account &account, const QString &taskId, int offset, int limit);

//! One page of ListAgentDaemonsetInfo: `GET …/container/kubernetes/clusters/daemonsets`.
[[nodiscard]] HttpRequest listClustersRequest(const Account &account, int offset, int limit);

} // namespace hssreg
