#include "app/practice/practice_options.h"

#include <algorithm>

namespace hssreg {

namespace {

constexpr int mostRepositories = 100'000;
constexpr std::chrono::milliseconds none{0};
constexpr std::chrono::milliseconds day = std::chrono::hours(24);

} // namespace

PracticeOptions inRange(PracticeOptions options)
{
    options.repositories = std::clamp(options.repositories, 0, mostRepositories);
    options.latency = std::clamp(options.latency, none, day);
    options.connecting = std::clamp(options.connecting, none, day);
    options.limitPerSecond = std::max(options.limitPerSecond, 0);
    return options;
}

} // namespace hssreg
