#pragma once

#include "app/support/clock.h"

#include <QTimer>

namespace hssreg {

//! A clock that does not wait: a wait is over in the next turn of the event loop, and the time has passed.
class FakeClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override
    {
        return QDateTime::fromMSecsSinceEpoch(1'775'178'000'000 + m_elapsed.count(), Qt::UTC);
    }
    [[nodiscard]] std::chrono::milliseconds elapsed() const override { return m_elapsed; }
    void wakeAfter(std::chrono::milliseconds wait, QObject *context, std::function<void()> wake) override
    {
        m_waits.append(wait);
        QTimer::singleShot(0, context, [this, wait, wake = std::move(wake)] {
            m_elapsed += wait;
            wake();
        });
    }
    //! Time passes by itself.
    void advance(std::chrono::milliseconds time) { m_elapsed += time; }
    //! Every wait that was asked for, in order.
    [[nodiscard]] const QList<std::chrono::milliseconds> &waits() const { return m_waits; }

private:
    std::chrono::milliseconds m_elapsed{0};
    QList<std::chrono::milliseconds> m_waits;
};

} // namespace hssreg
