#pragma once

#include "app/rotation/plan_file.h"

namespace hssreg {

//! A plan in CSV, without secrets (a typed password becomes `prompt`): the columns that some row gives, and `id`. What
//! a spreadsheet would run as a formula gets a `'` in front, which reading drops again. CSV has no way to say that a
//! member is given empty: such a member is left out.
[[nodiscard]] QByteArray writeCsvPlan(const std::vector<PlanRow> &rows);

//! A row with what all share put under it, since CSV has no `defaults`.
[[nodiscard]] PlanRow withDefaults(PlanRow row, const PlanRow &defaults);

} // namespace hssreg
