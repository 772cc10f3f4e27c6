#pragma once

#include "app/access/registry_info.h"
#include "app/support/ordered_json.h"
#include "app/support/result.h"

namespace hssreg {

//! A repository as an object of `list` and `show`: the members of the API as they are, null where HSS gave none.
[[nodiscard]] OrderedJson registryObject(QLatin1StringView action, const RegistryInfo &registry);

//! Reads back what `show --output json` wrote, from at most 1 MiB. The error says in words why it is not that.
[[nodiscard]] Result<RegistryInfo, QString> registryFromFile(const QString &path);

} // namespace hssreg
