#include "app/command/rotate_command.h"

#include "app/command/exit_codes.h"
#include "app/command/interruption.h"
#include "app/command/plan_input.h"
#include "app/command/rotate_dry_run.h"
#include "app/history/history.h"
#include "app/rotation/rotation_setup.h"
#include "app/service/registry_lock.h"
#include "app/support/text.h"

#include <QFileInfo>

#include <algorithm>

namespace hssreg {

namespace {

constexpr QLatin1StringView action("rotate");
constexpr int connectionsOfLane = 6; // that Qt makes to one host

//! `co_await end.conclusion()`: starts a run and waits for its end.
class RunEnd final : public AwaitedCall<bool> {
public:
    RunEnd(RotationRun &run, CallScope &scope)
        : AwaitedCall(scope)
        , m_run(run)
    {
    }
    void cancel() override { conclude(false); }

private:
    void start() override
    {
        // queued, so that what follows does not begin inside the run
        QObject::connect(
            &m_run, &RotationRun::ended, &m_context, [this] { conclude(true); }, Qt::QueuedConnection);
        m_run.start();
    }

    RotationRun &m_run;
    QObject m_context;
};

PaceSettings paceOf(const RotateOptions &options)
{
    PaceSettings pace;
    if (options.rate > 0) {
        pace.start = options.rate;
        pace.most = options.rate;
    }
    return pace;
}

} // namespace

RotateCommand::RotateCommand(RotateOptions options, const Surroundings &surroundings)
    : m_options(std::move(options))
    , m_surroundings(surroundings)
    , m_passcodes(m_surroundings)
    , m_passwords(m_surroundings)
    , m_places(m_surroundings, m_kept, m_options.consentHosts)
    , m_journal(m_options, m_surroundings)
    , m_sites(m_surroundings.clock, paceOf(m_options), m_surroundings.log, &m_passcodes,
          1 + (m_options.run.concurrency - 1) / connectionsOfLane)
    , m_turns(m_surroundings.clock)
{
    QObject::connect(&m_surroundings.interruption, &Interruption::interrupted, &m_context,
        [this](int times) { stop(times); });
}

QCoro::Task<int> RotateCommand::run()
{
    if (const std::optional<int> end = readPlan())
        co_return *end;
    if (m_options.dryRun)
        co_return co_await dryRun();
    const std::optional<int> unprepared = co_await prepare();
    if (unprepared)
        co_return *unprepared;
    m_surroundings.interruption.watch();
    makeRun();
    co_return co_await runToEnd();
}

std::optional<int> RotateCommand::readPlan()
{
    const std::optional<QByteArray> bytes = readPlanBytes(m_options.file, m_surroundings.streams.in);
    if (!bytes) {
        m_surroundings.output.complain(tr("“%1” can not be read.").arg(visible(m_options.file)));
        return exit_code::wrongCommandLine;
    }
    m_plan = readPlanFile(*bytes);
    if (m_plan.errors() > 0)
        return tellFindings();
    keepShard(m_plan, m_options.shard); // the rest needs no place and no password here
    return std::nullopt;
}

// All that was found until now. Warnings do not end the flow.
std::optional<int> RotateCommand::tellFindings()
{
    FindingReport(m_surroundings.output, action, FindingReport::Part::Aside)
        .print(findingsOf(m_plan.findings), int(m_plan.rows.size()));
    return m_plan.errors() > 0 ? std::optional(exit_code::invalidInput) : std::nullopt;
}

QCoro::Task<int> RotateCommand::dryRun()
{
    checkPasswordSources(m_plan, planFolder(m_options.file));
    const std::optional<int> unplaced =
        co_await m_places.find(m_plan, RotatePlaces::Secrets::NotNeeded, m_scope);
    if (unplaced)
        co_return *unplaced;
    if (const std::optional<int> end = tellFindings())
        co_return *end;
    RotateDryRun(m_surroundings, m_places).print(m_plan, m_options.shard);
    co_return exit_code::done;
}

QCoro::Task<std::optional<int>> RotateCommand::prepare()
{
    if (const std::optional<int> end = checkReport())
        co_return end;
    const std::optional<int> noJournal = co_await m_journal.open(m_scope);
    if (noJournal)
        co_return noJournal;
    const std::optional<int> unplaced =
        co_await m_places.find(m_plan, RotatePlaces::Secrets::Needed, m_scope);
    if (unplaced)
        co_return unplaced;
    const std::optional<int> noSetup = co_await readSetup();
    if (noSetup)
        co_return noSetup;
    co_return takeUpLeft();
}

// Before anything is sent: afterwards it would be too late.
std::optional<int> RotateCommand::checkReport() const
{
    if (m_options.reportFile.isEmpty())
        return std::nullopt;
    const QFileInfo file(m_options.reportFile);
    const QFileInfo folder(file.absolutePath());
    // a device or a stream would be replaced by a file
    const bool replaceable = !file.exists() || (file.isFile() && !file.isSymLink() && file.isWritable());
    const bool usable =
        m_options.reportFile != QStringLiteral("-") && replaceable && folder.isDir() && folder.isWritable();
    if (usable)
        return std::nullopt;
    m_surroundings.output.complain(
        tr("“%1” can not be written. Nothing was sent.").arg(visible(m_options.reportFile)));
    return exit_code::wrongCommandLine;
}

QCoro::Task<std::optional<int>> RotateCommand::readSetup()
{
    PlanPasswords passwords(
        planFolder(m_options.file), m_kept.keychain(), m_passwords, PlanPasswords::Pipes::Read);
    PasswordSearch search = co_await passwords.find(m_plan.rows, m_scope);
    m_plan.findings.append(search.findings);
    const std::optional<int> end = tellFindings();
    if (search.cancelled && m_passwords.complaint().isEmpty())
        co_return exit_code::stopped;
    if (search.cancelled) {
        m_surroundings.output.complain(m_passwords.complaint());
        co_return exit_code::wrongCommandLine;
    }
    if (end)
        co_return end;
    m_setup = setupOf(m_plan, passwords, m_places.given(), m_places.places(), planFolder(m_options.file));
    m_setup.shard = shardText(m_options.shard);
    m_plan = {}; // ten thousand rows are some megabytes
    m_setup.id = m_journal.left() ? m_journal.left()->id : QUuid::createUuid();
    m_setup.started = m_journal.left() ? m_journal.left()->started : m_surroundings.clock.now();
    m_setup.plan = m_options.file == QStringLiteral("-") ? QString() : QFileInfo(m_options.file).fileName();
    m_setup.options = m_options.run;
    if (m_surroundings.options.timeout)
        m_setup.options.deadline = *m_surroundings.options.timeout;
    co_return std::nullopt;
}

std::optional<int> RotateCommand::takeUpLeft()
{
    if (!m_journal.left())
        return std::nullopt;
    const std::optional<int> other = takeUp(m_setup, m_places.places(), m_journal.items());
    if (!other)
        return std::nullopt;
    m_surroundings.output.complain(tr(
        "Row %1 of the plan is not what the journal has, so the run can not go on with it. Use the plan as "
        "it was, the same connection and --shard, or begin anew by --discard.")
                                       .arg(*other));
    return exit_code::wrongCommandLine;
}

void RotateCommand::makeRun()
{
    for (std::size_t place = 0; place < m_places.places().size(); ++place)
        m_sites.add(m_places.places()[place], std::move(m_places.settings()[place]));
    const RotationServices services{m_surroundings.clock, m_sites, m_turns, registryLockFolder(),
        &m_journal.journal(), m_surroundings.history};
    m_run = std::make_unique<RotationRun>(std::move(m_setup), services);
    m_output = std::make_unique<RotateOutput>(m_surroundings, *m_run, m_sites);
    QObject::connect(m_run.get(), &RotationRun::itemChanged, &m_context,
        [this](int item) { m_output->itemChanged(item); });
    QObject::connect(
        m_run.get(), &RotationRun::siteHeld, &m_context, [this](int site) { m_output->siteHeld(site); });
    QObject::connect(m_run.get(), &RotationRun::stageChanged, &m_context, [this] { takeStage(); });
}

// Nobody is here to decide whether to go on.
void RotateCommand::takeStage()
{
    if (m_run->stage() == RotationRun::Stage::Ended && m_hold == RotationRun::Hold::None)
        m_hold = m_run->hold();
    if (m_run->stage() != RotationRun::Stage::Paused)
        return;
    m_hold = m_run->hold();
    QMetaObject::invokeMethod(
        &m_context, [this] { m_run->stop(); }, Qt::QueuedConnection);
}

QCoro::Task<int> RotateCommand::runToEnd()
{
    m_output->start();
    RunEnd end(*m_run, m_scope);
    co_await end.conclusion();
    const bool canResume = co_await m_journal.finish();
    const RotationReport report = reportOf(*m_run, m_sites, m_surroundings.clock.now());
    m_output->end(report, {isStopped() && !m_run->isWhole(), m_hold, canResume});
    const bool isReported = writeReportFile(report); // says so if not
    co_await settleHistory();
    const int code = exitCodeOf(report);
    // as an export of the history that can not be written; what failed, or was stopped, is said first
    co_return code == exit_code::done && !isReported ? exit_code::wrongCommandLine : code;
}

QCoro::Task<> RotateCommand::settleHistory()
{
    if (!m_surroundings.history)
        co_return;
    const Result<HistoryDone, HistoryError> kept = co_await m_surroundings.history->settled(m_scope);
    if (!kept.ok() && kept.error() != HistoryError::Cancelled)
        m_surroundings.output.complain(
            tr("What was done could not be kept in the history. %1").arg(historyErrorText(kept.error())));
}

// Whether there is none or it is there.
bool RotateCommand::writeReportFile(const RotationReport &report) const
{
    if (m_options.reportFile.isEmpty() || writeReport(m_options.reportFile, report))
        return true;
    m_surroundings.output.complain(
        tr("The report “%1” can not be written. The run itself has ended: what became of each repository was "
           "printed.")
            .arg(visible(m_options.reportFile)));
    return false;
}

int RotateCommand::exitCodeOf(const RotationReport &report) const
{
    if (m_run->isWhole())
        return exit_code::done;
    if (isStopped())
        return exit_code::stopped;
    const bool untouched = report.totals.open == report.totals.items
        && std::all_of(report.items.begin(), report.items.end(),
            [](const ReportItem &item) { return item.stage == ItemStage::Waiting; });
    if (untouched && m_hold == RotationRun::Hold::Journal)
        return exit_code::wrongCommandLine;
    return untouched && m_hold == RotationRun::Hold::Sites ? exitCodeOfSites() : exit_code::someFailed;
}

// Nothing was sent anywhere: why, where it is the same everywhere.
int RotateCommand::exitCodeOfSites() const
{
    QList<int> codes;
    for (const int site : m_run->heldSites())
        codes.append(exitCode(m_run->siteTrouble(site)->outcome));
    const int code = exit_code::ofAll(codes);
    return code == exit_code::unauthorized || code == exit_code::unreachable ? code : exit_code::someFailed;
}

void RotateCommand::stop(int times)
{
    if (!m_run) {
        m_scope.cancelAll();
        return;
    }
    if (times == 1) {
        m_output->note(tr("Finishing what is on its way. Once more stops at once."));
        m_run->stop();
    } else {
        m_run->stopAtOnce();
    }
}

bool RotateCommand::isStopped() const
{
    return m_surroundings.interruption.times() > 0;
}

} // namespace hssreg
