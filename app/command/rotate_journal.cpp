#include "app/command/rotate_journal.h"

#include "app/command/exit_codes.h"
#include "app/support/text.h"

namespace hssreg {

RotateJournal::RotateJournal(const RotateOptions &options, const Surroundings &surroundings)
    : m_surroundings(surroundings)
    , m_wish(options.left)
    , m_journal(options.journal.isEmpty() ? journalFile() : options.journal, surroundings.clock)
{
}

QCoro::Task<std::optional<int>> RotateJournal::open(CallScope &scope)
{
    if (m_wish == RotateOptions::Left::Discard) {
        const Result<JournalDone, HistoryError> discarded = co_await m_journal.discard(scope);
        co_return discarded.ok() ? std::nullopt : std::optional(fail(discarded.error()));
    }
    const Result<std::optional<JournalRun>, HistoryError> left = co_await m_journal.unfinished(scope);
    if (!left.ok())
        co_return fail(left.error());
    m_left = left.value();
    const bool resumes = m_wish == RotateOptions::Left::Resume;
    if (resumes && !m_left)
        co_return fail(tr("There is no unfinished run in the journal. Leave --resume out."));
    if (!resumes && m_left)
        co_return fail(unfinishedText(*m_left));
    if (!m_left) // by itself: g++ 12 asks both sides of a choice that awaits
        co_return std::nullopt;
    co_return co_await readLeft(scope);
}

QCoro::Task<std::optional<int>> RotateJournal::readLeft(CallScope &scope)
{
    Result<std::vector<JournalItem>, HistoryError> items = co_await m_journal.items(scope);
    if (!items.ok())
        co_return fail(items.error());
    m_items = std::move(items).value();
    co_return std::nullopt;
}

QCoro::Task<bool> RotateJournal::finish()
{
    const Result<JournalDone, HistoryError> finished = co_await m_journal.finish(m_scope);
    if (!finished.ok() && finished.error() != HistoryError::Unfinished)
        m_surroundings.output.complain(journalErrorText(finished.error()));
    const Result<JournalDone, HistoryError> closed = co_await m_journal.close(m_scope);
    if (!closed.ok() && finished.ok())
        m_surroundings.output.complain(journalErrorText(closed.error()));
    co_return !finished.ok();
}

int RotateJournal::fail(HistoryError error) const
{
    return fail(journalErrorText(error));
}

// Nothing was sent.
int RotateJournal::fail(const QString &text) const
{
    m_surroundings.output.complain(text);
    return exit_code::wrongCommandLine;
}

QString RotateJournal::unfinishedText(const JournalRun &run)
{
    const QString which = run.plan.isEmpty() ? run.id.toString(QUuid::WithoutBraces) : visible(run.plan);
    return tr(
        "The journal has an unfinished run of “%1”, begun %2 (UTC): %3 of %4 repositories are done. Go on "
        "with it by --resume, or forget it by --discard.")
        .arg(which, run.started.toUTC().toString(Qt::ISODate))
        .arg(run.done)
        .arg(run.items);
}

} // namespace hssreg
