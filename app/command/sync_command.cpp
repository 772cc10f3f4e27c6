#include "app/command/sync_command.h"

#include "app/command/exit_codes.h"
#include "app/command/service_answer.h"
#include "app/service/advice.h"
#include "app/support/text.h"

#include <algorithm>

namespace hssreg {

namespace {

constexpr QLatin1StringView action("sync");

//! `co_await run.conclusion()`: a synchronisation is followed until it ends, or `patience` does.
class SyncRun final : public AwaitedCall<bool> {
public:
    SyncRun(RegistrySync &sync, const QList<RegistryInfo> &registries, Clock &clock,
        std::chrono::milliseconds patience, CallScope &scope)
        : AwaitedCall(scope)
        , m_sync(sync)
        , m_registries(registries)
        , m_clock(clock)
        , m_patience(patience)
    {
    }
    void cancel() override
    {
        m_sync.disconnect(&m_context); // its end would resume whoever waits before this is over
        m_sync.cancel();
        conclude(false);
    }

private:
    void start() override
    {
        QObject::connect(&m_sync, &RegistrySync::runningChanged, &m_context, [this] {
            if (!m_sync.isRunning())
                conclude(true);
        });
        m_clock.wakeAfter(m_patience, &m_context, [this] { m_sync.cancel(); });
        m_sync.start(m_registries);
    }

    RegistrySync &m_sync;
    QList<RegistryInfo> m_registries;
    Clock &m_clock;
    std::chrono::milliseconds m_patience;
    QObject m_context;
};

int exitCodeOf(const OperationRecord &record)
{
    if (record.report.outcome != Outcome::Updated)
        return exitCode(record.report.outcome);
    switch (record.end) {
    case OperationRecord::End::Done: return exit_code::done;
    case OperationRecord::End::Failed: return exit_code::refused;
    case OperationRecord::End::Open:
    case OperationRecord::End::NotProved: return exit_code::notProved;
    }
    Q_UNREACHABLE();
}

} // namespace

SyncCommand::SyncCommand(SyncOptions options, const Surroundings &surroundings)
    : m_options(std::move(options))
    , m_sync(surroundings.clock)
    , m_access(surroundings, action)
{
    QObject::connect(&m_sync, &RegistrySync::recordChanged, &m_sync, [this](const OperationRecord &record) {
        const auto same = [&record](const OperationRecord &each) { return each.number == record.number; };
        const auto known = std::find_if(m_records.begin(), m_records.end(), same);
        if (known == m_records.end())
            m_records.append(record);
        else
            *known = record;
    });
}

QCoro::Task<int> SyncCommand::run()
{
    const std::optional<int> end = co_await m_access.open(m_options.ids);
    if (end)
        co_return *end;
    const RegistryList list =
        co_await m_access.client().listRegistries(m_access.deadline(), m_access.scope());
    if (!list.ok())
        co_return m_access.fail(list.error());
    const Result<QList<RegistryInfo>, int> registries = chosen(list.value());
    if (!registries.ok())
        co_return registries.error();
    if (registries.value().isEmpty()) {
        m_access.output().note(tr("There is no repository to synchronise."));
        co_return exit_code::done;
    }
    int code = exit_code::done;
    if (m_options.wait)
        code = co_await follow(registries.value());
    else
        code = co_await start(registries.value());
    co_await m_access.history().settle();
    co_return code;
}

// HSS wants the type beside each ID, so all of them have to be in the list.
Result<QList<RegistryInfo>, int> SyncCommand::chosen(const QList<RegistryInfo> &listed)
{
    if (m_options.ids.isEmpty())
        return listed;
    QList<RegistryInfo> registries;
    for (const QString &id : std::as_const(m_options.ids)) {
        const RegistryInfo *registry = findRegistry(listed, id);
        if (!registry) {
            return m_access.fail(Outcome::Refused,
                tr("HSS does not list the repository “%1”. Nothing was synchronised.").arg(visible(id)));
        }
        registries.append(*registry);
    }
    return registries;
}

QCoro::Task<int> SyncCommand::start(QList<RegistryInfo> registries)
{
    QList<SyncTarget> targets;
    for (const RegistryInfo &registry : std::as_const(registries))
        targets.append({registry.id, registry.type});
    m_access.beginSending();
    const ServiceReport report =
        co_await m_access.client().createSyncTask(targets, m_access.deadline(), m_access.scope());
    QList<int> codes;
    for (const RegistryInfo &registry : std::as_const(registries)) {
        OperationRecord record;
        record.registryId = registry.id;
        record.registryName = registry.name;
        record.report = report;
        record.note = tr("HSS was told to synchronise it.");
        record.end = OperationRecord::End::Done;
        codes.append(print(record));
    }
    co_return exit_code::ofAll(codes);
}

QCoro::Task<int> SyncCommand::follow(QList<RegistryInfo> registries)
{
    m_sync.setClient(&m_access.client(), m_access.settings().deadline);
    m_sync.setPatience(*m_options.wait);
    SyncRun run(m_sync, registries, m_access.surroundings().clock, *m_options.wait, m_access.scope());
    m_access.output().note(tr("HSS synchronises; this is followed to its end."));
    co_await run.conclusion();
    QList<int> codes;
    for (const OperationRecord &record : std::as_const(m_records))
        codes.append(print(record));
    if (m_access.isStopped())
        co_return exit_code::stopped;
    co_return exit_code::ofAll(codes);
}

int SyncCommand::print(const OperationRecord &record)
{
    const int code = exitCodeOf(record);
    HistoryRecord kept =
        m_access.recordOf(HistoryAction::Synchronise, record.registryId, record.registryName);
    takeReport(kept, record.report);
    kept.proof = record.proof;
    kept.failReason = record.failReason;
    m_access.history().record(std::move(kept));
    if (!m_access.output().isJson()) {
        say(record);
        return code;
    }
    UpdateResult result;
    result.action = action;
    result.projectId = m_access.settings().projectId;
    result.id = record.registryId;
    result.report = record.report;
    result.proof = record.proof;
    result.failReason = record.failReason;
    result.message = code == exit_code::done ? QString() : record.note;
    ServiceAnswer(m_access.output()).update(result);
    return code;
}

void SyncCommand::say(const OperationRecord &record)
{
    Output &output = m_access.output();
    const QString name = visible(record.registryName.isEmpty() ? record.registryId : record.registryName);
    const bool accepted = record.report.outcome == Outcome::Updated;
    const QString what = accepted ? record.note : reportText(record.report);
    const QString line = tr("%1: %2", "repository, what happened").arg(name, visible(what));
    if (accepted && record.end == OperationRecord::End::Done)
        output.answer(line);
    else
        output.complain(line);
    const QString advice = accepted ? QString() : adviceText(record.report);
    if (!advice.isEmpty())
        output.complain(visible(advice));
    if (!record.report.requestId.isEmpty() && !accepted)
        output.complain(tr("Request ID: %1").arg(visible(record.report.requestId)));
}

} // namespace hssreg
