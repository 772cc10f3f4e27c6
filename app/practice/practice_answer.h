#pragma once

#include "app/practice/practice_reply.h"
#include "app/practice/practice_request.h"
#include "app/practice/practice_world.h"

namespace hssreg {

//! The answer of HSS to its operations, of IAM and EPS to sign-in and look-ups, and of the gateway to everything else.
//! `now` as PracticeWorld has it; the Date header and signatures go by PracticeOptions::clockSkew.
[[nodiscard]] PracticeReply answer(
    PracticeWorld &world, const PracticeRequest &request, std::chrono::milliseconds now);

//! Whether the list of clusters is asked for.
[[nodiscard]] bool isClusterCall(const PracticeRequest &request);

//! The gateway's answer to what could not be read as a request.
[[nodiscard]] PracticeReply answerUnreadable(PracticeWorld &world, GatewayRefusal refusal);

} // namespace hssreg
