#pragma once

#include "app/rotation/rotation_report.h"
#include "app/support/ordered_json.h"

namespace hssreg {

//! One item as programs read it, in a report and on the command line: `action` (`rotate`), `row`, `connection`,
//! `endpoint`, `project_id`, `id`, `registry_name`, then as every result object `outcome`, `proof`, `http_status`,
//! `error_code`, `message`, `advice`, `request_id`, `changed`, `access_status`, `attempts`, `duration_ms`, and
//! `sent_at` (UTC) and `put_back`. One that was not sent yet has `cancelled`, one whose answer was not waited for
//! `unknown`.
[[nodiscard]] OrderedJson rotationItemObject(const ReportItem &item);

//! A run in total: `action` (`rotate`), `run` (its ID), `plan`, `shard`, `resumed`, `started`, `items`, and how many of
//! them are `proved`, `accepted`, `failed`, `unknown` and `open`, and `duration_ms`.
[[nodiscard]] OrderedJson rotationRunObject(const RotationReport &report);

} // namespace hssreg
