#include "app/command/terminal_questions.h"

#include "app/command/interruption.h"
#include "app/connection/secret_source.h"
#include "app/support/text.h"

#include <QBuffer>

#include <unistd.h>

namespace hssreg {

namespace {

// Nothing for an empty line.
std::optional<Secret> secretOf(const WipedBytes &line)
{
    QByteArray bytes = QByteArray::fromRawData(line.data(), qsizetype(line.size()));
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    const QString source = QCoreApplication::translate("TerminalPasscode", "what was typed");
    Result<Secret, SecretSourceError> read = secretFromDevice(device, source);
    return read.ok() ? std::optional(std::move(read).value()) : std::nullopt;
}

Result<WipedBytes, PromptEnd> asked(const Surroundings &surroundings, const QString &question, Typing typing)
{
    surroundings.interruption.watch(); // so that the terminal is put back
    return askOnTerminal(
        STDIN_FILENO, surroundings.interruption.descriptor(), surroundings.streams.err, question, typing);
}

} // namespace

Consent askForConsent(const Surroundings &surroundings, const QString &question)
{
    const Result<WipedBytes, PromptEnd> typed = asked(surroundings, question, Typing::Shown);
    if (!typed.ok()) {
        switch (typed.error()) {
        case PromptEnd::NotATerminal: return Consent::NotATerminal;
        case PromptEnd::Stopped: return Consent::Stopped;
        case PromptEnd::Closed: return Consent::No;
        }
    }
    const WipedBytes &line = typed.value();
    const QString answer = QString::fromUtf8(line.data(), qsizetype(line.size())).trimmed().toCaseFolded();
    const QString yes = QCoreApplication::translate("Consent", "yes");
    return !answer.isEmpty() && (answer == yes || answer == yes.left(1)) ? Consent::Yes : Consent::No;
}

QCoro::Task<std::optional<Secret>> TerminalPasscode::passcode(QString user, CallScope &scope)
{
    const QString question = tr("MFA code for %1", "IAM user").arg(visible(user));
    const Result<WipedBytes, PromptEnd> typed = asked(m_surroundings, question, Typing::Hidden);
    if (!typed.ok()) {
        if (typed.error() == PromptEnd::NotATerminal)
            m_surroundings.output.complain(tr("An MFA code can be asked for on a terminal only."));
        co_return std::nullopt;
    }
    std::optional<Secret> code = secretOf(typed.value());
    if (scope.isClosed())
        co_return std::nullopt;
    co_return code;
}

QCoro::Task<std::optional<Secret>> TerminalPasswords::ask(QString name, int repositories, CallScope &scope)
{
    const QString question = name.isEmpty()
        ? tr("New password (repositories: %1)").arg(repositories)
        : tr("New password “%1” (repositories: %2)").arg(visible(name)).arg(repositories);
    const Result<WipedBytes, PromptEnd> typed = asked(m_surroundings, question, Typing::Hidden);
    std::optional<Secret> password;
    if (typed.ok())
        password = secretOf(typed.value());
    else if (typed.error() == PromptEnd::NotATerminal)
        m_complaint =
            tr("The plan asks for a password, which can be typed on a terminal only. Let it come from "
               "env:, file: or keychain: instead.");
    if (!password && m_complaint.isEmpty() && (typed.ok() || typed.error() == PromptEnd::Closed))
        m_complaint = tr("No password was typed.");
    if (scope.isClosed())
        co_return std::nullopt;
    co_return password;
}

} // namespace hssreg
