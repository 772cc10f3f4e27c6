#pragma once

#include "app/rotation/json_text.h"
#include "app/rotation/plan_csv.h"

#include <cstdlib>
#include <tuple>

namespace hssreg {

//! Ends the program, so that a fuzzer keeps what led here.
inline void hold(bool invariant)
{
    if (!invariant)
        std::abort();
}

inline auto numbersOf(const FilePosition &position)
{
    return std::tuple(position.line, position.column);
}

//! Whether a place is one of the file: not behind its end, which is the last place there is.
inline void holdPlace(const FilePosition &position, const FilePosition &end)
{
    hold(position.line >= 1 && position.column >= 1);
    hold(numbersOf(position) <= numbersOf(end));
}

inline void holdSameTexts(const PlanRow &a, const PlanRow &b)
{
    hold(a.connection == b.connection && a.endpoint == b.endpoint && a.region == b.region);
    hold(a.projectId == b.projectId && a.enterpriseProjectId == b.enterpriseProjectId);
    hold(a.id == b.id && a.registryName == b.registryName);
    hold(a.change.members() == b.change.members() && a.change.texts() == b.change.texts());
}

//! All findings and rows stand inside of the file, the findings in its order.
inline void holdPlaces(const Plan &plan, QByteArrayView file, LineEnds ends)
{
    const QByteArrayView mark("\xEF\xBB\xBF");
    const QByteArrayView text = file.startsWith(mark) ? file.sliced(mark.size()) : file;
    FilePositions positions({text.data(), std::size_t(text.size())}, ends);
    const FilePosition end = positions.of(std::size_t(text.size()));
    FilePosition before{1, 1};
    for (const PlanFinding &finding : plan.findings) {
        holdPlace(finding.position, end);
        hold(numbersOf(before) <= numbersOf(finding.position));
        hold(finding.row >= 0 && std::size_t(finding.row) <= plan.rows.size());
        before = finding.position;
    }
    for (const PlanRow &row : plan.rows)
        holdPlace(row.position, end);
}

//! Reading twice gives the same.
inline void holdSame(const Plan &a, const Plan &b)
{
    hold(a.rows.size() == b.rows.size() && a.findings.size() == b.findings.size());
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
        holdSameTexts(a.rows[i], b.rows[i]);
        hold(a.rows[i].passwordFrom == b.rows[i].passwordFrom);
        hold(numbersOf(a.rows[i].position) == numbersOf(b.rows[i].position));
    }
    for (qsizetype i = 0; i < a.findings.size(); ++i) {
        hold(a.findings[i].problem == b.findings[i].problem && a.findings[i].row == b.findings[i].row);
        hold(numbersOf(a.findings[i].position) == numbersOf(b.findings[i].position));
    }
}

//! What was written of a plan without errors reads back as it was; where a password stood, there is its promise.
inline void holdComesBack(const Plan &plan, const QByteArray &written)
{
    const Plan back = readPlanFile(written);
    hold(back.errors() == 0 && back.rows.size() == plan.rows.size());
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        holdSameTexts(plan.rows[i], back.rows[i]);
        hold(back.rows[i].change.password() == nullptr);
        hold(plan.rows[i].passwordFrom.isEmpty() || plan.rows[i].passwordFrom == back.rows[i].passwordFrom);
    }
}

//! A plan without errors can be written in both forms.
inline void holdRoundTrips(const Plan &plan)
{
    if (plan.errors() > 0 || plan.rows.empty())
        return;
    holdComesBack(plan, writePlan({}, plan.rows));
    holdComesBack(plan, writeCsvPlan(plan.rows));
}

} // namespace hssreg
