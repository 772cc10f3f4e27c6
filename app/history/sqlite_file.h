#pragma once

#include "app/history/history_error.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QVariantList>

#include <optional>

class QSqlError;
class QSqlQuery;

namespace hssreg {

//! How long a program waits for another one that uses the file.
inline constexpr int sqliteBusyMilliseconds = 2000;

//! What an error of SQLite means for a file.
[[nodiscard]] HistoryError historyErrorOf(const QSqlError &error);
//! Runs one statement without values.
[[nodiscard]] std::optional<HistoryError> runStatement(
    const QSqlDatabase &database, const QString &statement);
//! Binds the values of a prepared statement, in their order, and runs it.
[[nodiscard]] std::optional<HistoryError> runPrepared(QSqlQuery &query, const QVariantList &values);
//! A statement with values: prepared, bound, run.
[[nodiscard]] std::optional<HistoryError> runStatement(
    const QSqlDatabase &database, const QString &statement, const QVariantList &values);

//! SQL has a word for "no text", which no column takes: an empty text for it.
[[nodiscard]] QVariant sqlText(const QString &text);

//! An SQLite file, which lives on one thread, on which its functions wait.
class SqliteFile {
public:
    //! Opens nothing yet.
    explicit SqliteFile(QString path);
    SqliteFile(const SqliteFile &) = delete;
    SqliteFile &operator=(const SqliteFile &) = delete;
    virtual ~SqliteFile();

    //! Opens the file if it is not open. `now`: the wall's time, in UTC.
    [[nodiscard]] virtual std::optional<HistoryError> open(const QDateTime &now) = 0;
    //! Lets go of the file. No harm if it is not open.
    void close();

    // A group of writes is on the disk when commit() says so. After an error, rollBack().
    [[nodiscard]] std::optional<HistoryError> begin();
    [[nodiscard]] std::optional<HistoryError> commit();
    void rollBack();

protected:
    //! Opens the database as it is. `busy`: how many milliseconds its statements wait for other programs.
    [[nodiscard]] std::optional<HistoryError> connectTo(int busy);
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }
    [[nodiscard]] const QSqlDatabase &database() const { return m_database; }
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
    QString m_name; // of the connection to the database
    QSqlDatabase m_database;
};

} // namespace hssreg
