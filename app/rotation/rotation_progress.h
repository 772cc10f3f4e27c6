#pragma once

#include <array>
#include <chrono>
#include <deque>
#include <optional>

namespace hssreg {

//! How far a run is. The counts of `total` items: each item is in exactly one.
struct RotationProgress {
    int total = 0;
    int waiting = 0;
    int onTheirWay = 0; //!< their login is being tested, or the update has left
    int proving = 0; //!< accepted, waiting for the proof
    int proved = 0;
    int accepted = 0; //!< accepted, not proved in time
    int failed = 0;
    int unknown = 0;
    double perSecond = 0; //!< items ended or accepted, over the last seconds
    std::optional<double> limit; //!< of the service, a second, once it told
    std::optional<std::chrono::seconds> left; //!< about; nothing while it can not be said

    [[nodiscard]] int ended() const { return proved + accepted + failed + unknown; }
};

//! How many things are of each kind of a small enumeration.
template <typename Kind> class CountOf {
public:
    void add(Kind kind) { ++m_counts.at(std::size_t(kind)); }
    void remove(Kind kind) { --m_counts.at(std::size_t(kind)); }
    [[nodiscard]] int operator[](Kind kind) const { return m_counts.at(std::size_t(kind)); }

private:
    std::array<int, 8> m_counts{};
};

//! Counts what happened over the last seconds.
class RecentRate {
public:
    //! `now`: monotonic.
    void count(std::chrono::milliseconds now);
    //! A second; 0 before two things happened.
    [[nodiscard]] double perSecond(std::chrono::milliseconds now) const;

private:
    std::deque<std::pair<std::chrono::seconds, int>> m_seconds;
    std::optional<std::chrono::milliseconds> m_began;
};

} // namespace hssreg
