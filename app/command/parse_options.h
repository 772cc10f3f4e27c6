#pragma once

#include "app/command/command_line.h"
#include "app/support/result.h"

#include <QStringList>

namespace hssreg {

//! The end of a program that has nothing to run: a help text, the version, or what is wrong with the command line.
struct ParseStop {
    int exitCode = 0; //!< exit_code::done: the text is an answer; exit_code::wrongCommandLine: a complaint
    QString text; //!< never repeats a value that was given
};

//! Reads the arguments (without the program's name). Looks at no file, no environment and no network.
[[nodiscard]] Result<CommandLine, ParseStop> parseCommandLine(const QStringList &arguments);

} // namespace hssreg
