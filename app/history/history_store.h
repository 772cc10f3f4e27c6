#pragma once

#include "app/history/history_error.h"
#include "app/history/history_query.h"
#include "app/support/result.h"

#include <QSqlDatabase>

namespace hssreg {

//! The file of the history and what is done with it. Lives on one thread, on which its functions wait.
class HistoryStore {
public:
    //! Opens nothing yet.
    explicit HistoryStore(QString path);
    HistoryStore(const HistoryStore &) = delete;
    HistoryStore &operator=(const HistoryStore &) = delete;
    ~HistoryStore();

    //! Opens the file if it is not open, and removes what is too old at `now`.
    [[nodiscard]] std::optional<HistoryError> open(const QDateTime &now);

    // A group of writes is on the disk when commit() says so. After an error, rollBack().
    [[nodiscard]] std::optional<HistoryError> begin();
    [[nodiscard]] std::optional<HistoryError> commit();
    void rollBack();

    //! Within a group. `record.key` is its key.
    [[nodiscard]] std::optional<HistoryError> insert(const HistoryRecord &record);
    //! Within a group. A record that is not there (forgotten meanwhile) is no error.
    [[nodiscard]] std::optional<HistoryError> amend(const QUuid &key, Proof proof, const QString &failReason);

    [[nodiscard]] Result<HistoryPage, HistoryError> find(const HistoryQuery &query) const;
    [[nodiscard]] Result<CredentialChanges, HistoryError> credentialChanges(
        const QString &endpoint, const QString &projectId) const;
    [[nodiscard]] Result<int, HistoryError> keepDays() const;
    [[nodiscard]] std::optional<HistoryError> setKeepDays(int days, const QDateTime &now);
    //! A damaged file is replaced by a new one.
    [[nodiscard]] std::optional<HistoryError> forgetAll(const QDateTime &now);

private:
    [[nodiscard]] std::optional<HistoryError> connectTo(const QDateTime &now);
    [[nodiscard]] std::optional<HistoryError> removeOlder(const QDateTime &now);
    [[nodiscard]] std::optional<HistoryError> emptyTables();
    void disconnect();

    QString m_path;
    QString m_name; // of the connection to the database
    QSqlDatabase m_database;
};

} // namespace hssreg
