#pragma once

#include "app/access/access_update.h"
#include "app/connection/connection_settings.h"
#include "app/practice/practice_service.h"
#include "app/rotation/rotation_setup.h"

#include <QDateTime>
#include <QStringList>

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
    QString connection; //!< the name of a kept one; empty: none
    QString iamEndpoint; //!< empty: that of the connection or region
    std::optional<QString> tokenFile; //!< `-`: standard input
    QString accessKey; //!< the ID of an access key; no secret
    QString secretKeyFile; //!< with accessKey; `-`: standard input
    QString securityTokenFile; //!< with accessKey, of temporary keys; `-`: standard input
    QString caFile;
    std::optional<ProxyUse> proxy; //!< else that of the connection, else the system's
    QString proxyUrl; //!< with ProxyUse::Url
    std::optional<std::chrono::seconds>
        timeout; //!< the whole of one operation; else that of the connection, else 60 s
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
    QString planFile; //!< where to write a plan of them; `-`: standard output; empty: none
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
    bool sync = false; //!< let HSS synchronise the repository after the update
    QString ifUnchanged; //!< a file as `show --output json` writes it; empty: do not compare
};

//! `check ID` or `check --registry-addr A …`.
struct CheckOptions {
    QString id; //!< empty: the fields say all
    QString type; //!< registry_type; empty: that of HSS, else Other
    AccessUpdate login; //!< goes before what HSS has; without the password
    PasswordSource password;
    QString consentHost; //!< `host` or `host:port` that may get the login for a token; empty: none
};

//! `add FIELD…`.
struct AddOptions {
    std::optional<QString> name; //!< registry_name
    std::optional<QString> type; //!< registry_type
    AccessUpdate access; //!< without the password
    PasswordSource password;
    std::optional<std::chrono::seconds> wait; //!< how long to read back for the proof
};

//! `delete ID…`.
struct DeleteOptions {
    QStringList ids; //!< at least one
    bool yes = false; //!< do not ask
};

//! `upload-command ID`.
struct UploadCommandOptions {
    QString id;
    PasswordSource password;
};

//! `sync [ID…|--all]`.
struct SyncOptions {
    QStringList ids; //!< empty: all
    std::optional<std::chrono::seconds> wait; //!< how long to follow the task; none: not at all
};

//! `clusters`.
struct ClustersOptions { };

//! `statistics`.
struct StatisticsOptions { };

//! `connection ACTION [NAME]`. Where HSS is, and who asks, stands in the global options.
struct ConnectionOptions {
    enum class Action { List, Add, Import, Remove, Test };
    Action action = Action::List;
    QString name;
    QString from; //!< import: the settings to take; empty: list what there is
    QString iamUser;
    QString iamAccount;
    QString iamUserId; //!< with a virtual MFA device
    PasswordSource iamPassword;
    QString secretFrom; //!< `env:NAME` or `file:PATH`; empty: the keychain
    QString proxyUser; //!< of the proxy of the global options; empty: it asks for no login
    QString proxyPasswordFile; //!< to be kept in the keychain; `-`: standard input
    QString proxyPasswordFrom; //!< `env:NAME` or `file:PATH`, read at every use
    bool yes = false; //!< do not ask
};

//! `history`.
struct HistoryOptions {
    QDateTime since; //!< invalid: from the beginning
    QString exportFile; //!< empty: print it
    bool forget = false;
};

//! `validate FILE`.
struct ValidateOptions {
    QString file; //!< `-`: standard input
};

//! `rotate FILE`.
struct RotateOptions {
    enum class Left { Refuse, Resume, Discard };
    QString file; //!< `-`: standard input
    bool dryRun = false;
    QString journal; //!< empty: journalFile()
    Left left = Left::Refuse; //!< what to do with an unfinished run in the journal
    RotationOptions run;
    int rate = 0; //!< requests a second, to begin with and at most; 0: what the service allows
    RotationShard shard;
    QString reportFile; //!< empty: none
    QStringList consentHosts; //!< `host` or `host:port` that may get the sign-in of a connection that is not theirs
};

//! `completion SHELL`.
struct CompletionOptions {
    enum class Shell { Bash, Zsh, Fish };
    Shell shell = Shell::Bash;
};

using CommandOptions = std::variant<ListOptions, ShowOptions, UpdateOptions, CheckOptions, AddOptions,
    DeleteOptions, UploadCommandOptions, SyncOptions, ClustersOptions, StatisticsOptions, ConnectionOptions,
    HistoryOptions, ValidateOptions, RotateOptions, PracticeOptions, CompletionOptions>;

//! A command line that was understood. Moved, since a change is.
struct CommandLine {
    GlobalOptions global;
    CommandOptions command;
};

} // namespace hssreg
