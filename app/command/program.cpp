#include "app/command/program.h"

#include "app/command/add_command.h"
#include "app/command/check_command.h"
#include "app/command/clusters_command.h"
#include "app/command/completion_command.h"
#include "app/command/connection_command.h"
#include "app/command/delete_command.h"
#include "app/command/exit_codes.h"
#include "app/command/history_command.h"
#include "app/command/list_command.h"
#include "app/command/parse_options.h"
#include "app/command/practice_command.h"
#include "app/command/request_logs.h"
#include "app/command/rotate_command.h"
#include "app/command/show_command.h"
#include "app/command/statistics_command.h"
#include "app/command/sync_command.h"
#include "app/command/update_command.h"
#include "app/command/upload_command_command.h"
#include "app/command/validate_command.h"
#include "app/support/text.h"

#include <QTimer>

namespace hssreg {

namespace {

class ProgramText {
    Q_DECLARE_TR_FUNCTIONS(ProgramText)
};

//! Makes the command that was asked for.
class CommandMaker {
public:
    explicit CommandMaker(const Surroundings &surroundings)
        : m_surroundings(surroundings)
    {
    }
    std::unique_ptr<Command> operator()(ListOptions &options) const { return made<ListCommand>(options); }
    std::unique_ptr<Command> operator()(ShowOptions &options) const { return made<ShowCommand>(options); }
    std::unique_ptr<Command> operator()(UpdateOptions &options) const { return made<UpdateCommand>(options); }
    std::unique_ptr<Command> operator()(CheckOptions &options) const { return made<CheckCommand>(options); }
    std::unique_ptr<Command> operator()(AddOptions &options) const { return made<AddCommand>(options); }
    std::unique_ptr<Command> operator()(DeleteOptions &options) const { return made<DeleteCommand>(options); }
    std::unique_ptr<Command> operator()(UploadCommandOptions &options) const
    {
        return made<UploadCommandCommand>(options);
    }
    std::unique_ptr<Command> operator()(SyncOptions &options) const { return made<SyncCommand>(options); }
    std::unique_ptr<Command> operator()(ClustersOptions &options) const
    {
        return made<ClustersCommand>(options);
    }
    std::unique_ptr<Command> operator()(StatisticsOptions &options) const
    {
        return made<StatisticsCommand>(options);
    }
    std::unique_ptr<Command> operator()(ConnectionOptions &options) const
    {
        return made<ConnectionCommand>(options);
    }
    std::unique_ptr<Command> operator()(HistoryOptions &options) const
    {
        return made<HistoryCommand>(options);
    }
    std::unique_ptr<Command> operator()(ValidateOptions &options) const
    {
        return made<ValidateCommand>(options);
    }
    std::unique_ptr<Command> operator()(RotateOptions &options) const { return made<RotateCommand>(options); }
    std::unique_ptr<Command> operator()(PracticeOptions &options) const
    {
        return made<PracticeCommand>(options);
    }
    std::unique_ptr<Command> operator()(CompletionOptions &options) const
    {
        return made<CompletionCommand>(options);
    }

private:
    template <typename Made, typename Options>
    [[nodiscard]] std::unique_ptr<Command> made(Options &options) const
    {
        return std::make_unique<Made>(std::move(options), m_surroundings);
    }

    const Surroundings &m_surroundings;
};

QCoro::Task<> runToTheEnd(Command &command)
{
    const int code = co_await command.run();
    QCoreApplication::exit(code);
}

} // namespace

Program::Program(Streams &streams, ReadVariable environment, Clock &clock, Interruption &interruption)
    : m_streams(streams)
    , m_environment(std::move(environment))
    , m_clock(clock)
    , m_interruption(interruption)
{
}

int Program::run(const QStringList &arguments)
{
    Output output(m_streams);
    Result<CommandLine, ParseStop> line = parseCommandLine(arguments);
    if (line.ok())
        return execute(std::move(line).value(), output);
    const ParseStop &stop = line.error();
    if (stop.exitCode == exit_code::done)
        output.answer(stop.text);
    else
        output.complain(stop.text);
    return stop.exitCode;
}

int Program::execute(CommandLine line, Output &output)
{
    output.configure(line.global);
    RequestLines log(output);
    if (!line.global.logFile.isEmpty() && !log.openFile(line.global.logFile)) {
        output.complain(ProgramText::tr("“%1” can not be written.").arg(visible(line.global.logFile)));
        return exit_code::wrongCommandLine;
    }
    History history(historyFile(), m_clock);
    const Surroundings surroundings{
        line.global, m_streams, output, m_environment, m_clock, m_interruption, &log, &history};
    const std::unique_ptr<Command> command = std::visit(CommandMaker(surroundings), line.command);
    const QObject here; // ends what is posted below with this function
    QTimer::singleShot(0, &here, [&command] { runToTheEnd(*command); });
    return QCoreApplication::exec();
}

} // namespace hssreg
