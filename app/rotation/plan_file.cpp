#include "app/rotation/plan_file.h"

#include "app/rotation/json_text.h"
#include "app/rotation/plan_check.h"
#include "app/rotation/plan_csv_reader.h"
#include "app/rotation/plan_json_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace hssreg {

namespace {

class PlanFile {
    Q_DECLARE_TR_FUNCTIONS(hssreg::PlanFile)
};

int countOf(Level level, const QList<PlanFinding> &findings)
{
    return int(std::count_if(findings.begin(), findings.end(),
        [level](const PlanFinding &finding) { return finding.problem.level == level; }));
}

// About the file as a whole.
Plan refused(ProblemKind kind, std::optional<int> limit, const QString &detail)
{
    Plan plan;
    plan.findings.append(
        {0, {1, 1}, {}, {std::nullopt, Level::Error, kind, Reason::None, limit, detail, {}}});
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

using TextReader = PlanText (*)(std::string_view, PlacedProblems &);

Plan read(QByteArrayView file, TextReader readText, LineEnds ends)
{
    if (file.size() > mostPlanBytes)
        return refused(ProblemKind::TooLarge, int(mostPlanBytes), PlanFile::tr("more than 64 MiB"));
    const QByteArrayView bytes = withoutByteOrderMark(file);
    const std::string_view view(bytes.data(), std::size_t(bytes.size()));
    PlacedProblems problems;
    PlanText text = readText(view, problems);
    checkPlan(text, problems);
    FilePositions positions(view, ends);
    placeRows(text, positions);
    Plan plan;
    plan.rows = std::move(text.rows);
    plan.findings = inOrder(problems.take(), plan.rows, positions);
    return plan;
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
    return read(json, readPlanText, LineEnds::LineFeed);
}

Plan readCsvPlan(QByteArrayView csv)
{
    return read(csv, readCsvPlanText, LineEnds::Any);
}

Plan readPlanFile(QByteArrayView bytes)
{
    const QByteArrayView text = withoutByteOrderMark(bytes);
    const auto first = std::find_if_not(
        text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    if (first == text.end() && bytes.size() <= mostPlanBytes)
        return refused(ProblemKind::Syntax, std::nullopt, PlanFile::tr("the file is empty"));
    const bool isJson = first != text.end() && (*first == '{' || *first == '[');
    return isJson ? readPlan(bytes) : readCsvPlan(bytes);
}

} // namespace hssreg
