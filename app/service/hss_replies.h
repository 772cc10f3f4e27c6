#pragma once

#include "app/service/hss_objects.h"
#include "app/service/replies.h"

namespace hssreg {

// The answers of the calls beside the list and the change of a repository. Nothing about them is trusted: members of
// another type count as absent.

//! ShowImageUploadCommand. The response's own bytes still hold the password: wipeAnswer() after.
[[nodiscard]] Result<UploadCommand, ServiceReport> readUploadCommand(
    const HttpOutcome &outcome, const Redaction &redaction);
[[nodiscard]] Result<RegistryStatistics, ServiceReport> readStatistics(
    const HttpOutcome &outcome, const Redaction &redaction);
[[nodiscard]] Result<Page<ImageTask>, ServiceReport> readImageTaskPage(
    const HttpOutcome &outcome, const Redaction &redaction);
[[nodiscard]] Result<Page<AssociatedRegistry>, ServiceReport> readAssociatedPage(
    const HttpOutcome &outcome, const Redaction &redaction);
[[nodiscard]] Result<Page<ClusterInfo>, ServiceReport> readClusterPage(
    const HttpOutcome &outcome, const Redaction &redaction);

} // namespace hssreg
