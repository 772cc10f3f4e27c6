#pragma once

#include "ui/connection/look_up_dialog.h"

namespace hssreg {

class AccountLookups;
struct ConnectionSettings;

//! What can be looked up for a connection.
enum class LookUpKind { Region, Project, EnterpriseProject };

//! "Projects": over the list of what was found.
[[nodiscard]] QString lookUpTitle(LookUpKind kind);
//! Signs in as the settings say and reads the list.
[[nodiscard]] QCoro::Task<FoundItems> lookUp(
    LookUpKind kind, ConnectionSettings settings, AccountLookups &lookups, CallScope &scope);

} // namespace hssreg
