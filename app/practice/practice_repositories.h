#pragma once

#include "app/access/registry_info.h"
#include "app/support/secret.h"

#include <chrono>
#include <optional>
#include <vector>

namespace hssreg {

//! One repository as the practice service keeps it.
struct PracticeRepository {
    RegistryInfo info;
    Secret password; //!< empty: none was given yet
    int changes = 0; //!< how many updates it took
    std::optional<std::chrono::milliseconds> settlesAt; //!< when "accessing" ends; absent: not by itself
    std::optional<std::chrono::milliseconds>
        syncedAt; //!< when a synchronisation that runs will have logged in
};

//! The repositories to begin with: six that show types, statuses and reasons, then one of SWR, then any number more.
//! The same every time, but for latest_sync_time, which lies before `now` (milliseconds since 1970).
[[nodiscard]] std::vector<PracticeRepository> practiceRepositories(int count, std::chrono::milliseconds now);

} // namespace hssreg
