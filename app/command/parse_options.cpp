#include "app/command/parse_options.h"

#include "app/command/exit_codes.h"
#include "app/command/option_reader.h"
#include "app/command/usage_text.h"

#include <algorithm>

namespace hssreg {

namespace {

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
