#include "app/command/completion_script.h"

namespace hssreg {

namespace {

using Options = std::vector<const CLI::Option *>;

// The scripts, with %1 the options of every command, %2 cases for the values of options, %3 the commands as a pattern,
// %4 cases for the commands, %5 the commands as words.
constexpr QStringView bashScript = uR"(# bash completion of hss-registry
_hss_registry()
{
    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" each words
    local global="%1"
    case "$before" in
%2    esac
    for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$each" in
        %3) command="$each"; break ;;
        esac
    done
    case "$command" in
%4        *) words="$global %5" ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _hss_registry hss-registry
)";

constexpr QStringView zshScript = uR"(#compdef hss-registry
# zsh completion of hss-registry
_hss-registry()
{
    local before="${words[CURRENT-1]}" command="" each
    local -a global
    global=(%1)
    case "$before" in
%2    esac
    for each in "${(@)words[2,CURRENT-1]}"; do
        case "$each" in
        %3) command="$each"; break ;;
        esac
    done
    case "$command" in
%4        *) compadd -- $global %5 ;;
    esac
}
# loaded as a function of its file's name, or sourced
if [[ "$funcstack[1]" = "_hss-registry" ]]; then
    _hss-registry "$@"
else
    compdef _hss-registry hss-registry
fi
)";

Options namedOptions(const CLI::App &app)
{
    return app.get_options([](const CLI::Option *option) { return !option->get_positional(); });
}

QString name(const CLI::App *app)
{
    return QString::fromStdString(app->get_name());
}

QString name(const CLI::Option *option)
{
    return QString::fromStdString(option->get_name());
}

QString namesOf(const Options &options)
{
    QStringList names;
    for (const CLI::Option *option : options)
        names.append(name(option));
    return names.join(u' ');
}

QStringList commandNames(const CLI::App &root)
{
    QStringList names;
    for (const CLI::App *command : root.get_subcommands({}))
        names.append(name(command));
    return names;
}

//! What a positional of a command takes: words, or a file.
QStringList positionalWords(const CLI::App &command)
{
    QStringList words;
    for (const CLI::Option *option : command.get_options()) {
        if (option->get_positional())
            words += wordsOf(*option);
    }
    return words;
}

QString quoted(const std::string &text)
{
    return u'\'' + QString::fromStdString(text).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

//! `--output) words; --token-file) files`: the cases of a shell's `case` for the values of options.
QString valueCases(const CLI::App &app, const QString &words, const QString &files)
{
    QString cases;
    for (const CLI::Option *option : namedOptions(app)) {
        if (option->get_expected_max() == 0)
            continue;
        const QString body = takesFile(*option) ? files : words.arg(wordsOf(*option).join(u' '));
        cases += QStringLiteral("        %1) %2; return ;;\n").arg(name(option), body);
    }
    return cases;
}

} // namespace

QString CompletionScript::text(CompletionOptions::Shell shell) const
{
    switch (shell) {
    case CompletionOptions::Shell::Bash: return bash();
    case CompletionOptions::Shell::Zsh: return zsh();
    case CompletionOptions::Shell::Fish: return fish();
    }
    Q_UNREACHABLE();
}

QString CompletionScript::bash() const
{
    const CLI::App &root = m_tree.root();
    const QString words = QStringLiteral("COMPREPLY=($(compgen -W '%1' -- \"$word\"))");
    const QString files = QStringLiteral("COMPREPLY=($(compgen -f -- \"$word\"))");
    QString values = valueCases(root, words, files);
    QString commands;
    for (const CLI::App *command : root.get_subcommands({})) {
        values += valueCases(*command, words, files);
        const QString more = namesOf(namedOptions(*command)) + u' ' + positionalWords(*command).join(u' ');
        commands +=
            QStringLiteral("        %1) words=\"$global %2\" ;;\n").arg(name(command), more.trimmed());
    }
    return bashScript.toString().arg(namesOf(namedOptions(root)), values, commandNames(root).join(u'|'),
        commands, commandNames(root).join(u' '));
}

QString CompletionScript::zsh() const
{
    const CLI::App &root = m_tree.root();
    const QString words = QStringLiteral("compadd -- %1");
    const QString files = QStringLiteral("_files");
    QString values = valueCases(root, words, files);
    QString commands;
    for (const CLI::App *command : root.get_subcommands({})) {
        values += valueCases(*command, words, files);
        const QStringList more = positionalWords(*command);
        const QString named = namesOf(namedOptions(*command)) + u' ' + more.join(u' ');
        commands += QStringLiteral("        %1) compadd -- $global %2; %3 ;;\n")
                        .arg(name(command), named.trimmed(),
                            more.isEmpty() ? QStringLiteral("_files") : QStringLiteral("true"));
    }
    return zshScript.toString().arg(namesOf(namedOptions(root)), values, commandNames(root).join(u'|'),
        commands, commandNames(root).join(u' '));
}

QString CompletionScript::fish() const
{
    const CLI::App &root = m_tree.root();
    const QString all = commandNames(root).join(u' ');
    QString script = QStringLiteral("# fish completion of hss-registry\n");
    const auto addOptions = [&script](const CLI::App &app, const QString &condition) {
        for (const CLI::Option *option : namedOptions(app)) {
            script += QStringLiteral("complete -c hss-registry%1 -l %2 -d %3")
                          .arg(condition, name(option).mid(2), quoted(option->get_description()));
            if (option->get_expected_max() > 0)
                script += takesFile(*option) ? QStringLiteral(" -r -F")
                                             : QStringLiteral(" -x -a '%1'").arg(wordsOf(*option).join(u' '));
            script += u'\n';
        }
    };
    addOptions(root, {});
    for (const CLI::App *command : root.get_subcommands({})) {
        script += QStringLiteral(
            "complete -c hss-registry -n 'not __fish_seen_subcommand_from %1' -f -a %2 -d %3\n")
                      .arg(all, name(command), quoted(command->get_description()));
        const QString condition = QStringLiteral(" -n '__fish_seen_subcommand_from %1'").arg(name(command));
        addOptions(*command, condition);
        const QStringList words = positionalWords(*command);
        if (!words.isEmpty())
            script +=
                QStringLiteral("complete -c hss-registry%1 -f -a '%2'\n").arg(condition, words.join(u' '));
    }
    return script;
}

} // namespace hssreg
