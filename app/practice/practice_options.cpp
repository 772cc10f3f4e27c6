#include "app/practice/practice_options.h"

#include <algorithm>

namespace hssreg {

namespace {

constexpr int mostRepositories = 100'000;
constexpr int mostClusters = 1000;
constexpr int mostPerPage = 200; // hss-api.md, section 2
constexpr std::chrono::milliseconds none{0};
constexpr std::chrono::milliseconds day = std::chrono::hours(24);

} // namespace

PracticeOptions inRange(PracticeOptions options)
{
    options.repositories = std::clamp(options.repositories, 0, mostRepositories);
    options.latency = std::clamp(options.latency, none, day);
    options.connecting = std::clamp(options.connecting, none, day);
    options.limitPerSecond = std::max(options.limitPerSecond, 0);
    options.tokenLife = std::max(options.tokenLife, std::chrono::seconds(1));
    options.mostPerPage = std::clamp(options.mostPerPage, 1, mostPerPage);
    options.clusters = std::clamp(options.clusters, 0, mostClusters);
    options.clusterLatency = std::clamp(options.clusterLatency, none, day);
    return options;
}

} // namespace hssreg
