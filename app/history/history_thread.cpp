#include "app/history/history_thread.h"

#include "app/history/history_store.h"

#include <utility>

namespace hssreg {

namespace {

using JobIterator = std::deque<std::unique_ptr<HistoryJob>>::iterator;

// All or none. The jobs that were worked on may be worked on again.
std::optional<HistoryError> workTogether(
    HistoryStore &store, JobIterator first, JobIterator last, const QDateTime &now)
{
    if (const auto error = store.begin())
        return error;
    std::optional<HistoryError> error;
    for (JobIterator job = first; job != last && !error; ++job)
        error = (*job)->work(store, now);
    if (!error)
        error = store.commit();
    if (error)
        store.rollBack();
    return error;
}

// One that can not be written does not take the others with it.
void workShared(HistoryStore &store, JobIterator first, JobIterator last, const QDateTime &now)
{
    if (!workTogether(store, first, last, now))
        return;
    for (JobIterator job = first; job != last; ++job) {
        if (const auto error = workTogether(store, job, std::next(job), now))
            (*job)->fail(*error);
    }
}

void workAlone(HistoryStore &store, HistoryJob &job, const QDateTime &now)
{
    if (const auto error = job.work(store, now))
        job.fail(*error);
}

void workOn(HistoryStore &store, std::deque<std::unique_ptr<HistoryJob>> &jobs, const QDateTime &now)
{
    for (JobIterator job = jobs.begin(); job != jobs.end();) {
        if (const auto error = store.open(now); error && !(*job)->mends()) {
            (*job)->fail(*error);
            ++job;
        } else if (!(*job)->canShare()) {
            workAlone(store, **job, now);
            ++job;
        } else {
            const JobIterator end =
                std::find_if(job, jobs.end(), [](const auto &each) { return !each->canShare(); });
            workShared(store, job, end, now);
            job = end;
        }
    }
}

} // namespace

HistoryThread::HistoryThread(QString path)
    : m_path(std::move(path))
{
}

HistoryThread::~HistoryThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_came.notify_one();
    wait();
    deliver();
}

void HistoryThread::take(std::unique_ptr<HistoryJob> job, const QDateTime &now)
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

void HistoryThread::run()
{
    HistoryStore store(m_path);
    QDateTime now;
    for (;;) {
        Jobs jobs = waitForJobs(now);
        if (jobs.empty())
            return;
        workOn(store, jobs, now);
        giveBack(std::move(jobs));
    }
}

// Empty: the end.
HistoryThread::Jobs HistoryThread::waitForJobs(QDateTime &now)
{
    std::unique_lock lock(m_mutex);
    m_came.wait(lock, [this] { return m_ends || !m_waiting.empty(); });
    now = m_now;
    return std::exchange(m_waiting, {});
}

void HistoryThread::giveBack(Jobs jobs)
{
    {
        const std::lock_guard lock(m_mutex);
        std::move(jobs.begin(), jobs.end(), std::back_inserter(m_worked));
    }
    QMetaObject::invokeMethod(this, &HistoryThread::deliver, Qt::QueuedConnection);
}

void HistoryThread::deliver()
{
    Jobs worked;
    {
        const std::lock_guard lock(m_mutex);
        worked.swap(m_worked);
    }
    for (const std::unique_ptr<HistoryJob> &job :
        worked) // one of them may end this object: touch nothing of it
        job->deliver();
}

} // namespace hssreg
