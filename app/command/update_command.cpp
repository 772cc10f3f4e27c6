#include "app/command/update_command.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/access/registry_words.h"
#include "app/command/account_options.h"
#include "app/command/exit_codes.h"
#include "app/command/interruption.h"
#include "app/command/password_input.h"
#include "app/command/registry_json.h"
#include "app/command/service_access.h"
#include "app/service/advice.h"
#include "app/service/prove.h"
#include "app/service/registry_lock.h"
#include "app/support/text.h"

#include <algorithm>

namespace hssreg {

namespace {

constexpr QLatin1StringView action("update");

//! Whether a value is wrong whatever HSS has: then there is no need to ask HSS anything.
bool hasWrongValue(const AccessUpdate &change)
{
    const QList<Field> members = change.members();
    return std::any_of(members.begin(), members.end(), [&change](Field field) {
        const Secret *secret = entryFor(field).secret ? change.password() : nullptr;
        const QString text = entryFor(field).secret ? QString() : change.text(field).value_or(QString());
        return hasErrors(checkValue(field, secret ? secret->reveal() : QStringView(text)));
    });
}

} // namespace

UpdateCommand::UpdateCommand(UpdateOptions options, const Surroundings &surroundings)
    : m_options(std::move(options))
    , m_surroundings(surroundings)
    , m_asker(m_surroundings)
    , m_history(m_surroundings)
{
    m_result.id = m_options.id;
    QObject::connect(&m_surroundings.interruption, &Interruption::interrupted, &m_context,
        [this](int times) { stop(times); });
}

QCoro::Task<int> UpdateCommand::run()
{
    const std::optional<int> unprepared = co_await prepare();
    if (unprepared)
        co_return *unprepared;
    if (m_options.dryRun)
        co_return plan();
    m_surroundings.interruption.watch();
    const Deadline deadline(m_surroundings.clock, m_settings.deadline);
    m_session =
        std::make_unique<Session>(std::move(m_settings), m_surroundings.clock, m_surroundings.log, &m_asker);
    m_phase = Phase::Reading;
    const RegistryList list = co_await m_session->client().listRegistries(deadline, m_scope);
    if (const std::optional<int> end = take(list))
        co_return *end;
    if (const std::optional<int> end = checkAll())
        co_return *end;
    std::optional<RegistryLock> lock; // while it is on its way
    lock.emplace(registryLockFolder(), m_session->client().account(), m_options.id);
    if (lock->take() == RegistryLock::Taken::Busy)
        co_return end(Outcome::ChangedElsewhere, busyText());
    AccessUpdate sent = completed(m_options.change, known());
    m_sent = sent.texts();
    m_result.changed = sent.members();
    m_phase = Phase::Sending;
    m_result.report =
        co_await m_session->client().updateRegistry(m_options.id, std::move(sent), deadline, m_scope);
    lock.reset();
    const bool goesOn =
        m_result.report.outcome == Outcome::Updated && m_surroundings.interruption.times() == 0;
    keep();
    if (goesOn && m_options.sync)
        co_await synchronise();
    if (goesOn && m_options.wait)
        co_await prove();
    m_history.amend(m_result.proof, m_result.failReason);
    co_await m_history.settle();
    co_return finish();
}

QCoro::Task<std::optional<int>> UpdateCommand::prepare()
{
    m_result.changed = m_options.change.members();
    const TokenUse use = m_options.dryRun ? TokenUse::NotNeeded : TokenUse::Needed;
    const AccountOptions account(m_surroundings);
    Result<ConnectionSettings, AccountFault> settings = co_await account.read(use, m_scope);
    if (!settings.ok())
        co_return accountFailed(m_surroundings.output, action, settings.error());
    m_settings = std::move(settings).value();
    m_result.projectId = m_settings.projectId;
    m_accountFindings = accountFindings(m_settings, m_surroundings.options, use, {m_options.id});
    if (const std::optional<int> end = readShown())
        co_return end;
    if (const std::optional<int> end = readPassword())
        co_return end;
    m_result.changed = m_options.change.members();
    co_return checkAlone();
}

std::optional<int> UpdateCommand::readShown()
{
    if (m_options.ifUnchanged.isEmpty())
        return std::nullopt;
    Result<RegistryInfo, QString> shown = registryFromFile(m_options.ifUnchanged);
    if (!shown.ok()) {
        m_surroundings.output.complain(shown.error());
        return exit_code::wrongCommandLine;
    }
    if (shown.value().id != m_options.id) {
        m_surroundings.output.complain(
            tr("“%1” is about another repository.").arg(visible(m_options.ifUnchanged)));
        return exit_code::wrongCommandLine;
    }
    m_shown = std::move(shown).value();
    return std::nullopt;
}

std::optional<int> UpdateCommand::readPassword()
{
    if (m_options.password.kind == PasswordSource::Kind::None)
        return std::nullopt;
    Result<Secret, PasswordInput::Failure> password =
        PasswordInput(m_surroundings).read(m_options.password, m_options.id);
    if (password.ok()) {
        m_options.change.setPassword(std::move(password).value());
        return std::nullopt;
    }
    const PasswordInput::Failure &failure = password.error();
    if (failure.stopped)
        return end(Outcome::Cancelled);
    if (!failure.finding) {
        m_surroundings.output.complain(failure.complaint);
        return exit_code::wrongCommandLine;
    }
    // it counts as given for the rules, so that everything else that is wrong is told too
    m_options.change.promisePassword();
    m_result.changed = m_options.change.members();
    QList<Finding> findings = m_accountFindings;
    for (const Problem &problem : checkChange(m_options.change, known()))
        findings.append(findingOf(problem, m_options.id));
    findings.append(*failure.finding);
    FindingReport(m_surroundings.output, action, FindingReport::Part::Aside).print(findings);
    return end(Outcome::Invalid);
}

std::optional<int> UpdateCommand::checkAlone()
{
    const bool isWrong = hasErrors(m_accountFindings) || hasWrongValue(m_options.change);
    return isWrong || m_options.dryRun ? checkAll() : std::nullopt;
}

QString UpdateCommand::busyText()
{
    return tr("Another program is changing this repository at the moment. Nothing was sent.");
}

// Everything, beside what HSS has where that is known. Warnings are told and do not end the flow.
std::optional<int> UpdateCommand::checkAll()
{
    QList<Finding> findings = m_accountFindings;
    for (const Problem &problem : checkChange(m_options.change, known()))
        findings.append(findingOf(problem, m_options.id));
    FindingReport(m_surroundings.output, action, FindingReport::Part::Aside).print(findings);
    if (hasErrors(findings))
        return end(Outcome::Invalid);
    if (completed(m_options.change, known()).isEmpty())
        return end(
            Outcome::Invalid, tr("Nothing that was given has an effect, so there is nothing to send."));
    return std::nullopt;
}

// What HSS has now. Who may not list may still update: then it is not known.
std::optional<int> UpdateCommand::take(const RegistryList &list)
{
    const bool compares = m_shown.has_value();
    if (!list.ok()) {
        const ServiceReport &report = list.error();
        if (report.outcome == Outcome::Refused && report.redirectTo.isEmpty() && !compares) {
            m_surroundings.output.note(tr("The list can not be read, so what HSS has is not known. %1")
                                           .arg(visible(reportText(report))));
            return std::nullopt;
        }
        m_result.report = report;
        return finish();
    }
    const RegistryInfo *found = findRegistry(list.value(), m_options.id);
    if (!found) {
        if (compares)
            return end(Outcome::ChangedElsewhere, tr("HSS does not list this repository now."));
        return std::nullopt;
    }
    m_before = *found;
    if (!isThirdParty(*found))
        return end(Outcome::Invalid, whyNotEdited(*found));
    if (compares && !differingFields(*m_shown, *m_before).isEmpty())
        return end(Outcome::ChangedElsewhere, differences(*m_before));
    return std::nullopt;
}

int UpdateCommand::plan()
{
    const bool placed = !m_settings.endpoint.isEmpty() || !m_settings.region.isEmpty();
    Account account;
    if (placed)
        account = accountOf(m_settings);
    account.projectId = m_settings.projectId;
    account.enterpriseProjectId = m_settings.enterpriseProjectId;
    const AccessUpdate change = completed(m_options.change, known());
    m_result.changed = change.members();
    m_result.request = previewOf(account, m_options.id, change);
    return end(Outcome::Planned);
}

// HSS logs in with what it has now, so that the proof need not wait for the daily run.
QCoro::Task<> UpdateCommand::synchronise()
{
    m_phase = Phase::Proving;
    const QList<SyncTarget> targets{{m_options.id, m_before ? m_before->type : QString()}};
    const Deadline deadline(m_surroundings.clock, m_session->settings().deadline);
    const ServiceReport report = co_await m_session->client().createSyncTask(targets, deadline, m_scope);
    if (report.outcome != Outcome::Updated)
        m_surroundings.output.complain(
            tr("The update was accepted, but not synchronised. %1").arg(visible(reportText(report))));
}

QCoro::Task<> UpdateCommand::prove()
{
    m_phase = Phase::Proving;
    if (!m_surroundings.output.isJson())
        m_surroundings.output.note(tr("Accepted; reading back whether HSS can use it."));
    const ProofEnd end = co_await proveUpdate(
        m_session->client(), m_surroundings.clock, m_options.id, m_before, *m_options.wait, m_scope);
    m_result.proof = end.proof;
    if (!end.registry) {
        m_surroundings.output.note(tr("The list was not read back, so nothing is proved."));
        co_return;
    }
    m_result.accessStatus = end.registry->status;
    m_result.failReason = end.registry->failReason;
    sayWhatWasNotTaken(*end.registry);
}

void UpdateCommand::sayWhatWasNotTaken(const RegistryInfo &now)
{
    for (const Field field : notTaken(m_sent, now)) {
        m_surroundings.output.note(
            tr("%1: HSS has “%2” now, not what was sent.")
                .arg(fieldLabel(field), visible(now.access[field].value_or(QString()))));
    }
}

// The first time, what is on its way is finished, for a change half known is worse than one done. The second time
// nothing is waited for.
void UpdateCommand::stop(int times)
{
    if (m_phase == Phase::Sending && times == 1)
        m_surroundings.output.note(tr("Finishing what is on its way. Once more stops at once."));
    else
        m_scope.cancelAll();
}

int UpdateCommand::end(Outcome outcome, const QString &message)
{
    m_result.report.outcome = outcome;
    m_result.message = message;
    return finish();
}

// What was sent, at once: the proof is added when it is known.
void UpdateCommand::keep()
{
    HistoryRecord record;
    record.when = m_surroundings.clock.now();
    record.connection = m_surroundings.options.connection;
    takeAccount(record, m_session->client().account());
    record.registryId = m_options.id;
    record.registryName = m_before ? m_before->name : QString();
    record.changed = changedMembers(m_result.changed, m_before ? &m_before->access : nullptr, m_sent);
    takeReport(record, m_result.report);
    m_history.record(std::move(record));
}

int UpdateCommand::finish()
{
    ServiceAnswer(m_surroundings.output).update(m_result);
    const bool stopped = m_surroundings.interruption.times() > 0;
    // an unknown outcome is not hidden behind the stop: it has to be looked after
    if (stopped && m_result.report.outcome != Outcome::Unknown)
        return exit_code::stopped;
    return exitCodeOf(m_result, m_options.wait.has_value());
}

const RegistryInfo *UpdateCommand::known() const
{
    if (m_before)
        return &*m_before;
    return m_shown ? &*m_shown : nullptr;
}

QString UpdateCommand::differences(const RegistryInfo &now) const
{
    QStringList lines;
    for (const Field field : differingFields(*m_shown, now)) {
        lines.append(tr("%1: “%2” instead of “%3”", "field, now, before")
                         .arg(fieldLabel(field), visible(now.access[field].value_or(QString())),
                             visible(m_shown->access[field].value_or(QString()))));
    }
    return tr("HSS has something else now. %1").arg(lines.join(QStringLiteral("; ")));
}

} // namespace hssreg
