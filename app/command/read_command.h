#pragma once

#include "app/command/command.h"
#include "app/command/finding.h"
#include "app/connection/session.h"
#include "app/support/call_scope.h"

#include <QObject>

namespace hssreg {

//! What the commands that read the list have in common: who asks, the reading, a failure, a stop.
class ReadCommand : public Command {
public:
    //! `action`: what its objects call it. `id`: the repository it is about, if it is about one.
    ReadCommand(const Surroundings &surroundings, QLatin1StringView action, std::optional<QString> id);

    QCoro::Task<int> run() final;

protected:
    //! Prints what was asked for. The result is the exit code.
    [[nodiscard]] virtual int answer(const QList<RegistryInfo> &registries) = 0;
    [[nodiscard]] Output &output() { return m_surroundings.output; }
    [[nodiscard]] int fail(const ServiceReport &report, const QString &message = {});

private:
    [[nodiscard]] std::optional<int> open();

    Surroundings m_surroundings;
    QLatin1StringView m_action;
    std::optional<QString> m_id;
    std::unique_ptr<Session> m_session;
    QObject m_context;
    CallScope m_scope; // last: ends the flow while the rest still lives
};

} // namespace hssreg
