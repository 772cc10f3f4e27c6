#pragma once

#include "app/practice/practice_query.h"
#include "app/practice/practice_reply.h"
#include "app/practice/practice_request.h"
#include "app/practice/practice_world.h"

namespace hssreg {

//! CreateImageSynchronizeTask: begins a task, and tells nothing of it (hss-api.md, section 3.5).
[[nodiscard]] PracticeReply synchronise(
    PracticeWorld &world, const PracticeRequest &request, std::chrono::milliseconds now);

//! ListImageScanTask: a page of the tasks, the newest first (hss-api.md, section 3.6).
[[nodiscard]] PracticeReply listTasks(
    PracticeWorld &world, const PracticeQuery &query, std::chrono::milliseconds now);

//! ListAssociateRegistries: a page of the repositories of a task.
[[nodiscard]] PracticeReply listTaskRegistries(
    PracticeWorld &world, const QString &taskId, const PracticeQuery &query, std::chrono::milliseconds now);

} // namespace hssreg
