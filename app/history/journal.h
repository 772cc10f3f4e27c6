#pragma once

#include "app/history/history_error.h"
#include "app/history/journal_item.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"
#include "app/support/result.h"

#include <QCoro/QCoroTask>
#include <QObject>

#include <memory>
#include <vector>

namespace hssreg {

class SqliteThread;

//! Nothing but "it is in the journal, on the disk".
struct JournalDone { };

//! The journal that is used when none is named: `hss-registry-access/rotation.sqlite` in the user's data directory.
[[nodiscard]] QString journalFile();

//! The journal of a rotation run in an SQLite file (0600) of its own thread: what is going to be sent is on the disk
//! before it is sent, what became of it soon after. One run at a time; when it is finished, another may take its place.
//! Only one program, and one Journal in it, has the file: from unfinished() or begin() until close(), the end of this
//! object or the death of the process. The others are told HistoryError::Busy within about two seconds.
//! unfinished(), begin() or discard() come first; without them, the other calls end with HistoryError::Failed.
class Journal final : public QObject {
    Q_OBJECT
public:
    //! Refers to the clock, which must outlive it. Opens nothing yet; the folder is made (0700) by begin().
    Journal(QString path, const Clock &clock, QObject *parent = nullptr);
    //! Writes what has gathered.
    ~Journal() override;

    //! Whether there is an unfinished run, without taking the file from others: Busy when a program has it, which is
    //! to say that the run goes on there. Makes no file.
    [[nodiscard]] QCoro::Task<Result<std::optional<JournalRun>, HistoryError>> peek(CallScope &scope);
    //! Takes the file and tells which run was left in it; nothing when there is no file (none is made) or its run is
    //! finished. Refused at once if the file can not be written.
    [[nodiscard]] QCoro::Task<Result<std::optional<JournalRun>, HistoryError>> unfinished(CallScope &scope);
    //! The items of the run, finished or not, by number.
    [[nodiscard]] QCoro::Task<Result<std::vector<JournalItem>, HistoryError>> items(CallScope &scope);

    //! Takes the file and starts a run in place of a finished one: all items wait, whatever they say. All is on the
    //! disk when it concludes, and there is room for what will be written about them; else DiskFull. Unfinished when
    //! an unfinished run is there, which is left as it is. Numbers are 1 and up, each once.
    [[nodiscard]] QCoro::Task<Result<JournalDone, HistoryError>> begin(
        JournalRun run, std::vector<JournalItem> items, CallScope &scope);
    //! The item is going to be sent, at a time of the wall in UTC: on the disk when it concludes, together with all
    //! that came in at the same time. Forgets an earlier result of it, and a finished run
    //! is unfinished again; `before` replaces what was there, so give it
    //! again to keep it.
    [[nodiscard]] QCoro::Task<Result<JournalDone, HistoryError>> intend(
        int number, QDateTime at, std::optional<StatusBefore> before, CallScope &scope);
    //! What became of an item. Nobody waits for it; it is written soon, in its order, and failed() and settled() tell
    //! what went wrong. `sentAt` and `before` stay as intend() wrote them. Waiting: it certainly never left.
    void conclude(int number, ItemStage stage, ItemResult result);

    //! Everything so far is on the disk; or what went wrong with it since the last time this was asked.
    [[nodiscard]] QCoro::Task<Result<JournalDone, HistoryError>> settled(CallScope &scope);
    //! Marks the run as finished. Unfinished, and nothing is marked, when an item is not Done.
    [[nodiscard]] QCoro::Task<Result<JournalDone, HistoryError>> finish(CallScope &scope);
    //! Takes the file and forgets the run, finished or not. Replaces a damaged file by an empty one.
    [[nodiscard]] QCoro::Task<Result<JournalDone, HistoryError>> discard(CallScope &scope);
    //! Lets others have the file, when all that came before is written.
    [[nodiscard]] QCoro::Task<Result<JournalDone, HistoryError>> close(CallScope &scope);

Q_SIGNALS:
    //! Something that nobody waits for could not be written.
    void failed(hssreg::HistoryError error);

private:
    void noteWrite(const std::optional<HistoryError> &error);

    const Clock &m_clock;
    std::unique_ptr<SqliteThread> m_thread;
    std::optional<HistoryError> m_writeError; // since settled() was last asked
};

} // namespace hssreg
