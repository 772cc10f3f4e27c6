#include "ui/rotation/review_words.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/support/text.h"
#include "ui/rotation/cell_table.h"

#include <QCoreApplication>

namespace hssreg {

using namespace Qt::StringLiterals;

using Standing = RowReview::Standing;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(hssreg::ReviewWords)
};

QString valueText(Field field, const std::optional<QString> &value)
{
    if (!value)
        return Words::tr("not known");
    return value->isEmpty() ? Words::tr("empty") : visible(choiceLabel(field, *value), 200);
}

QString memberText(const ReviewedMember &member)
{
    const QString name = fieldLabel(member.field);
    if (entryFor(member.field).secret)
        return Words::tr("%1: new", "a secret").arg(name);
    const QString after = valueText(member.field, member.after);
    if (!member.changes)
        return Words::tr("%1: %2, as it is", "field, value").arg(name, after);
    if (!member.before)
        return Words::tr("%1: %2", "field, value").arg(name, after);
    return Words::tr("%1: %2 → %3", "field, before, after")
        .arg(name, valueText(member.field, member.before), after);
}

QString standingText(Standing standing)
{
    switch (standing) {
    case Standing::Unknown: return Words::tr("What HSS has is not known");
    case Standing::Changes: return Words::tr("Will be changed");
    case Standing::NothingToChange: return Words::tr("HSS has the same already");
    case Standing::NotListed: return Words::tr("Not in the list of HSS");
    case Standing::NotEdited: return Words::tr("Not edited here");
    }
    return {};
}

} // namespace

QString changesText(const RowReview &review)
{
    QStringList parts;
    for (const ReviewedMember &member : review.members) {
        if (member.changes)
            parts.append(memberText(member));
    }
    return parts.isEmpty() ? Words::tr("nothing") : parts.join(u" · "_s);
}

ShownCell judgementCell(const RowReview &review)
{
    if (!review.obstacle.isEmpty())
        return {visible(review.obstacle), Tone::Bad, u"error"_s};
    for (const Level level : {Level::Error, Level::Warning}) {
        for (const Problem &problem : review.problems) {
            if (problem.level == level)
                return {visible(problemText(problem)), level == Level::Error ? Tone::Bad : Tone::Busy,
                    level == Level::Error ? u"error"_s : u"warning"_s};
        }
    }
    const bool changes = review.standing == Standing::Changes;
    return {standingText(review.standing), changes ? Tone::Good : Tone::Muted,
        changes ? u"done"_s : u"status-unknown"_s};
}

QString reviewDetails(const PlanRow &row, const RowReview &review)
{
    QStringList lines{
        Words::tr("%1. Repository ID: %2", "a judgement, an ID")
            .arg(review.obstacle.isEmpty() ? standingText(review.standing) : visible(review.obstacle),
                visible(row.id, 200))};
    for (const Problem &problem : review.problems)
        lines.append(problem.level == Level::Error
                ? Words::tr("Wrong: %1").arg(visible(problemText(problem)))
                : Words::tr("Suspicious: %1").arg(visible(problemText(problem))));
    for (const ReviewedMember &member : review.members) {
        const QString text = memberText(member);
        lines.append(
            member.added ? Words::tr("%1 (goes along)", "a field that must be sent too").arg(text) : text);
    }
    for (const Field field : review.leftOut)
        lines.append(Words::tr("%1: not sent, it has no meaning here").arg(fieldLabel(field)));
    return lines.join(u'\n');
}

} // namespace hssreg
