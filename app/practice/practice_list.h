#pragma once

#include "app/practice/practice_query.h"
#include "app/practice/practice_reply.h"
#include "app/practice/practice_world.h"

namespace hssreg {

//! ListRegistry: a page of the repositories that match, and how many match (hss-api.md, section 2).
[[nodiscard]] PracticeReply listRegistries(
    PracticeWorld &world, const PracticeQuery &query, std::chrono::milliseconds now);

} // namespace hssreg
