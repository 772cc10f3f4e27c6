#include "app/command/completion_command.h"

#include "app/command/completion_script.h"
#include "app/command/exit_codes.h"

namespace hssreg {

CompletionCommand::CompletionCommand(CompletionOptions options, const Surroundings &surroundings)
    : m_options(options)
    , m_surroundings(surroundings)
{
}

QCoro::Task<int> CompletionCommand::run()
{
    const OptionTree tree;
    m_surroundings.output.answer(CompletionScript(tree).text(m_options.shell).trimmed());
    co_return exit_code::done;
}

} // namespace hssreg
