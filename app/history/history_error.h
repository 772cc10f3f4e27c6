#pragma once

#include <QString>

namespace hssreg {

//! Why the history, or a journal, could not be read or written. For the history never a reason to change the outcome of what it tells about.
enum class HistoryError {
    NoFolder, //!< its folder is not there and can not be made
    ReadOnly, //!< the file or its folder may not be written
    DiskFull,
    Newer, //!< written by a newer version of the program, which knows better
    Damaged, //!< no database, or a broken one; forgetAll() makes a new one
    Unfinished, //!< of a journal: not every item of its run is done
    Busy, //!< other programs use it, longer than we wait
    NotExported, //!< the file to export to could not be written
    Cancelled, //!< the one who asked is gone
    Failed, //!< anything else
};

//! What it means for the history, in the person's language, with what to do.
[[nodiscard]] QString historyErrorText(HistoryError error);
//! What it means for the journal of a rotation run.
[[nodiscard]] QString journalErrorText(HistoryError error);

} // namespace hssreg
