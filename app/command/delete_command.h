#pragma once

#include "app/command/command.h"
#include "app/command/service_access.h"
#include "app/command/service_answer.h"
#include "app/service/registry_lock.h"

#include <memory>
#include <vector>

namespace hssreg {

//! `delete ID…`: names what will go, asks, removes, and reads back whether HSS still lists it.
class DeleteCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(DeleteCommand)
public:
    DeleteCommand(DeleteOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    [[nodiscard]] std::optional<int> take(const RegistryList &list);
    [[nodiscard]] std::optional<int> ask();
    [[nodiscard]] std::optional<int> lockAll();
    [[nodiscard]] QCoro::Task<ServiceReport> remove();
    [[nodiscard]] QCoro::Task<QStringList> remaining();
    [[nodiscard]] int finish(const ServiceReport &report, const QStringList &remaining);
    void keep(const UpdateResult &result);
    [[nodiscard]] QString nameOf(const QString &id) const;

    DeleteOptions m_options;
    QList<RegistryInfo> m_listed;
    bool m_listKnown = false;
    std::vector<std::unique_ptr<RegistryLock>> m_locks; // while it is on its way
    ServiceAccess m_access; // last: ends the flow while the rest still lives
};

} // namespace hssreg
