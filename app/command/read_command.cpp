#include "app/command/read_command.h"

#include "app/command/account_options.h"
#include "app/command/exit_codes.h"
#include "app/command/interruption.h"
#include "app/command/service_answer.h"

namespace hssreg {

ReadCommand::ReadCommand(
    const Surroundings &surroundings, QLatin1StringView action, std::optional<QString> id)
    : m_surroundings(surroundings)
    , m_action(action)
    , m_id(std::move(id))
{
    QObject::connect(&m_surroundings.interruption, &Interruption::interrupted, &m_context,
        [this] { m_scope.cancelAll(); });
}

QCoro::Task<int> ReadCommand::run()
{
    if (const std::optional<int> end = open())
        co_return *end;
    m_surroundings.interruption.watch();
    const Deadline deadline(m_surroundings.clock, m_surroundings.options.timeout);
    const RegistryList list = co_await m_session->client().listRegistries(deadline, m_scope);
    if (!list.ok())
        co_return fail(list.error());
    co_return answer(list.value());
}

std::optional<int> ReadCommand::open()
{
    Result<ConnectionSettings, QString> settings = AccountOptions(m_surroundings).read(TokenUse::Needed);
    if (!settings.ok()) {
        output().complain(settings.error());
        return exit_code::wrongCommandLine;
    }
    const QList<Finding> findings =
        accountFindings(settings.value(), m_surroundings.options, TokenUse::Needed, m_id);
    FindingReport(output(), m_action, FindingReport::Part::Aside).print(findings);
    if (hasErrors(findings)) {
        ServiceReport invalid;
        invalid.outcome = Outcome::Invalid;
        return fail(invalid);
    }
    m_session =
        std::make_unique<Session>(std::move(settings).value(), m_surroundings.clock, m_surroundings.log);
    return std::nullopt;
}

int ReadCommand::fail(const ServiceReport &report, const QString &message)
{
    ServiceAnswer(output()).failure(m_action, report, message);
    return exitCode(report.outcome);
}

} // namespace hssreg
