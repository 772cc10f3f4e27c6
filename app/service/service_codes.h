#pragma once

#include "app/service/outcome.h"

#include <QLatin1StringView>

#include <optional>

namespace hssreg {

//! One row of what is known about error codes (hss-api.md, sections 6.3 to 6.5).
struct ServiceCode {
    QLatin1StringView code;
    std::optional<Outcome> outcome; //!< where the code says more than the HTTP status
    const char *meaning; //!< to be translated in the context "ServiceCode"
    const char *advice; //!< likewise
};

//! The row of a code; null when it is not known. `APIGW.` counts as `APIG.`.
[[nodiscard]] const ServiceCode *serviceCode(const QString &code);

} // namespace hssreg
