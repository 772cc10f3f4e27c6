#include "app/rotation/plan_file.h"

#include "app/rotation/json_text.h"
#include "app/rotation/plan_check.h"
#include "app/rotation/plan_json_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace hssreg {

namespace {

constexpr qsizetype mostBytes = 64 * 1024 * 1024;

class PlanFile {
    Q_DECLARE_TR_FUNCTIONS(hssreg::PlanFile)
};

int countOf(Level level, const QList<PlanFinding> &findings)
{
    return int(std::count_if(findings.begin(), findings.end(),
        [level](const PlanFinding &finding) { return finding.problem.level == level; }));
}

Plan tooLarge()
{
    const QString detail = PlanFile::tr("more than 64 MiB");
    const Problem problem{
        std::nullopt, Level::Error, ProblemKind::TooLarge, Reason::None, int(mostBytes), detail, {}};
    Plan plan;
    plan.findings.append({0, {1, 1}, {}, problem});
    return plan;
}

// RFC 8259 forbids a byte order mark, but editors write one.
QByteArrayView withoutByteOrderMark(QByteArrayView text)
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    return text.startsWith(mark) ? text.sliced(mark.size()) : text;
}

void placeRows(PlanText &text, FilePositions &positions)
{
    FilePosition inDefaults;
    if (text.defaultPlaces.givenHere(PlanKey::PasswordFrom))
        inDefaults = positions.of(text.defaultPlaces.of(PlanKey::PasswordFrom));
    for (std::size_t i = 0; i < text.rows.size(); ++i) {
        PlanRow &row = text.rows[i];
        const Places &places = text.places[i];
        row.position = positions.of(places.object);
        row.passwordFromDefaults = places.inherited[std::size_t(PlanKey::PasswordFrom)];
        if (row.passwordFromDefaults)
            row.passwordFromPosition = inDefaults;
        else if (places.givenHere(PlanKey::PasswordFrom))
            row.passwordFromPosition = positions.of(places.of(PlanKey::PasswordFrom));
    }
}

QList<PlanFinding> inOrder(
    std::vector<PlacedProblem> problems, const std::vector<PlanRow> &rows, FilePositions &positions)
{
    std::stable_sort(problems.begin(), problems.end(),
        [](const PlacedProblem &a, const PlacedProblem &b) { return a.offset < b.offset; });
    QList<PlanFinding> findings;
    findings.reserve(qsizetype(problems.size()));
    for (PlacedProblem &problem : problems) {
        const QString id = problem.row > 0 ? rows.at(std::size_t(problem.row) - 1).id : QString();
        findings.append({problem.row, positions.of(problem.offset), id, std::move(problem.problem)});
    }
    return findings;
}

} // namespace

int Plan::errors() const
{
    return countOf(Level::Error, findings);
}

int Plan::warnings() const
{
    return countOf(Level::Warning, findings);
}

Plan readPlan(QByteArrayView json)
{
    if (json.size() > mostBytes)
        return tooLarge();
    const QByteArrayView bytes = withoutByteOrderMark(json);
    const std::string_view view(bytes.data(), std::size_t(bytes.size()));
    PlacedProblems problems;
    PlanText text = readPlanText(view, problems);
    checkPlan(text, problems);
    FilePositions positions(view);
    placeRows(text, positions);
    Plan plan;
    plan.rows = std::move(text.rows);
    plan.findings = inOrder(problems.take(), plan.rows, positions);
    return plan;
}

} // namespace hssreg
