#include "app/access/problem_text.h"

#include "app/access/access_fields.h"
#include "app/access/sentences.h"
#include "app/support/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr int longestDetail = 300; // code points of what was given that a sentence repeats

// What %1 to %5 of a sentence stand for.
using Facts = std::array<QString, 5>;

Facts factsOf(const Problem &problem)
{
    Facts facts;
    if (problem.field) {
        QStringList choices;
        for (const QLatin1StringView choice : entryFor(*problem.field).choices)
            choices.append(choice);
        facts[0] = fieldLabel(*problem.field);
        facts[3] = choices.join(u", "_s);
    }
    facts[1] = visible(problem.detail, longestDetail);
    if (problem.limit)
        facts[2] = QString::number(*problem.limit);
    facts[4] = visible(problem.member, longestDetail);
    return facts;
}

// The fact that a `%` at this place of a text stands for.
std::optional<std::size_t> factAt(QStringView text, qsizetype percent)
{
    if (text[percent] != u'%' || percent + 1 == text.size())
        return std::nullopt;
    const char16_t digit = text[percent + 1].unicode();
    return digit >= u'1' && digit <= u'5' ? std::optional(std::size_t(digit - u'1')) : std::nullopt;
}

bool hasFactsFor(QStringView text, const Facts &facts)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const std::optional<std::size_t> fact = factAt(text, i);
        if (fact && facts[*fact].isEmpty())
            return false;
    }
    return true;
}

// In one pass, so that a % in what was given stays what it is. QString::arg() complains of facts not named.
QString filled(QStringView text, const Facts &facts)
{
    QString sentence;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (const std::optional<std::size_t> fact = factAt(text, i)) {
            sentence += facts[*fact];
            ++i;
        } else {
            sentence += text[i];
        }
    }
    return sentence;
}

bool fits(const Sentence &sentence, const Problem &problem, const Facts &facts)
{
    return sentence.kind == problem.kind
        && (sentence.reason == Reason::None || sentence.reason == problem.reason)
        && (!sentence.field || sentence.field == problem.field)
        && hasFactsFor(QString::fromUtf8(sentence.text), facts);
}

} // namespace

QString problemText(const Problem &problem)
{
    const Facts facts = factsOf(problem);
    const std::span<const Sentence> all = sentences();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Sentence &sentence) { return fits(sentence, problem, facts); });
    if (found == all.end())
        return problemName(problem.kind);
    return filled(QCoreApplication::translate(sentenceContext, found->text), facts);
}

} // namespace hssreg
