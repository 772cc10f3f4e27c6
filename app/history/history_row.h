#pragma once

#include "app/history/history_record.h"

#include <QVariantList>

class QSqlQuery;

namespace hssreg {

// How a record lies in the table: one place that knows its columns.

//! The columns that readRow() wants.
[[nodiscard]] QString rowColumns();
//! The record in the row where the query stands.
[[nodiscard]] HistoryRecord readRow(const QSqlQuery &row);
//! With a question mark for each of insertValues().
[[nodiscard]] QString insertStatement();
[[nodiscard]] QVariantList insertValues(const HistoryRecord &record);

} // namespace hssreg
