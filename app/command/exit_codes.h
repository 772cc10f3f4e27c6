#pragma once

#include <QList>

#include <algorithm>

namespace hssreg::exit_code {

// The exit codes of hss-registry, for people and schedulers to rely on. exitCode(Outcome) gives that of an outcome.
inline constexpr int done = 0; //!< warnings allowed
inline constexpr int wrongCommandLine =
    2; //!< also what the command line names and can not be used: a file, a port
inline constexpr int invalidInput = 3; //!< nothing was sent
inline constexpr int unauthorized = 4;
inline constexpr int refused = 5;
inline constexpr int unreachable = 6; //!< or throttled
inline constexpr int someFailed = 7; //!< of several items, which did not all end the same way
inline constexpr int unknown = 8;
inline constexpr int notProved = 9; //!< accepted, but not proved in time
inline constexpr int stopped = 130; //!< by SIGINT or SIGTERM; what was on its way was finished

//! The exit code for several items: that of all where it is the same, else someFailed.
[[nodiscard]] inline int ofAll(const QList<int> &codes)
{
    const bool same =
        std::all_of(codes.begin(), codes.end(), [&codes](int code) { return code == codes.first(); });
    return codes.isEmpty() ? done : same ? codes.first() : someFailed;
}

} // namespace hssreg::exit_code
