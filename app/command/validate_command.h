#pragma once

#include "app/command/command.h"

#include <QCoreApplication>

namespace hssreg {

//! `validate FILE`: what is wrong with a draft or plan. Offline.
class ValidateCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(ValidateCommand)
public:
    ValidateCommand(ValidateOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    ValidateOptions m_options;
    Surroundings m_surroundings;
};

} // namespace hssreg
