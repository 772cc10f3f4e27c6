// The flow of one submit: ask, read again, send, prove. What is typed and shown is in access_editor.cpp.

#include "app/editor/access_editor.h"

#include "app/access/registry_words.h"
#include "app/editor/history_of.h"
#include "app/history/history_log.h"
#include "app/service/hss_client.h"
#include "app/service/prove.h"
#include "app/service/registry_lock.h"

namespace hssreg {

bool AccessEditor::canSubmit() const
{
    return whyNot().isEmpty();
}

QString AccessEditor::whyNot() const
{
    if (m_stage == Stage::Closed)
        return tr("No repository is open.");
    if (isBusy())
        return tr("An update is on its way.");
    if (m_known && !isThirdParty(*m_known))
        return whyNotEdited(*m_known);
    const AccessUpdate changes = change();
    if (changes.isEmpty())
        return tr("Nothing is changed.");
    if (hasErrors(checkValue(Field::RegistryId, m_registryId)))
        return tr("The repository ID is not valid.");
    if (hasErrors(problems()))
        return tr("A value is not valid.");
    if (!m_client)
        return tr("There is no connection.");
    return {};
}

void AccessEditor::submit()
{
    if (!canSubmit())
        return;
    m_scope.cancelAll(); // the proof of the submit before, if it is still being looked for
    m_scope.reopen();
    m_record = {};
    m_record.number = ++m_submits;
    m_record.when = m_clock.now();
    m_record.registryId = m_registryId;
    m_record.registryName = m_known ? m_known->name : QString();
    run();
}

void AccessEditor::cancel()
{
    m_scope.cancelAll();
}

void AccessEditor::answer(Answer answer)
{
    if (m_asking)
        m_asking->give(answer);
}

QCoro::Task<> AccessEditor::run()
{
    OpenQuestion consent;
    for (const Problem &problem : problems()) {
        if (!m_consented && asksForConsent(problem))
            consent.consent.append(problem);
    }
    if (!consent.consent.isEmpty()) {
        if (!co_await ask(consent)) {
            finishQuietly();
            co_return;
        }
        m_consented = true;
    }
    Deadline deadline(m_clock, m_deadline);
    if (!co_await readBefore(deadline))
        co_return;
    const std::optional<RegistryInfo> before = m_known;
    AccessUpdate sending = completed(change(), known());
    const FieldTexts sent = sending.texts();
    m_record.changed = sending.members();
    setStage(Stage::Sending);
    const ServiceReport report = co_await send(std::move(sending), deadline);
    if (report.outcome != Outcome::Updated) {
        finish(report);
        co_return;
    }
    takeAsAccepted(sent);
    m_record.report = report;
    m_record.proving = true;
    keep(before ? &*before : nullptr, sent);
    setStage(Stage::Proving);
    Q_EMIT changed();
    Q_EMIT recordChanged(m_record);
    co_await prove(before, sent);
}

// While it is on its way, no other program of this computer changes the repository.
QCoro::Task<ServiceReport> AccessEditor::send(AccessUpdate sending, Deadline deadline)
{
    RegistryLock lock(m_lockFolder, m_client->account(), m_registryId);
    if (!m_lockFolder.isEmpty() && lock.take() == RegistryLock::Taken::Busy) {
        ServiceReport busy;
        busy.outcome = Outcome::ChangedElsewhere;
        busy.message = tr("Another program is changing this repository at the moment.");
        co_return busy;
    }
    co_return co_await m_client->updateRegistry(m_registryId, std::move(sending), deadline, m_scope);
}

// HSS accepted the values, so until the list is read back they are what it has: the form must not jump back to the
// old ones for a second. The read-back corrects it where HSS took something else.
void AccessEditor::takeAsAccepted(const FieldTexts &sent)
{
    dropTyped();
    if (!m_known)
        return;
    for (const Field field : bodyFields) {
        if (sent[field])
            m_known->access[field] = sent[field];
    }
}

QCoro::Task<bool> AccessEditor::ask(OpenQuestion question)
{
    m_question = std::move(question);
    Question<Answer> waiting(m_asking, m_scope);
    setStage(Stage::Asking);
    Q_EMIT questionAsked();
    const std::optional<Answer> given = co_await waiting.conclusion();
    m_question = {};
    co_return given == Answer::GoOn;
}

// HSS is read again, because it has no version to lock on. False: not to be sent; the record says why.
QCoro::Task<bool> AccessEditor::readBefore(Deadline &deadline)
{
    setStage(Stage::Reading);
    RegistryList list = co_await m_client->listRegistries(deadline, m_scope);
    if (!list.ok()) {
        // Who may not list may still update; nothing can be compared then.
        if (!m_known && list.error().outcome == Outcome::Refused)
            co_return true;
        finish(list.error());
        co_return false;
    }
    const RegistryInfo *found = findRegistry(list.value(), m_registryId);
    if (!found) {
        if (!m_known)
            co_return true; // opened by ID: it may be one that this list does not show
        stop(Outcome::Refused, tr("HSS does not list this repository any more"));
        co_return false;
    }
    const std::optional<RegistryInfo> shown = m_known;
    know(*found);
    Q_EMIT registryRead(*found);
    Q_EMIT changed();
    if (!isThirdParty(*m_known)) { // opened by its ID, so this was not known before
        stop(Outcome::Invalid, whyNotEdited(*m_known));
        co_return false;
    }
    const bool goOn = !shown || co_await askAboutDifferences(*shown, deadline);
    if (!goOn || change().isEmpty() || hasErrors(problems())) {
        stop(m_scope.isClosed() ? Outcome::Cancelled : Outcome::ChangedElsewhere);
        co_return false;
    }
    co_return true;
}

// True at once when there are none. The time that a person takes to answer is not the operation's.
QCoro::Task<bool> AccessEditor::askAboutDifferences(RegistryInfo shown, Deadline &deadline)
{
    const QList<Field> fields = differingFields(shown, *m_known);
    if (fields.isEmpty())
        co_return true;
    const std::chrono::milliseconds asked = m_clock.elapsed();
    OpenQuestion differences{
        {}, fields, std::move(shown), *m_known}; // by name: g++ 12 breaks it in the co_await
    const bool goOn = co_await ask(std::move(differences));
    deadline.postpone(m_clock.elapsed() - asked);
    co_return goOn;
}

QCoro::Task<> AccessEditor::prove(std::optional<RegistryInfo> before, FieldTexts sent)
{
    const ProofEnd end = co_await proveUpdate(*m_client, m_clock, m_registryId, std::move(before),
        proofPatience, m_scope, [this](const RegistryInfo &now) {
            know(now);
            Q_EMIT registryRead(now);
            Q_EMIT changed();
        });
    m_record.proving = false;
    m_record.proof = end.proof;
    if (end.registry) {
        m_record.failReason = end.registry->failReason;
        m_record.notTaken = notTaken(sent, *end.registry);
    }
    if (m_history && end.proof != Proof::NotLooked)
        m_history->amend(m_kept, end.proof, end.proof == Proof::Failed ? m_record.failReason : QString());
    const EditRecord record = m_record;
    setStage(Stage::Editing);
    Q_EMIT recordChanged(record);
}

void AccessEditor::finish(const ServiceReport &report)
{
    m_record.report = report;
    if (m_record.changed.isEmpty())
        m_record.changed = completed(change(), known()).members();
    keep(known(), completed(change(), known()).texts());
    finishQuietly();
    Q_EMIT recordChanged(m_record);
}

// Before the window hears of it: what is shown is kept.
void AccessEditor::keep(const RegistryInfo *before, const FieldTexts &sent)
{
    if (m_history && m_client)
        m_kept = m_history->record(historyOf(m_record, m_client->account(), m_connectionName, before, sent));
}

// An end that is ours, not the service's: nothing was sent.
void AccessEditor::stop(Outcome outcome, const QString &why)
{
    ServiceReport report;
    report.outcome = outcome;
    report.message = why;
    finish(report);
}

// A question answered with "keep editing" leaves no trace: nothing was begun.
void AccessEditor::finishQuietly()
{
    setStage(Stage::Editing);
    Q_EMIT changed();
}

void AccessEditor::setStage(Stage stage)
{
    if (m_stage == stage)
        return;
    m_stage = stage;
    Q_EMIT stageChanged();
    Q_EMIT changed();
}

} // namespace hssreg
