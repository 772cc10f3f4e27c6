#pragma once

#include "app/support/secret.h"

#include <QList>
#include <QString>

#include <optional>

namespace hssreg {

// What the calls beside the list and the change of a repository take and give. Every member of an answer may be
// absent: texts are empty then, numbers nothing. Texts are as they came: visible() before anybody sees them.

//! What ShowImageUploadCommand asks for. The password travels in the query of a GET: the vendor's design.
struct UploadCommandQuery {
    QString address; //!< registry_addr
    QString nameSpace; //!< namespace
    QString username;
    Secret password;
};

//! How the scan component gets into a repository. The commands repeat the password, so they are secrets too.
struct UploadCommand {
    Secret command; //!< image_command
    QString downloadUrl; //!< images_download_url
    Secret pullCommand; //!< swr_image_pull_command
};

//! One repository of a synchronisation.
struct SyncTarget {
    QString registryId;
    QString registryType; //!< as the list has it
};

//! A task of ListImageScanTask. Times in milliseconds since 1970.
struct ImageTask {
    QString id;
    QString name;
    QString type; //!< cycle, manual, autoSync, manualSync
    std::optional<int>
        status; //!< 100 done, 0 to 99 progress in percent, -1 stopped, -2 timed out, -3 abnormal
    std::optional<qint64> beginTime;
    std::optional<qint64> endTime;
    std::optional<int> successNum;
    std::optional<int> failedNum;
    std::optional<int> totalNum;
    QString failedReason;
};

//! What to look for with ListImageScanTask. Empty texts are left out.
struct ImageTaskQuery {
    QString type = QStringLiteral("image_sync"); //!< image_sync or image_scan
    QString taskType; //!< cycle, manual, autoSync, manualSync
    QString status; //!< scanning or finished
    std::optional<qint64> createTime; //!< milliseconds since 1970: not before
};

//! How far a synchronisation got with one repository (ListAssociateRegistries).
struct AssociatedRegistry {
    QString registryId;
    QString registryName;
    QString registryType;
    QString syncStatus; //!< finished, running or failed
    QString failedReason;
};

//! A cluster with the HSS plug-in (ListAgentDaemonsetInfo): a candidate for the jump cluster.
struct ClusterInfo {
    QString id; //!< up to 256 characters here; connect_cluster_id takes 64
    QString name;
    QString type; //!< cce, ali, tencent, azure, aws, self_built_hw, self_built_idc
    std::optional<int> nodeNum;
    QString clusterStatus; //!< Available, …
    QString installedStatus;
    QString accessStatus; //!< not_connect, connect_success, connect_fail, connect_disruption
    QString combinedStatus; //!< accessing, access_error, running, run_error, upgrading, upgrade_error
    QString failedMessage;

    //! Connected to HSS and in state Running, as the user guide demands of a jump cluster.
    [[nodiscard]] bool isRunning() const { return combinedStatus == QLatin1StringView("running"); }
};

//! ListRegistryStatistics. Repositories that are still connecting are in neither number.
struct RegistryStatistics {
    std::optional<int> failNum;
    std::optional<int> successNum;
};

} // namespace hssreg
