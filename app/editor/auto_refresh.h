#pragma once

#include "app/support/clock.h"

#include <QObject>

namespace hssreg {

//! When the list is read again by itself: some time after it was last read, and not while nobody can see it.
class AutoRefresh final : public QObject {
    Q_OBJECT
public:
    //! Refers to the clock, which must outlive it.
    explicit AutoRefresh(Clock &clock, QObject *parent = nullptr);

    //! Zero: off, as it is at first.
    void setInterval(std::chrono::milliseconds interval);
    [[nodiscard]] std::chrono::milliseconds interval() const { return m_interval; }
    //! Whether anybody can see the list; true at first. What became due meanwhile comes as soon as it can be seen.
    void setSeen(bool seen);
    //! The list was read just now, or is being read: the time until the next reading begins anew.
    void restart();
    //! There is nothing to read any more, until restart().
    void stop();

Q_SIGNALS:
    //! The list is to be read again.
    void due();

private:
    void schedule(std::chrono::milliseconds wait);
    void wake(int round);

    Clock &m_clock;
    std::chrono::milliseconds m_interval{0};
    std::chrono::milliseconds m_last{0}; //!< of the clock's elapsed(), when it was last read
    bool m_seen = true;
    bool m_running = false;
    bool m_overdue = false; //!< became due while nobody could see it
    int m_round = 0; //!< a wake-up of an earlier round is none
};

} // namespace hssreg
