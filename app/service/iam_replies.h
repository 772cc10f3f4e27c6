#pragma once

#include "app/service/iam_objects.h"
#include "app/service/replies.h"

namespace hssreg {

// The answers of IAM and EPS. Nothing about them is trusted: members of another type count as absent.

//! The token of X-Subject-Token with what its body tells.
[[nodiscard]] Result<IamToken, ServiceReport> readToken(
    const HttpOutcome &outcome, const Redaction &redaction);
[[nodiscard]] Result<Page<IamProject>, ServiceReport> readProjects(
    const HttpOutcome &outcome, const Redaction &redaction);
[[nodiscard]] Result<Page<IamRegion>, ServiceReport> readRegions(
    const HttpOutcome &outcome, const Redaction &redaction);
[[nodiscard]] Result<Page<EnterpriseProject>, ServiceReport> readEnterpriseProjectPage(
    const HttpOutcome &outcome, const Redaction &redaction);

} // namespace hssreg
