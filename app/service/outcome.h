#pragma once

#include <QString>

namespace hssreg {

//! How an operation ended: the closed list of the command line's `outcome` key.
enum class Outcome {
    Updated, //!< the service answered 2xx with an empty body or one that says it is JSON
    Planned, //!< dry run: valid, not sent
    Invalid, //!< not sent: the input is not valid
    ChangedElsewhere, //!< not sent: HSS has something else than was shown
    Unauthorized, //!< it does not accept who we are
    Refused, //!< the service said no
    Throttled, //!< too many requests, and no room for another wait
    Unreachable, //!< certainly not processed
    Unknown, //!< it left, and no final answer that can be believed came back
    Cancelled, //!< stopped by the user before it was sent
};

//! `changed_elsewhere`.
[[nodiscard]] QString outcomeName(Outcome outcome);
//! The command line's exit code for it.
[[nodiscard]] int exitCode(Outcome outcome);

} // namespace hssreg
