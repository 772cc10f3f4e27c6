#include "tests/architecture/source_rules.h"

#include <QRegularExpression>

namespace hssreg::architecture {

using namespace Qt::StringLiterals;

namespace {

// Calls whose literals a person would see. Names of objects, settings and icons go through other calls.
const QString showing =
    uR"(set(Text|Title|SubTitle|WindowTitle|ToolTip|StatusTip|WhatsThis|PlaceholderText|LabelText|InformativeText|DetailedText|PlainText|Html|HeaderLabels|AccessibleName|AccessibleDescription|Suffix|Prefix|SpecialValueText|ButtonText|NameFilters?)|addRow|addItems?|addTab|addAction|addMenu|(?<=[.>])addButton|addSection|showMessage|insertItem|insertTab|(?:new\s+)?Q(?:Label|PushButton|ToolButton|CheckBox|RadioButton|GroupBox|Action|Menu|DockWidget|CommandLinkButton))"_s;

// What only wraps a literal: its letters are still seen.
bool isWrapper(QStringView before)
{
    static const QRegularExpression wrapper(
        uR"(\b(QString|QStringLiteral|QLatin1String|QLatin1StringView|QStringView|QAnyStringView|fromLatin1|fromUtf8|fromUtf16|QStringList)\s*$)"_s);
    return wrapper.match(before.toString()).hasMatch();
}

// Letters that a person reads as words; an address or a value of the API (`all_granted_eps`) has no other language.
bool hasWords(QStringView literal)
{
    static const QRegularExpression same(uR"(^(https?://\S+|[a-z0-9]+(_[a-z0-9]+)+)$)"_s);
    if (same.match(literal.toString()).hasMatch())
        return false;
    static const QRegularExpression placeholder(uR"(%L?\d+|\\[nt]|\\u[0-9a-fA-F]{4})"_s);
    const QString text = literal.toString().remove(placeholder);
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

// The first literal with a letter in [from, to) that stands in no call of its own: tr("…") is one.
qsizetype visibleLiteral(const SourceText &source, qsizetype from, qsizetype to)
{
    const QString &bare = source.bare();
    for (qsizetype at = from; at < to; ++at) {
        const QChar c = bare.at(at);
        if (c == u'"') {
            const qsizetype end = bare.indexOf(u'"', at + 1);
            if (hasWords(QStringView(source.code()).mid(at + 1, end - at - 1)))
                return at;
            at = end;
        } else if (c == u'\'') {
            at = bare.indexOf(u'\'', at + 1);
        } else if (c == u'[') {
            at = closingBracket(bare, at); // an index, or what a function object captures
        } else if (c == u'(' || c == u'{') {
            const qsizetype close = closingBracket(bare, at);
            const QStringView before = QStringView(bare).mid(from, at - from);
            const bool grouping = before.trimmed().isEmpty() || c == u'{'
                || !(before.back().isLetterOrNumber() || before.back() == u'_');
            if (grouping || isWrapper(before)) {
                const qsizetype inside = visibleLiteral(source, at + 1, close);
                if (inside >= 0)
                    return inside;
            }
            at = close;
        }
    }
    return -1;
}

// The arguments that may be shown: no function object, and not the data that an item carries along.
QList<std::pair<qsizetype, qsizetype>> shownArguments(const SourceText &source, const Call &call)
{
    auto arguments = call.arguments;
    const qsizetype texts = call.name == u"addItem"_s ? 1
        : call.name == u"insertItem"_s                ? 2
                                                      : arguments.size();
    if (arguments.size() > texts)
        arguments.removeLast();
    arguments.removeIf([&source](const std::pair<qsizetype, qsizetype> &argument) {
        const auto [from, to] = argument;
        return QStringView(source.bare()).mid(from, to - from).trimmed().startsWith(u'[');
    });
    return arguments;
}

} // namespace

QStringList visibleTextViolations(const SourceTree &tree)
{
    QStringList violations;
    for (const SourceFile &file : tree) {
        if (!file.path.startsWith(u"ui/"_s))
            continue;
        const SourceText source(file.text);
        const QList<Call> calls = callsOf(source, showing);
        for (const Call &call : calls) {
            for (const auto &[from, to] : shownArguments(source, call)) {
                const qsizetype literal = visibleLiteral(source, from, to);
                if (literal >= 0)
                    violations.append(u"%1:%2: a visible text without tr() in %3"_s.arg(
                        file.path, QString::number(source.line(literal)), call.name));
            }
        }
    }
    return violations;
}

} // namespace hssreg::architecture
