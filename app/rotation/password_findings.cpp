#include "app/rotation/password_findings.h"

#include "app/access/access_fields.h"

#include <utility>

namespace hssreg {

namespace {

Problem passwordProblem(Level level, ProblemKind kind, const QString &detail = {})
{
    return {Field::RegistryPassword, level, kind, Reason::None, std::nullopt, detail, {}};
}

Problem problemOf(const SecretSourceError &error, Level level)
{
    switch (error.kind) {
    case SecretSourceError::Kind::NotThere:
    case SecretSourceError::Kind::NotReadable: break;
    case SecretSourceError::Kind::Empty: return passwordProblem(Level::Error, ProblemKind::Empty);
    case SecretSourceError::Kind::NotUtf8: return passwordProblem(Level::Error, ProblemKind::BadCharacter);
    case SecretSourceError::Kind::TooLarge: {
        Problem problem = passwordProblem(Level::Error, ProblemKind::TooLong);
        problem.limit = entryFor(Field::RegistryPassword).maxLength;
        return problem;
    }
    }
    return passwordProblem(level, ProblemKind::SecretNotFound, error.where);
}

} // namespace

bool promisesPassword(const PlanRow &row)
{
    return !row.passwordFrom.isEmpty() && row.change.passwordIsPromised();
}

LookedPassword judgedPassword(Secret password)
{
    QList<Problem> problems = checkValue(Field::RegistryPassword, password.reveal());
    if (hasErrors(problems)) // up to 1 MiB: not kept
        return {std::nullopt, problems};
    return {std::move(password), problems};
}

LookedPassword missingPassword(const SecretSourceError &error, Level level)
{
    return {std::nullopt, {problemOf(error, level)}};
}

QList<PlanFinding> passwordFindings(
    const std::vector<PlanRow> &rows, const std::map<QString, LookedPassword> &looked)
{
    QList<PlanFinding> findings;
    bool saidOfDefaults = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const PlanRow &row = rows[i];
        const auto found = promisesPassword(row) ? looked.find(row.passwordFrom) : looked.end();
        if (found == looked.end() || (row.passwordFromDefaults && std::exchange(saidOfDefaults, true)))
            continue;
        const bool own = !row.passwordFromDefaults;
        for (const Problem &problem : found->second.problems)
            findings.append(
                {own ? rowNumber(row, i) : 0, row.passwordFromPosition, own ? row.id : QString(), problem});
    }
    return findings;
}

} // namespace hssreg
