#include "tests/architecture/source_text.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace hssreg::architecture {

using namespace Qt::StringLiterals;

namespace {

bool endsWithOneOf(const QString &name, const QStringList &endings)
{
    return std::any_of(
        endings.begin(), endings.end(), [&name](const QString &ending) { return name.endsWith(ending); });
}

} // namespace

SourceTree readTree(const QString &root, const QStringList &folders, const QStringList &endings)
{
    SourceTree tree;
    for (const QString &folder : folders) {
        const auto depth = folder.isEmpty() ? QDirIterator::NoIteratorFlags : QDirIterator::Subdirectories;
        QDirIterator found(root + u'/' + folder, QDir::Files | QDir::Hidden, depth);
        while (found.hasNext()) {
            QFile file(found.next());
            if (endsWithOneOf(file.fileName(), endings) && file.open(QIODevice::ReadOnly))
                tree.append(
                    {QDir(root).relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    return tree;
}

SourceText::SourceText(const QString &text)
    : m_text(text)
    , m_code(text)
    , m_bare(text)
{
    for (qsizetype at = 0; at < m_text.size(); ++at) {
        const QStringView rest = QStringView(m_text).mid(at);
        if (rest.startsWith(u"\\\n")) {
            m_code.replace(at, 2, u"  "_s);
            m_bare.replace(at, 2, u"  "_s);
        } else if (rest.startsWith(u"//")) {
            const qsizetype end = m_text.indexOf(u'\n', at);
            blank(at, end < 0 ? m_text.size() : end, true);
            at = end < 0 ? m_text.size() : end;
        } else if (rest.startsWith(u"/*")) {
            const qsizetype end = m_text.indexOf(u"*/"_s, at + 2);
            blank(at, end < 0 ? m_text.size() : end + 2, true);
            at = end < 0 ? m_text.size() : end + 1;
        } else if (rest.startsWith(u'"') || rest.startsWith(u'\'')) {
            const qsizetype end = endOfLiteral(at);
            blank(at + 1, end, false);
            at = end;
        }
    }
}

int SourceText::line(qsizetype position) const
{
    return 1 + int(QStringView(m_text).left(position).count(u'\n'));
}

int SourceText::lines() const
{
    return int(m_text.count(u'\n')) + (m_text.isEmpty() || m_text.endsWith(u'\n') ? 0 : 1);
}

void SourceText::blank(qsizetype from, qsizetype to, bool alsoCode)
{
    for (qsizetype at = from; at < to; ++at) {
        if (m_text.at(at) == u'\n')
            continue;
        m_bare[at] = u' ';
        if (alsoCode)
            m_code[at] = u' ';
    }
}

// The position of the closing quote. A single quote between digits separates them, and closes itself.
qsizetype SourceText::endOfLiteral(qsizetype quote) const
{
    const QChar kind = m_text.at(quote);
    if (kind == u'\'' && quote > 0 && m_text.at(quote - 1).isDigit())
        return quote;
    if (kind == u'"' && quote > 0 && m_text.at(quote - 1) == u'R')
        return endOfRawLiteral(quote);
    qsizetype at = quote + 1;
    while (at < m_text.size() && m_text.at(at) != kind && m_text.at(at) != u'\n')
        at += m_text.at(at) == u'\\' ? 2 : 1;
    return std::min(at, m_text.size() - 1);
}

qsizetype SourceText::endOfRawLiteral(qsizetype quote) const
{
    const qsizetype open = m_text.indexOf(u'(', quote);
    const QString close = u')' + m_text.mid(quote + 1, open - quote - 1) + u'"';
    const qsizetype end = m_text.indexOf(close, open);
    return end < 0 ? m_text.size() - 1 : end + close.size() - 1;
}

qsizetype closingBracket(const QString &bare, qsizetype open)
{
    int depth = 0;
    for (qsizetype at = open; at < bare.size(); ++at) {
        const QChar c = bare.at(at);
        if (c == u'(' || c == u'{' || c == u'[')
            ++depth;
        else if ((c == u')' || c == u'}' || c == u']') && --depth == 0)
            return at;
    }
    return bare.size();
}

QList<Call> callsOf(const SourceText &source, const QString &names)
{
    const QString &bare = source.bare();
    QList<Call> calls;
    const QRegularExpression pattern(uR"(\b()"_s + names + uR"()\s*\()"_s);
    auto found = pattern.globalMatch(bare);
    while (found.hasNext()) {
        const auto match = found.next();
        const qsizetype open = match.capturedEnd() - 1;
        const qsizetype close = closingBracket(bare, open);
        Call call{match.captured(1), match.capturedStart(), {}};
        qsizetype begin = open + 1;
        for (qsizetype at = begin; at < close; ++at) {
            const QChar c = bare.at(at);
            if (c == u'(' || c == u'{' || c == u'[')
                at = closingBracket(bare, at);
            else if (c == u',') {
                call.arguments.append({begin, at});
                begin = at + 1;
            }
        }
        call.arguments.append({begin, close});
        calls.append(call);
    }
    return calls;
}

} // namespace hssreg::architecture
