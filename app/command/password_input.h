#pragma once

#include "app/command/finding.h"
#include "app/command/surroundings.h"
#include "app/connection/secret_source.h"

namespace hssreg {

//! Gets the password of an update from where the command line says.
class PasswordInput {
    Q_DECLARE_TR_FUNCTIONS(PasswordInput)
public:
    //! Why there is no password: something to report as a finding, a wrong command line, or a stop.
    struct Failure {
        std::optional<Finding> finding;
        QString complaint; //!< the command line can not be followed; empty otherwise
        bool stopped = false;
    };

    explicit PasswordInput(const Surroundings &surroundings)
        : m_surroundings(surroundings)
    {
    }
    //! `id` names the repository in findings and in the question. May block on a prompt.
    [[nodiscard]] Result<Secret, Failure> read(const PasswordSource &source, const QString &id) const;

private:
    [[nodiscard]] Result<Secret, Failure> ask(const QString &id) const;

    const Surroundings &m_surroundings;
};

class ServiceAccess;

//! Says why there is no password, for commands that can not go on without one; the exit code for it.
[[nodiscard]] int passwordFailed(
    ServiceAccess &access, QLatin1StringView action, const PasswordInput::Failure &failure);

} // namespace hssreg
