#include "ui/form/login_test_words.h"

#include "app/repository/login_words.h"
#include "app/support/text.h"

#include <QCoreApplication>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(hssreg::LoginTestWords)
};

//! Accepted, but with something to be done.
bool isDoubtful(const LoginReport &report)
{
    return report.outcome() == LoginOutcome::Accepted && report.cause != LoginCause::LoginGood;
}

} // namespace

QString loginWord(LoginOutcome outcome)
{
    switch (outcome) {
    case LoginOutcome::Accepted: return Words::tr("Accepted");
    case LoginOutcome::Rejected: return Words::tr("Refused");
    case LoginOutcome::NotARegistry: return Words::tr("No such registry");
    case LoginOutcome::Untrusted: return Words::tr("Not trusted");
    case LoginOutcome::Unreachable: return Words::tr("Not tested");
    }
    return {};
}

QString loginLine(const LoginReport &report)
{
    const QString text = visible(loginText(report));
    return report.cause == LoginCause::Cancelled
        ? text
        : Words::tr("%1. %2", "an outcome, and why").arg(loginWord(report.outcome()), text);
}

QString loginIcon(const LoginReport &report)
{
    switch (report.outcome()) {
    case LoginOutcome::Accepted: return isDoubtful(report) ? u"warning"_s : u"done"_s;
    case LoginOutcome::Rejected: return u"failed"_s;
    case LoginOutcome::NotARegistry:
    case LoginOutcome::Untrusted: return u"error"_s;
    case LoginOutcome::Unreachable: return u"status-unknown"_s;
    }
    return {};
}

Tone loginTone(const LoginReport &report)
{
    switch (report.outcome()) {
    case LoginOutcome::Accepted: return isDoubtful(report) ? Tone::Busy : Tone::Good;
    case LoginOutcome::Rejected:
    case LoginOutcome::NotARegistry:
    case LoginOutcome::Untrusted: return Tone::Bad;
    case LoginOutcome::Unreachable: return report.cause == LoginCause::Cancelled ? Tone::Plain : Tone::Busy;
    }
    return Tone::Plain;
}

QString loginOrigin(const LoginReport &report)
{
    return report.steps.isEmpty() ? QString() : loginNotes(report).constLast();
}

QString loginDetails(const LoginReport &report)
{
    QStringList lines;
    QStringList notes = loginNotes(report);
    notes.removeLast(); // loginOrigin()
    for (const QString &note : std::as_const(notes))
        lines.append(visible(note));
    if (!report.steps.isEmpty())
        lines.append(Words::tr("What was asked, and the status of the answer:"));
    for (const LoginStep &step : report.steps)
        lines.append(u"    "_s + visible(loginStepText(step)));
    return lines.join(u'\n');
}

} // namespace hssreg
