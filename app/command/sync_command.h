#pragma once

#include "app/command/command.h"
#include "app/command/service_access.h"
#include "app/editor/registry_sync.h"

namespace hssreg {

//! `sync [ID…|--all]`: has HSS synchronise repositories and follows that to the end, unless told otherwise.
class SyncCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(SyncCommand)
public:
    SyncCommand(SyncOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    [[nodiscard]] QCoro::Task<int> start(QList<RegistryInfo> registries);
    [[nodiscard]] QCoro::Task<int> follow(QList<RegistryInfo> registries);
    [[nodiscard]] Result<QList<RegistryInfo>, int> chosen(const QList<RegistryInfo> &listed);
    [[nodiscard]] int print(const OperationRecord &record);
    void say(const OperationRecord &record);

    SyncOptions m_options;
    QList<OperationRecord> m_records; //!< as they were last told, one for each repository
    RegistrySync m_sync;
    ServiceAccess m_access; // last: ends the flow while the rest still lives
};

} // namespace hssreg
