#pragma once

#include "app/rotation/placed_problems.h"
#include "app/rotation/plan_json_reader.h"

namespace hssreg {

//! Asks the rules of the fields about every row, with `defaults` put under it, and adds what is wrong to `found`.
//! What is wrong with a default by itself is said once, at the default, and not again for every row.
void checkPlan(PlanText &text, PlacedProblems &found);

} // namespace hssreg
