#include "app/access/registry_info.h"

namespace hssreg {

bool isThirdParty(const RegistryInfo &registry)
{
    // A type that this program does not know does not block: HSS decides.
    return !registry.type.startsWith(QLatin1StringView("Swr"));
}

} // namespace hssreg
