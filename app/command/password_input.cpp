#include "app/command/password_input.h"

#include "app/access/problem_text.h"
#include "app/command/exit_codes.h"
#include "app/command/interruption.h"
#include "app/command/service_access.h"
#include "app/command/terminal_prompt.h"
#include "app/support/text.h"

#include <QBuffer>

namespace hssreg {

namespace {

constexpr int standardInput = 0;

ProblemKind kindOf(SecretSourceError::Kind kind)
{
    switch (kind) {
    case SecretSourceError::Kind::NotThere:
    case SecretSourceError::Kind::NotReadable: return ProblemKind::SecretNotFound;
    case SecretSourceError::Kind::Empty: return ProblemKind::Empty;
    case SecretSourceError::Kind::NotUtf8: return ProblemKind::BadCharacter;
    case SecretSourceError::Kind::TooLarge: return ProblemKind::TooLarge;
    }
    Q_UNREACHABLE();
}

Result<Secret, PasswordInput::Failure> judged(Result<Secret, SecretSourceError> read, const QString &id)
{
    if (read.ok())
        return std::move(read).value();
    Problem problem;
    problem.field = Field::RegistryPassword;
    problem.kind = kindOf(read.error().kind);
    PasswordInput::Failure failure;
    failure.finding = findingOf(problem, id);
    failure.finding->message =
        QStringLiteral("%1: %2").arg(fieldLabel(Field::RegistryPassword), secretSourceText(read.error()));
    return failure;
}

} // namespace

Result<Secret, PasswordInput::Failure> PasswordInput::read(
    const PasswordSource &source, const QString &id) const
{
    switch (source.kind) {
    case PasswordSource::Kind::None: break;
    case PasswordSource::Kind::Prompt: return ask(id);
    case PasswordSource::Kind::Environment: return judged(secretFromEnvironment(source.where), id);
    case PasswordSource::Kind::File:
        return source.where == QStringLiteral("-")
            ? judged(secretFromDevice(m_surroundings.streams.in, tr("standard input")), id)
            : judged(secretFromFile(source.where), id);
    }
    return Secret();
}

Result<Secret, PasswordInput::Failure> PasswordInput::ask(const QString &id) const
{
    const QString question = tr("New password for %1", "repository ID").arg(visible(id));
    m_surroundings.interruption.watch(); // so that the terminal gets its echo back
    Result<WipedBytes, PromptEnd> typed = askOnTerminal(
        standardInput, m_surroundings.interruption.descriptor(), m_surroundings.streams.err, question);
    if (typed.ok()) {
        const WipedBytes &line = typed.value();
        QByteArray bytes = QByteArray::fromRawData(line.data(), qsizetype(line.size()));
        QBuffer device(&bytes);
        device.open(QIODevice::ReadOnly);
        return judged(secretFromDevice(device, tr("what was typed")), id);
    }
    Failure failure;
    switch (typed.error()) {
    case PromptEnd::NotATerminal:
        failure.complaint = tr("A password can be asked for on a terminal only.");
        break;
    case PromptEnd::Closed: failure.complaint = tr("No password was typed."); break;
    case PromptEnd::Stopped: failure.stopped = true; break;
    }
    return failure;
}

int passwordFailed(ServiceAccess &access, QLatin1StringView action, const PasswordInput::Failure &failure)
{
    if (failure.stopped)
        return access.fail(Outcome::Cancelled);
    if (!failure.finding) {
        access.output().complain(failure.complaint);
        return exit_code::wrongCommandLine;
    }
    FindingReport(access.output(), action, FindingReport::Part::Aside).print({*failure.finding});
    return access.fail(Outcome::Invalid);
}

} // namespace hssreg
