#pragma once

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/rotation/plan_file.h"

#include <QStringList>

namespace hssreg {

//! A finding as a line: `row 2 7:18 namespace required error`; without a field or member: `-`.
inline QString findingLine(const PlanFinding &finding)
{
    const Problem &problem = finding.problem;
    const QString member = problem.member.isEmpty() ? QStringLiteral("-") : problem.member;
    return QStringLiteral("row %1 %2:%3 %4 %5 %6")
        .arg(finding.row)
        .arg(finding.position.line)
        .arg(finding.position.column)
        .arg(problem.field ? QString(entryFor(*problem.field).name) : member, problemName(problem.kind),
            levelName(problem.level));
}

inline QStringList findingLines(const Plan &plan)
{
    QStringList lines;
    for (const PlanFinding &finding : plan.findings)
        lines.append(findingLine(finding));
    return lines;
}

} // namespace hssreg
