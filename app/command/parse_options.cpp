#include "app/command/parse_options.h"

#include "app/access/access_fields.h"
#include "app/command/exit_codes.h"
#include "app/command/usage_text.h"

#include <algorithm>

namespace hssreg {

namespace {

//! Turns the texts of a parsed tree into the options of a command, and remembers the first that does not fit.
class OptionReader {
    Q_DECLARE_TR_FUNCTIONS(OptionReader)
public:
    explicit OptionReader(const OptionTree &tree)
        : m_tree(tree)
    {
    }
    //! What is wrong; empty when nothing is.
    [[nodiscard]] const QString &fault() const { return m_fault; }

    [[nodiscard]] GlobalOptions global();
    [[nodiscard]] CommandOptions command();

private:
    [[nodiscard]] ListOptions list();
    [[nodiscard]] UpdateOptions update();
    void fields(UpdateOptions &options);
    [[nodiscard]] PasswordSource password(Field field);
    [[nodiscard]] PracticeOptions practice();
    [[nodiscard]] CompletionOptions completion();

    [[nodiscard]] QString text(const char *name) { return m_tree.value(name).value_or(QString()); }
    [[nodiscard]] QString fileName(const char *name);
    [[nodiscard]] QString choice(const char *name);
    [[nodiscard]] int number(const char *name, int least, int most, int unless);
    void wrong(const QString &fault)
    {
        if (m_fault.isEmpty())
            m_fault = fault;
    }

