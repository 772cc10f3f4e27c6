#pragma once

#include "app/access/access_update.h"
#include "app/access/problem.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <vector>

namespace hssreg {

//! How large the file of a plan may be (plan-file.md).
inline constexpr qsizetype mostPlanBytes = 64 * 1024 * 1024;

//! Where something stands in a file, from 1.
struct FilePosition {
    int line = 0;
    int column = 0; //!< code points
};

//! One repository of a plan: what the file says, `defaults` already taken in. Moved, since a hand-written file
//! may hold a literal password.
struct PlanRow {
    int number = 0; //!< from 1, in its plan; 0: that of its place among the rows
    FilePosition position;
    QString connection;
    QString endpoint;
    QString region;
    QString projectId;
    QString enterpriseProjectId;
    QString id;
    QString registryName; //!< for people
    AccessUpdate change; //!< with a promised password when passwordFrom is given
    QString
        passwordFrom; //!< env:NAME, file:PATH, keychain:NAME, prompt, prompt:NAME; readPasswordOrigin() takes it apart
    FilePosition passwordFromPosition; //!< of that member, in the row or in `defaults`
    bool passwordFromDefaults = false; //!< it stands in `defaults`

    //! The same once more, with a literal password if there is one.
    [[nodiscard]] PlanRow clone() const
    {
        return {number, position, connection, endpoint, region, projectId, enterpriseProjectId, id,
            registryName, change.clone(), passwordFrom, passwordFromPosition, passwordFromDefaults};
    }
};

//! The number of a row that stands at `index` among its rows.
[[nodiscard]] inline int rowNumber(const PlanRow &row, std::size_t index)
{
    return row.number > 0 ? row.number : int(index) + 1;
}

//! One finding about a file.
struct PlanFinding {
    int row = 0; //!< from 1; 0: the file or its defaults
    FilePosition position;
    QString id;
    Problem problem;
};

//! A plan or draft, version 1, as plan-file.md describes it. What could be read of it, and all that is wrong.
struct Plan {
    std::vector<PlanRow> rows; //!< one for each element of `repositories`, readable or not
    QList<PlanFinding> findings;

    [[nodiscard]] int errors() const;
    [[nodiscard]] int warnings() const;
};

//! Reads and checks a plan in JSON. Pure: `file:` and `env:` are not looked at. Every problem is reported; after a
//! syntax error, those before it. The findings are in the order of the file. Limits: 64 MiB, 1,000,000 rows, nesting
//! of 8.
[[nodiscard]] Plan readPlan(QByteArrayView json);

//! Reads and checks a plan in CSV: like readPlan(), with the same limits but nesting. Every problem is reported, but at
//! most one of its syntax for each row.
[[nodiscard]] Plan readCsvPlan(QByteArrayView csv);

//! Reads and checks a plan, in JSON or in CSV: which one, its first character tells. An empty file is an error.
[[nodiscard]] Plan readPlanFile(QByteArrayView bytes);

//! Looks where `file:` (relative to `folder`) and `env:` passwords come from: checks those that are there and puts
//! them in place of the promise, and adds secret_not_found for those that are not. Only ordinary files are opened: to
//! look into a pipe would empty it. `keychain:` and `prompt` are not looked at.
void checkPasswordSources(Plan &plan, const QString &folder);

//! The draft of one edit as a plan file, without secrets: a typed password becomes `"prompt"`.
[[nodiscard]] QByteArray writeDraft(const PlanRow &row);

//! A plan of many repositories to start from, without secrets. `defaults` is what its rows share; empty parts are left
//! out, in it and in the rows.
[[nodiscard]] QByteArray writePlan(const PlanRow &defaults, const std::vector<PlanRow> &rows);

} // namespace hssreg
