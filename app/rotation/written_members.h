#pragma once

#include "app/rotation/plan_file.h"
#include "app/rotation/plan_keys.h"

#include <vector>

namespace hssreg {

//! The keys that are written to a file, in the order in which they are: no literal password.
[[nodiscard]] std::vector<PlanKey> writtenKeys();

//! Whether a row gives a key that is written. A member of the body may be given empty.
[[nodiscard]] bool isWritten(PlanKey key, const PlanRow &row);

//! What is written for a key; never a password, but where it comes from, or that it is asked for.
[[nodiscard]] QString writtenText(PlanKey key, const PlanRow &row);

} // namespace hssreg
