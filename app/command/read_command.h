#pragma once

#include "app/command/command.h"
#include "app/command/service_access.h"

namespace hssreg {

//! What the commands that read the list have in common: who asks, the reading, a failure, a stop.
class ReadCommand : public Command {
public:
    //! `action`: what its objects call it. `id`: the repository it is about, if it is about one.
    ReadCommand(const Surroundings &surroundings, QLatin1StringView action, std::optional<QString> id)
        : m_id(std::move(id))
        , m_access(surroundings, action)
    {
    }

    QCoro::Task<int> run() final;

protected:
    //! Prints what was asked for. The result is the exit code.
    [[nodiscard]] virtual int answer(const QList<RegistryInfo> &registries) = 0;
    [[nodiscard]] Output &output() { return m_access.output(); }
    [[nodiscard]] const ConnectionSettings &settings() const { return m_access.settings(); }
    [[nodiscard]] int fail(const ServiceReport &report, const QString &message = {})
    {
        return m_access.fail(report, message);
    }

private:
    std::optional<QString> m_id;
    ServiceAccess m_access; // last: ends the flow while the rest still lives
};

} // namespace hssreg
