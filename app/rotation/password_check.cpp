#include "app/rotation/plan_file.h"

#include "app/rotation/password_findings.h"
#include "app/rotation/password_origin.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <map>
#include <tuple>

namespace hssreg {

namespace {

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

LookedPassword lookAt(const QString &from, const QDir &folder)
{
    const std::optional<PasswordOrigin> source = readPasswordOrigin(from);
    auto fetched = source ? fetch(*source, folder) : std::nullopt;
    if (!fetched)
        return {};
    if (!fetched->ok()) // where the plan is run it may be there
        return missingPassword(fetched->error(), Level::Warning);
    return judgedPassword(std::move(*fetched).value());
}

bool standsBefore(const PlanFinding &a, const PlanFinding &b)
{
    return std::tie(a.position.line, a.position.column) < std::tie(b.position.line, b.position.column);
}

} // namespace

void checkPasswordSources(Plan &plan, const QString &folder)
{
    const QDir base(folder);
    std::map<QString, LookedPassword> sources; // each is read once
    // before passwords take the place of the promises
    for (const PlanRow &row : plan.rows) {
        if (promisesPassword(row) && !sources.contains(row.passwordFrom))
            sources.emplace(row.passwordFrom, lookAt(row.passwordFrom, base));
    }
    plan.findings += passwordFindings(plan.rows, sources);
    for (PlanRow &row : plan.rows) {
        const auto looked = promisesPassword(row) ? sources.find(row.passwordFrom) : sources.end();
        if (looked != sources.end() && looked->second.password)
            row.change.setPassword(looked->second.password->clone());
    }
    std::stable_sort(plan.findings.begin(), plan.findings.end(), standsBefore);
}

} // namespace hssreg
