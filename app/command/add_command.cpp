#include "app/command/add_command.h"

#include "app/command/exit_codes.h"
#include "app/command/password_input.h"
#include "app/service/advice.h"
#include "app/service/prove.h"
#include "app/support/text.h"

namespace hssreg {

namespace {

constexpr QLatin1StringView action("add");

} // namespace

AddCommand::AddCommand(AddOptions options, const Surroundings &surroundings)
    : m_options(std::move(options))
    , m_access(surroundings, action)
{
    m_registry.name = m_options.name.value_or(QString());
    m_registry.type = m_options.type.value_or(QString());
    m_registry.access = std::move(m_options.access);
    m_result.action = action;
}

QCoro::Task<int> AddCommand::run()
{
    if (const std::optional<int> end = readPassword())
        co_return *end;
    const std::optional<int> unopened = co_await m_access.open(QStringList(), findings());
    if (unopened)
        co_return *unopened;
    m_result.projectId = m_access.settings().projectId;
    const Deadline deadline = m_access.deadline();
    const std::optional<int> unread = co_await readBefore(deadline);
    if (unread)
        co_return *unread;
    NewRegistry sent = completed(m_registry);
    m_result.changed = sent.access.members();
    const FieldTexts texts = sent.access.texts();
    m_access.beginSending();
    m_result.report = co_await m_access.client().addRegistry(std::move(sent), deadline, m_access.scope());
    m_access.endSending();
    if (m_result.report.outcome == Outcome::Updated && !m_access.isStopped()) {
        co_await find();
    }
    keep(texts);
    if (m_options.wait && !m_result.id.isEmpty() && !m_access.isStopped())
        co_await prove();
    m_access.history().amend(m_result.proof, m_result.failReason);
    co_await m_access.history().settle();
    co_return finish();
}

std::optional<int> AddCommand::readPassword()
{
    if (m_options.password.kind == PasswordSource::Kind::None)
        return std::nullopt;
    Result<Secret, PasswordInput::Failure> password =
        PasswordInput(m_access.surroundings()).read(m_options.password, m_registry.name);
    if (!password.ok())
        return passwordFailed(m_access, action, password.error());
    m_registry.access.setPassword(std::move(password).value());
    return std::nullopt;
}

QList<Finding> AddCommand::findings() const
{
    QList<Finding> findings;
    for (const Problem &problem : checkNewRegistry(m_registry))
        findings.append(findingOf(problem, QString()));
    return findings;
}

// The answer to adding has no ID: the new one is known by not having been there. Who may not list may still add.
QCoro::Task<std::optional<int>> AddCommand::readBefore(Deadline deadline)
{
    const RegistryList list = co_await m_access.client().listRegistries(deadline, m_access.scope());
    if (!list.ok()) {
        if (list.error().outcome != Outcome::Refused || !list.error().redirectTo.isEmpty())
            co_return m_access.fail(list.error());
        m_access.output().note(tr("The list can not be read, so what HSS has is not known. %1")
                                   .arg(visible(reportText(list.error()))));
        co_return std::nullopt;
    }
    for (const RegistryInfo &registry : list.value()) {
        if (registry.name == m_registry.name)
            m_idsBefore.append(registry.id);
    }
    co_return std::nullopt;
}

QCoro::Task<> AddCommand::find()
{
    const RegistryList list =
        co_await m_access.client().listRegistries(m_access.deadline(), m_access.scope());
    if (list.ok()) {
        for (const RegistryInfo &registry : list.value()) {
            if (registry.name != m_registry.name || m_idsBefore.contains(registry.id))
                continue;
            m_result.id = registry.id;
            m_result.accessStatus = registry.status;
            co_return;
        }
    }
    m_access.output().note(tr("HSS accepted it, but does not list it yet, so its ID is not known."));
}

void AddCommand::keep(const FieldTexts &sent)
{
    HistoryRecord record = m_access.recordOf(HistoryAction::Add, m_result.id, m_registry.name);
    record.changed = changedMembers(m_result.changed, nullptr, sent);
    takeReport(record, m_result.report);
    m_access.history().record(std::move(record));
}

QCoro::Task<> AddCommand::prove()
{
    if (!m_access.output().isJson())
        m_access.output().note(tr("Accepted; reading back whether HSS can use it."));
    RegistryInfo before; // it was never synchronised: every login is a new one
    before.id = m_result.id;
    before.latestSyncTime = 0;
    const ProofEnd end = co_await proveUpdate(m_access.client(), m_access.surroundings().clock, m_result.id,
        before, *m_options.wait, m_access.scope());
    m_result.proof = end.proof;
    if (!end.registry)
        co_return;
    m_result.accessStatus = end.registry->status;
    m_result.failReason = end.registry->failReason;
}

int AddCommand::finish()
{
    m_result.done = m_result.id.isEmpty()
        ? tr("Connected to HSS: %1").arg(visible(m_registry.name))
        : tr("Connected to HSS: %1 (%2)", "name, ID").arg(visible(m_registry.name), visible(m_result.id));
    ServiceAnswer(m_access.output()).update(m_result);
    if (m_access.isStopped() && m_result.report.outcome != Outcome::Unknown)
        return exit_code::stopped;
    return exitCodeOf(m_result, m_options.wait.has_value());
}

} // namespace hssreg
