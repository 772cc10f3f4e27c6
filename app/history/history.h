#pragma once

#include "app/history/history_error.h"
#include "app/history/history_log.h"
#include "app/history/history_query.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"
#include "app/support/result.h"

#include <QCoro/QCoroTask>
#include <QObject>

#include <functional>
#include <memory>

namespace hssreg {

class HistoryStore;
class SqliteThread;

//! Nothing but "done".
struct HistoryDone { };

//! The file of the person's history, which the window and the command line share:
//! `hss-registry-access/history.sqlite` in the user's data directory.
[[nodiscard]] QString historyFile();

//! The history of this computer in an SQLite file (0600) of its own thread. What is recorded is written in the order
//! in which it came, many at once when they come fast, and is on the disk when settled() says so. Several programs may
//! use the same file; each waits for the other for two seconds at most. Opened when it is first used.
class History final : public QObject, public HistoryLog {
    Q_OBJECT
public:
    //! Refers to the clock, which must outlive it. The folder is made (0700) when it is needed.
    History(QString path, const Clock &clock, QObject *parent = nullptr);
    //! Writes what has gathered.
    ~History() override;

    QUuid record(HistoryRecord record) override;
    void amend(QUuid key, Proof proof, const QString &failReason) override;

    //! Everything recorded so far is on the disk; or what went wrong with it since the last time this was asked.
    [[nodiscard]] QCoro::Task<Result<HistoryDone, HistoryError>> settled(CallScope &scope);
    [[nodiscard]] QCoro::Task<Result<HistoryPage, HistoryError>> find(HistoryQuery query, CallScope &scope);
    //! For all repositories of a project at once; the endpoint as in HistoryRecord.
    [[nodiscard]] QCoro::Task<Result<CredentialChanges, HistoryError>> credentialChanges(
        QString endpoint, QString projectId, CallScope &scope);
    //! For how many days records are kept; 0: for ever. Kept in the file, so it holds for every program.
    [[nodiscard]] QCoro::Task<Result<int, HistoryError>> keepDays(CallScope &scope);
    //! Sets it, 0 and up, and removes what is older at once. Older ones also go whenever the history is opened.
    [[nodiscard]] QCoro::Task<Result<HistoryDone, HistoryError>> setKeepDays(int days, CallScope &scope);
    //! Removes all records for good: overwritten in the file, with nothing left in its log.
    [[nodiscard]] QCoro::Task<Result<HistoryDone, HistoryError>> forgetAll(CallScope &scope);
    //! Writes all records that fit (without regard to the page) to a file that only its owner may read: HTML for
    //! `.html` and `.htm`, JSON for `.json`, JSON Lines for `.jsonl`, else CSV. The result is how many.
    [[nodiscard]] QCoro::Task<Result<int, HistoryError>> exportTo(
        QString path, HistoryQuery query, CallScope &scope);

Q_SIGNALS:
    //! Records were stored, amended or removed by this program.
    void changed();
    //! Something could not be recorded.
    void failed(hssreg::HistoryError error);

private:
    void write(std::function<std::optional<HistoryError>(HistoryStore &)> what);
    void noteWrite(const std::optional<HistoryError> &error);
    void announceChange();

    const Clock &m_clock;
    std::unique_ptr<SqliteThread> m_thread;
    std::optional<HistoryError> m_writeError; // since settled() was last asked
    bool m_announcing = false;
};

} // namespace hssreg
