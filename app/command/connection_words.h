#pragma once

#include "app/command/columns.h"
#include "app/support/ordered_json.h"
#include "app/connection/connection_profile.h"
#include "app/connection/connection_test.h"
#include "app/connection/import_candidate.h"

namespace hssreg {

// What the command line tells about connections. No secrets.

//! A connection as an object of `connection list`: the members of its file, and where its secrets are.
[[nodiscard]] OrderedJson connectionObject(const ConnectionProfile &profile);
//! All of them as a table for people.
[[nodiscard]] Columns connectionTable(const QList<ConnectionProfile> &profiles);

//! What names a candidate on the command line: `sdk:basic`, `koocli:default`, …
[[nodiscard]] QString importKey(const ImportCandidate &candidate);
[[nodiscard]] OrderedJson importObject(const ImportCandidate &candidate);
[[nodiscard]] Columns importTable(const std::vector<ImportCandidate> &candidates);

//! One step of a test.
[[nodiscard]] OrderedJson testObject(const TestStep &step);
[[nodiscard]] Columns testTable(const QList<TestStep> &steps);

} // namespace hssreg
