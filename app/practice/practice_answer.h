#pragma once

#include "app/practice/practice_reply.h"
#include "app/practice/practice_world.h"
#include "app/support/secret.h"

namespace hssreg {

//! What the practice service looks at in a request.
struct PracticeRequest {
    QByteArray method;
    QByteArray path; //!< still percent-encoded
    QByteArray query; //!< still percent-encoded, without the question mark
    QByteArray token; //!< of X-Auth-Token; empty when there is none
    WipedBytes body;
};

//! HSS's answer to ListRegistry and UpdateRegistry, and the gateway's to everything else. Changes the world only when
//! it answers 200 to a PUT. `now` as PracticeWorld has it.
[[nodiscard]] PracticeReply answer(
    PracticeWorld &world, const PracticeRequest &request, std::chrono::milliseconds now);

//! The gateway's answer to what could not be read as a request.
[[nodiscard]] PracticeReply answerUnreadable(PracticeWorld &world, GatewayRefusal refusal);

} // namespace hssreg
