#include "ui/main/result_entry.h"

#include "app/repository/login_words.h"
#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/form/login_test_words.h"
#include "ui/main/result_words.h"

#include <QCoreApplication>

namespace hssreg {

using namespace Qt::StringLiterals;

using End = OperationRecord::End;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(ResultEntry)
};

QString nameOf(const QString &name, const QString &id)
{
    return visible(name.isEmpty() ? id : name, 300);
}

QString actionOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Connect: return Words::tr("Connect");
    case OperationKind::Remove: return Words::tr("Remove");
    case OperationKind::Synchronise: return Words::tr("Synchronise");
    }
    return {};
}

Tone toneOf(const OperationRecord &record)
{
    switch (record.end) {
    case End::Done: return Tone::Good;
    case End::Failed: return Tone::Bad;
    case End::Open:
    case End::NotProved: break;
    }
    return Tone::Busy;
}

QString iconOf(const OperationRecord &record)
{
    switch (record.end) {
    case End::Open: return u"status-connecting"_s;
    case End::Done: return u"done"_s;
    case End::Failed: return u"failed"_s;
    case End::NotProved: break;
    }
    return u"status-unknown"_s;
}

//! "Updated" is the word for a change; these were only accepted.
QString outcomeOf(const ServiceReport &report)
{
    if (report.outcome == Outcome::Updated)
        return Words::tr("Accepted (HTTP %1)").arg(report.httpStatus);
    return visible(reportText(report));
}

QString lineOf(const OperationRecord &record)
{
    const QString outcome = outcomeOf(record.report);
    return record.note.isEmpty()
        ? outcome
        : Words::tr("%1. %2", "an outcome, and what HSS shows after it").arg(outcome, record.note);
}

QString detailsOf(const OperationRecord &record)
{
    const ServiceReport &report = record.report;
    QStringList lines{lineOf(record)};
    const auto say = [&lines](const QString &text, const QString &value) {
        if (!value.isEmpty())
            lines.append(text.arg(value));
    };
    say(u"%1"_s, visible(adviceText(report)));
    if (report.httpStatus != 0) // else the words are our own, and stand in the line
        say(Words::tr("The service said: %1"), visible(report.message));
    say(Words::tr("It wanted to redirect to: %1"), visible(report.redirectTo));
    say(Words::tr("Repository ID: %1"), visible(record.registryId));
    say(Words::tr("Request ID: %1"), visible(report.requestId));
    if (report.attempts > 1)
        lines.append(Words::tr("Attempts: %1").arg(report.attempts));
    return lines.join(u'\n');
}

} // namespace

ResultEntry entryOf(const EditRecord &record)
{
    ResultEntry entry;
    entry.key = u"update:%1"_s.arg(record.number);
    entry.when = record.when;
    entry.repository = nameOf(record.registryName, record.registryId);
    entry.action = Words::tr("Update");
    entry.line = resultLine(record);
    entry.details = resultDetails(record);
    entry.tone = resultTone(record);
    entry.icon = resultIcon(record);
    entry.requestId = record.report.requestId;
    entry.duration = record.report.duration;
    return entry;
}

ResultEntry entryOf(const OperationRecord &record)
{
    ResultEntry entry;
    entry.key = u"%1:%2"_s.arg(int(record.kind)).arg(record.number);
    entry.when = record.when;
    entry.repository = nameOf(record.registryName, record.registryId);
    entry.action = actionOf(record.kind);
    entry.line = lineOf(record);
    entry.details = detailsOf(record);
    entry.tone = toneOf(record);
    entry.icon = iconOf(record);
    entry.requestId = record.report.requestId;
    entry.duration = record.report.duration;
    return entry;
}

ResultEntry entryOf(const LoginTestRecord &record)
{
    ResultEntry entry;
    entry.key = u"login:%1"_s.arg(record.number);
    entry.when = record.when;
    entry.repository = nameOf(record.registryName, record.registryId);
    entry.action = Words::tr("Test login");
    entry.line = loginLine(record.report);
    QStringList details{entry.line, visible(loginAdvice(record.report)), loginOrigin(record.report),
        loginDetails(record.report)};
    details.removeAll(QString());
    entry.details = details.join(u'\n');
    entry.tone = loginTone(record.report);
    entry.icon = loginIcon(record.report);
    entry.duration = record.duration;
    return entry;
}

} // namespace hssreg
