#pragma once

#include "app/command/command.h"
#include "app/command/service_access.h"
#include "app/repository/login_check.h"
#include "app/repository/login_turns.h"

namespace hssreg {

//! `check ID` or `check --registry-addr A …`: tests a login at the repository itself.
class CheckCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(CheckCommand)
public:
    CheckCommand(CheckOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    [[nodiscard]] std::optional<int> readPassword();
    [[nodiscard]] QCoro::Task<std::optional<int>> readRegistry();
    [[nodiscard]] std::optional<int> checkValues();
    [[nodiscard]] LoginToCheck login() const;
    [[nodiscard]] int finish(const LoginReport &report);
    void print(const LoginReport &report);
    void say(const LoginReport &report);

    CheckOptions m_options;
    std::optional<RegistryInfo> m_known; //!< what HSS has
    NetworkSettings m_network;
    LoginTurns m_turns;
    ServiceAccess m_access; // last: ends the flow while the rest still lives
};

} // namespace hssreg
