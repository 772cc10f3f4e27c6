#pragma once

#include "app/rotation/plan_file.h"

#include <QHash>

namespace hssreg {

//! Where a row goes: which connection, and what is said beside it. What is empty is left to the connection.
struct RotationPlace {
    QString connection; //!< name of a stored one; empty: the one of the command line or the window
    QString endpoint; //!< as typed; goes before the region
    QString region;
    QString projectId;
    QString enterpriseProjectId;

    friend bool operator==(const RotationPlace &, const RotationPlace &) = default;
    friend std::size_t qHash(const RotationPlace &place, std::size_t seed = 0)
    {
        return qHashMulti(
            seed, place.connection, place.endpoint, place.region, place.projectId, place.enterpriseProjectId);
    }
};

//! Where a row goes; `given` is what options, or the connection of the window, say: it fills what the row does not. A
//! row with an own endpoint or region takes neither from there, and one that names another connection takes nothing:
//! endpoint and project of one connection are not those of another.
[[nodiscard]] RotationPlace placeOf(const PlanRow &row, const RotationPlace &given);

//! Whether a repository belongs to part `index` (from 1) of `count`, for programs that share a plan without talking to
//! each other. Each repository is in exactly one part. Depends on its ID alone, so that it is the same one however a
//! row, an option or the environment says where it is; and on nothing that differs between versions and machines.
[[nodiscard]] bool isInShard(QStringView registryId, int index, int count);

//! The rows that, placed, name a repository which an earlier row names already: the same endpoint, project and ID.
//! Errors, in the order of the rows. `places`: one for each row; the more they say (what the stored connection says
//! filled in), the more is found. Where one has no endpoint or project, its connection stands for them.
[[nodiscard]] QList<PlanFinding> repeatedTargets(
    const std::vector<PlanRow> &rows, const std::vector<RotationPlace> &places);

} // namespace hssreg
