#include "app/command/validate_command.h"

#include "app/command/exit_codes.h"
#include "app/command/finding.h"
#include "app/rotation/plan_file.h"
#include "app/support/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace hssreg {

namespace {

// one more than readPlan() takes, so that it says what is wrong with a file that is too large
constexpr qint64 mostBytes = 64 * 1024 * 1024 + 1;

Finding findingOf(const PlanFinding &found)
{
    Finding finding = findingOf(found.problem, found.id);
    if (found.row > 0)
        finding.row = found.row;
    if (found.position.line > 0) {
        finding.line = found.position.line;
        finding.column = found.position.column;
    }
    return finding;
}

} // namespace

ValidateCommand::ValidateCommand(ValidateOptions options, const Surroundings &surroundings)
    : m_options(std::move(options))
    , m_surroundings(surroundings)
{
}

QCoro::Task<int> ValidateCommand::run()
{
    const std::optional<QByteArray> bytes = read();
    if (!bytes) {
        m_surroundings.output.complain(tr("“%1” can not be read.").arg(visible(m_options.file)));
        co_return exit_code::wrongCommandLine;
    }
    Plan plan = readPlan(*bytes);
    checkPasswordSources(plan, folder());
    QList<Finding> findings;
    for (const PlanFinding &found : std::as_const(plan.findings))
        findings.append(findingOf(found));
    FindingReport(m_surroundings.output, QLatin1StringView("validate"), FindingReport::Part::Answer)
        .print(findings, int(plan.rows.size()));
    co_return hasErrors(findings) ? exit_code::invalidInput : exit_code::done;
}

std::optional<QByteArray> ValidateCommand::read() const
{
    QFile file(m_options.file);
    const bool fromInput = m_options.file == QStringLiteral("-");
    if (!fromInput && (QFileInfo(m_options.file).isDir() || !file.open(QIODevice::ReadOnly)))
        return std::nullopt;
    QIODevice &device = fromInput ? m_surroundings.streams.in : file;
    QByteArray bytes;
    // a pipe gives what it has at the moment, so until there is no more
    for (QByteArray block = device.read(mostBytes); !block.isEmpty() && bytes.size() < mostBytes;
         block = device.read(mostBytes - bytes.size()))
        bytes += block;
    return bytes;
}

QString ValidateCommand::folder() const
{
    return m_options.file == QStringLiteral("-") ? QDir::currentPath()
                                                 : QFileInfo(m_options.file).absolutePath();
}

} // namespace hssreg
