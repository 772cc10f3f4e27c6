#pragma once

#include "app/history/history_record.h"

namespace hssreg {

struct EditRecord;

//! What the history keeps of one submit. `before`: what HSS had, null if that is not known; `sent`: what was sent, or
//! would have been.
[[nodiscard]] HistoryRecord historyOf(const EditRecord &record, const Account &account,
    const QString &connection, const RegistryInfo *before, const FieldTexts &sent);

} // namespace hssreg
