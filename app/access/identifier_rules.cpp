#include "app/access/identifier_rules.h"

#include "app/access/findings.h"
#include "app/access/text_rules.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

// The literal routes beside `…/image/registries/{id}` (hss-api, section 3): as an ID they would call another operation.
constexpr std::array siblingRoutes{
    "batch-delete"_L1, "images"_L1, "image-upload-command"_L1, "statistics"_L1};

// The gateway takes 32 KiB for one header with its name; a little is kept for what it adds.
constexpr qsizetype comfortableHeader = 32'000;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLower(QChar c)
{
    return c >= u'a' && c <= u'z';
}

bool isHex(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isPlainIdCharacter(QChar c)
{
    return isDigit(c) || isLower(c) || (c >= u'A' && c <= u'Z') || c == u'-' || c == u'_';
}

// `cn-north-4`, `my-kualalumpur-1`: two letters, words, a number; a sub-project is `cn-north-4_name`.
bool looksLikeRegion(QStringView value)
{
    const QStringView region = value.left(value.indexOf(u'_'));
    const QList<QStringView> parts = region.split(u'-');
    if (parts.size() < 3 || parts.first().size() != 2 || parts.last().isEmpty())
        return false;
    return std::all_of(parts.last().begin(), parts.last().end(), isDigit)
        && std::all_of(parts.begin(), parts.end() - 1, [](QStringView part) {
               return !part.isEmpty() && std::all_of(part.begin(), part.end(), isLower);
           });
}

// A project ID is 32 lower-case hexadecimal digits.
bool isUpperCaseHex(QStringView value)
{
    return value.size() == 32 && std::all_of(value.begin(), value.end(), isHex)
        && std::any_of(value.begin(), value.end(), [](QChar c) { return c >= u'A' && c <= u'F'; });
}

bool isUuid(QStringView value)
{
    if (value.size() != 36)
        return false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? value[i] != u'-' : !isHex(value[i]))
            return false;
    }
    return true;
}

void checkPathSegment(Field field, QStringView value, QList<Problem> &found)
{
    Findings findings(field, found);
    if (value == "."_L1 || value == ".."_L1) {
        findings.error(ProblemKind::Reserved, Reason::DotSegment);
        return;
    }
    if (std::find(siblingRoutes.begin(), siblingRoutes.end(), value) != siblingRoutes.end())
        findings.error(ProblemKind::Reserved, Reason::SiblingRoute);
    const auto isSlash = [](QChar c) { return c == u'/' || c == u'\\'; };
    if (std::any_of(value.begin(), value.end(), isSlash))
        findings.error(ProblemKind::BadCharacter, Reason::Slash);
    if (!std::all_of(value.begin(), value.end(), [&](QChar c) { return isSlash(c) || isPlainIdCharacter(c); })
        && !hasErrors(found))
        findings.warning(ProblemKind::Unusual, Reason::PercentEncoded);
}

void checkNoBlanksOrCommas(Field field, QStringView value, QList<Problem> &found)
{
    Findings findings(field, found);
    if (hasBlank(value))
        findings.error(ProblemKind::BadCharacter, Reason::Blank);
    if (value.contains(u','))
        findings.error(ProblemKind::BadCharacter, Reason::Comma);
}

} // namespace

void checkRepositoryId(Field field, QStringView value, QList<Problem> &found)
{
    checkPathSegment(field, value, found);
}

void checkProject(Field field, QStringView value, QList<Problem> &found)
{
    checkPathSegment(field, value, found);
    if (looksLikeRegion(value))
        Findings(field, found).warning(ProblemKind::Unusual, Reason::RegionName);
    if (isUpperCaseHex(value))
        Findings(field, found).warning(ProblemKind::Unusual, Reason::UpperCaseHex);
}

void checkCluster(Field field, QStringView value, QList<Problem> &found)
{
    checkNoBlanksOrCommas(field, value, found);
}

void checkEnterpriseProject(Field field, QStringView value, QList<Problem> &found)
{
    checkNoBlanksOrCommas(field, value, found);
    if (value != "0"_L1 && value != "all_granted_eps"_L1 && !isUuid(value) && !hasErrors(found))
        Findings(field, found).warning(ProblemKind::Unusual, Reason::NotAnEnterpriseProject);
}

void checkToken(Field field, QStringView value, QList<Problem> &found)
{
    Findings findings(field, found);
    if (hasBlank(value))
        findings.error(ProblemKind::BadCharacter, Reason::Blank);
    const auto isBeyondAscii = [](QChar c) { return c.unicode() > 0x7F && !isBlank(c); };
    if (std::any_of(value.begin(), value.end(), isBeyondAscii))
        findings.error(ProblemKind::BadCharacter, Reason::NotAscii);
    if (value.size() > comfortableHeader && !hasErrors(found))
        findings.warning(ProblemKind::Unusual, Reason::HeaderTooLarge);
}

} // namespace hssreg
