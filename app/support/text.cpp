#include "app/support/text.h"

#include <QList>

#include <algorithm>

namespace hssreg {

namespace {

// The characters that change what is seen without being seen: bidirectional marks, embeddings, overrides and
// isolates, zero-width characters, the byte order mark, line and paragraph separators, tags.
bool isInvisible(char32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)
        || c == 0x00AD || c == 0x061C || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE007F);
}

bool isControl(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

bool isLineEnd(char32_t c)
{
    return c == '\n' || c == '\r' || c == '\t';
}

QString codePointName(char32_t c)
{
    return QStringLiteral("‹U+%1›").arg(uint(c), 4, 16, QLatin1Char('0')).toUpper();
}

} // namespace

int codePoints(QStringView text)
{
    // counted in place: a list of code points would be a copy of a secret
    int count = 0;
    for (qsizetype i = 0; i < text.size(); ++i, ++count) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
    }
    return count;
}

bool hasUnpairedSurrogate(QStringView text)
{
    return !text.isValidUtf16();
}

bool hasControlCharacter(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return isControl(c.unicode()); });
}

QString visible(QStringView text, int most)
{
    QString shown;
    int count = 0;
    const QList<uint> points = text.toUcs4();
    for (const uint point : points) {
        if (count++ == most)
            return shown + u'…';
        const auto c = char32_t(point);
        if (isLineEnd(c))
            shown += u' ';
        else if (isControl(c) || isInvisible(c))
            shown += codePointName(c);
        else
            shown += QChar::fromUcs4(c);
    }
    return shown;
}

} // namespace hssreg
