#pragma once

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <functional>

namespace hssreg {

//! Where the time comes from, so that tests need not wait. Two times: the wall's, for records only, and a
//! monotonic one for waits and deadlines, which a change of the system's clock does not touch.
class Clock {
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    //! The wall's time, in UTC.
    [[nodiscard]] virtual QDateTime now() const = 0;
    //! Monotonic time since some fixed moment.
    [[nodiscard]] virtual std::chrono::milliseconds elapsed() const = 0;
    //! Calls `wake` once from the event loop after `wait`, unless `context` is gone by then.
    virtual void wakeAfter(std::chrono::milliseconds wait, QObject *context, std::function<void()> wake) = 0;
};

//! The machine's own time.
class SystemClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] std::chrono::milliseconds elapsed() const override;
    void wakeAfter(std::chrono::milliseconds wait, QObject *context, std::function<void()> wake) override;
};

//! The moment by which an operation, with its retries and waits, must have an outcome.
class Deadline {
public:
    Deadline(const Clock &clock, std::chrono::milliseconds from_now)
        : m_clock(&clock)
        , m_end(clock.elapsed() + from_now)
    {
    }
    //! Never negative.
    [[nodiscard]] std::chrono::milliseconds remaining() const
    {
        return std::max(std::chrono::milliseconds(0), m_end - m_clock->elapsed());
    }
    //! Gives back time that was not the operation's: a person's, who was asked.
    void postpone(std::chrono::milliseconds time) { m_end += time; }

private:
    const Clock *m_clock;
    std::chrono::milliseconds m_end;
};

} // namespace hssreg
