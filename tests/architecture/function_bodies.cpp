#include "tests/architecture/source_text.h"

#include <QRegularExpression>

namespace hssreg::architecture {

using namespace Qt::StringLiterals;

namespace {

// What a brace outside of a function opens, judged by the text between it and the last statement.
enum class Opens { Scope, Body, Value };

const QRegularExpression &scopeWord()
{
    static const QRegularExpression word(
        uR"(^(template\s*<[^{]*>\s*)?(inline\s+)?(namespace|class|struct|union|enum|extern\s*"[^"]*"\s*$))"_s);
    return word;
}

QString withoutNoise(QString head)
{
    static const QRegularExpression noise(
        uR"(\b(Q_[A-Z_]+\s*(\([^()]*\))?|(public|private|protected)(\s+Q_SLOTS)?\s*:(?!:)))"_s);
    static const QRegularExpression access(uR"(\b(Q_SIGNALS|signals|slots)\s*:(?!:))"_s);
    static const QRegularExpression comparison(uR"(\boperator\s*[^\s\w(]+)"_s);
    return head.remove(access).remove(noise).replace(comparison, u"operator_"_s).trimmed();
}

// Whether `character` stands outside of all round brackets.
bool hasOutside(const QString &head, QChar character)
{
    int depth = 0;
    for (qsizetype at = 0; at < head.size(); ++at) {
        const QChar c = head.at(at);
        depth += (c == u'(') - (c == u')');
        if (depth == 0 && c == character)
            return true;
    }
    return false;
}

bool hasInitializerList(const QString &head)
{
    static const QRegularExpression list(uR"(\)\s*(noexcept\s*)?:(?!:))"_s);
    return list.match(head).hasMatch();
}

Opens judge(const QString &bare, const QString &head, qsizetype brace)
{
    if (scopeWord().match(head).hasMatch())
        return Opens::Scope;
    if (!head.contains(u'(') || hasOutside(head, u'='))
        return Opens::Value;
    if (!hasInitializerList(head))
        return Opens::Body;
    // `: m_a { 1 }, m_b { 2 } {`: a brace after a name is a member's value, unless it is the last thing there is.
    const QChar before = QStringView(bare).left(brace).trimmed().back();
    const QStringView after = QStringView(bare).mid(closingBracket(bare, brace) + 1).trimmed();
    const bool goesOn = after.startsWith(u',') || after.startsWith(u'{');
    return (before.isLetterOrNumber() || before == u'_' || before == u'>') && goesOn ? Opens::Value
                                                                                     : Opens::Body;
}

FunctionBody bodyAt(const SourceText &source, const QString &head, qsizetype brace)
{
    static const QRegularExpression named(uR"(((?:\w+::)*)(~?\w+)\s*\()"_s);
    const auto match = named.match(head);
    const QString owner = match.captured(1).chopped(match.capturedLength(1) > 0 ? 2 : 0).section(u"::"_s, -1);
    const QString name = match.captured(2);
    // In its class, a constructor has no type before its name.
    const bool inClass = owner.isEmpty() && !name.startsWith(u'~')
        && (match.capturedStart() == 0 || head.startsWith(u"explicit"_s));
    const int first = source.line(brace);
    return {match.captured(1) + name, owner == name || inClass, first,
        source.line(closingBracket(source.bare(), brace)) - first + 1};
}

QString withoutPreprocessor(QString bare)
{
    static const QRegularExpression directive(uR"(^[ \t]*#[^\n]*)"_s, QRegularExpression::MultilineOption);
    auto found = directive.globalMatch(bare);
    while (found.hasNext()) {
        const auto match = found.next();
        bare.replace(match.capturedStart(), match.capturedLength(), QString(match.capturedLength(), u' '));
    }
    return bare;
}

} // namespace

QList<FunctionBody> functionsOf(const SourceText &source)
{
    const QString bare = withoutPreprocessor(source.bare());
    QList<FunctionBody> functions;
    qsizetype statement = 0;
    for (qsizetype at = 0; at < bare.size(); ++at) {
        const QChar c = bare.at(at);
        if (c == u';' || c == u'}') {
            statement = at + 1;
        } else if (c == u'(' || c == u'[') {
            at = closingBracket(bare, at);
        } else if (c == u'{') {
            const QString head = withoutNoise(bare.mid(statement, at - statement));
            switch (judge(bare, head, at)) {
            case Opens::Scope: statement = at + 1; break;
            case Opens::Value: at = closingBracket(bare, at); break;
            case Opens::Body:
                functions.append(bodyAt(source, head, at));
                at = closingBracket(bare, at);
                statement = at + 1;
                break;
            }
        }
    }
    return functions;
}

} // namespace hssreg::architecture
