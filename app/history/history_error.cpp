#include "app/history/history_error.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(HistoryError)
};

} // namespace

QString historyErrorText(HistoryError error)
{
    switch (error) {
    case HistoryError::NoFolder:
        return Words::tr("The history can not be used: its folder is not there and can not be made.");
    case HistoryError::ReadOnly:
        return Words::tr("The history can not be written: its file or folder may only be read.");
    case HistoryError::DiskFull: return Words::tr("The history can not be written: the disk is full.");
    case HistoryError::Newer:
        return Words::tr(
            "The history was written by a newer version of this program. It is left as it is; use "
            "that version.");
    case HistoryError::Damaged:
        return Words::tr("The history is damaged and can not be read. Forgetting it makes a new one.");
    case HistoryError::Busy:
        return Words::tr("The history is in use by another program. Try again in a moment.");
    case HistoryError::NotExported: return Words::tr("The file to export to can not be written.");
    case HistoryError::Cancelled: return Words::tr("Stopped.");
    case HistoryError::Unfinished:
    case HistoryError::Failed: return Words::tr("The history can not be used.");
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
