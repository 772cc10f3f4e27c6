#include "app/command/help_format.h"

#include <QStringList>

namespace hssreg {

namespace {

constexpr qsizetype column = 34;
constexpr qsizetype width = 100;

QStringList wrapped(const QString &text, qsizetype most)
{
    QStringList lines{QString()};
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        QString &line = lines.last();
        if (line.isEmpty())
            line = word;
        else if (line.size() + 1 + word.size() <= most)
            line += u' ' + word;
        else
            lines.append(word);
    }
    return lines;
}

std::string row(const QString &name, const std::string &help)
{
    const QString indent = QString(column, u' ');
    QString left = QStringLiteral("  ") + name;
    left = left.size() < column ? left.leftJustified(column) : left + u'\n' + indent;
    const QStringList lines = wrapped(QString::fromStdString(help), width - column);
    return QString(left + lines.join(u'\n' + indent) + u'\n').toStdString();
}

} // namespace

HelpFormat::HelpFormat()
{
    column_width(std::size_t(column));
}

std::string HelpFormat::make_usage(const CLI::App *app, std::string name) const
{
    QString usage = QStringLiteral("Usage: hss-registry [OPTION…] ");
    if (!app->get_parent())
        return usage.append(QStringLiteral("COMMAND …\n")).toStdString();
    usage += QString::fromStdString(app->get_name());
    for (const CLI::Option *option : app->get_options()) {
        if (option->get_positional())
            usage += u' ' + QString::fromStdString(option->get_name(true));
    }
    Q_UNUSED(name);
    return usage.append(QStringLiteral(" [OPTION…]\n")).toStdString();
}

std::string HelpFormat::make_option(const CLI::Option *option, bool is_positional) const
{
    QString name = QString::fromStdString(option->get_name(is_positional));
    if (!is_positional && !option->get_snames().empty())
        name.prepend(u'-' + QString::fromStdString(option->get_snames().front()) + QStringLiteral(", "));
    const QString text = QString::fromStdString(option->get_option_text());
    const QString value = QString::fromStdString(option->get_type_name());
    if (!text.isEmpty())
        name += text;
    else if (!is_positional && option->get_type_size() > 0 && !value.isEmpty())
        name += u' ' + value;
    return row(name, option->get_description());
}

std::string HelpFormat::make_subcommand(const CLI::App *command) const
{
    return row(QString::fromStdString(command->get_name()), command->get_description());
}

std::string HelpFormat::make_description(const CLI::App *app) const
{
    return app->get_description() + "\n\n";
}

} // namespace hssreg
