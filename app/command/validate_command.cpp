#include "app/command/validate_command.h"

#include "app/command/exit_codes.h"
#include "app/command/plan_input.h"
#include "app/support/text.h"

namespace hssreg {

ValidateCommand::ValidateCommand(ValidateOptions options, const Surroundings &surroundings)
    : m_options(std::move(options))
    , m_surroundings(surroundings)
{
}

QCoro::Task<int> ValidateCommand::run()
{
    const std::optional<QByteArray> bytes = readPlanBytes(m_options.file, m_surroundings.streams.in);
    if (!bytes) {
        m_surroundings.output.complain(tr("“%1” can not be read.").arg(visible(m_options.file)));
        co_return exit_code::wrongCommandLine;
    }
    Plan plan = readPlanFile(*bytes);
    checkPasswordSources(plan, planFolder(m_options.file));
    const QList<Finding> findings = findingsOf(plan.findings);
    FindingReport(m_surroundings.output, QLatin1StringView("validate"), FindingReport::Part::Answer)
        .print(findings, int(plan.rows.size()));
    co_return hasErrors(findings) ? exit_code::invalidInput : exit_code::done;
}

} // namespace hssreg
