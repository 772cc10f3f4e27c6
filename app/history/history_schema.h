#pragma once

#include "app/history/sqlite_schema.h"

namespace hssreg {

//! The tables of the history.
[[nodiscard]] const QList<Migration> &historyMigrations();

} // namespace hssreg
