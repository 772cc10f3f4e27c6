#include "app/command/finding.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/support/text.h"

#include <algorithm>

namespace hssreg {

namespace {

using View = QLatin1StringView;

QJsonValue numberOrNull(const std::optional<int> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

//! The member it is about, spelled as on the wire; for an unknown one, as it was given.
QString memberOf(const Problem &problem)
{
    return problem.field ? QString(entryFor(*problem.field).name) : problem.member;
}

} // namespace

Finding findingOf(const Problem &problem, const QString &id)
{
    return {std::nullopt, std::nullopt, std::nullopt, id, problem, problemText(problem)};
}

bool hasErrors(const QList<Finding> &findings)
{
    return std::any_of(findings.begin(), findings.end(),
        [](const Finding &finding) { return finding.problem.level == Level::Error; });
}

void FindingReport::print(const QList<Finding> &findings, int rows)
{
    for (const Finding &finding : findings) {
        if (m_output.isJson())
            m_output.object(object(finding));
        else if (m_part == Part::Answer)
            m_output.answer(line(finding));
        else if (finding.problem.level == Level::Error)
            m_output.complain(line(finding));
        else
            m_output.note(line(finding));
    }
    if (m_part == Part::Answer || !findings.isEmpty())
        printTotals(findings, rows);
}

void FindingReport::printTotals(const QList<Finding> &findings, int rows)
{
    const auto errors = int(std::count_if(findings.begin(), findings.end(),
        [](const Finding &finding) { return finding.problem.level == Level::Error; }));
    const int warnings = int(findings.size()) - errors;
    if (m_output.isJson()) {
        OrderedJson totals;
        totals.add(View("action"), m_action).add(View("rows"), rows);
        m_output.object(totals.add(View("errors"), errors).add(View("warnings"), warnings));
    } else if (m_part == Part::Answer) {
        m_output.answer(tr("Repositories: %1, errors: %2, warnings: %3").arg(rows).arg(errors).arg(warnings));
    }
}

OrderedJson FindingReport::object(const Finding &finding) const
{
    OrderedJson object;
    object.add(View("action"), m_action).add(View("row"), numberOrNull(finding.row));
    object.add(View("line"), numberOrNull(finding.line)).add(View("column"), numberOrNull(finding.column));
    object.addText(View("id"), finding.id).addText(View("field"), memberOf(finding.problem));
    object.addText(View("level"), levelName(finding.problem.level));
    object.addText(View("problem"), problemName(finding.problem.kind));
    object.add(View("limit"), numberOrNull(finding.problem.limit));
    return object.addText(View("message"), finding.message);
}

QString FindingReport::line(const Finding &finding)
{
    const bool isError = finding.problem.level == Level::Error;
    const QString message = visible(finding.message);
    const QString where = place(finding);
    if (where.isEmpty())
        return isError ? tr("error: %1").arg(message) : tr("warning: %1").arg(message);
    return isError ? tr("%1: error: %2", "place, sentence").arg(where, message)
                   : tr("%1: warning: %2", "place, sentence").arg(where, message);
}

QString FindingReport::place(const Finding &finding)
{
    if (!finding.line || !finding.column)
        return {};
    const QString where = tr("line %1, column %2").arg(*finding.line).arg(*finding.column);
    return finding.id.isEmpty() ? where : tr("%1 (%2)", "place, repository").arg(where, visible(finding.id));
}

} // namespace hssreg
