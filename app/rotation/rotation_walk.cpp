#include "app/rotation/rotation_run.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/access/registry_words.h"
#include "app/history/history_log.h"
#include "app/history/journal.h"
#include "app/repository/login_words.h"
#include "app/rotation/rotation_sites.h"
#include "app/service/registry_lock.h"
#include "app/service/shared_proof.h"
#include "app/support/text.h"
#include "app/support/waits.h"

namespace hssreg {

using namespace std::chrono_literals;

namespace {

constexpr auto lockWait = 500ms;
constexpr int lockTries = 20;
constexpr auto loginPatience = 60s; // for its turn and the test; the test itself takes 10 s at most

} // namespace

QCoro::Task<> RotationRun::work(int item)
{
    SiteWork &site = m_sites[std::size_t(this->item(item).site)];
    ++m_working;
    ++site.working;
    co_await walk(item);
    --site.working;
    --m_working;
    if (!m_stopsNow && site.working == 0 && site.trouble && site.next)
        retrySite(this->item(item).site);
    schedule();
}

QCoro::Task<> RotationRun::walk(int item)
{
    if (!isValid(item))
        co_return;
    RegistryLock lock(m_services.lockFolder, m_services.sites.at(this->item(item).site).client().account(),
        this->item(item).registryId);
    const bool mine = co_await isMine(item, lock);
    if (!mine)
        co_return;
    const bool good = co_await loginHolds(item);
    if (!good)
        co_return;
    setStep(item, ItemStep::Updating);
    const bool intended = co_await isIntended(item);
    if (!intended)
        co_return;
    HssClient &client = m_services.sites.at(this->item(item).site).client();
    AccessUpdate change = changeOf(item);
    const Deadline deadline(m_services.clock, m_setup.options.deadline);
    const ServiceReport report =
        co_await client.updateRegistry(this->item(item).registryId, std::move(change), deadline, m_scope);
    take(item, report);
}

// The rules, beside what HSS has now.
bool RotationRun::isValid(int item)
{
    const RegistryInfo *known = before(item);
    if (known && !isThirdParty(*known)) {
        refuse(item, Outcome::Invalid, whyNotEdited(*known), ItemStage::Done);
        return false;
    }
    const AccessUpdate change = changeOf(item);
    for (const Problem &problem : checkChange(change, known)) {
        if (problem.level != Level::Error)
            continue;
        refuse(item, Outcome::Invalid, problemText(problem), ItemStage::Done);
        return false;
    }
    if (change.isEmpty() || change.passwordIsPromised())
        refuse(item, Outcome::Invalid, tr("There is nothing to send."), ItemStage::Done);
    return !change.isEmpty() && !change.passwordIsPromised();
}

// Whether no other program of this computer is changing the repository.
QCoro::Task<bool> RotationRun::isMine(int item, RegistryLock &lock)
{
    for (int tries = 0; lock.take() == RegistryLock::Taken::Busy; ++tries) {
        if (tries == lockTries) {
            refuse(item, Outcome::ChangedElsewhere,
                tr("Another program is changing this repository at the moment."), ItemStage::Waiting);
            co_return false;
        }
        Delay pause(m_services.clock, lockWait, m_scope);
        if (co_await pause.conclusion() == WaitEnd::Cancelled) {
            wait(item);
            co_return false;
        }
    }
    co_return true;
}

// A login that the repository itself refuses is not told to HSS. One that can not be tested from here may work from the
// jump cluster.
QCoro::Task<bool> RotationRun::loginHolds(int item)
{
    std::optional<LoginToCheck> login = loginOf(item);
    if (!m_setup.options.checkLogins || state(item).putBack || !login)
        co_return true;
    const QString key = loginKey(*login, item);
    if (m_goodLogins.contains(key))
        co_return true;
    setStep(item, ItemStep::Testing);
    const RotationSite &site = m_services.sites.at(this->item(item).site);
    LoginCheck check({networkOf(site.session->settings()), {}}, m_services.clock, m_services.turns);
    const Deadline deadline(m_services.clock, loginPatience);
    const LoginReport report = co_await check.run(std::move(*login), deadline, m_scope);
    if (report.cause == LoginCause::Cancelled) {
        wait(item);
        co_return false;
    }
    if (report.outcome() == LoginOutcome::Rejected) {
        refuse(item, Outcome::Invalid, loginText(report), ItemStage::Waiting);
        co_return false;
    }
    if (report.outcome() == LoginOutcome::Accepted && !key.isEmpty())
        m_goodLogins.insert(key);
    co_return true;
}

// Nothing is sent before the journal has it on the disk.
QCoro::Task<bool> RotationRun::isIntended(int item)
{
    ItemState &state = m_states[std::size_t(item)];
    state.result = {};
    state.result.sentAt = m_services.clock.now();
    state.result.before = m_seen[std::size_t(item)];
    if (!m_services.journal || state.putBack) // the journal is about the new login
        co_return true;
    const Result<JournalDone, HistoryError> intended = co_await m_services.journal->intend(
        this->item(item).number, state.result.sentAt, state.result.before, m_scope);
    if (intended.ok()) {
        state.stage = ItemStage::Sending;
        co_return true;
    }
    if (intended.error() != HistoryError::Cancelled) {
        m_journalError = intended.error();
        holdFor(Hold::Journal);
    }
    wait(item);
    co_return false;
}

void RotationRun::take(int item, const ServiceReport &report)
{
    ItemResult &result = m_states[std::size_t(item)].result;
    result.outcome = report.outcome;
    result.httpStatus = report.httpStatus;
    result.errorCode = report.errorCode;
    result.message = report.message;
    result.requestId = report.requestId;
    result.attempts = report.attempts;
    result.duration = report.duration;
    noteWhetherItLeft(item, report.outcome);
    keepHistory(item, report);
    switch (report.outcome) {
    case Outcome::Updated: prove(item); return;
    case Outcome::Unauthorized:
    case Outcome::Throttled:
        giveUpSite(this->item(item).site, report);
        wait(item);
        return;
    case Outcome::Cancelled: wait(item); return;
    case Outcome::Unreachable: settle(item, unsentStage(item)); return;
    case Outcome::Unknown:
        settle(item, ItemStage::Sending);
        return; // sent again when the run is taken up again
    case Outcome::Planned:
    case Outcome::Invalid:
    case Outcome::ChangedElsewhere:
    case Outcome::Refused: settle(item, ItemStage::Done); return;
    }
}

// A final answer tells of every try before it too: the same values would have been treated alike.
void RotationRun::noteWhetherItLeft(int item, Outcome outcome)
{
    ItemState &state = m_states[std::size_t(item)];
    if (outcome == Outcome::Unknown)
        state.mayHaveLeft = true;
    else if (outcome == Outcome::Updated || outcome == Outcome::Refused)
        state.mayHaveLeft = false;
}

void RotationRun::prove(int item)
{
    ItemState &state = m_states[std::size_t(item)];
    if (state.stage != ItemStage::Accepted) {
        m_rate.count(m_services.clock.elapsed());
        noteStage(item, ItemStage::Accepted);
    }
    setStep(item, ItemStep::Proving);
    SharedProof &proof = *m_sites[std::size_t(this->item(item).site)].proof;
    proof.watch(this->item(item).registryId, state.result.before,
        [this, item](const ProofEnd &end) { takeProof(item, end); });
}

void RotationRun::takeProof(int item, const ProofEnd &end)
{
    ItemResult &result = m_states[std::size_t(item)].result;
    result.proof = end.proof;
    if (end.registry) {
        m_seen[std::size_t(item)] = statusBefore(*end.registry); // for another try
        m_states[std::size_t(item)].accessStatus = end.registry->status;
        result.failReason = end.proof == Proof::Failed ? end.registry->failReason : QString();
        const QList<Field> others = notTaken(changeOf(item).texts(), *end.registry);
        if (!others.isEmpty())
            result.message =
                tr("%1: HSS has something else now than was sent.").arg(fieldLabel(others.first()));
    }
    if (m_services.history && !m_records[std::size_t(item)].isNull())
        m_services.history->amend(m_records[std::size_t(item)], result.proof, result.failReason);
    settle(item, m_stopsNow ? ItemStage::Accepted : ItemStage::Done);
    schedule();
}

// This time it is not sent, and why. One that an earlier try may have changed stays unknown.
void RotationRun::refuse(int item, Outcome outcome, const QString &message, ItemStage stage)
{
    ItemState &state = m_states[std::size_t(item)];
    state.result = {};
    state.result.outcome = state.mayHaveLeft ? Outcome::Unknown : outcome;
    state.result.message = message;
    settle(item, state.mayHaveLeft ? ItemStage::Sending : stage);
}

// The end of an item in this run. `stage`: where it stands should the run be taken up again.
void RotationRun::settle(int item, ItemStage stage)
{
    ItemState &state = m_states[std::size_t(item)];
    if (state.step != ItemStep::Proving)
        m_rate.count(m_services.clock.elapsed());
    noteStage(item, stage);
    setStep(item, ItemStep::Done);
    const bool wasFirst = m_waves.wave() == RotationWaves::Wave::First;
    m_waves.ended();
    const ItemVerdict verdict = verdictOf(state);
    m_verdicts.add(verdict);
    if (verdict != ItemVerdict::Failed && verdict != ItemVerdict::Unknown)
        return;
    ++m_failures;
    const std::optional<int> limit = m_setup.options.stopAfter.limit(count());
    if (wasFirst)
        holdFor(Hold::FirstFailed);
    else if (limit && m_failures >= *limit)
        holdFor(Hold::StopRule);
}

// Back into the queue, without an answer to this try. The journal hears of it only if it knew of the try.
void RotationRun::wait(int item)
{
    ItemState &state = m_states[std::size_t(item)];
    if (state.stage == ItemStage::Sending)
        noteStage(item, unsentStage(item));
    m_queue.push_front(item);
    m_waves.returned();
    setStep(item, ItemStep::Waiting);
}

// Where one stands of which this try was not sent: an earlier one may have been.
ItemStage RotationRun::unsentStage(int item) const
{
    return state(item).mayHaveLeft ? ItemStage::Sending : ItemStage::Waiting;
}

// For the run and, of the new login, for the journal.
void RotationRun::noteStage(int item, ItemStage stage)
{
    ItemState &state = m_states[std::size_t(item)];
    state.stage = stage;
    if (m_services.journal && !state.putBack)
        m_services.journal->conclude(this->item(item).number, stage, state.result);
}

void RotationRun::setStep(int item, ItemStep step)
{
    ItemState &state = m_states[std::size_t(item)];
    if (state.step != step) {
        m_steps.remove(state.step);
        m_steps.add(step);
        state.step = step;
    }
    Q_EMIT itemChanged(item);
}

void RotationRun::keepHistory(int item, const ServiceReport &report)
{
    if (!m_services.history || report.outcome == Outcome::Cancelled)
        return;
    const RotationItem &from = this->item(item);
    const RotationSite &site = m_services.sites.at(from.site);
    const AccessUpdate sent = changeOf(item);
    HistoryRecord record;
    record.when = m_states[std::size_t(item)].result.sentAt;
    record.connection = site.title();
    takeAccount(record, site.client().account());
    record.registryId = from.registryId;
    record.registryName = state(item).registryName;
    record.changed =
        changedMembers(sent.members(), before(item) ? &before(item)->access : nullptr, sent.texts());
    takeReport(record, report);
    m_records[std::size_t(item)] = m_services.history->record(std::move(record));
}

} // namespace hssreg
