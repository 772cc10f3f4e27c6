#pragma once

#include "app/rotation/plan_review.h"

namespace hssreg {

struct ShownCell;

//! "User name: admin → robot$hss · Password: new": what the request of a row would change, safe to show.
[[nodiscard]] QString changesText(const RowReview &review);
//! In a word: will change, nothing to change, can not be sent, …
[[nodiscard]] ShownCell judgementCell(const RowReview &review);
//! All there is to say about it, a line each.
[[nodiscard]] QString reviewDetails(const PlanRow &row, const RowReview &review);

} // namespace hssreg
