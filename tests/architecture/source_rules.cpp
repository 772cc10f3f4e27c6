#include "tests/architecture/source_rules.h"

#include <QRegularExpression>

namespace hssreg::architecture {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLinesOfFile = 400;
constexpr int mostLinesOfFunction = 40;
constexpr int mostLinesOfWindowConstructor = 25;

QString violation(const SourceFile &file, int line, const QString &what)
{
    return u"%1:%2: %3"_s.arg(file.path, QString::number(line), what);
}

bool makesWindow(const SourceFile &file, const FunctionBody &function)
{
    static const QRegularExpression window(uR"((Window|Dialog)$)"_s);
    return function.constructor && file.path.startsWith(u"ui/"_s) && window.match(function.name).hasMatch();
}

// A word or call that may not stand in the code, and where it may after all.
struct BannedWord {
    QString pattern; //!< looked for in the code without literals and comments
    QString exceptIn; //!< paths that match are let pass; empty: none
    QString why;
};

// The exceptions name the two files that talk to the network, and the one file of each program that starts its loop.
const QList<BannedWord> &bannedWords()
{
    static const QString network = uR"(^app/service/(http_call|network|one_shot_body)\.(h|cpp)$)"_s;
    static const QString owners = uR"(^app/(service|connection)/)"_s;
    static const QString starts = uR"(^(app/command/\w+|ui/main)\.cpp$)"_s;
    static const QString database =
        uR"(^app/history/sqlite_file\.cpp$)"_s; // QSqlQuery::exec(), on its own thread
    static const QList<BannedWord> words{
        {uR"(\b(SIGNAL|SLOT)\s*\()"_s, {}, u"connect with pointers to members"_s},
        {uR"(\bprocessEvents\b)"_s, {}, u"no processEvents"_s},
        {uR"(\?[^:;]*\bco_await\b)"_s, {}, u"no co_await in a choice: g++ 12 runs both sides"_s},
        {uR"(\bQEventLoop\b)"_s, {}, u"no nested event loop"_s},
        {uR"(\bwaitFor(Ready|Bytes|Connected|Disconnected|Encrypted|Started|Finished)\w*\s*\()"_s, {},
            u"no blocking wait"_s},
        {uR"((?<!Application::)\bexec\s*\()"_s, database, u"open() instead of exec()"_s},
        {uR"(Application::exec\s*\()"_s, starts, u"a program has one event loop, started where it starts"_s},
        {uR"(\bQ(Message|File|Input|Color|Font)(Box|Dialog)::(question|warning|information|critical|about|aboutQt|get\w+)\s*\()"_s,
            {}, u"a dialog with an event loop of its own"_s},
        {uR"(\b(?!Q)\w+::instance\s*\(|\binstance\s*\(\s*\)\s*(const\s*)?[{;])"_s, {}, u"no singletons"_s},
        {uR"(\bfriend\s+class\s+(\w+::)*Test)"_s, {}, u"test through the public face"_s},
        {uR"(\b(shared_ptr|QSharedPointer|QScopedPointer)\b)"_s, {}, u"a parent, a value or unique_ptr"_s},
        // With QT_USE_QSTRINGBUILDER a sum of texts only refers to its parts, and `auto` keeps it that way.
        {uR"x(\bauto\s+&?\w+\s*=[^;{(]*("_s\s*\+|\+\s*u")|\]\s*(\([^()]*\)\s*)?\{\s*return\s[^;(]*("_s\s*\+|\+\s*u"))x"_s,
            {}, u"a sum of texts needs the type QString"_s},
        {uR"(\bthrow\b)"_s, {}, u"errors are results"_s},
        {uR"(\b(class|struct)\s+(?!Q)\w*(Manager|Helper|Utils?|Data)\s*[{:\n]|\b(class|struct)\s+(?!Q)\w*(Manager|Helper|Utils?|Data)\s+final\b)"_s,
            {}, u"a name that says what it is"_s},
        {uR"(\bQNetworkReply\b|\bclearConnectionCache\b|\bsendCustomRequest\b)"_s, network,
            u"only HttpCall talks to the network"_s},
        {uR"(\bQNetworkAccessManager\b)"_s, owners,
            u"only the service and the connection know the network"_s},
        {uR"(\b(network|manager|m_network|m_manager)\s*(\.|->)\s*(get|put|post|head|deleteResource)\s*\()"_s,
            network, u"only HttpCall talks to the network"_s},
    };
    return words;
}

void checkWords(const SourceFile &file, const SourceText &source, QStringList &violations)
{
    for (const BannedWord &word : bannedWords()) {
        if (!word.exceptIn.isEmpty() && QRegularExpression(word.exceptIn).match(file.path).hasMatch())
            continue;
        auto found = QRegularExpression(word.pattern).globalMatch(source.bare());
        while (found.hasNext()) {
            const auto match = found.next();
            violations.append(violation(file, source.line(match.capturedStart()), word.why));
        }
    }
}

void checkNotes(const SourceFile &file, QStringList &violations)
{
    static const QRegularExpression note(uR"(\b(TODO|FIXME|XXX|HACK)\b)"_s);
    const auto match = note.match(file.text);
    if (match.hasMatch())
        violations.append(violation(
            file, SourceText(file.text).line(match.capturedStart()), u"a note of unfinished work"_s));
    if (file.path.endsWith(u".h"_s) && !file.text.contains(u"#pragma once"_s))
        violations.append(violation(file, 1, u"a header without #pragma once"_s));
}

bool isLambda(const SourceText &source, std::pair<qsizetype, qsizetype> argument)
{
    const QStringView text = QStringView(source.bare()).mid(argument.first, argument.second - argument.first);
    return text.trimmed().startsWith(u'[');
}

} // namespace

