#include "app/command/delete_command.h"

#include "app/access/registry_words.h"
#include "app/command/exit_codes.h"
#include "app/service/advice.h"
#include "app/support/text.h"
#include "app/support/waits.h"

#include <QSet>

namespace hssreg {

using namespace std::chrono_literals;

namespace {

constexpr QLatin1StringView action("delete");
constexpr int looks = 3; // at the list, before a repository that is still there counts as not removed

} // namespace

DeleteCommand::DeleteCommand(DeleteOptions options, const Surroundings &surroundings)
    : m_options(std::move(options))
    , m_access(surroundings, action)
{
}

QCoro::Task<int> DeleteCommand::run()
{
    const std::optional<int> unopened = co_await m_access.open(m_options.ids);
    if (unopened)
        co_return *unopened;
    const RegistryList list =
        co_await m_access.client().listRegistries(m_access.deadline(), m_access.scope());
    if (const std::optional<int> end = take(list))
        co_return *end;
    if (const std::optional<int> end = ask())
        co_return *end;
    if (const std::optional<int> end = lockAll())
        co_return *end;
    const ServiceReport report = co_await remove();
    m_locks.clear();
    QStringList still;
    if (report.outcome == Outcome::Updated && m_listKnown && !m_access.isStopped())
        still = co_await remaining();
    const int code = finish(report, still);
    co_await m_access.history().settle();
    co_return code;
}

// What is about to go. Who may not list may still remove: then only its ID is known.
std::optional<int> DeleteCommand::take(const RegistryList &list)
{
    if (!list.ok()) {
        if (list.error().outcome != Outcome::Refused || !list.error().redirectTo.isEmpty())
            return m_access.fail(list.error());
        m_access.output().note(tr("The list can not be read, so what HSS has is not known. %1")
                                   .arg(visible(reportText(list.error()))));
        return std::nullopt;
    }
    m_listed = list.value();
    m_listKnown = true;
    for (const QString &id : std::as_const(m_options.ids)) {
        const RegistryInfo *registry = findRegistry(m_listed, id);
        if (!registry) {
            return m_access.fail(Outcome::Refused,
                tr("HSS does not list the repository “%1”. Nothing was removed.").arg(visible(id)));
        }
        if (!isThirdParty(*registry))
            return m_access.fail(Outcome::Invalid, whyNotEdited(*registry));
    }
    return std::nullopt;
}

std::optional<int> DeleteCommand::ask()
{
    if (m_options.yes)
        return m_access.isStopped() ? std::optional(m_access.fail(Outcome::Cancelled)) : std::nullopt;
    QStringList names;
    for (const QString &id : std::as_const(m_options.ids))
        names.append(nameOf(id));
    const QString question = tr("Remove from HSS: %1? yes or no").arg(names.join(QStringLiteral(", ")));
    switch (askForConsent(m_access.surroundings(), question)) {
    case Consent::Yes: return std::nullopt;
    case Consent::No:
    case Consent::Stopped: return m_access.fail(Outcome::Cancelled);
    case Consent::NotATerminal: break;
    }
    m_access.output().complain(
        tr("Say --yes to remove without being asked; there is no terminal to ask on."));
    return exit_code::wrongCommandLine;
}

// All of them, or nothing is sent: somebody who changes one of them must not find it gone under the change.
std::optional<int> DeleteCommand::lockAll()
{
    const QSet<QString> ids(m_options.ids.begin(), m_options.ids.end()); // one named twice is locked once
    for (const QString &id : ids) {
        m_locks.push_back(
            std::make_unique<RegistryLock>(registryLockFolder(), m_access.client().account(), id));
        if (m_locks.back()->take() == RegistryLock::Taken::Busy) {
            return m_access.fail(Outcome::ChangedElsewhere,
                tr("Another program is changing the repository %1 at the moment. Nothing was removed.")
                    .arg(nameOf(id)));
        }
    }
    return std::nullopt;
}

QCoro::Task<ServiceReport> DeleteCommand::remove()
{
    const Deadline deadline = m_access.deadline();
    m_access.beginSending();
    ServiceReport report;
    if (m_options.ids.size() == 1)
        report = co_await m_access.client().deleteRegistry(m_options.ids.first(), deadline, m_access.scope());
    else
        report = co_await m_access.client().batchDelete(m_options.ids, deadline, m_access.scope());
    m_access.endSending();
    co_return report;
}

// What HSS still lists of it: what a partial failure looks like is not documented, and it may take a moment.
QCoro::Task<QStringList> DeleteCommand::remaining()
{
    QStringList still;
    for (int look = 0; look < looks; ++look) {
        if (look > 0) {
            Delay pause(m_access.surroundings().clock, look * 1s, m_access.scope());
            if (co_await pause.conclusion() == WaitEnd::Cancelled)
                break;
        }
        const RegistryList list =
            co_await m_access.client().listRegistries(m_access.deadline(), m_access.scope());
        if (!list.ok())
            continue;
        still.clear();
        for (const QString &id : std::as_const(m_options.ids)) {
            if (findRegistry(list.value(), id))
                still.append(id);
        }
        if (still.isEmpty())
            break;
    }
    co_return still;
}

int DeleteCommand::finish(const ServiceReport &report, const QStringList &remaining)
{
    QList<int> codes;
    for (const QString &id : std::as_const(m_options.ids)) {
        UpdateResult result;
        result.action = action;
        result.projectId = m_access.settings().projectId;
        result.id = id;
        result.report = report;
        result.done = tr("Removed from HSS: %1").arg(nameOf(id));
        if (remaining.contains(id)) {
            result.report.outcome = Outcome::Unknown;
            result.message = tr("HSS accepted the removal of %1, and lists it still.").arg(nameOf(id));
        }
        ServiceAnswer(m_access.output()).update(result);
        keep(result);
        codes.append(exitCode(result.report.outcome));
    }
    const int code = exit_code::ofAll(codes);
    // an unknown outcome is not hidden behind the stop: it has to be looked after
    return m_access.isStopped() && code != exit_code::unknown ? exit_code::stopped : code;
}

void DeleteCommand::keep(const UpdateResult &result)
{
    const RegistryInfo *registry = findRegistry(m_listed, result.id);
    HistoryRecord record =
        m_access.recordOf(HistoryAction::Delete, result.id, registry ? registry->name : QString());
    takeReport(record, result.report);
    m_access.history().record(std::move(record));
}

QString DeleteCommand::nameOf(const QString &id) const
{
    const RegistryInfo *registry = findRegistry(m_listed, id);
    return registry && !registry->name.isEmpty()
        ? tr("%1 (%2)", "name, ID").arg(visible(registry->name), visible(id))
        : visible(id);
}

} // namespace hssreg
