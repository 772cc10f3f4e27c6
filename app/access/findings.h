#pragma once

#include "app/access/problem.h"

namespace hssreg {

//! Collects the findings about one field. The same finding is kept once, however many rules come upon it.
class Findings {
public:
    //! Adds to `found`, which must outlive this object.
    Findings(Field field, QList<Problem> &found)
        : m_field(field)
        , m_found(found)
    {
    }
    void error(ProblemKind kind, Reason reason = Reason::None, const QString &detail = {})
    {
        add({m_field, Level::Error, kind, reason, std::nullopt, detail, {}});
    }
    void warning(ProblemKind kind, Reason reason = Reason::None, const QString &detail = {})
    {
        add({m_field, Level::Warning, kind, reason, std::nullopt, detail, {}});
    }
    //! A documented maximum was passed.
    void tooLong(Level level, ProblemKind kind, int limit)
    {
        add({m_field, level, kind, Reason::None, limit, {}, {}});
    }
    //! A finding of this field is better told as another one.
    void replace(ProblemKind kind, ProblemKind better)
    {
        for (Problem &problem : m_found) {
            if (problem.field == m_field && problem.kind == kind)
                problem.kind = better;
        }
    }

private:
    void add(const Problem &problem)
    {
        if (!m_found.contains(problem))
            m_found.append(problem);
    }

    Field m_field;
    QList<Problem> &m_found;
};

} // namespace hssreg
