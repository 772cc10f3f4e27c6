#pragma once

#include "app/command/surroundings.h"
#include "app/rotation/plan_file.h"

#include <QCoreApplication>

namespace hssreg {

class RotatePlaces;

//! `rotate --dry-run`: what would be sent, masked. For programs, an object for each repository, as of a run, with
//! `outcome` `planned` and its `request`, and a last one with how many `items` there are.
class RotateDryRun {
    Q_DECLARE_TR_FUNCTIONS(RotateDryRun)
public:
    //! Refers to all of them.
    RotateDryRun(const Surroundings &surroundings, RotatePlaces &places)
        : m_surroundings(surroundings)
        , m_places(places)
    {
    }
    //! Prints the part of the plan.
    void print(const Plan &plan, const RotationShard &shard) const;

private:
    void print(const PlanRow &row) const;

    const Surroundings &m_surroundings;
    RotatePlaces &m_places;
};

} // namespace hssreg
