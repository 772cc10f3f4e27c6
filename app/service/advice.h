#pragma once

#include "app/service/service_error.h"

namespace hssreg {

//! What happened, in one sentence and in the person's language: "Updated", "No permission (HSS.0013)", …
[[nodiscard]] QString reportText(const ServiceReport &report);
//! What the outcome means and what to do next; by code first (hss-api.md, section 6), by kind otherwise. May be empty.
[[nodiscard]] QString adviceText(const ServiceReport &report);
//! A fail_reason in plain words with what to do; the reason itself when it is not known.
[[nodiscard]] QString failReasonText(const QString &failReason);

} // namespace hssreg
