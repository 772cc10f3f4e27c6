#pragma once

#include "app/access/registry_info.h"
#include "app/service/answer.h"
#include "app/service/paging.h"

namespace hssreg {

//! Turns answers, and the lack of them, into reports. Pure.

//! What became of a change of the service.
[[nodiscard]] ServiceReport updateReport(const HttpOutcome &outcome, const Redaction &redaction);

//! One page of ListRegistry.
using RegistryPage = Page<RegistryInfo>;
//! A page, or why there is none. A read changes nothing, so where a change would be Unknown it is Unreachable.
[[nodiscard]] Result<RegistryPage, ServiceReport> readRegistryPage(
    const HttpOutcome &outcome, const Redaction &redaction);

} // namespace hssreg
