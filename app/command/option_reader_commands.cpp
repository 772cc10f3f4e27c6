#include "app/command/option_reader.h"

#include <QHash>

namespace hssreg {

CommandOptions OptionReader::command()
{
    const std::string name = m_tree.command()->get_name();
    if (name == "list")
        return list();
    if (name == "show")
        return ShowOptions{text("ID")};
    if (name == "update")
        return update();
    if (name == "check")
        return check();
    if (name == "add")
        return add();
    if (name == "delete")
        return remove();
    if (name == "upload-command")
        return uploadCommand();
    if (name == "sync")
        return sync();
    if (name == "clusters")
        return ClustersOptions();
    if (name == "statistics")
        return StatisticsOptions();
    if (name == "connection")
        return connection();
    if (name == "history")
        return history();
    if (name == "validate")
        return ValidateOptions{text("FILE")};
    if (name == "rotate")
        return rotate();
    if (name == "practice")
        return practice();
    return completion();
}

ListOptions OptionReader::list()
{
    return {choice("--status"), choice("--type"), text("--find"), fileName("--plan")};
}

UpdateOptions OptionReader::update()
{
    UpdateOptions options;
    options.id = text("ID");
    options.password = fields(options.change);
    if (options.change.isEmpty() && options.password.kind == PasswordSource::Kind::None)
        wrong(tr("Say what to change: hss-registry update --help lists the fields."));
    options.dryRun = m_tree.isSet("--dry-run");
    options.wait = wait(60);
    options.sync = m_tree.isSet("--sync");
    options.ifUnchanged = fileName("--if-unchanged");
    return options;
}

CheckOptions OptionReader::check()
{
    CheckOptions options;
    options.id = text("ID");
    options.type = choice("--registry-type");
    options.password = fields(options.login);
    options.consentHost = nonEmpty("--consent-host");
    if (options.id.isEmpty() && !options.login.has(Field::RegistryAddr))
        wrong(tr("Say which repository: its ID, or %1 and what goes with it.")
                  .arg(optionFor(Field::RegistryAddr)));
    if (options.password.kind == PasswordSource::Kind::None)
        wrong(passwordMissing());
    return options;
}

AddOptions OptionReader::add()
{
    AddOptions options;
    options.name = m_tree.value("--registry-name");
    options.type = m_tree.value("--registry-type");
    options.password = fields(options.access);
    options.wait = wait(60);
    return options;
}

DeleteOptions OptionReader::remove()
{
    DeleteOptions options{m_tree.values("ID"), m_tree.isSet("--yes")};
    options.ids.removeDuplicates();
    return options;
}

UploadCommandOptions OptionReader::uploadCommand()
{
    UploadCommandOptions options{text("ID"), password(Field::RegistryPassword)};
    if (options.password.kind == PasswordSource::Kind::None)
        wrong(passwordMissing());
    onlyOneFromInput(options.password);
    return options;
}

SyncOptions OptionReader::sync()
{
    SyncOptions options;
    options.ids = m_tree.values("ID");
    options.ids.removeDuplicates();
    if (options.ids.isEmpty() != m_tree.isSet("--all"))
        wrong(tr("Say which repositories: their IDs, or else --all."));
    constexpr int patience = 600;
    if (!m_tree.isSet("--no-wait"))
        options.wait = wait(patience).value_or(std::chrono::seconds(patience));
    return options;
}

ConnectionOptions OptionReader::connection()
{
    using Action = ConnectionOptions::Action;
    static const QHash<QString, Action> actions{{QStringLiteral("list"), Action::List},
        {QStringLiteral("add"), Action::Add}, {QStringLiteral("import"), Action::Import},
        {QStringLiteral("remove"), Action::Remove}, {QStringLiteral("test"), Action::Test}};
    ConnectionOptions options;
    options.action = actions.value(choice("ACTION"));
    options.name = text("NAME");
    options.from = text("--from");
    options.yes = m_tree.isSet("--yes");
    const bool needsName = options.action == Action::Add || options.action == Action::Remove
        || (options.action == Action::Import && !options.from.isEmpty());
    if (needsName && options.name.isEmpty())
        wrong(tr("Say the name of the connection."));
    connectionSecrets(options);
    return options;
}

void OptionReader::connectionSecrets(ConnectionOptions &options)
{
    options.iamUser = nonEmpty("--iam-user");
    options.iamAccount = nonEmpty("--iam-account");
    options.iamUserId = nonEmpty("--iam-user-id");
    const QString file = fileName("--iam-password-file");
    if (!file.isEmpty())
        options.iamPassword = {PasswordSource::Kind::File, file};
    else if (m_tree.isSet("--ask-iam-password"))
        options.iamPassword = {PasswordSource::Kind::Prompt, {}};
    options.secretFrom = secretPlace("--secret-from");
    options.proxyUser = nonEmpty("--proxy-user");
    options.proxyPasswordFile = fileName("--proxy-password-file");
    options.proxyPasswordFrom = secretPlace("--proxy-secret-from");
    onlyOneFromInput(options.iamPassword);
    const bool passwordGiven = !options.proxyPasswordFile.isEmpty() || !options.proxyPasswordFrom.isEmpty();
    if (options.proxyUser.isEmpty() == passwordGiven)
        wrong(tr("%1 and %2 or %3 go together.")
                  .arg(QStringLiteral("--proxy-user"), QStringLiteral("--proxy-password-file"),
                      QStringLiteral("--proxy-secret-from")));
}

QString OptionReader::secretPlace(const char *name)
{
    const QString place = nonEmpty(name);
    // somebody may have given the secret itself: what is no such place is not repeated
    const bool isPlace = place.startsWith(QStringLiteral("env:"))
        ? isVariableName(QStringView(place).mid(4))
        : place.startsWith(QStringLiteral("file:")) && place.size() > 5;
    if (!place.isEmpty() && !isPlace)
        wrong(tr("%1 needs env: and the name of a variable, or file: and a path.")
                  .arg(QString::fromLatin1(name)));
    return place;
}

QString OptionReader::passwordMissing()
{
    const SecretOptions names = secretOptionsFor(Field::RegistryPassword);
    return tr("Say where the password comes from: %1, %2 or %3.")
        .arg(names.file, names.environment, names.prompt);
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

HistoryOptions OptionReader::history()
{
    HistoryOptions options;
    if (const std::optional<QString> since = m_tree.value("--since")) {
        options.since = QDateTime::fromString(*since, Qt::ISODate); // a day alone: its first moment, here
        if (!options.since.isValid())
            wrong(tr("%1 needs a day such as 2026-03-31, or a time such as 2026-03-31T14:00:00Z.")
                      .arg(QStringLiteral("--since")));
    }
    options.exportFile = fileName("--export");
    options.forget = m_tree.isSet("--forget");
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

} // namespace hssreg
