#pragma once

#include "app/access/access_update.h"
#include "app/connection/connection_settings.h"
#include "app/practice/practice_service.h"

#include <chrono>
#include <optional>
#include <variant>

namespace hssreg {

//! How answers are written: for people, or one JSON object a line.
enum class OutputFormat { Text, Json };

//! The options that every command takes. Absent means "not given"; given empty is a value.
struct GlobalOptions {
    std::optional<QString> endpoint;
    std::optional<QString> region;
    std::optional<QString> projectId;
    std::optional<QString> enterpriseProjectId;
    std::optional<QString> tokenFile; //!< `-`: standard input
    QString caFile;
    ProxyUse proxy = ProxyUse::System;
    QString proxyUrl; //!< with ProxyUse::Url
    std::chrono::seconds timeout{60}; //!< the whole of one operation
    OutputFormat format = OutputFormat::Text;
    bool quiet = false;
    bool verbose = false;
    QString logFile;
};

//! `list`: the repositories, all that fit.
struct ListOptions {
    QString status; //!< empty: any
    QString type; //!< empty: any
    QString find; //!< in any column, in any case; empty: all
};

//! `show ID`.
struct ShowOptions {
    QString id;
};

//! Where a password comes from. Never from the command line itself.
struct PasswordSource {
    enum class Kind { None, File, Environment, Prompt };
    Kind kind = Kind::None;
    QString where; //!< the file (`-`: standard input) or the variable
};

//! `update ID FIELD…`.
struct UpdateOptions {
    QString id;
    AccessUpdate change; //!< without the password, which is read before it is needed
    PasswordSource password;
    bool dryRun = false;
    std::optional<std::chrono::seconds> wait; //!< how long to read back for the proof
    QString ifUnchanged; //!< a file as `show --output json` writes it; empty: do not compare
};

//! `validate FILE`.
struct ValidateOptions {
    QString file; //!< `-`: standard input
};

//! `completion SHELL`.
struct CompletionOptions {
    enum class Shell { Bash, Zsh, Fish };
    Shell shell = Shell::Bash;
};

using CommandOptions = std::variant<ListOptions, ShowOptions, UpdateOptions, ValidateOptions, PracticeOptions,
    CompletionOptions>;

//! A command line that was understood. Moved, since a change is.
struct CommandLine {
    GlobalOptions global;
    CommandOptions command;
};

} // namespace hssreg
