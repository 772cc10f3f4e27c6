#pragma once

#include "app/access/registry_info.h"

#include <QDateTime>

namespace hssreg {

//! "Connected", "Abnormal", "Connecting": the console's words. An unknown status as it came, made safe to show.
[[nodiscard]] QString statusWord(const RegistryInfo &registry);
//! "Harbor", "JFrog", "SWR shared", …; an unknown type as it came, made safe to show.
[[nodiscard]] QString typeWord(const RegistryInfo &registry);
//! When HSS last read the repository, in local time: the hour if that was today, else the day; "never".
[[nodiscard]] QString syncedText(const RegistryInfo &registry, const QDateTime &now);
//! What people call a repository: its name, or its ID where it has none; made safe to show.
[[nodiscard]] QString shownName(const RegistryInfo &registry);
//! Why a repository is listed but can not be edited here; empty for those that can.
[[nodiscard]] QString whyNotEdited(const RegistryInfo &registry);

} // namespace hssreg
