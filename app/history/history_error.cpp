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

QString journalErrorText(HistoryError error)
{
    switch (error) {
    case HistoryError::NoFolder:
        return Words::tr("The journal can not be used: its folder is not there and can not be made.");
    case HistoryError::ReadOnly:
        return Words::tr("The journal can not be written: its file or folder may only be read.");
    case HistoryError::DiskFull:
        return Words::tr("The journal can not be written: there is too little room on the disk.");
    case HistoryError::Newer:
        return Words::tr(
            "The journal was written by a newer version of this program. It is left as it is; use "
            "that version.");
    case HistoryError::Damaged:
        return Words::tr(
            "The journal is damaged and can not be read. Discarding it makes a new one; what its run "
            "changed is told by HSS only.");
    case HistoryError::Unfinished:
        return Words::tr("The journal holds a run that is not finished. Resume it or discard it first.");
    case HistoryError::Busy:
        return Words::tr(
            "Another program is running this plan: the journal is in use. Wait until it ends, or stop it.");
    case HistoryError::Cancelled: return Words::tr("Stopped.");
    case HistoryError::NotExported:
    case HistoryError::Failed: return Words::tr("The journal can not be used.");
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
