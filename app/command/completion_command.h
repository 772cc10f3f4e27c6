#pragma once

#include "app/command/command.h"

namespace hssreg {

//! `completion SHELL`: the completion script of a shell, made from the grammar itself.
class CompletionCommand final : public Command {
public:
    CompletionCommand(CompletionOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    CompletionOptions m_options;
    Surroundings m_surroundings;
};

} // namespace hssreg
