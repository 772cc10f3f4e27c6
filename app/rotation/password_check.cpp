#include "app/rotation/plan_file.h"

#include "app/access/access_fields.h"
#include "app/connection/secret_source.h"
#include "app/rotation/password_origin.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <map>
#include <tuple>

namespace hssreg {

namespace {

// What looking at one source gave.
struct Looked {
    std::optional<Secret> password; // one that can be sent
    QList<Problem> problems;
};

Problem passwordProblem(Level level, ProblemKind kind, const QString &detail = {})
{
    return {Field::RegistryPassword, level, kind, Reason::None, std::nullopt, detail, {}};
}

Problem problemOf(const SecretSourceError &error)
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
    // where the plan is run it may be there
    return passwordProblem(Level::Warning, ProblemKind::SecretNotFound, error.where);
}

// Nothing when it is not for now: a keychain, a person, a pipe.
std::optional<Result<Secret, SecretSourceError>> fetch(const PasswordOrigin &source, const QDir &folder)
{
    switch (source.kind) {
    case PasswordOrigin::Kind::Environment: return secretFromEnvironment(source.name);
    case PasswordOrigin::Kind::File: break;
    case PasswordOrigin::Kind::Keychain:
    case PasswordOrigin::Kind::Prompt: return std::nullopt;
    }
    const QFileInfo file(folder.absoluteFilePath(source.name));
    if (file.exists() && !file.isFile() && !file.isDir())
        return std::nullopt;
    return secretFromFile(file.filePath());
}

Looked lookAt(const QString &from, const QDir &folder)
{
    const std::optional<PasswordOrigin> source = readPasswordOrigin(from);
    auto fetched = source ? fetch(*source, folder) : std::nullopt;
    if (!fetched)
        return {};
    if (!fetched->ok())
        return {std::nullopt, {problemOf(fetched->error())}};
    Secret password = std::move(*fetched).value();
    QList<Problem> problems = checkValue(Field::RegistryPassword, password.reveal());
    if (hasErrors(problems)) // up to 1 MiB: not copied into every row
        return {std::nullopt, problems};
    return {std::move(password), problems};
}

bool standsBefore(const PlanFinding &a, const PlanFinding &b)
{
    return std::tie(a.position.line, a.position.column) < std::tie(b.position.line, b.position.column);
}

} // namespace

void checkPasswordSources(Plan &plan, const QString &folder)
{
    const QDir base(folder);
    std::map<QString, Looked> sources; // each is read once
    bool saidOfDefaults = false;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        PlanRow &row = plan.rows[i];
        if (row.passwordFrom.isEmpty() || !row.change.passwordIsPromised())
            continue;
        auto looked = sources.find(row.passwordFrom);
        if (looked == sources.end())
            looked = sources.emplace(row.passwordFrom, lookAt(row.passwordFrom, base)).first;
        if (looked->second.password)
            row.change.setPassword(looked->second.password->clone());
        if (row.passwordFromDefaults && std::exchange(saidOfDefaults, true))
            continue;
        for (const Problem &problem : looked->second.problems) {
            const bool own = !row.passwordFromDefaults;
            plan.findings.append(
                {own ? int(i) + 1 : 0, row.passwordFromPosition, own ? row.id : QString(), problem});
        }
    }
    std::stable_sort(plan.findings.begin(), plan.findings.end(), standsBefore);
}

} // namespace hssreg
