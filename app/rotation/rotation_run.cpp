#include "app/rotation/rotation_run.h"

#include "app/history/journal.h"
#include "app/rotation/rotation_setup.h"
#include "app/rotation/rotation_sites.h"
#include "app/service/shared_proof.h"

#include <algorithm>

namespace hssreg {

RotationRun::RotationRun(RotationSetup setup, const RotationServices &services, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_services(services)
    , m_states(m_setup.items.size())
    , m_before(m_setup.items.size())
    , m_seen(m_setup.items.size())
    , m_records(m_setup.items.size())
    , m_sites(std::size_t(services.sites.count()))
    , m_waves(int(m_setup.items.size()), m_setup.options.canary)
{
    for (int item = 0; item < count(); ++item)
        takeFromJournal(item);
}

RotationRun::~RotationRun()
{
    blockSignals(true);
    m_stopsNow = true;
    m_scope.cancelAll(); // every flow ends while the proofs still live
}

// What a run before this one reached. On their way first: what HSS has of them is not known.
void RotationRun::takeFromJournal(int item)
{
    const RotationItem &from = this->item(item);
    ItemState &state = m_states[std::size_t(item)];
    state.registryName = from.registryName;
    state.stage = from.stage;
    state.mayHaveLeft = from.stage == ItemStage::Sending;
    state.result = from.result;
    switch (from.stage) {
    case ItemStage::Waiting: m_queue.push_back(item); break;
    case ItemStage::Sending: m_queue.push_front(item); break;
    case ItemStage::Accepted: state.step = ItemStep::Proving; break;
    case ItemStage::Done: state.step = ItemStep::Done; break;
    }
    m_steps.add(state.step);
    if (state.step == ItemStep::Done) {
        m_verdicts.add(verdictOf(state));
        m_waves.started();
        m_waves.ended();
    }
}

void RotationRun::start()
{
    if (m_stage != Stage::Ready)
        return;
    m_began = m_services.clock.elapsed();
    if (m_services.journal) {
        connect(m_services.journal, &Journal::failed, this, [this](HistoryError error) {
            m_journalError = error;
            holdFor(Hold::Journal);
        });
    }
    setStage(Stage::Preparing);
    begin();
}

QCoro::Task<> RotationRun::begin()
{
    m_journalError = co_await beginJournal();
    if (m_journalError || m_stopsNow) {
        m_hold = m_stopsNow ? Hold::None : Hold::Journal;
        end();
        co_return;
    }
    std::vector<QCoro::Task<>> readings;
    for (int site = 0; site < m_services.sites.count(); ++site)
        readings.push_back(readSite(site));
    for (QCoro::Task<> &reading : readings)
        co_await reading;
    if (m_stopsNow) {
        end();
        co_return;
    }
    proveAccepted();
    setStage(Stage::Running);
    if (m_pausesFirst)
        holdFor(Hold::Person);
    schedule();
}

// What was accepted before the run was taken up again is not sent again.
void RotationRun::proveAccepted()
{
    for (int item = 0; item < count(); ++item) {
        if (state(item).step != ItemStep::Proving)
            continue;
        m_waves.started();
        prove(item);
    }
}

QCoro::Task<std::optional<HistoryError>> RotationRun::beginJournal()
{
    if (!m_services.journal || m_setup.resumed)
        co_return std::nullopt;
    JournalRun run;
    run.id = m_setup.id;
    run.started = m_setup.started;
    run.plan = m_setup.plan;
    run.shard = m_setup.shard;
    std::vector<JournalItem> items = journalItemsOf(m_setup, m_services.sites.places());
    const Result<JournalDone, HistoryError> begun =
        co_await m_services.journal->begin(std::move(run), std::move(items), m_scope);
    co_return begun.ok() ? std::nullopt : std::optional(begun.error());
}

void RotationRun::pause()
{
    m_pausesFirst = m_stage == Stage::Preparing;
    if (m_stage == Stage::Running)
        holdFor(Hold::Person);
}

void RotationRun::goOn()
{
    if (m_stage != Stage::Paused)
        return;
    m_failures = 0;
    m_hold = Hold::None;
    m_journalError.reset();
    setStage(Stage::Running);
    schedule();
}

void RotationRun::stop()
{
    if (m_stage == Stage::Ended || m_stage == Stage::Ready)
        return;
    if (m_stage == Stage::Preparing) {
        stopAtOnce();
        return;
    }
    m_hold = Hold::None;
    setStage(Stage::Stopping);
    schedule();
}

void RotationRun::stopAtOnce()
{
    if (m_stage == Stage::Ended || m_stage == Stage::Ready)
        return;
    m_stopsNow = true;
    m_hold = Hold::None;
    setStage(Stage::Stopping);
    stopProving();
    m_scope.cancelAll();
    schedule();
}

void RotationRun::stopProving()
{
    for (const SiteWork &site : m_sites) {
        if (site.proof)
            site.proof->giveUp();
    }
}

void RotationRun::retry(const std::vector<int> &items)
{
    if (!takesMore())
        return;
    for (const int item : items) {
        const ItemVerdict verdict = verdictOf(state(item));
        if (verdict == ItemVerdict::Failed || verdict == ItemVerdict::Unknown)
            sendAgain(item, state(item).putBack && !isAccepted(state(item).result));
    }
    runOn();
}

// Paused, they would wait behind those that are held back; about to end, they would not go at all.
bool RotationRun::takesMore() const
{
    return m_stage == Stage::Running || m_stage == Stage::Ended;
}

bool RotationRun::canPutBack(int item) const
{
    const ItemState &state = this->state(item);
    return state.step == ItemStep::Done && state.result.proof == Proof::Failed && !state.putBack
        && this->item(item).previousPassword >= 0 && m_before[std::size_t(item)]
        && this->item(item).stage == ItemStage::Waiting; // else what is known may be of after the update
}

void RotationRun::putBack(const std::vector<int> &items)
{
    for (const int item : items) {
        if (takesMore() && canPutBack(item))
            sendAgain(item, true);
    }
    runOn();
}

void RotationRun::sendAgain(int item, bool puttingBack)
{
    ItemState &state = m_states[std::size_t(item)];
    m_verdicts.remove(verdictOf(state));
    state.putBack = puttingBack;
    setStep(item, ItemStep::Waiting);
    m_waves.again();
    m_queue.push_back(item);
}

// After items were given back to the queue: the run lives again, if it had ended.
void RotationRun::runOn()
{
    if (m_stage != Stage::Ended || m_queue.empty())
        return;
    m_stopsNow = false;
    m_scope.reopen();
    m_failures = 0;
    m_hold = Hold::None;
    setStage(Stage::Running);
    schedule();
}

void RotationRun::holdFor(Hold hold)
{
    if (m_stage == Stage::Running) {
        m_hold = hold;
        setStage(Stage::Paused);
    } else if (m_stage == Stage::Paused
        && m_hold == Hold::Person) { // a person's pause does not hide why else
        m_hold = hold;
        Q_EMIT stageChanged();
    }
}

void RotationRun::setStage(Stage stage)
{
    if (m_stage == stage)
        return;
    m_stage = stage;
    Q_EMIT stageChanged();
}

void RotationRun::end()
{
    if (m_stage == Stage::Ended)
        return;
    m_took = m_services.clock.elapsed() - m_began;
    m_queue.clear(); // what was not sent waits in the journal; another try of some does not send the rest
    setStage(Stage::Ended);
    Q_EMIT ended();
}

RotationProgress RotationRun::progress() const
{
    RotationProgress progress;
    progress.total = count();
    progress.waiting = m_steps[ItemStep::Waiting];
    progress.onTheirWay = m_steps[ItemStep::Testing] + m_steps[ItemStep::Updating];
    progress.proving = m_steps[ItemStep::Proving];
    progress.proved = m_verdicts[ItemVerdict::Proved];
    progress.accepted = m_verdicts[ItemVerdict::Accepted];
    progress.failed = m_verdicts[ItemVerdict::Failed];
    progress.unknown = m_verdicts[ItemVerdict::Unknown];
    progress.perSecond = m_rate.perSecond(m_services.clock.elapsed());
    for (int site = 0; site < m_services.sites.count() && !progress.limit; ++site)
        progress.limit = m_services.sites.at(site).pacer->limit();
    const int open = progress.waiting + progress.onTheirWay;
    if (m_stage == Stage::Running && progress.perSecond > 0 && open > 0)
        progress.left =
            std::chrono::ceil<std::chrono::seconds>(std::chrono::duration<double>(open / progress.perSecond));
    return progress;
}

bool RotationRun::isWhole() const
{
    return m_verdicts[ItemVerdict::Proved] + m_verdicts[ItemVerdict::Accepted] == count();
}

std::chrono::milliseconds RotationRun::duration() const
{
    if (m_stage == Stage::Ready)
        return {};
    return m_stage == Stage::Ended ? m_took : m_services.clock.elapsed() - m_began;
}

} // namespace hssreg
