#include "app/command/terminal_questions.h"

#include "app/command/interruption.h"
#include "app/connection/secret_source.h"
#include "app/support/text.h"

#include <QBuffer>

#include <unistd.h>

namespace hssreg {

namespace {

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
    const WipedBytes &line = typed.value();
    QByteArray bytes = QByteArray::fromRawData(line.data(), qsizetype(line.size()));
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    Result<Secret, SecretSourceError> code = secretFromDevice(device, tr("what was typed"));
    if (!code.ok() || scope.isClosed())
        co_return std::nullopt;
    co_return std::move(code).value();
}

} // namespace hssreg
