#pragma once

#include "app/command/surroundings.h"
#include "app/command/terminal_prompt.h"
#include "app/connection/passcode_asker.h"
#include "app/rotation/plan_passwords.h"

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

//! Asks for the passwords of a plan on the terminal.
class TerminalPasswords final : public PasswordAsker {
    Q_DECLARE_TR_FUNCTIONS(TerminalPasswords)
public:
    //! Refers to the surroundings.
    explicit TerminalPasswords(const Surroundings &surroundings)
        : m_surroundings(surroundings)
    {
    }
    QCoro::Task<std::optional<Secret>> ask(QString name, int repositories, CallScope &scope) override;
    //! Why there was no password, in words; empty: the program was told to stop.
    [[nodiscard]] const QString &complaint() const { return m_complaint; }

private:
    const Surroundings &m_surroundings;
    QString m_complaint;
};

} // namespace hssreg
