#pragma once

#include "app/history/history_error.h"
#include "app/history/history_query.h"
#include "app/history/sqlite_file.h"
#include "app/support/result.h"

namespace hssreg {

//! The file of the history and what is done with it. Lives on one thread, on which its functions wait.
class HistoryStore final : public SqliteFile {
public:
    using SqliteFile::SqliteFile;

    //! Opens the file if it is not open, and removes what is too old at `now`.
    [[nodiscard]] std::optional<HistoryError> open(const QDateTime &now) override;

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
    [[nodiscard]] std::optional<HistoryError> prepare(const QDateTime &now);
    [[nodiscard]] std::optional<HistoryError> removeOlder(const QDateTime &now);
    [[nodiscard]] std::optional<HistoryError> emptyTables();
};

} // namespace hssreg
