#pragma once

#include "app/history/journal_item.h"
#include "app/history/sqlite_file.h"
#include "app/support/result.h"

#include <functional>
#include <vector>

namespace hssreg {

//! The file of a journal and what is done with it. While it is open, no other program can use it.
class JournalStore final : public SqliteFile {
public:
    using SqliteFile::SqliteFile;

    //! Opens nothing, since that would take the file from others: unfinished(), start() and discard() do that. Failed
    //! without one of them.
    [[nodiscard]] std::optional<HistoryError> open(const QDateTime &now) override;

    //! Looks without taking the file. Makes none.
    [[nodiscard]] Result<std::optional<JournalRun>, HistoryError> peek() const;
    //! Takes the file if it is there.
    [[nodiscard]] Result<std::optional<JournalRun>, HistoryError> unfinished(const QDateTime &now);
    [[nodiscard]] Result<std::vector<JournalItem>, HistoryError> items() const;
    //! Takes the file. See Journal::begin().
    [[nodiscard]] std::optional<HistoryError> start(
        const JournalRun &run, const std::vector<JournalItem> &items, const QDateTime &now);
    //! Within a group.
    [[nodiscard]] std::optional<HistoryError> intend(
        int number, const QDateTime &at, const std::optional<StatusBefore> &before);
    //! Within a group.
    [[nodiscard]] std::optional<HistoryError> conclude(int number, ItemStage stage, const ItemResult &result);
    [[nodiscard]] std::optional<HistoryError> finish();
    //! Takes the file if it is there.
    [[nodiscard]] std::optional<HistoryError> discard(const QDateTime &now);

private:
    [[nodiscard]] std::optional<HistoryError> take(const QDateTime &now);
    [[nodiscard]] std::optional<HistoryError> connectAlone(const QDateTime &now);
    [[nodiscard]] Result<std::optional<JournalRun>, HistoryError> unfinishedRun() const;
    [[nodiscard]] std::optional<HistoryError> count(JournalRun &run) const;
    [[nodiscard]] std::optional<HistoryError> check() const;
    [[nodiscard]] std::optional<HistoryError> together(
        const std::function<std::optional<HistoryError>()> &writes);
    [[nodiscard]] std::optional<HistoryError> fill(const std::vector<JournalItem> &items);
    [[nodiscard]] std::optional<HistoryError> announce(const JournalRun &run);
    [[nodiscard]] std::optional<HistoryError> emptyTables();
    [[nodiscard]] std::optional<HistoryError> writeBack();
    [[nodiscard]] std::optional<HistoryError> changeOne(const QString &statement, const QVariantList &values);
    [[nodiscard]] std::optional<HistoryError> replace(const QDateTime &now);
};

} // namespace hssreg
