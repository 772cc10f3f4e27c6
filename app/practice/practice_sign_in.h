#pragma once

#include "app/practice/practice_query.h"
#include "app/practice/practice_reply.h"
#include "app/practice/practice_request.h"
#include "app/practice/practice_route.h"
#include "app/practice/practice_world.h"

namespace hssreg {

//! POST /v3/auth/tokens: with a password, or with one and a passcode (hss-api.md, section 4.1).
[[nodiscard]] PracticeReply signIn(
    PracticeWorld &world, const PracticeRequest &request, std::chrono::milliseconds now);

//! The look-ups of IAM and EPS: projects, regions, enterprise projects (hss-api.md, section 4.3). The first project
//! is the only one that has repositories.
[[nodiscard]] PracticeReply lookUp(PracticeCall call, const PracticeQuery &query, int mostPerPage);

} // namespace hssreg
