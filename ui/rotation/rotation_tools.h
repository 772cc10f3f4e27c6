#pragma once

#include "ui/connection/connection_tools.h"

namespace hssreg {

class DesktopNotices;
class HistoryLog;
class Journal;
class LoginTurns;

//! What the track of a rotation works with. Refers to all of it; everything must outlive the dialog and its flows.
struct RotationTools {
    Clock &clock;
    const ConnectionTools &connections;
    LoginTurns &turns; //!< of all login tests of the program
    QString lockFolder; //!< of RegistryLock
    DesktopNotices *notices = nullptr; //!< null: the desktop is not told
    Journal *journal = nullptr; //!< null: runs can not be taken up again
    HistoryLog *history = nullptr; //!< null: what is done is not kept
};

} // namespace hssreg
