#pragma once

#include <QString>

#include <CLI/CLI.hpp>

namespace hssreg {

// How the grammar declares options, so that every value stays a text.

//! An option or positional that takes one value; `what` stands for it in the help.
CLI::Option *addValue(CLI::App &app, const QString &name, const char *what, const QString &help);
CLI::Option *addValue(CLI::App &app, const char *name, const char *what, const QString &help);
//! A positional that takes any number of values.
CLI::Option *addValues(CLI::App &app, const char *name, const QString &help);
//! An option without a value.
CLI::Option *addSwitch(CLI::App &app, const QString &name, const QString &help);
CLI::Option *addSwitch(CLI::App &app, const char *name, const QString &help);
//! `--wait[=SECONDS]`: a value only after an equals sign, else `unless`.
CLI::Option *addWait(CLI::App &app, int unless, const QString &help);

} // namespace hssreg
