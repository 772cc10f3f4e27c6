#include "app/access/text_rules.h"

#include "app/access/findings.h"
#include "app/support/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

bool hasBlankEdges(QStringView value)
{
    return !value.isEmpty() && (isBlank(value.front()) || isBlank(value.back()));
}

// Code points are walked in place: a list of them would be a copy of a password.
bool hasLetterBeyondAscii(QStringView value)
{
    for (qsizetype i = 0; i < value.size(); ++i) {
        char32_t point = value[i].unicode();
        if (value[i].isHighSurrogate() && i + 1 < value.size() && value[i + 1].isLowSurrogate()) {
            point = QChar::surrogateToUcs4(value[i], value[i + 1]);
            ++i;
        }
        if (point > 0x7F && QChar::isLetter(point))
            return true;
    }
    return false;
}

bool checkChoice(const FieldEntry &entry, QStringView value, QList<Problem> &found)
{
    const QStringView core = value.trimmed();
    for (const QLatin1StringView choice : entry.choices) {
        if (value == choice)
            return true;
        if (core.compare(choice, Qt::CaseInsensitive) == 0) {
            Findings(entry.field, found).error(ProblemKind::NotAChoice, Reason::None, QString(choice));
            return false;
        }
    }
    Findings(entry.field, found).error(ProblemKind::NotAChoice);
    return false;
}

void checkLength(const FieldEntry &entry, QStringView value, QList<Problem> &found)
{
    Findings findings(entry.field, found);
    if (codePoints(value) > entry.maxLength)
        findings.tooLong(Level::Error, ProblemKind::TooLong, entry.maxLength);
    else if (value.size() > entry.maxLength) // HSS may count UTF-16 units; the pages say characters
        findings.tooLong(Level::Warning, ProblemKind::TooLongUtf16, entry.maxLength);
}

} // namespace

bool isBlank(QChar c)
{
    return c.isSpace() && c.category() != QChar::Other_Control;
}

bool hasBlank(QStringView text)
{
    return std::any_of(text.begin(), text.end(), isBlank);
}

bool checkCommon(const FieldEntry &entry, QStringView value, QList<Problem> &found)
{
    Findings findings(entry.field, found);
    if (value.isEmpty()) {
        findings.error(ProblemKind::Empty);
        return false;
    }
    if (!entry.choices.empty())
        return checkChoice(entry, value, found);
    if (hasUnpairedSurrogate(value))
        findings.error(ProblemKind::BadCharacter, Reason::UnpairedSurrogate);
    if (hasControlCharacter(value))
        findings.error(ProblemKind::BadCharacter, Reason::ControlCharacter);
    checkLength(entry, value, found);
    return true;
}

void checkUsername(Field field, QStringView value, QList<Problem> &found)
{
    Findings findings(field, found);
    if (value.contains(u':')) // HTTP Basic ends the username at the first colon
        findings.error(ProblemKind::BadCharacter, Reason::Colon);
    if (hasBlankEdges(value))
        findings.warning(ProblemKind::BlankEdges);
}

void checkPassword(Field field, QStringView value, QList<Problem> &found)
{
    Findings findings(field, found);
    if (value.startsWith("eyJ"_L1)) // what every JSON Web Token begins with: `{"` in Base64
        findings.replace(ProblemKind::TooLong, ProblemKind::JwtTooLong);
    if (hasBlankEdges(value))
        findings.warning(ProblemKind::BlankEdges);
    if (hasLetterBeyondAscii(value))
        findings.warning(ProblemKind::Unusual, Reason::NotAscii);
}

void checkNamespace(Field field, QStringView value, QList<Problem> &found)
{
    Findings findings(field, found);
    if (hasBlankEdges(value))
        findings.error(ProblemKind::BadCharacter, Reason::Blank);
    if (value.startsWith(u'/'))
        findings.error(ProblemKind::BadCharacter, Reason::LeadingSlash);
    else if (value.contains(u'/')) // JFrog: a repository and a folder in it
        findings.warning(ProblemKind::Unusual, Reason::Slash);
}

} // namespace hssreg
