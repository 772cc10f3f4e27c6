#pragma once

#include "app/history/history_error.h"

#include <QDateTime>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>

namespace hssreg {

class SqliteFile;

//! Something to be done with the file: worked on by the file's thread, delivered on the one that asked.
class SqliteJob {
public:
    SqliteJob() = default;
    SqliteJob(const SqliteJob &) = delete;
    SqliteJob &operator=(const SqliteJob &) = delete;
    virtual ~SqliteJob() = default;

    //! Whether it only adds or amends, so that it can share one commit with its neighbours.
    [[nodiscard]] virtual bool canShare() const = 0;
    //! Does it in the open file; may be asked again after it failed. The error ends the shared commit.
    [[nodiscard]] virtual std::optional<HistoryError> work(SqliteFile &file, const QDateTime &now) = 0;
    //! It was not done, whatever work() said before.
    virtual void fail(HistoryError error) = 0;
    //! Tells the one who asked, if that one is still there. Once.
    virtual void deliver() = 0;
    //! Whether it wants to be worked on even if the file can not be opened: it can mend that.
    [[nodiscard]] virtual bool mends() const { return false; }
};

//! The thread of a file. Works on jobs in their order; those that gathered while it was busy share a commit.
class SqliteThread final : public QThread {
    Q_OBJECT
public:
    //! The file is used, and closed at the end, by this thread only.
    explicit SqliteThread(std::unique_ptr<SqliteFile> file);
    //! Works on what is left and delivers it.
    ~SqliteThread() override;

    //! `now`: the wall's time, in UTC.
    void take(std::unique_ptr<SqliteJob> job, const QDateTime &now);

protected:
    void run() override;

private:
    using Jobs = std::deque<std::unique_ptr<SqliteJob>>;
    [[nodiscard]] Jobs waitForJobs(QDateTime &now);
    void giveBack(Jobs jobs);
    void deliver();

    std::unique_ptr<SqliteFile> m_file;
    std::mutex m_mutex; // guards all below
    std::condition_variable m_came;
    Jobs m_waiting;
    Jobs m_worked;
    QDateTime m_now;
    bool m_ends = false;
};

} // namespace hssreg
