#pragma once

#include "app/history/history_error.h"
#include "app/support/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

class QSqlDatabase;

namespace hssreg {

//! What brings the tables of a file from the version before to this one.
struct Migration {
    int to; //!< counts from 1
    QList<QString> statements;
};

//! Makes the folder (0700) and the file (0600) where they are absent, and takes the rights of others from the file.
[[nodiscard]] std::optional<HistoryError> prepareSqliteFile(const QString &path);

//! Sets what makes an open database survive a crash, and brings its tables up to the last of the migrations, which are
//! in order. One of a newer version is refused and left as it is. `now`: for the table of migrations; `wait`: how many
//! milliseconds to wait for another program that keeps us from changing to WAL.
[[nodiscard]] std::optional<HistoryError> prepareSqliteTables(
    const QSqlDatabase &database, const QList<Migration> &migrations, const QDateTime &now, int wait);

//! The version of its tables; 0 if there are none yet.
[[nodiscard]] Result<int, HistoryError> sqliteVersion(const QSqlDatabase &database);

} // namespace hssreg
