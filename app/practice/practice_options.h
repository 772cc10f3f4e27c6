#pragma once

#include <QtGlobal>

#include <chrono>

namespace hssreg {

//! How the practice service behaves.
struct PracticeOptions {
    quint16 port = 0; //!< 0: any free one
    int repositories = 6; //!< 0 to 100,000; the first ones show each type and status
    std::chrono::milliseconds latency{0}; //!< before every answer
    std::chrono::milliseconds connecting{1500}; //!< how long a repository stays "accessing" after an edit
    int limitPerSecond = 0; //!< requests a second before it answers 429; 0: none
};

} // namespace hssreg
