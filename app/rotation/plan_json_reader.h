#pragma once

#include "app/rotation/placed_problems.h"
#include "app/rotation/plan_file.h"
#include "app/rotation/plan_keys.h"

#include <string_view>
#include <vector>

namespace hssreg {

//! How many rows a plan may have.
inline constexpr int mostRows = 1'000'000;

//! What a plan file says, before `defaults` are taken in and rules are asked.
struct PlanText {
    std::vector<PlanRow> rows; //!< one for each element of `repositories`, whatever it is
    std::vector<Places> places; //!< of each row
    PlanRow defaults;
    Places defaultPlaces;
    //! Whether the defaults (of CSV: the columns) are all there and understood; else what a row seems to miss may come
    //! from what could not be read.
    bool defaultsAreKnown = false;
};

//! Reads a plan in JSON. Adds what is wrong with its shape to `found`: syntax, unknown and repeated members, wrong
//! types, the version, the limits.
[[nodiscard]] PlanText readPlanText(std::string_view json, PlacedProblems &found);

} // namespace hssreg
