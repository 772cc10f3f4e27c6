#include "app/command/add_option.h"

namespace hssreg {

CLI::Option *addValue(CLI::App &app, const QString &name, const char *what, const QString &help)
{
    CLI::Option *option = app.add_option(name.toStdString());
    option->description(help.toStdString())->type_name(what)->type_size(1)->expected(1);
    return option;
}

CLI::Option *addValue(CLI::App &app, const char *name, const char *what, const QString &help)
{
    return addValue(app, QString::fromLatin1(name), what, help);
}

CLI::Option *addValues(CLI::App &app, const char *name, const QString &help)
{
    constexpr int most = 1'000'000;
    CLI::Option *option = app.add_option(name);
    option->description(help.toStdString())
        ->type_name("")
        ->type_size(1)
        ->expected(0, most)
        ->allow_extra_args();
    return option;
}

CLI::Option *addSwitch(CLI::App &app, const QString &name, const QString &help)
{
    const std::string text = help.toStdString();
    return app.add_flag(name.toStdString(), text)->disable_flag_override();
}

CLI::Option *addSwitch(CLI::App &app, const char *name, const QString &help)
{
    return addSwitch(app, QString::fromLatin1(name), help);
}

CLI::Option *addWait(CLI::App &app, int unless, const QString &help)
{
    const std::string name = QStringLiteral("--wait{%1}").arg(unless).toStdString();
    const std::string text = help.toStdString();
    return app.add_flag(name, text)->option_text("[=SECONDS]");
}

} // namespace hssreg
