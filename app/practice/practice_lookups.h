#pragma once

#include "app/practice/practice_query.h"
#include "app/practice/practice_reply.h"
#include "app/practice/practice_world.h"

namespace hssreg {

//! ShowImageUploadCommand: the command has the password in it, as the real one has (hss-api.md, section 3.4).
[[nodiscard]] PracticeReply uploadCommand(const PracticeQuery &query);

//! ListRegistryStatistics.
[[nodiscard]] PracticeReply statistics(
    PracticeWorld &world, const PracticeQuery &query, std::chrono::milliseconds now);

//! ListAgentDaemonsetInfo: a page of clusters; the first six show each state (hss-api.md, section 3.7).
[[nodiscard]] PracticeReply listClusters(const PracticeWorld &world, const PracticeQuery &query);

} // namespace hssreg
