#include "app/history/journal.h"

#include "app/history/journal_store.h"
#include "app/history/sqlite_call.h"
#include "app/history/sqlite_write.h"

#include <QStandardPaths>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

template <typename T> using JournalCall = SqliteCall<T, JournalStore>;
using Left = std::optional<JournalRun>;

Result<JournalDone, HistoryError> doneUnless(const std::optional<HistoryError> &error)
{
    if (error)
        return *error;
    return JournalDone();
}

} // namespace

QString journalFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/hss-registry-access/rotation.sqlite"_s;
}

Journal::Journal(QString path, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_thread(std::make_unique<SqliteThread>(std::make_unique<JournalStore>(std::move(path))))
{
}

Journal::~Journal()
{
    blockSignals(true);
    m_thread.reset(); // delivers, so that every call concludes
}

QCoro::Task<Result<Left, HistoryError>> Journal::peek(CallScope &scope)
{
    JournalCall<Left> call(
        *m_thread, m_clock.now(), [](JournalStore &store, const QDateTime &) { return store.peek(); }, scope,
        CallTurn::EvenClosed);
    co_return co_await call.conclusion();
}

QCoro::Task<Result<Left, HistoryError>> Journal::unfinished(CallScope &scope)
{
    JournalCall<Left> call(
        *m_thread, m_clock.now(),
        [](JournalStore &store, const QDateTime &now) { return store.unfinished(now); }, scope,
        CallTurn::EvenClosed);
    co_return co_await call.conclusion();
}

QCoro::Task<Result<std::vector<JournalItem>, HistoryError>> Journal::items(CallScope &scope)
{
    JournalCall<std::vector<JournalItem>> call(
        *m_thread, m_clock.now(), [](JournalStore &store, const QDateTime &) { return store.items(); },
        scope);
    co_return co_await call.conclusion();
}

QCoro::Task<Result<JournalDone, HistoryError>> Journal::begin(
    JournalRun run, std::vector<JournalItem> items, CallScope &scope)
{
    JournalCall<JournalDone> call(
        *m_thread, m_clock.now(),
        [run = std::move(run), items = std::move(items)](
            JournalStore &store, const QDateTime &now) { return doneUnless(store.start(run, items, now)); },
        scope, CallTurn::EvenClosed);
    co_return co_await call.conclusion();
}

QCoro::Task<Result<JournalDone, HistoryError>> Journal::intend(
    int number, QDateTime at, std::optional<StatusBefore> before, CallScope &scope)
{
    JournalCall<JournalDone> call(
        *m_thread, m_clock.now(),
        [number, at, before](
            JournalStore &store, const QDateTime &) { return doneUnless(store.intend(number, at, before)); },
        scope, CallTurn::Together);
    co_return co_await call.conclusion();
}

void Journal::conclude(int number, ItemStage stage, ItemResult result)
{
    auto job = std::make_unique<SqliteWrite<JournalStore>>(
        *this,
        [number, stage, result = std::move(result)](
            JournalStore &store) { return store.conclude(number, stage, result); },
        [this](const std::optional<HistoryError> &error) { noteWrite(error); });
    m_thread->take(std::move(job), m_clock.now());
}

void Journal::noteWrite(const std::optional<HistoryError> &error)
{
    if (!error)
        return;
    if (!m_writeError)
        m_writeError = error;
    Q_EMIT failed(*error);
}

QCoro::Task<Result<JournalDone, HistoryError>> Journal::settled(CallScope &scope)
{
    // asked in their order, so it comes after all that was written; the errors of those are told by themselves
    JournalCall<JournalDone> call(
        *m_thread, m_clock.now(), [](JournalStore &, const QDateTime &) { return JournalDone(); }, scope,
        CallTurn::EvenClosed);
    const QPointer<Journal> alive(this);
    const Result<JournalDone, HistoryError> end = co_await call.conclusion();
    if (!end.ok() || !alive)
        co_return end;
    co_return doneUnless(std::exchange(m_writeError, std::nullopt));
}

QCoro::Task<Result<JournalDone, HistoryError>> Journal::finish(CallScope &scope)
{
    JournalCall<JournalDone> call(
        *m_thread, m_clock.now(),
        [](JournalStore &store, const QDateTime &) { return doneUnless(store.finish()); }, scope);
    co_return co_await call.conclusion();
}

QCoro::Task<Result<JournalDone, HistoryError>> Journal::discard(CallScope &scope)
{
    JournalCall<JournalDone> call(
        *m_thread, m_clock.now(),
        [](JournalStore &store, const QDateTime &now) { return doneUnless(store.discard(now)); }, scope,
        CallTurn::EvenClosed);
    co_return co_await call.conclusion();
}

QCoro::Task<Result<JournalDone, HistoryError>> Journal::close(CallScope &scope)
{
    JournalCall<JournalDone> call(
        *m_thread, m_clock.now(),
        [](JournalStore &store, const QDateTime &) {
            store.close();
            return JournalDone();
        },
        scope, CallTurn::EvenClosed);
    co_return co_await call.conclusion();
}

} // namespace hssreg
