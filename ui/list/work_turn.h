#pragma once

#include <QDeadlineTimer>

#include <chrono>

namespace hssreg {

//! For how long the list works before the person's own events have their turn.
inline constexpr std::chrono::milliseconds turnLength{4};
//! How many rows are worked on between two looks at the time.
inline constexpr int rowsAtOnce = 100;
//! Work on so few rows is done at once, however slow the computer is.
inline constexpr int rowsAtFirst = 1'200;

//! Works on at least so many rows, then until the turn is over. `advance` works on rowsAtOnce rows and says whether
//! all is done; this says the same.
template <typename Advance> [[nodiscard]] bool workForATurn(int atLeast, const Advance &advance)
{
    const QDeadlineTimer end(turnLength);
    for (int rows = 0; rows < atLeast || !end.hasExpired(); rows += rowsAtOnce) {
        if (advance())
            return true;
    }
    return false;
}

} // namespace hssreg
