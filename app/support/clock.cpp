#include "app/support/clock.h"

#include <QTimer>

namespace hssreg {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

void SystemClock::wakeAfter(std::chrono::milliseconds wait, QObject *context, std::function<void()> wake)
{
    QTimer::singleShot(wait, Qt::PreciseTimer, context, std::move(wake));
}

} // namespace hssreg
