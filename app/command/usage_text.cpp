#include "app/command/usage_text.h"

#include "app/access/access_fields.h"

#include <QRegularExpression>

#include <algorithm>

namespace hssreg {

namespace {

//! The name of an option that is not known, if it looks like nothing else; else empty.
QString optionName(const QString &argument)
{
    static const QRegularExpression shape(QStringLiteral("^--[a-z][a-z-]{0,39}$"));
    const QString name = argument.section(u'=', 0, 0);
    return shape.match(name).hasMatch() ? name : QString();
}

QString nameOf(const CLI::Option *option)
{
    return QString::fromStdString(option->get_name());
}

} // namespace

QString UsageText::leftOver(const std::vector<std::string> &arguments) const
{
    // only the first: what follows an unknown option may be its value, even when it begins with dashes
    for (const std::string &each : arguments) {
        const QString argument = QString::fromStdString(each);
        if (!argument.startsWith(u'-'))
            continue;
        const QString name = optionName(argument);
        return name.isEmpty() ? tr("An option is not known. It is not repeated here: it may hold a secret.")
                              : unknownOption(name);
    }
    return strayArgument(QString::fromStdString(arguments.front()));
}

QString UsageText::unknownOption(const QString &name) const
{
    const QString owner = ownerOf(name);
    if (!owner.isEmpty()) {
        const CLI::App *command = m_tree.command();
        return command ? tr("The option %1 belongs to the command %2, not to %3.")
                             .arg(name, owner, QString::fromStdString(command->get_name()))
                       : tr("The option %1 belongs to the command %2.").arg(name, owner);
    }
    const QStringList known = optionNames();
    QStringList longer;
    std::copy_if(known.begin(), known.end(), std::back_inserter(longer),
        [&name](const QString &each) { return each.startsWith(name + u'-'); });
    if (!longer.isEmpty())
        return tr("There is no option %1, but: %2.").arg(name, longer.join(QStringLiteral(", ")));
    const QString nearest = nearestName(name, known);
    return nearest.isEmpty() ? tr("There is no option %1.").arg(name)
                             : tr("There is no option %1. Did you mean %2?").arg(name, nearest);
}

QString UsageText::strayArgument(const QString &argument) const
{
    const CLI::App *command = m_tree.command();
    if (command) {
        return tr("The command %1 takes no such argument. It is not repeated here: it may hold a secret.")
            .arg(QString::fromStdString(command->get_name()));
    }
    const QString nearest = nearestName(argument, commands());
    return nearest.isEmpty()
        ? tr("There is no such command. There are: %1.").arg(commands().join(QStringLiteral(", ")))
        : tr("There is no such command. Did you mean %1?").arg(nearest);
}

QString UsageText::fault(const CLI::ParseError &error) const
{
    if (dynamic_cast<const CLI::RequiredError *>(&error))
        return missing();
    if (dynamic_cast<const CLI::ExcludesError *>(&error))
        return excluded();
    if (dynamic_cast<const CLI::ArgumentMismatch *>(&error))
        return mismatch(QString::fromStdString(error.what()));
    return tr("The command line is not valid.");
}

QString UsageText::missing() const
{
    const CLI::App *command = m_tree.command();
    if (!command)
        return tr("A command is missing. There are: %1.").arg(commands().join(QStringLiteral(", ")));
    QStringList absent;
    for (const CLI::Option *option : command->get_options()) {
        if (option->get_positional() && option->count() == 0)
            absent.append(nameOf(option));
    }
    return tr("The command %1 needs: %2.")
        .arg(QString::fromStdString(command->get_name()), absent.join(QStringLiteral(", ")));
}

QString UsageText::excluded() const
{
    for (const CLI::Option *option : options()) {
        for (const CLI::Option *other : option->get_excludes()) {
            if (option->count() > 0 && other->count() > 0)
                return tr("%1 and %2 can not be given together.").arg(nameOf(option), nameOf(other));
        }
    }
    return tr("Two of the options can not be given together.");
}

QString UsageText::mismatch(const QString &cause) const
{
    for (const CLI::Option *option : options()) {
        const QString name = nameOf(option);
        if (option->get_expected_max() == 1 && option->count() > 1)
            return tr("%1 can be given only once.").arg(name);
        // CLI11's text begins with the name; nothing else of it is used
        if (cause.startsWith(name + u':'))
            return tr("%1 needs a value.").arg(name);
        if (option->get_expected_max() == 0 && cause.startsWith(name.mid(2) + u' '))
            return tr("%1 takes no value.").arg(name);
    }
    return tr("An option has too many values or too few.");
}

QString UsageText::ownerOf(const QString &option) const
{
    for (const CLI::App *command : m_tree.root().get_subcommands({})) {
        if (command->get_option_no_throw(option.toStdString()))
            return QString::fromStdString(command->get_name());
    }
    return {};
}

QStringList UsageText::commands() const
{
    QStringList names;
    for (const CLI::App *command : m_tree.root().get_subcommands({}))
        names.append(QString::fromStdString(command->get_name()));
    return names;
}

QList<const CLI::Option *> UsageText::options() const
{
    QList<const CLI::Option *> all;
    for (const CLI::App *app : {m_tree.command(), &m_tree.root()}) {
        if (!app)
            continue;
        for (const CLI::Option *option : app->get_options())
            all.append(option);
    }
    return all;
}

QStringList UsageText::optionNames() const
{
    QStringList names;
    for (const CLI::Option *option : options()) {
        if (!option->get_positional())
            names.append(nameOf(option));
    }
    return names;
}

} // namespace hssreg
