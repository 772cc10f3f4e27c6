#include "app/history/journal_item.h"

namespace hssreg {

RegistryInfo registryOf(const SeenBefore &before)
{
    RegistryInfo registry;
    registry.status = before.status;
    registry.latestSyncTime = before.latestSyncTime;
    return registry;
}

SeenBefore seenBefore(const RegistryInfo &registry)
{
    return {registry.status, registry.latestSyncTime};
}

} // namespace hssreg
