#include "app/command/service_access.h"

#include "app/command/account_options.h"
#include "app/command/exit_codes.h"
#include "app/command/interruption.h"
#include "app/command/service_answer.h"

namespace hssreg {

ServiceAccess::ServiceAccess(const Surroundings &surroundings, QLatin1StringView action)
    : m_surroundings(surroundings)
    , m_action(action)
    , m_asker(m_surroundings)
    , m_history(m_surroundings)
{
    QObject::connect(&m_surroundings.interruption, &Interruption::interrupted, &m_context,
        [this](int times) { stop(times); });
}

QCoro::Task<std::optional<int>> ServiceAccess::open(QStringList ids, QList<Finding> more)
{
    const AccountOptions account(m_surroundings);
    Result<ConnectionSettings, AccountFault> settings = co_await account.read(TokenUse::Needed, m_scope);
    if (!settings.ok())
        co_return accountFailed(output(), m_action, settings.error());
    QList<Finding> findings =
        accountFindings(settings.value(), m_surroundings.options, TokenUse::Needed, ids);
    findings.append(more);
    FindingReport(output(), m_action, FindingReport::Part::Aside).print(findings);
    if (hasErrors(findings))
        co_return fail(Outcome::Invalid);
    m_surroundings.interruption.watch();
    m_session = std::make_unique<Session>(
        std::move(settings).value(), m_surroundings.clock, m_surroundings.log, &m_asker);
    co_return std::nullopt;
}

QCoro::Task<Result<NetworkSettings, int>> ServiceAccess::openNetwork()
{
    const AccountOptions account(m_surroundings);
    const Result<ConnectionSettings, AccountFault> settings =
        co_await account.read(TokenUse::NotNeeded, m_scope);
    if (!settings.ok())
        co_return accountFailed(output(), m_action, settings.error());
    m_surroundings.interruption.watch();
    co_return networkOf(settings.value());
}

Deadline ServiceAccess::deadline() const
{
    return {m_surroundings.clock, settings().deadline};
}

bool ServiceAccess::isStopped() const
{
    return m_surroundings.interruption.times() > 0;
}

void ServiceAccess::stop(int times)
{
    if (m_sending && times == 1)
        output().note(tr("Finishing what is on its way. Once more stops at once."));
    else
        m_scope.cancelAll();
}

HistoryRecord ServiceAccess::recordOf(HistoryAction what, const QString &id, const QString &name)
{
    HistoryRecord record;
    record.when = m_surroundings.clock.now();
    record.connection = m_surroundings.options.connection;
    if (m_session)
        takeAccount(record, m_session->client().account());
    record.action = what;
    record.registryId = id;
    record.registryName = name;
    return record;
}

int ServiceAccess::fail(const ServiceReport &report, const QString &message)
{
    ServiceAnswer(output()).failure(m_action, report, message);
    return exitCode(report.outcome);
}

int ServiceAccess::fail(Outcome outcome, const QString &message)
{
    ServiceReport report;
    report.outcome = outcome;
    return fail(report, message);
}

int accountFailed(Output &output, QLatin1StringView action, const AccountFault &fault)
{
    if (!fault.noSecret) {
        output.complain(fault.text);
        return exit_code::wrongCommandLine;
    }
    ServiceReport report;
    report.outcome = Outcome::Unauthorized;
    ServiceAnswer(output).failure(action, report, fault.text);
    return exitCode(report.outcome);
}

} // namespace hssreg
