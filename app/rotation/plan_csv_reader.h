#pragma once

#include "app/rotation/placed_problems.h"
#include "app/rotation/plan_json_reader.h"

#include <string_view>

namespace hssreg {

//! Reads a plan in CSV: RFC 4180 in UTF-8, its lines ended by LF, CR or both. The first row names the columns with
//! the keys of a plan; an empty cell gives nothing. Lines without a value are passed over, and so are columns without
//! name and values. Adds what is wrong with its shape to `found`: at most one syntax problem for each row.
//! A `'` that stands in front of what a spreadsheet would run as a formula is dropped, but for a literal password.
[[nodiscard]] PlanText readCsvPlanText(std::string_view csv, PlacedProblems &found);

} // namespace hssreg
