#pragma once

#include "app/history/history_record.h"

namespace hssreg {

//! Day and time, in local time and the person's language.
[[nodiscard]] QString historyTime(const HistoryRecord &record);
//! All there is to say about a record, a line each, as plain text that is safe to show.
[[nodiscard]] QString historyDetails(const HistoryRecord &record);

} // namespace hssreg
