#pragma once

#include "app/access/problem_text.h"

#include <QStringList>

namespace hssreg {

//! Findings as a test compares them: `error bad_port`, in order.
inline QStringList shortFindings(const QList<Problem> &problems)
{
    QStringList lines;
    for (const Problem &problem : problems)
        lines.append(levelName(problem.level) + u' ' + problemName(problem.kind));
    return lines;
}

//! The highest level among findings: `ok`, `warning` or `error`.
inline QString highestLevel(const QList<Problem> &problems)
{
    if (hasErrors(problems))
        return QStringLiteral("error");
    return problems.isEmpty() ? QStringLiteral("ok") : QStringLiteral("warning");
}

inline bool hasFinding(
    const QList<Problem> &problems, Level level, ProblemKind kind, Reason reason = Reason::None)
{
    for (const Problem &problem : problems) {
        if (problem.level == level && problem.kind == kind && problem.reason == reason)
            return true;
    }
    return false;
}

} // namespace hssreg
