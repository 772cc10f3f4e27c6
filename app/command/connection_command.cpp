#include "app/command/connection_command.h"

#include "app/command/connection_draft.h"
#include "app/command/connection_words.h"
#include "app/command/exit_codes.h"
#include "app/command/interruption.h"
#include "app/command/service_access.h"
#include "app/command/service_answer.h"
#include "app/support/text.h"

#include <algorithm>

namespace hssreg {

namespace {

constexpr QLatin1StringView action("connection");

//! What a failed step means for whoever called.
int exitCodeOf(TestStep::Kind failed)
{
    switch (failed) {
    case TestStep::Kind::Settings: return exit_code::invalidInput;
    case TestStep::Kind::Name:
    case TestStep::Kind::Connection: return exit_code::unreachable;
    case TestStep::Kind::SignIn: return exit_code::unauthorized;
    case TestStep::Kind::Project:
    case TestStep::Kind::Rights: return exit_code::refused;
    }
    Q_UNREACHABLE();
}

void show(Output &output, const Columns &columns)
{
    for (const QString &line : columns.lines(output))
        output.answer(line);
}

} // namespace

ConnectionCommand::ConnectionCommand(ConnectionOptions options, const Surroundings &surroundings)
    : m_options(std::move(options))
    , m_global(surroundings.options)
    , m_surroundings{m_global, surroundings.streams, surroundings.output, surroundings.environment,
          surroundings.clock, surroundings.interruption, surroundings.log}
    , m_asker(m_surroundings)
{
    if (m_options.action == ConnectionOptions::Action::Test && !m_options.name.isEmpty())
        m_global.connection = m_options.name;
    QObject::connect(&m_surroundings.interruption, &Interruption::interrupted, &m_context, [this](int times) {
        m_scope.cancelAll();
        if (times > 1)
            m_cleanUp.cancelAll();
    });
}

QCoro::Task<int> ConnectionCommand::run()
{
    switch (m_options.action) {
    case ConnectionOptions::Action::List: co_return list();
    case ConnectionOptions::Action::Add: co_return co_await add();
    case ConnectionOptions::Action::Import:
        if (m_options.from.isEmpty())
            co_return listImports();
        co_return co_await import();
    case ConnectionOptions::Action::Remove: co_return co_await remove();
    case ConnectionOptions::Action::Test: co_return co_await test();
    }
    Q_UNREACHABLE();
}

int ConnectionCommand::list()
{
    const Result<StoredConnections, StoreError> stored = m_kept.file().read();
    if (!stored.ok())
        return failStore(stored.error());
    const QList<ConnectionProfile> &profiles = stored.value().profiles;
    if (output().isJson()) {
        for (const ConnectionProfile &profile : profiles)
            output().object(connectionObject(profile));
    } else if (profiles.isEmpty()) {
        output().note(tr("There is no connection yet. Add one: hss-registry connection add NAME …"));
    } else {
        show(output(), connectionTable(profiles));
    }
    return exit_code::done;
}

QCoro::Task<int> ConnectionCommand::add()
{
    ConnectionDraft draft(m_options, m_surroundings);
    const QString fault = draft.read();
    if (!fault.isEmpty())
        co_return wrong(fault);
    const QStringList faults = draft.faults();
    if (!faults.isEmpty())
        co_return fail(Outcome::Invalid, faults.join(u' '));
    if (draft.lacksProject()) {
        const std::optional<int> end = co_await findProject(draft);
        if (end)
            co_return *end;
    }
    co_return co_await keep(std::move(draft.profile), std::move(draft.secrets));
}

QCoro::Task<std::optional<int>> ConnectionCommand::findProject(ConnectionDraft &draft)
{
    m_surroundings.interruption.watch();
    AccountLookups lookups(m_surroundings.clock, &m_asker, m_surroundings.log);
    const std::optional<ProjectTrouble> trouble =
        co_await draft.findProject(m_kept.secrets(), lookups, m_scope);
    if (!trouble) {
        output().note(tr("The project is %1, says IAM.").arg(visible(draft.profile.projectId)));
        co_return std::nullopt;
    }
    if (!trouble->report)
        co_return wrong(trouble->text);
    ServiceAnswer(output()).failure(action, *trouble->report);
    co_return exitCode(trouble->report->outcome);
}

std::vector<ImportCandidate> ConnectionCommand::imports() const
{
    ImportSources sources = systemImportSources();
    const ReadVariable environment = m_surroundings.environment;
    sources.environment = [environment](
                              const QString &name) { return environment(name.toLatin1().constData()); };
    return findImports(sources);
}

int ConnectionCommand::listImports()
{
    const std::vector<ImportCandidate> found = imports();
    if (output().isJson()) {
        for (const ImportCandidate &candidate : found)
            output().object(importObject(candidate));
    } else if (found.empty()) {
        output().note(tr("Neither the environment nor the files of the SDK, KooCLI and OpenStack have one."));
    } else {
        show(output(), importTable(found));
        output().note(tr("Take one: hss-registry connection import NAME --from IMPORT"));
    }
    return exit_code::done;
}

QCoro::Task<int> ConnectionCommand::import()
{
    std::vector<ImportCandidate> found = imports();
    const auto chosen = std::find_if(found.begin(), found.end(),
        [this](const ImportCandidate &candidate) { return importKey(candidate) == m_options.from; });
    if (chosen == found.end())
        co_return wrong(
            tr("There is nothing like that to import; hss-registry connection import lists what there is."));
    if (!chosen->usable)
        co_return fail(Outcome::Invalid, chosen->problem);
    if (!chosen->problem.isEmpty())
        output().note(visible(chosen->problem));
    chosen->profile.name = m_options.name;
    co_return co_await keep(std::move(chosen->profile), std::move(chosen->secrets));
}

// First the secrets, then the connection: it is never without them.
QCoro::Task<int> ConnectionCommand::keep(ConnectionProfile profile, std::map<SecretRole, Secret> secrets)
{
    const Result<StoredConnections, StoreError> stored = m_kept.file().read();
    if (!stored.ok())
        co_return failStore(stored.error());
    if (stored.value().find(profile.name))
        co_return failStore({StoreError::Kind::NameTaken, profile.name});
    m_surroundings.interruption.watch(); // or a signal would leave a secret behind
    const SecretDone unkept = co_await m_kept.secrets().keepAll(profile, std::move(secrets), m_scope);
    if (unkept) {
        if (*unkept == SecretTrouble::Cancelled)
            co_await m_kept.secrets().forget(profile, m_cleanUp); // the program stays until that is done
        co_return failSecret(*unkept);
    }
    const ConnectionStore::Done failed = m_kept.file().add(profile);
    if (failed) {
        co_await m_kept.secrets().forget(profile, m_cleanUp);
        co_return failStore(*failed);
    }
    answer(profile, tr("Added: %1").arg(visible(profile.name)));
    co_return exit_code::done;
}

QCoro::Task<int> ConnectionCommand::remove()
{
    const Result<ConnectionProfile, QString> found = m_kept.find(m_options.name);
    if (!found.ok())
        co_return wrong(found.error());
    const ConnectionProfile profile = found.value();
    if (const std::optional<int> end = askToRemove(profile))
        co_return *end;
    const QList<SecretRole> roles = secretsOf(profile);
    const bool inKeychain = std::any_of(roles.begin(), roles.end(),
        [&profile](SecretRole role) { return placeOf(profile, role).kind == SecretPlace::Kind::Keychain; });
    const SecretDone trouble = co_await m_kept.secrets().forget(profile, m_scope);
    if (trouble && inKeychain)
        co_return failSecret(*trouble);
    const ConnectionStore::Done failed = m_kept.file().remove(profile.name);
    if (failed)
        co_return failStore(*failed);
    answer(profile, tr("Removed: %1").arg(visible(profile.name)));
    co_return exit_code::done;
}

std::optional<int> ConnectionCommand::askToRemove(const ConnectionProfile &profile)
{
    if (m_options.yes)
        return std::nullopt;
    const QString question =
        tr("Remove the connection %1 and its secrets? yes or no").arg(visible(profile.name));
    switch (askForConsent(m_surroundings, question)) {
    case Consent::Yes: return std::nullopt;
    case Consent::No:
    case Consent::Stopped: return fail(Outcome::Cancelled, {});
    case Consent::NotATerminal: break;
    }
    return wrong(tr("Say --yes to remove without being asked; there is no terminal to ask on."));
}

QCoro::Task<int> ConnectionCommand::test()
{
    const AccountOptions account(m_surroundings);
    Result<ConnectionSettings, AccountFault> settings = co_await account.read(TokenUse::Needed, m_scope);
    if (!settings.ok())
        co_return accountFailed(output(), action, settings.error());
    m_surroundings.interruption.watch();
    const QList<TestStep> steps = co_await testConnection(
        std::move(settings).value(), m_surroundings.clock, &m_asker, m_surroundings.log, m_scope);
    if (output().isJson()) {
        for (const TestStep &step : steps)
            output().object(testObject(step));
    } else {
        show(output(), testTable(steps));
    }
    if (m_surroundings.interruption.times() > 0)
        co_return exit_code::stopped;
    const auto failed = std::find_if(steps.begin(), steps.end(),
        [](const TestStep &step) { return step.outcome == TestStep::Outcome::Failed; });
    co_return failed == steps.end() ? exit_code::done : exitCodeOf(failed->kind);
}

int ConnectionCommand::fail(Outcome outcome, const QString &message)
{
    ServiceReport report;
    report.outcome = outcome;
    ServiceAnswer(output()).failure(action, report, message);
    return exitCode(outcome);
}

int ConnectionCommand::failStore(const StoreError &error)
{
    return wrong(storeErrorText(error));
}

int ConnectionCommand::failSecret(SecretTrouble trouble)
{
    if (trouble == SecretTrouble::Cancelled)
        return fail(Outcome::Cancelled, {});
    const QString text =
        tr("Nothing was changed. %1 A secret can also be read from elsewhere at every use: --secret-from.")
            .arg(secretTroubleText(trouble));
    return fail(trouble == SecretTrouble::Denied ? Outcome::Unauthorized : Outcome::Unreachable, text);
}

int ConnectionCommand::wrong(const QString &complaint)
{
    output().complain(visible(complaint));
    return exit_code::wrongCommandLine;
}

void ConnectionCommand::answer(const ConnectionProfile &profile, const QString &what)
{
    if (output().isJson())
        output().object(connectionObject(profile));
    else
        output().answer(what);
}

} // namespace hssreg
