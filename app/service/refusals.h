#pragma once

#include "app/service/http.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace hssreg {

//! Whether an answer says that the token has to be renewed: a 401 with APIG.0307, IAM.0066 or IAM.0067, or with
//! APIG.0301 and "decrypt token fail" (hss-api.md, sections 4.1 and 6.4).
[[nodiscard]] bool asksForNewToken(const HttpOutcome &outcome);

//! How far our clock is behind the service's, when that is why it refused a signature ("signature expired") and
//! its Date header tells. Nothing otherwise.
[[nodiscard]] std::optional<std::chrono::seconds> clockOffset(
    const HttpOutcome &outcome, const QDateTime &now);

//! How many requests a second the gateway allows, when a 429 says so: "limit:10,time:1 second" in the message of
//! APIG.0308 (hss-api.md, sections 6.4 and 10). Nothing otherwise.
[[nodiscard]] std::optional<double> toldLimit(const HttpResponse &answer);

} // namespace hssreg
