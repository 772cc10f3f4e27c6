#include "app/rotation/plan_review.h"

#include "app/access/access_fields.h"
#include "app/access/registry_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace hssreg {

namespace {

class PlanReview {
    Q_DECLARE_TR_FUNCTIONS(hssreg::PlanReview)
};

ReviewedMember reviewed(Field field, const PlanRow &row, const AccessUpdate &sent, const ChangeView &view)
{
    ReviewedMember member;
    member.field = field;
    member.added = !row.change.has(field);
    member.changes = view.changes(field);
    if (!entryFor(field).secret) {
        member.before = view.known(field);
        member.after = sent.text(field);
    }
    return member;
}

bool changesAny(const QList<ReviewedMember> &members)
{
    return std::any_of(
        members.begin(), members.end(), [](const ReviewedMember &member) { return member.changes; });
}

Problem otherName(const RegistryInfo &now)
{
    return {Field::RegistryName, Level::Warning, ProblemKind::Contradiction, Reason::None, std::nullopt,
        now.name, {}};
}

void judge(RowReview &review, const RegistryInfo *now, bool listIsKnown)
{
    using Standing = RowReview::Standing;
    if (!now) {
        review.standing = listIsKnown ? Standing::NotListed : Standing::Unknown;
        if (listIsKnown)
            review.obstacle = PlanReview::tr(
                "HSS lists no repository with this ID for this project and enterprise project.");
        return;
    }
    review.obstacle = whyNotEdited(*now);
    if (!review.obstacle.isEmpty())
        review.standing = Standing::NotEdited;
    else
        review.standing = changesAny(review.members) ? Standing::Changes : Standing::NothingToChange;
}

} // namespace

bool RowReview::canBeSent() const
{
    return obstacle.isEmpty() && !hasErrors(problems);
}

RowReview reviewRow(const PlanRow &row, const RegistryInfo *now, bool listIsKnown)
{
    RowReview review;
    const ChangeView view(row.change, now);
    const AccessUpdate sent = completed(row.change, now);
    for (const Field field : bodyFields) {
        if (sent.has(field))
            review.members.append(reviewed(field, row, sent, view));
        else if (row.change.has(field))
            review.leftOut.append(field);
    }
    review.problems = checkChange(row.change, now);
    if (now && !row.registryName.isEmpty() && row.registryName != now->name)
        review.problems.append(otherName(*now));
    judge(review, now, listIsKnown);
    return review;
}

} // namespace hssreg
