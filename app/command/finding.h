#pragma once

#include "app/access/problem.h"
#include "app/command/output.h"

#include <QCoreApplication>

namespace hssreg {

//! One thing that is wrong or suspicious in what was given, with where it stands.
struct Finding {
    std::optional<int> row; //!< from 1; none outside a file, and for a whole file
    std::optional<int> line;
    std::optional<int> column;
    QString id; //!< of the repository
    Problem problem;
    QString message; //!< one sentence; no secret
};
//! A finding outside a file, with the sentence of its problem.
[[nodiscard]] Finding findingOf(const Problem &problem, const QString &id);
[[nodiscard]] bool hasErrors(const QList<Finding> &findings);

//! Prints findings: as objects with totals on standard output, or as lines for people.
class FindingReport {
    Q_DECLARE_TR_FUNCTIONS(FindingReport)
public:
    //! What findings are to the command: its answer, or said beside it, on standard error.
    enum class Part { Answer, Aside };

    //! `action`: the command. Refers to the output.
    FindingReport(Output &output, QLatin1StringView action, Part part)
        : m_output(output)
        , m_action(action)
        , m_part(part)
    {
    }
    //! Each finding, and how many there were in how many rows. Nothing aside when there are none.
    void print(const QList<Finding> &findings, int rows = 1);

private:
    void printTotals(const QList<Finding> &findings, int rows);
    [[nodiscard]] OrderedJson object(const Finding &finding) const;
    [[nodiscard]] static QString line(const Finding &finding);
    [[nodiscard]] static QString place(const Finding &finding);

    Output &m_output;
    QLatin1StringView m_action;
    Part m_part;
};

} // namespace hssreg
