#pragma once

#include <QDateTime>

#include <chrono>

namespace hssreg {

//! The moment so long after the beginning of 1970, in UTC: as the API and the files of this program count. Without
//! asking the system for the time zone, as a conversion from local time would.
[[nodiscard]] inline QDateTime utcMoment(std::chrono::milliseconds sinceEpoch)
{
    static const QDateTime beginning = QDateTime::fromMSecsSinceEpoch(0).toUTC();
    return beginning.addMSecs(sinceEpoch.count());
}

} // namespace hssreg
