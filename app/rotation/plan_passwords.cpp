#include "app/rotation/plan_passwords.h"

#include "app/rotation/password_origin.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace hssreg {

namespace {

class PlanPasswordsText {
    Q_DECLARE_TR_FUNCTIONS(hssreg::PlanPasswords)
};

// A place that rows name, and how many do.
struct Wanted {
    QString from;
    bool asks = false; // a person
    int rows = 0;
};

// In the order of the plan, people last.
std::vector<Wanted> wantedBy(const std::vector<PlanRow> &rows)
{
    std::vector<Wanted> wanted;
    QHash<QString, std::size_t> places;
    for (const PlanRow &row : rows) {
        if (!promisesPassword(row))
            continue;
        auto place = places.constFind(row.passwordFrom);
        if (place == places.constEnd()) {
            const std::optional<PasswordOrigin> origin = readPasswordOrigin(row.passwordFrom);
            place = places.insert(row.passwordFrom, wanted.size());
            wanted.push_back({row.passwordFrom, origin && origin->kind == PasswordOrigin::Kind::Prompt, 0});
        }
        ++wanted[*place].rows;
    }
    std::stable_partition(wanted.begin(), wanted.end(), [](const Wanted &place) { return !place.asks; });
    return wanted;
}

LookedPassword judged(Result<Secret, SecretSourceError> fetched)
{
    return fetched.ok() ? judgedPassword(std::move(fetched).value())
                        : missingPassword(fetched.error(), Level::Error);
}

QString keychainDetail(const QString &from, SecretTrouble trouble)
{
    switch (trouble) {
    case SecretTrouble::Absent:
    case SecretTrouble::Cancelled: return from;
    case SecretTrouble::Denied: return PlanPasswordsText::tr("%1, and the keychain gave no access").arg(from);
    case SecretTrouble::NoKeychain:
        return PlanPasswordsText::tr("%1, and there is no keychain, or it can not be reached").arg(from);
    case SecretTrouble::TimedOut:
        return PlanPasswordsText::tr("%1, and the keychain did not answer in time").arg(from);
    }
    Q_UNREACHABLE();
}

LookedPassword notInKeychain(const QString &from, SecretTrouble trouble)
{
    const SecretSourceError error{SecretSourceError::Kind::NotThere, keychainDetail(from, trouble)};
    return missingPassword(error, Level::Error);
}

} // namespace

bool PasswordSearch::canRun() const
{
    return !cancelled && std::none_of(findings.begin(), findings.end(), [](const PlanFinding &finding) {
        return finding.problem.level == Level::Error;
    });
}

PlanPasswords::PlanPasswords(QString folder, SecretStore &store, PasswordAsker &asker, Pipes pipes)
    : m_folder(std::move(folder))
    , m_store(store)
    , m_asker(asker)
    , m_pipes(pipes)
{
}

QCoro::Task<PasswordSearch> PlanPasswords::find(const std::vector<PlanRow> &rows, CallScope &scope)
{
    m_found.clear();
    PasswordSearch search;
    const std::vector<Wanted> all = wantedBy(rows);
    bool asked = false;
    for (const Wanted &wanted : all) {
        if (wanted.asks && !asked) {
            search.findings = passwordFindings(rows, m_found);
            if (!search.canRun()) // nobody types what is then not used
                co_return search;
            asked = true;
        }
        const bool goesOn = co_await look(wanted.from, wanted.rows, scope);
        if (!goesOn) {
            search.cancelled = true;
            co_return search;
        }
    }
    search.findings = passwordFindings(rows, m_found);
    co_return search;
}

QCoro::Task<bool> PlanPasswords::look(QString from, int repositories, CallScope &scope)
{
    const std::optional<PasswordOrigin> origin = readPasswordOrigin(from);
    if (scope.isClosed())
        co_return false;
    if (!origin) // reading the plan said so
        co_return true;
    LookedPassword looked;
    switch (origin->kind) {
    case PasswordOrigin::Kind::Environment: looked = judged(secretFromEnvironment(origin->name)); break;
    case PasswordOrigin::Kind::File: looked = lookAtFile(origin->name); break;
    case PasswordOrigin::Kind::Keychain: {
        SecretAnswer answer = co_await m_store.read(origin->name, scope);
        if (!answer.ok() && answer.error() == SecretTrouble::Cancelled)
            co_return false;
        looked =
            answer.ok() ? judgedPassword(std::move(answer).value()) : notInKeychain(from, answer.error());
        break;
    }
    case PasswordOrigin::Kind::Prompt: {
        std::optional<Secret> typed = co_await m_asker.ask(origin->name, repositories, scope);
        if (!typed)
            co_return false;
        looked = judgedPassword(std::move(*typed));
        break;
    }
    }
    m_found.insert_or_assign(from, std::move(looked));
    co_return !scope.isClosed();
}

LookedPassword PlanPasswords::lookAtFile(const QString &name) const
{
    const QFileInfo file(QDir(m_folder).absoluteFilePath(name));
    const bool isOther = file.exists() && !file.isFile() && !file.isDir();
    if (isOther && m_pipes == Pipes::Refuse)
        return missingPassword({SecretSourceError::Kind::NotReadable, file.filePath()}, Level::Error);
    return judged(secretFromFile(file.filePath()));
}

const Secret *PlanPasswords::passwordFor(const PlanRow &row) const
{
    if (const Secret *own = row.change.password())
        return own;
    const auto found = promisesPassword(row) ? m_found.find(row.passwordFrom) : m_found.end();
    return found != m_found.end() && found->second.password ? &*found->second.password : nullptr;
}

} // namespace hssreg
