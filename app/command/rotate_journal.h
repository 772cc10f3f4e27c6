#pragma once

#include "app/command/surroundings.h"
#include "app/history/journal.h"

#include <QCoreApplication>

namespace hssreg {

//! The journal of a run, as the command line goes about it: what an unfinished run in it means is said by --resume
//! and --discard. Says what stands in the way.
class RotateJournal {
    Q_DECLARE_TR_FUNCTIONS(RotateJournal)
public:
    //! Refers to the surroundings.
    RotateJournal(const RotateOptions &options, const Surroundings &surroundings);

    //! Takes the file; the exit code where that ends the command. The scope must outlive the task.
    [[nodiscard]] QCoro::Task<std::optional<int>> open(CallScope &scope);
    //! The run to go on with; nothing for a new one. Its items are items().
    [[nodiscard]] const std::optional<JournalRun> &left() const { return m_left; }
    [[nodiscard]] const std::vector<JournalItem> &items() const { return m_items; }
    [[nodiscard]] Journal &journal() { return m_journal; }

    //! After a run: marks it as finished when it is. Whether it is not, and can be gone on with.
    [[nodiscard]] QCoro::Task<bool> finish();

private:
    [[nodiscard]] int fail(HistoryError error) const;
    [[nodiscard]] int fail(const QString &text) const;
    [[nodiscard]] QCoro::Task<std::optional<int>> readLeft(CallScope &scope);
    [[nodiscard]] static QString unfinishedText(const JournalRun &run);

    const Surroundings &m_surroundings;
    RotateOptions::Left m_wish;
    Journal m_journal;
    std::optional<JournalRun> m_left;
    std::vector<JournalItem> m_items;
    CallScope m_scope; // its own: a stop must not leave out what finish() does
};

} // namespace hssreg
