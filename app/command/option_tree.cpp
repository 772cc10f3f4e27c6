#include "app/command/option_tree.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/command/add_option.h"
#include "app/command/help_format.h"

namespace hssreg {

namespace {

QString dashed(QLatin1StringView name)
{
    return QString(name).replace(u'_', u'-');
}

std::string choicesOf(const FieldEntry &entry)
{
    QStringList choices;
    for (const QLatin1StringView choice : entry.choices)
        choices.append(choice);
    return choices.isEmpty() ? "TEXT" : choices.join(u'|').toStdString();
}

} // namespace

QStringList wordsOf(const CLI::Option &option)
{
    QStringList words = QString::fromStdString(option.get_type_name()).split(u'|', Qt::SkipEmptyParts);
    words.removeIf([](const QString &word) {
        return std::all_of(word.begin(), word.end(), [](QChar c) { return c.isUpper() || c == u'-'; });
    });
    return words;
}

bool takesFile(const CLI::Option &option)
{
    const std::string &what = option.get_type_name();
    return what == "FILE" || what == "FILE|-" || what == "PEM";
}

QString optionFor(Field field)
{
    return QStringLiteral("--") + dashed(entryFor(field).name);
}

SecretOptions secretOptionsFor(Field field)
{
    const QString name = dashed(entryFor(field).name);
    return {QStringLiteral("--%1-file").arg(name), QStringLiteral("--%1-env").arg(name),
        QStringLiteral("--ask-%1").arg(name)};
}

OptionTree::OptionTree()
    : m_root(tr("Edit the access information of third-party image repositories in Huawei Cloud HSS.")
                 .toStdString(),
        "hss-registry")
{
    m_root.formatter(std::make_shared<HelpFormat>());
    m_root.set_help_flag("-h,--help", tr("Print this help and end.").toStdString());
    m_root.set_version_flag(
        "--version", "hss-registry " HSSREG_VERSION, tr("Print the version and end.").toStdString());
    m_root.require_subcommand(1);
    // what is left over is reported by us: CLI11's own text would repeat it
    m_root.allow_extras();
    addGlobalOptions();
    addIdentityOptions();
    addListing();
    addUpdate();
    addCheck();
    addMore();
    addConnection();
    addRotate();
    addOffline();
}

const CLI::App *OptionTree::command() const
{
    const std::vector<const CLI::App *> given =
        m_root.get_subcommands([](const CLI::App *app) { return app->parsed(); });
    return given.empty() ? nullptr : given.front();
}

const CLI::Option *OptionTree::find(const char *name) const
{
    const CLI::App *given = command();
    const CLI::Option *option = given ? given->get_option_no_throw(name) : nullptr;
    return option ? option : m_root.get_option_no_throw(name);
}

std::optional<QString> OptionTree::value(const char *name) const
{
    const CLI::Option *option = find(name);
    if (!option || option->count() == 0)
        return std::nullopt;
    return QString::fromStdString(option->results().back());
}

std::optional<QString> OptionTree::value(const QString &name) const
{
    return value(name.toLatin1().constData());
}

bool OptionTree::takesValue(const QString &name) const
{
    std::vector<const CLI::App *> apps = m_root.get_subcommands({});
    apps.push_back(&m_root);
    return std::any_of(apps.begin(), apps.end(), [&name](const CLI::App *app) {
        const CLI::Option *option = app->get_option_no_throw(name.toStdString());
        return option && option->get_expected_max() > 0;
    });
}

QStringList OptionTree::values(const char *name) const
{
    const CLI::Option *option = find(name);
    QStringList values;
    if (option) {
        for (const std::string &value : option->results())
            values.append(QString::fromStdString(value));
    }
    return values;
}

QStringList OptionTree::choices(const char *name) const
{
    const CLI::Option *option = find(name);
    return option ? wordsOf(*option) : QStringList();
}

void OptionTree::addGlobalOptions()
{
    m_root.option_defaults()->group(tr("Options of every command, before or after it").toStdString());
    addValue(
        m_root, "--output", "text|json", tr("Answers for people, or one JSON object a line. Default: text."));
    addValue(m_root, "--timeout", "SECONDS",
        tr("The whole of one operation, with its retries and waits, 1 to 3600. Default: 60."));
    addValue(m_root, "--log", "FILE",
        tr("Append a line of JSON for every request; no headers, bodies or queries."));
    CLI::Option *quiet = addSwitch(m_root, "--quiet", tr("Answers and errors only."));
    CLI::Option *verbose =
        addSwitch(m_root, "--verbose", tr("Say also where the identity comes from and what is requested."));
    quiet->excludes(verbose);
}

void OptionTree::addIdentityOptions()
{
    m_root.option_defaults()->group(tr("Where HSS is, and who asks").toStdString());
    addValue(m_root, "--connection", "NAME", tr("A connection that was added; other options go before it."));
    CLI::Option *endpoint = addValue(m_root, "--endpoint", "URL", tr("The address of HSS."));
    CLI::Option *region = addValue(m_root, "--region", "ID",
        tr("The region, such as cn-north-4, instead of an address. Else: HW_REGION_NAME."));
    endpoint->excludes(region);
    addValue(
        m_root, "--project-id", "ID", tr("The project. Else: HUAWEICLOUD_SDK_PROJECT_ID or HW_PROJECT_ID."));
    addValue(m_root, "--enterprise-project-id", "ID",
        tr("The enterprise project, 0 or all_granted_eps. Else: HW_ENTERPRISE_PROJECT_ID."));
    addValue(m_root, "--iam-endpoint", "URL", tr("The address of IAM, where a connection signs in."));
    addCredentialOptions();
    addValue(m_root, "--ca-file", "PEM", tr("Further certificate authorities to trust."));
    addValue(
        m_root, "--proxy", "URL|none|system", tr("Default: system. Loopback never goes through a proxy."));
}

void OptionTree::addCredentialOptions()
{
    CLI::Option *token = addValue(m_root, "--token-file", "FILE|-",
        tr("A file that holds the token; - is standard input. Else: HW_AUTH_TOKEN."));
    CLI::Option *key = addValue(m_root, "--access-key", "ID",
        tr("The ID of an access key. Else: HUAWEICLOUD_SDK_AK or HW_ACCESS_KEY."));
    CLI::Option *secret = addValue(m_root, "--secret-key-file", "FILE|-",
        tr("A file that holds its secret key; - is standard input. Else: HUAWEICLOUD_SDK_SK or "
           "HW_SECRET_KEY."));
    CLI::Option *security = addValue(m_root, "--security-token-file", "FILE|-",
        tr("A file that holds the security token of a temporary key; - is standard input."));
    for (CLI::Option *option : {key, secret, security})
        token->excludes(option);
}

CLI::App *OptionTree::addCommand(const char *name, const QString &does)
{
    CLI::App *command = m_root.add_subcommand(name, does.toStdString());
    command->fallthrough();
    command->group(tr("Commands").toStdString());
    command->footer(tr("The options of every command are listed by: hss-registry --help").toStdString());
    command->option_defaults()->group(tr("Options").toStdString());
    return command;
}

void OptionTree::addListing()
{
    CLI::App *list = addCommand("list", tr("List the repositories."));
    addValue(*list, "--status", "success|fail|accessing", tr("Only those with this access status."));
    addValue(*list, "--type", "Harbor|Jfrog|SwrPrivate|SwrShared|SwrEnterprise|Other",
        tr("Only those of this type."));
    addValue(*list, "--find", "TEXT", tr("Only those that have this text in any column."));
    addValue(*list, "--plan", "FILE",
        tr("Write a plan of these repositories to start from, as CSV if its name ends so; - is standard "
           "output. A file that is there is not overwritten."));

    CLI::App *show = addCommand("show", tr("Show one repository."));
    addValue(*show, "ID", "", tr("The repository ID."))->required();
}

void OptionTree::addUpdate()
{
    CLI::App *update =
        addCommand("update", tr("Change what HSS knows about one repository: exactly the given fields."));
    addValue(*update, "ID", "", tr("The repository ID."))->required();
    addFields(*update);
    update->option_defaults()->group(tr("Options").toStdString());
    addSwitch(*update, "--dry-run", tr("Check, print the request, masked, and send nothing."));
    addWait(*update, 60, tr("Read back until HSS could log in, this long at most. Default: 60."));
    addSwitch(*update, "--sync", tr("After the update, let HSS synchronise: that exercises the login."));
    addValue(*update, "--if-unchanged", "FILE",
        tr("Send nothing if HSS has something else now than this file, written by show --output json."));
}

void OptionTree::addFields(CLI::App &update)
{
    update.option_defaults()->group(tr("Fields").toStdString());
    for (const FieldEntry &entry : accessFields()) {
        if (entry.place != Place::Body)
            continue;
        if (!entry.secret) {
            const std::string choices = choicesOf(entry);
            addValue(update, optionFor(entry.field), choices.c_str(), fieldHelp(entry.field));
            continue;
        }
        addSecretField(update, entry.field);
    }
}

void OptionTree::addSecretField(CLI::App &command, Field field)
{
    const SecretOptions names = secretOptionsFor(field);
    const QString label = fieldLabel(field);
    CLI::Option *file =
        addValue(command, names.file, "FILE|-", tr("%1, from a file; - is standard input.").arg(label));
    CLI::Option *variable =
        addValue(command, names.environment, "NAME", tr("%1, from an environment variable.").arg(label));
    CLI::Option *prompt = addSwitch(command, names.prompt, tr("%1, asked for on the terminal.").arg(label));
    file->excludes(variable)->excludes(prompt);
    variable->excludes(prompt);
}

void OptionTree::addOffline()
{
    CLI::App *validate = addCommand("validate", tr("Check a draft or plan file; needs no connection."));
    addValue(*validate, "FILE", "", tr("The file; - is standard input."))->required();

    CLI::App *history = addCommand("history", tr("Show what was done from this computer, newest first."));
    CLI::Option *since = addValue(*history, "--since", "DATE", tr("Only from this day or time on."));
    CLI::Option *file = addValue(*history, "--export", "FILE",
        tr("Write it to a file: .html, .json, .jsonl (JSON Lines), else CSV. Only its owner may read it."));
    addSwitch(*history, "--forget", tr("Remove all of it from this computer, for good."))
        ->excludes(since)
        ->excludes(file);

    CLI::App *practice = addCommand("practice",
        tr("Run a practice service on this machine until it is stopped; its address and token come first, as "
           "JSON."));
    addValue(*practice, "--port", "N", tr("Default: any free one."));
    addValue(*practice, "--repositories", "N", tr("How many, 0 to 100000. Default: 6."));
    addValue(*practice, "--latency", "MS", tr("Milliseconds before every answer, 0 to 600000. Default: 0."));
    addValue(*practice, "--limit", "N", tr("Requests a second before it throttles, 0 for none. Default: 0."));

    CLI::App *completion = addCommand("completion", tr("Print the completion script of a shell."));
    addValue(*completion, "SHELL", "bash|zsh|fish", tr("bash, zsh or fish."))->required();
}

} // namespace hssreg
