#include "app/history/history_words.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/support/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(HistoryWords)
};

constexpr std::array keptOutcomes{Outcome::Updated, Outcome::Invalid, Outcome::ChangedElsewhere,
    Outcome::Unauthorized, Outcome::Refused, Outcome::Throttled, Outcome::Unreachable, Outcome::Unknown,
    Outcome::Cancelled};

QString wordFor(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Updated: return Words::tr("Accepted by HSS");
    case Outcome::Planned: return Words::tr("Not sent: a dry run");
    case Outcome::Invalid: return Words::tr("Not sent: not valid");
    case Outcome::ChangedElsewhere: return Words::tr("Not sent: changed elsewhere");
    case Outcome::Unauthorized: return Words::tr("Not signed in");
    case Outcome::Refused: return Words::tr("Refused");
    case Outcome::Throttled: return Words::tr("Too many requests");
    case Outcome::Unreachable: return Words::tr("Not reached");
    case Outcome::Unknown: return Words::tr("Not known whether it was done");
    case Outcome::Cancelled: return Words::tr("Stopped before it was sent");
    }
    Q_UNREACHABLE();
}

QString quoted(const std::optional<QString> &text)
{
    if (!text)
        return Words::tr("nothing", "a value that HSS did not have, or that is not known");
    return Words::tr("“%1”", "a value in quotation marks").arg(visible(*text));
}

} // namespace

QString actionWord(HistoryAction action)
{
    switch (action) {
    case HistoryAction::Update: return Words::tr("Update");
    case HistoryAction::Add: return Words::tr("Connect");
    case HistoryAction::Delete: return Words::tr("Remove");
    case HistoryAction::Synchronise: return Words::tr("Synchronise");
    case HistoryAction::Check: return Words::tr("Test login");
    }
    Q_UNREACHABLE();
}

QString outcomeWord(const QString &outcome)
{
    const auto known = std::find_if(keptOutcomes.begin(), keptOutcomes.end(),
        [&outcome](Outcome each) { return outcomeName(each) == outcome; });
    return known == keptOutcomes.end() ? visible(outcome, 100) : wordFor(*known);
}

QString historyResult(const HistoryRecord &record)
{
    const QString word = outcomeWord(record.outcome);
    if (record.httpStatus == 0)
        return word;
    if (record.errorCode.isEmpty())
        return Words::tr("%1 (HTTP %2)").arg(word).arg(record.httpStatus);
    return Words::tr("%1 (HTTP %2, %3)")
        .arg(word, QString::number(record.httpStatus), visible(record.errorCode, 100));
}

QString historyProof(const HistoryRecord &record)
{
    return record.proof == Proof::NotLooked ? QString() : visible(proofText(record.proof, record.failReason));
}

QString historyRepository(const HistoryRecord &record)
{
    return visible(record.registryName.isEmpty() ? record.registryId : record.registryName, 300);
}

QString changedText(const ChangedMember &member)
{
    const QString label = fieldLabel(member.field);
    if (entryFor(member.field).secret)
        return Words::tr("%1: changed", "a field whose values are secret").arg(label);
    if (!member.before || member.before == member.after)
        return Words::tr("%1: %2", "a field and the value that was sent").arg(label, quoted(member.after));
    return Words::tr("%1: %2 → %3", "a field, its old and its new value")
        .arg(label, quoted(member.before), quoted(member.after));
}

QStringList historyOutcomes()
{
    QStringList names;
    for (const Outcome outcome : keptOutcomes)
        names.append(outcomeName(outcome));
    return names;
}

} // namespace hssreg
