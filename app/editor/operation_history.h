#pragma once

#include "app/editor/operation_record.h"
#include "app/history/history_record.h"

namespace hssreg {

//! What the history keeps of one operation, once its end is known. `connection` is what people call it.
[[nodiscard]] HistoryRecord historyOf(
    const OperationRecord &record, const Account &account, const QString &connection);

} // namespace hssreg
