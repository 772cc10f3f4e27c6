#pragma once

#include "app/history/journal.h"
#include "tests/history/history_answers.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finished.h"

#include <QTemporaryDir>

namespace hssreg {

//! A fixed moment, and that many seconds later.
[[nodiscard]] inline QDateTime secondsLater(int seconds)
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC).addSecs(seconds);
}

[[nodiscard]] inline JournalItem itemOf(int number)
{
    JournalItem item;
    item.number = number;
    item.connection = QStringLiteral("prod");
    item.endpoint = QStringLiteral("https://hss.example.com");
    item.region = QStringLiteral("region-1");
    item.projectId = QStringLiteral("p1");
    item.registryId = QStringLiteral("registry-%1").arg(number);
    item.registryName = QStringLiteral("harbor-%1").arg(number);
    item.change[Field::RegistryUsername] = QStringLiteral("robot-%1").arg(number);
    item.change[Field::RegistryAddr] = QStringLiteral("https://harbor.example.com:8443");
    item.passwordFrom = QStringLiteral("env:NEW_PASSWORD");
    return item;
}

[[nodiscard]] inline std::vector<JournalItem> itemsUpTo(int last)
{
    std::vector<JournalItem> items;
    for (int number = 1; number <= last; ++number)
        items.push_back(itemOf(number));
    return items;
}

[[nodiscard]] inline JournalRun runOf()
{
    JournalRun run;
    run.id = QUuid::fromString(QStringLiteral("{7f6d3c9e-52a7-4f0b-9a43-0b6a1f2d9c11}"));
    run.started = secondsLater(0);
    run.plan = QStringLiteral("march.hssplan");
    run.shard = QStringLiteral("2/7");
    return run;
}

//! As an update that was proved leaves it.
[[nodiscard]] inline ItemResult resultOf(int number)
{
    ItemResult result;
    result.outcome = Outcome::Updated;
    result.proof = Proof::Connected;
    result.httpStatus = 200;
    result.requestId = QStringLiteral("request-%1").arg(number);
    result.attempts = 1;
    result.duration = std::chrono::milliseconds(214);
    return result;
}

//! A journal in a folder of its own.
struct OwnJournal {
    //! The journal again, as after a restart.
    void restart()
    {
        journal.reset();
        journal.emplace(path(), clock);
    }
    [[nodiscard]] QString data() const { return folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString path() const { return data() + QStringLiteral("/rotation.sqlite"); }
    //! Everything that lies on the disk. Not while the journal has the file: to close it here would take the lock.
    [[nodiscard]] QByteArray bytes() const { return bytesIn(data()); }
    [[nodiscard]] Result<std::optional<JournalRun>, HistoryError> peek()
    {
        return finished(journal->peek(scope));
    }
    [[nodiscard]] Result<std::optional<JournalRun>, HistoryError> unfinished()
    {
        return finished(journal->unfinished(scope));
    }
    [[nodiscard]] std::optional<HistoryError> begin(std::vector<JournalItem> items)
    {
        return errorOf(finished(journal->begin(runOf(), std::move(items), scope)));
    }
    [[nodiscard]] std::optional<HistoryError> intend(
        int number, const std::optional<StatusBefore> &before = std::nullopt)
    {
        return errorOf(finished(journal->intend(number, secondsLater(number), before, scope)));
    }
    [[nodiscard]] std::optional<HistoryError> settled() { return errorOf(finished(journal->settled(scope))); }
    [[nodiscard]] std::optional<HistoryError> finish() { return errorOf(finished(journal->finish(scope))); }
    [[nodiscard]] std::optional<HistoryError> discard() { return errorOf(finished(journal->discard(scope))); }
    [[nodiscard]] std::optional<HistoryError> close() { return errorOf(finished(journal->close(scope))); }
    //! Empty after an error.
    [[nodiscard]] std::vector<JournalItem> items()
    {
        Result<std::vector<JournalItem>, HistoryError> items = finished(journal->items(scope));
        return items.ok() ? std::move(items).value() : std::vector<JournalItem>();
    }

    QTemporaryDir folder;
    FakeClock clock;
    std::optional<Journal> journal{std::in_place, path(), clock};
    CallScope scope;
};

} // namespace hssreg
