#pragma once

#include "app/command/surroundings.h"

#include <QCoro/QCoroTask>

#include <memory>

namespace hssreg {

//! One command of the program. Runs once; lives until its flow has ended.
class Command {
public:
    Command() = default;
    Command(const Command &) = delete;
    Command &operator=(const Command &) = delete;
    virtual ~Command() = default;

    //! Does it, and says what it has to say. The result is the exit code.
    [[nodiscard]] virtual QCoro::Task<int> run() = 0;
};

} // namespace hssreg
