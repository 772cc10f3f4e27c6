#include "app/history/sqlite_thread.h"

#include "app/history/sqlite_file.h"

#include <utility>

namespace hssreg {

namespace {

using JobIterator = std::deque<std::unique_ptr<SqliteJob>>::iterator;

// All or none. The jobs that were worked on may be worked on again.
std::optional<HistoryError> workTogether(
    SqliteFile &file, JobIterator first, JobIterator last, const QDateTime &now)
{
    if (const auto error = file.begin())
        return error;
    std::optional<HistoryError> error;
    for (JobIterator job = first; job != last && !error; ++job)
        error = (*job)->work(file, now);
    if (!error)
        error = file.commit();
    if (error)
        file.rollBack();
    return error;
}

// One that can not be written does not take the others with it; but not each of them waits for another program.
void workShared(SqliteFile &file, JobIterator first, JobIterator last, const QDateTime &now)
{
    const auto together = workTogether(file, first, last, now);
    if (!together)
        return;
    for (JobIterator job = first; job != last; ++job) {
        if (together == HistoryError::Busy)
            (*job)->fail(*together);
        else if (const auto error = workTogether(file, job, std::next(job), now))
            (*job)->fail(*error);
    }
}

void workAlone(SqliteFile &file, SqliteJob &job, const QDateTime &now)
{
    if (const auto error = job.work(file, now))
        job.fail(*error);
}

void workOn(SqliteFile &file, std::deque<std::unique_ptr<SqliteJob>> &jobs, const QDateTime &now)
{
    for (JobIterator job = jobs.begin(); job != jobs.end();) {
        if (const auto error = file.open(now); error && !(*job)->mends()) {
            (*job)->fail(*error);
            ++job;
        } else if (!(*job)->canShare()) {
            workAlone(file, **job, now);
            ++job;
        } else {
            const JobIterator end =
                std::find_if(job, jobs.end(), [](const auto &each) { return !each->canShare(); });
            workShared(file, job, end, now);
            job = end;
        }
    }
}

} // namespace

SqliteThread::SqliteThread(std::unique_ptr<SqliteFile> file)
    : m_file(std::move(file))
{
}

SqliteThread::~SqliteThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_came.notify_one();
    wait();
    deliver();
}

void SqliteThread::take(std::unique_ptr<SqliteJob> job, const QDateTime &now)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(job));
        m_now = now;
    }
    if (!isRunning())
        start();
    m_came.notify_one();
}

void SqliteThread::run()
{
    QDateTime now;
    for (;;) {
        Jobs jobs = waitForJobs(now);
        if (jobs.empty())
            break;
        workOn(*m_file, jobs, now);
        giveBack(std::move(jobs));
    }
    m_file->close();
}

// Empty: the end.
SqliteThread::Jobs SqliteThread::waitForJobs(QDateTime &now)
{
    std::unique_lock lock(m_mutex);
    m_came.wait(lock, [this] { return m_ends || !m_waiting.empty(); });
    now = m_now;
    return std::exchange(m_waiting, {});
}

void SqliteThread::giveBack(Jobs jobs)
{
    {
        const std::lock_guard lock(m_mutex);
        std::move(jobs.begin(), jobs.end(), std::back_inserter(m_worked));
    }
    QMetaObject::invokeMethod(this, &SqliteThread::deliver, Qt::QueuedConnection);
}

void SqliteThread::deliver()
{
    Jobs worked;
    {
        const std::lock_guard lock(m_mutex);
        worked.swap(m_worked);
    }
    for (const std::unique_ptr<SqliteJob> &job :
        worked) // one of them may end this object: touch nothing of it
        job->deliver();
}

} // namespace hssreg