QStringList sizeViolations(const SourceTree &tree)
{
    QStringList violations;
    for (const SourceFile &file : tree) {
        const SourceText source(file.text);
        if (source.lines() > mostLinesOfFile)
            violations.append(
                violation(file, source.lines(), u"a file of more than %1 lines"_s.arg(mostLinesOfFile)));
        const QList<FunctionBody> functions = functionsOf(source);
        for (const FunctionBody &function : functions) {
            const int most = makesWindow(file, function) ? mostLinesOfWindowConstructor : mostLinesOfFunction;
            if (function.lines > most)
                violations.append(violation(file, function.line,
                    u"%1 has %2 lines, at most %3"_s.arg(function.name).arg(function.lines).arg(most)));
        }
    }
    return violations;
}

QStringList wordViolations(const SourceTree &tree)
{
    QStringList violations;
    for (const SourceFile &file : tree) {
        checkWords(file, SourceText(file.text), violations);
        checkNotes(file, violations);
    }
    return violations;
}

QStringList contextViolations(const SourceTree &tree)
{
    QStringList violations;
    for (const SourceFile &file : tree) {
        const SourceText source(file.text);
        // connect(sender, signal, context, function); singleShot(time, context, function)
        for (const auto &[name, place] : {std::pair(u"connect"_s, 2), std::pair(u"singleShot"_s, 1)}) {
            const QList<Call> calls = callsOf(source, name);
            for (const Call &call : calls) {
                if (call.arguments.size() == place + 1 && isLambda(source, call.arguments.last()))
                    violations.append(
                        violation(file, source.line(call.position), name + u" without a context object"_s));
            }
        }
    }
    return violations;
}

QStringList machinePathViolations(const SourceTree &tree)
{
    // Written in two parts, so that this file does not find itself.
    static const QRegularExpression path(u"(?<![\\w.~$}])/(wo"_s + u"rk|ro"_s + u"ot|ho"_s + u"me/\\w+|tm"_s
        + u"p/\\w+|Us"_s + u"ers/\\w+)\\b"_s);
    QStringList violations;
    for (const SourceFile &file : tree) {
        auto found = path.globalMatch(file.text);
        while (found.hasNext()) {
            const auto match = found.next();
            const int line = 1 + int(QStringView(file.text).left(match.capturedStart()).count(u'\n'));
            violations.append(violation(file, line, u"a path of one machine: "_s + match.captured()));
        }
    }
    return violations;
}

} // namespace hssreg::architecture
