#include "ui/main/result_words.h"

#include "app/access/problem_text.h"
#include "app/service/advice.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QLocale>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(ResultWords)
};

//! What stays to be said of an update that HSS accepted.
QString proofOf(const EditRecord &record)
{
    if (record.proving)
        return Words::tr("HSS is being asked whether it could log in…");
    return record.proof == Proof::NotLooked ? QString() : visible(proofText(record.proof, record.failReason));
}

QString fieldNames(const QList<Field> &fields)
{
    QStringList names;
    for (Field field : fields)
        names.append(fieldLabel(field));
    return QLocale().createSeparatedList(names);
}

} // namespace

QString resultLine(const EditRecord &record)
{
    const QString outcome = visible(reportText(record.report));
    const QString proof = proofOf(record);
    return proof.isEmpty()
        ? outcome
        : Words::tr("%1. %2", "an outcome, and what HSS says after it").arg(outcome, proof);
}

QString resultDetails(const EditRecord &record)
{
    const ServiceReport &report = record.report;
    QStringList lines{resultLine(record)};
    const auto say = [&lines](const QString &text, const QString &value) {
        if (!value.isEmpty())
            lines.append(text.arg(value));
    };
    say(u"%1"_s, visible(adviceText(report)));
    if (record.proof == Proof::Failed)
        say(u"%1"_s, visible(failReasonText(record.failReason)));
    say(Words::tr("HSS accepted the update, but has something else now: %1. Look at it, and send again if it "
                  "is needed."),
        fieldNames(record.notTaken));
    if (report.httpStatus != 0) // else the words are our own, and stand in the line
        say(Words::tr("The service said: %1"), visible(report.message));
    say(Words::tr("It wanted to redirect to: %1"), visible(report.redirectTo));
    say(Words::tr("Sent: %1"), fieldNames(record.changed));
    say(Words::tr("Repository ID: %1"), visible(record.registryId));
    say(Words::tr("Request ID: %1"), visible(report.requestId));
    if (report.attempts > 1)
        lines.append(Words::tr("Attempts: %1").arg(report.attempts));
    return lines.join(u'\n');
}

Tone resultTone(const EditRecord &record)
{
    switch (record.report.outcome) {
    case Outcome::Updated: break;
    case Outcome::Planned:
    case Outcome::Cancelled: return Tone::Plain;
    case Outcome::Unknown:
    case Outcome::Throttled:
    case Outcome::ChangedElsewhere: return Tone::Busy;
    case Outcome::Invalid:
    case Outcome::Unauthorized:
    case Outcome::Refused:
    case Outcome::Unreachable: return Tone::Bad;
    }
    if (record.proof == Proof::Failed)
        return Tone::Bad;
    return record.proof == Proof::Connected && record.notTaken.isEmpty() ? Tone::Good : Tone::Busy;
}

QString resultIcon(const EditRecord &record)
{
    switch (record.report.outcome) {
    case Outcome::Updated: break;
    case Outcome::Planned:
    case Outcome::Cancelled: return u"info"_s;
    case Outcome::Unknown: return u"status-unknown"_s;
    case Outcome::Throttled:
    case Outcome::ChangedElsewhere: return u"warning"_s;
    case Outcome::Invalid:
    case Outcome::Unauthorized:
    case Outcome::Refused:
    case Outcome::Unreachable: return u"failed"_s;
    }
    if (record.proof == Proof::Failed)
        return u"failed"_s;
    return record.proof == Proof::Connected ? u"done"_s : u"status-connecting"_s;
}

QString tookText(std::chrono::milliseconds duration)
{
    if (duration < std::chrono::seconds(1))
        return Words::tr("%1 ms").arg(duration.count());
    return Words::tr("%1 s").arg(QLocale().toString(double(duration.count()) / 1000.0, 'f', 1));
}

QString timeText(const QDateTime &when)
{
    return QLocale().toString(when.toLocalTime().time(), u"HH:mm:ss"_s);
}

} // namespace hssreg
