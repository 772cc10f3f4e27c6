#pragma once

#include "app/service/outcome.h"

#include <QLatin1StringView>

#include <optional>

namespace hssreg {

//! One row of what is known about error codes (hss-api.md, sections 6.3 to 6.5).
struct ServiceCode {
    QLatin1StringView code;
    QLatin1StringView says; //!< the row is about answers whose message contains this, in any case; empty: all
    std::optional<Outcome> outcome; //!< where the code says more than the HTTP status
    const char *meaning; //!< to be translated in the context "ServiceCode"
    const char *advice; //!< likewise
};

//! The first row of a code whose `says` the message contains; null when there is none. `APIGW.` counts as `APIG.`.
[[nodiscard]] const ServiceCode *serviceCode(const QString &code, const QString &message = {});

} // namespace hssreg
