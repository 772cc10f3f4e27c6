#pragma once

#include <QtGlobal>

#include <chrono>

namespace hssreg {

//! How the practice service behaves.
struct PracticeOptions {
    quint16 port = 0; //!< 0: any free one
    int repositories = 6; //!< 0 to 100,000; the first ones show each type and status
    std::chrono::milliseconds latency{0}; //!< before every answer; up to a day
    //! How long a repository stays "accessing" after an edit; up to a day.
    std::chrono::milliseconds connecting{1500};
    int limitPerSecond = 0; //!< requests a second before it answers 429; 0: none
};

//! The same with what is out of its range brought into it.
[[nodiscard]] PracticeOptions inRange(PracticeOptions options);

} // namespace hssreg
