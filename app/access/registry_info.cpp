#include "app/access/registry_info.h"

#include <algorithm>

namespace hssreg {

bool isThirdParty(const RegistryInfo &registry)
{
    // A type that this program does not know does not block: HSS decides.
    return !registry.type.startsWith(QLatin1StringView("Swr"));
}

const RegistryInfo *findRegistry(const QList<RegistryInfo> &registries, QStringView id)
{
    const auto found = std::find_if(registries.begin(), registries.end(),
        [id](const RegistryInfo &registry) { return registry.id == id; });
    return found == registries.end() ? nullptr : &*found;
}

} // namespace hssreg
