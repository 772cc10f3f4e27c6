#pragma once

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace hssreg {

//! Threads for the HTTP library that are begun when they are needed, up to a number; the library's own pool begins
//! all of them at once, and most services are asked by one or two connections in their life.
class GrowingPool final : public httplib::TaskQueue {
public:
    explicit GrowingPool(std::size_t mostThreads)
        : m_mostThreads(mostThreads)
    {
    }
    GrowingPool(const GrowingPool &) = delete;
    GrowingPool &operator=(const GrowingPool &) = delete;
    ~GrowingPool() override { finish(); }

    //! Later versions of the library want to know whether there was room: there always is.
    using Enqueued = decltype(std::declval<httplib::TaskQueue &>().enqueue(std::function<void()>()));
    Enqueued enqueue(std::function<void()> task) override;
    //! Returns when all that was enqueued is done. Nothing may be enqueued after.
    void shutdown() override { finish(); }

private:
    void finish();
    void work();

    const std::size_t m_mostThreads;
    std::vector<std::thread> m_threads; // only the enqueuing thread touches them
    std::mutex m_mutex; // of all below
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_tasks;
    std::size_t m_idle = 0;
    bool m_finishing = false;
};

} // namespace hssreg
