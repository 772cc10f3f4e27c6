#pragma once

#include "app/rotation/rotation_item.h"

namespace hssreg {

class RotationRun;
class RotationSites;
struct ShownCell;

//! The part that is going on: "Waiting", "Test", "Update", "Proof", "Done".
[[nodiscard]] QString stepWord(ItemStep step);
//! What became of an item so far, in one line, safe to show.
[[nodiscard]] ShownCell resultCell(const RotationRun &run, const RotationSites &sites, int item);
//! All there is to say about it, a line each.
[[nodiscard]] QString itemDetails(const RotationRun &run, const RotationSites &sites, int item);
//! Its name as far as it is known, safe to show.
[[nodiscard]] QString itemName(const RotationRun &run, int item);
//! "2.1 s"; empty while nothing took time.
[[nodiscard]] QString itemTook(const RotationRun &run, int item);

} // namespace hssreg
