#pragma once

#include "app/history/history_error.h"

#include <QDateTime>

#include <optional>

class QSqlDatabase;
class QSqlError;

namespace hssreg {

//! The version of the tables that this program writes.
inline constexpr int historySchemaVersion = 1;

//! How long a program waits for another one that uses the file.
inline constexpr int historyBusyMilliseconds = 2000;

//! What an error of SQLite means for the history.
[[nodiscard]] HistoryError historyErrorOf(const QSqlError &error);

//! Runs one statement without values.
[[nodiscard]] std::optional<HistoryError> runStatement(
    const QSqlDatabase &database, const QString &statement);

//! Makes the folder (0700) and the file (0600) where they are absent, and takes the rights of others from the file.
[[nodiscard]] std::optional<HistoryError> prepareHistoryFile(const QString &path);

//! Sets what makes an open database survive a crash, and brings its tables up to historySchemaVersion. One of a newer
//! version is refused and left as it is. `now`: for the table of migrations.
[[nodiscard]] std::optional<HistoryError> prepareHistoryDatabase(
    QSqlDatabase &database, const QDateTime &now);

} // namespace hssreg