    const OptionTree &m_tree;
    QString m_fault;
};

GlobalOptions OptionReader::global()
{
    GlobalOptions options;
    options.endpoint = m_tree.value("--endpoint");
    options.region = m_tree.value("--region");
    options.projectId = m_tree.value("--project-id");
    options.enterpriseProjectId = m_tree.value("--enterprise-project-id");
    options.tokenFile = m_tree.value("--token-file");
    if (options.tokenFile && options.tokenFile->isEmpty())
        wrong(tr("%1 needs the name of a file.").arg(QStringLiteral("--token-file")));
    options.caFile = fileName("--ca-file");
    options.logFile = fileName("--log");
    const QString proxy = text("--proxy");
    if (proxy == QStringLiteral("none"))
        options.proxy = ProxyUse::None;
    else if (m_tree.isSet("--proxy") && proxy != QStringLiteral("system"))
        options.proxy = ProxyUse::Url;
    options.proxyUrl = options.proxy == ProxyUse::Url ? proxy : QString();
    options.timeout = std::chrono::seconds(number("--timeout", 1, 3600, 60));
    options.format = choice("--output") == QStringLiteral("json") ? OutputFormat::Json : OutputFormat::Text;
    options.quiet = m_tree.isSet("--quiet");
    options.verbose = m_tree.isSet("--verbose");
    return options;
}

CommandOptions OptionReader::command()
{
    const std::string name = m_tree.command()->get_name();
    if (name == "list")
        return list();
    if (name == "show")
        return ShowOptions{text("ID")};
    if (name == "update")
        return update();
    if (name == "validate")
        return ValidateOptions{text("FILE")};
    if (name == "practice")
        return practice();
    return completion();
}

ListOptions OptionReader::list()
{
    return {choice("--status"), choice("--type"), text("--find")};
}

UpdateOptions OptionReader::update()
{
    UpdateOptions options;
    options.id = text("ID");
    fields(options);
    if (options.change.isEmpty() && options.password.kind == PasswordSource::Kind::None)
        wrong(tr("Say what to change: hss-registry update --help lists the fields."));
    options.dryRun = m_tree.isSet("--dry-run");
    if (m_tree.isSet("--wait"))
        options.wait = std::chrono::seconds(number("--wait", 1, 3600, 60));
    options.ifUnchanged = fileName("--if-unchanged");
    const bool tokenFromInput = m_tree.value("--token-file") == QStringLiteral("-");
    const bool passwordFromInput =
        options.password.kind == PasswordSource::Kind::File && options.password.where == QStringLiteral("-");
    if (tokenFromInput && (passwordFromInput || options.password.kind == PasswordSource::Kind::Prompt))
        wrong(tr("Standard input can not hold both the token and the password."));
    return options;
}

void OptionReader::fields(UpdateOptions &options)
{
    for (const FieldEntry &entry : accessFields()) {
        if (entry.place != Place::Body)
            continue;
        if (entry.secret)
            options.password = password(entry.field);
        else if (const std::optional<QString> value = m_tree.value(optionFor(entry.field)))
            options.change.set(entry.field, *value);
    }
}

PasswordSource OptionReader::password(Field field)
{
    const SecretOptions names = secretOptionsFor(field);
    if (const std::optional<QString> file = m_tree.value(names.file)) {
        if (file->isEmpty())
            wrong(tr("%1 needs the name of a file.").arg(names.file));
        return {PasswordSource::Kind::File, *file};
    }
    if (const std::optional<QString> variable = m_tree.value(names.environment)) {
        // somebody may have given the secret itself: what is no name is not taken as one and not repeated
        const bool isName = !variable->isEmpty() && !variable->front().isDigit()
            && std::all_of(variable->begin(), variable->end(),
                [](QChar c) { return c == u'_' || (c.unicode() < 0x80 && c.isLetterOrNumber()); });
        if (!isName)
            wrong(tr("%1 needs the name of an environment variable.").arg(names.environment));
        return {PasswordSource::Kind::Environment, *variable};
    }
    const bool ask = m_tree.value(names.prompt).has_value();
    return {ask ? PasswordSource::Kind::Prompt : PasswordSource::Kind::None, {}};
}

PracticeOptions OptionReader::practice()
{
    PracticeOptions options;
    options.port = quint16(number("--port", 0, 65535, 0));
    options.repositories = number("--repositories", 0, 100'000, options.repositories);
    options.latency = std::chrono::milliseconds(number("--latency", 0, 600'000, 0));
    options.limitPerSecond = number("--limit", 0, 1'000'000, 0);
    return options;
}

CompletionOptions OptionReader::completion()
{
    const QString shell = choice("SHELL");
    if (shell == QStringLiteral("zsh"))
        return {CompletionOptions::Shell::Zsh};
    return {
        shell == QStringLiteral("fish") ? CompletionOptions::Shell::Fish : CompletionOptions::Shell::Bash};
}

QString OptionReader::fileName(const char *name)
{
    const std::optional<QString> file = m_tree.value(name);
    if (file && file->isEmpty())
        wrong(tr("%1 needs the name of a file.").arg(QString::fromLatin1(name)));
    return file.value_or(QString());
}

QString OptionReader::choice(const char *name)
{
    const std::optional<QString> given = m_tree.value(name);
    if (!given)
        return {};
    const QStringList choices = m_tree.choices(name);
    for (const QString &each : choices) {
        if (each.compare(*given, Qt::CaseInsensitive) == 0)
            return each;
    }
    wrong(tr("%1 is one of: %2.").arg(QString::fromLatin1(name), choices.join(QStringLiteral(", "))));
    return {};
}

int OptionReader::number(const char *name, int least, int most, int unless)
{
    const std::optional<QString> given = m_tree.value(name);
    if (!given)
        return unless;
    bool isNumber = false;
    const int value = given->toInt(&isNumber);
    if (!isNumber || value < least || value > most)
        wrong(
            tr("%1 needs a whole number from %2 to %3.").arg(QString::fromLatin1(name)).arg(least).arg(most));
    return value;
}

//! CLI11 takes the argument after `--name=` as its value. Given empty is a value for us, so it gets one of its own.
std::vector<std::string> withEmptyValues(const OptionTree &tree, const QStringList &arguments)
{
    std::vector<std::string> prepared;
    for (const QString &argument : arguments) {
        if (argument.endsWith(u'=') && argument.startsWith(QStringLiteral("--"))
            && tree.takesValue(argument.chopped(1))) {
            prepared.push_back(argument.chopped(1).toStdString());
            prepared.emplace_back();
        } else {
            prepared.push_back(argument.toStdString());
        }
    }
    std::reverse(prepared.begin(), prepared.end()); // CLI11 takes them from the end
    return prepared;
}

//! Runs CLI11. What it throws ends here.
std::optional<ParseStop> parse(OptionTree &tree, const QStringList &arguments)
{
    const UsageText words(tree);
    std::optional<ParseStop> stop;
    try {
        tree.root().parse(withEmptyValues(tree, arguments));
    } catch (const CLI::CallForHelp &) {
        return ParseStop{exit_code::done, QString::fromStdString(tree.root().help()).trimmed()};
    } catch (const CLI::CallForVersion &version) {
        return ParseStop{exit_code::done, QString::fromLatin1(version.what())};
    } catch (const CLI::ParseError &error) {
        stop = ParseStop{exit_code::wrongCommandLine, words.fault(error)};
    }
    const std::vector<std::string> leftOver = tree.root().remaining();
    if (!leftOver.empty())
        stop = ParseStop{exit_code::wrongCommandLine, words.leftOver(leftOver)};
    return stop;
}

} // namespace

Result<CommandLine, ParseStop> parseCommandLine(const QStringList &arguments)
{
    OptionTree tree;
    if (std::optional<ParseStop> stop = parse(tree, arguments))
        return *std::move(stop);
    OptionReader reader(tree);
    CommandLine line{reader.global(), reader.command()};
    if (!reader.fault().isEmpty())
        return ParseStop{exit_code::wrongCommandLine, reader.fault()};
    return line;
}

} // namespace hssreg
