#pragma once

#include "app/history/sqlite_schema.h"

namespace hssreg {

//! The tables of a journal.
[[nodiscard]] const QList<Migration> &journalMigrations();

} // namespace hssreg
