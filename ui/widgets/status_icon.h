#pragma once

#include "app/access/registry_info.h"

namespace hssreg {

//! The icon that goes with statusWord() (a name for ui/icons).
[[nodiscard]] QString statusIcon(AccessStatus status);

} // namespace hssreg
