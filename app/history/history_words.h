#pragma once

#include "app/history/history_record.h"

namespace hssreg {

// What people read of a record, safe to show on a line of plain text.

//! "Update", "Test login", …
[[nodiscard]] QString actionWord(HistoryAction action);
//! "Done", "Refused", …; an outcome that this program does not know as it came.
[[nodiscard]] QString outcomeWord(const QString &outcome);
//! The outcome with its HTTP status and code: "Refused (HTTP 403, HSS.0013)".
[[nodiscard]] QString historyResult(const HistoryRecord &record);
//! What the list read back proved; empty when nobody looked.
[[nodiscard]] QString historyProof(const HistoryRecord &record);
//! The repository's name, or its ID where it has none.
[[nodiscard]] QString historyRepository(const HistoryRecord &record);
//! "Username: “a” → “b”", "Password: changed".
[[nodiscard]] QString changedText(const ChangedMember &member);

//! The outcomes that an update can have, for a choice, as outcomeName() gives them.
[[nodiscard]] QStringList historyOutcomes();

} // namespace hssreg
