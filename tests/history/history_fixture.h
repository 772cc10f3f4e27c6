#pragma once

#include "app/history/history.h"
#include "tests/history/history_answers.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finished.h"

#include <QTemporaryDir>

namespace hssreg {

//! A record as an update of the login leaves it, `minutes` after a fixed moment.
[[nodiscard]] inline HistoryRecord recordOf(const QString &registryId, int minutes = 0)
{
    HistoryRecord record;
    record.when = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC).addSecs(minutes * 60);
    record.connection = QStringLiteral("prod");
    record.endpoint = QStringLiteral("https://hss.example.com");
    record.projectId = QStringLiteral("p1");
    record.registryId = registryId;
    record.registryName = QStringLiteral("harbor-") + registryId;
    record.changed = {{Field::RegistryUsername, QStringLiteral("admin"), QStringLiteral("robot")},
        {Field::RegistryPassword, std::nullopt, std::nullopt}};
    record.outcome = QStringLiteral("updated");
    record.requestId = QStringLiteral("req-") + registryId;
    record.attempts = 1;
    record.duration = std::chrono::milliseconds(214);
    record.httpStatus = 200;
    return record;
}

//! A history in a folder of its own.
struct OwnHistory {
    //! The history again, as after a restart.
    void restart() { history.emplace(path(), clock); }
    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("data/history.sqlite")); }
    //! Everything that lies on the disk.
    [[nodiscard]] QByteArray bytes() const { return bytesIn(folder.filePath(QStringLiteral("data"))); }
    [[nodiscard]] Result<HistoryDone, HistoryError> settled() { return finished(history->settled(scope)); }
    [[nodiscard]] Result<HistoryPage, HistoryError> find(const HistoryQuery &query = {})
    {
        return finished(history->find(query, scope));
    }
    //! The IDs of the repositories in what was found, newest first; empty after an error.
    [[nodiscard]] QStringList found(const HistoryQuery &query = {})
    {
        QStringList ids;
        const Result<HistoryPage, HistoryError> page = find(query);
        if (!page.ok())
            return ids;
        for (const HistoryRecord &record : page.value().records)
            ids.append(record.registryId);
        return ids;
    }

    QTemporaryDir folder;
    FakeClock clock;
    std::optional<History> history{std::in_place, path(), clock};
    CallScope scope;
};

} // namespace hssreg
