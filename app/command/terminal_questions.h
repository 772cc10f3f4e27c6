#pragma once

#include "app/command/surroundings.h"
#include "app/command/terminal_prompt.h"
#include "app/connection/passcode_asker.h"

#include <QCoreApplication>

namespace hssreg {

//! What a person says to a question of yes or no.
enum class Consent { Yes, No, NotATerminal, Stopped };

//! Asks on the terminal whether to go on; anything but yes is no. Blocks.
[[nodiscard]] Consent askForConsent(const Surroundings &surroundings, const QString &question);

//! Asks for the passcode of a virtual MFA device on the terminal. Without a terminal there is none.
class TerminalPasscode final : public PasscodeAsker {
    Q_DECLARE_TR_FUNCTIONS(TerminalPasscode)
public:
    //! Refers to the surroundings.
    explicit TerminalPasscode(const Surroundings &surroundings)
        : m_surroundings(surroundings)
    {
    }
    QCoro::Task<std::optional<Secret>> passcode(QString user, CallScope &scope) override;

private:
    const Surroundings &m_surroundings;
};

} // namespace hssreg
