#pragma once

#include "app/service/http.h"
#include "app/service/outcome.h"

#include <chrono>
#include <optional>

namespace hssreg {

//! What became of one operation, with the facts people and support ask for. All texts are redacted.
struct ServiceReport {
    Outcome outcome = Outcome::Unknown;
    int httpStatus = 0; //!< 0: no answer
    QString errorCode; //!< HSS.0013, APIG.0308, IAM.0061, …; empty when there is none
    QString message; //!< what the service said, redacted; plain text, not to be trusted
    QString requestId;
    QString redirectTo; //!< where a 3xx wanted to go: scheme, host and path
    std::optional<std::chrono::seconds> retryAfter; //!< what the service asked to wait
    std::optional<HttpFailure> failure; //!< why there was no answer
    bool repeatable = true; //!< false: sending it again might do it twice (adding, deleting, …)
    int attempts = 0; //!< how often the last request of it was sent or tried
    std::chrono::milliseconds duration{0};
};

} // namespace hssreg
