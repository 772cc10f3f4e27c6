#pragma once

namespace hssreg::exit_code {

// The exit codes of hss-registry, for people and schedulers to rely on. exitCode(Outcome) gives that of an outcome.
inline constexpr int done = 0; //!< warnings allowed
inline constexpr int wrongCommandLine =
    2; //!< also what the command line names and can not be used: a file, a port
inline constexpr int invalidInput = 3; //!< nothing was sent
inline constexpr int unauthorized = 4;
inline constexpr int refused = 5;
inline constexpr int unreachable = 6; //!< or throttled
inline constexpr int unknown = 8;
inline constexpr int notProved = 9; //!< accepted, but not proved in time
inline constexpr int stopped = 130; //!< by SIGINT or SIGTERM; what was on its way was finished

} // namespace hssreg::exit_code
