#include "app/history/history.h"

#include "app/history/history_export.h"
#include "app/history/history_store.h"
#include "app/history/sqlite_call.h"
#include "app/history/sqlite_write.h"

#include <QStandardPaths>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

template <typename T> using HistoryCall = SqliteCall<T, HistoryStore>;

Result<HistoryDone, HistoryError> doneUnless(const std::optional<HistoryError> &error)
{
    if (error)
        return *error;
    return HistoryDone();
}

} // namespace

QString historyFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/hss-registry-access/history.sqlite"_s;
}

History::History(QString path, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_thread(std::make_unique<SqliteThread>(std::make_unique<HistoryStore>(std::move(path))))
{
}

History::~History()
{
    blockSignals(true);
    m_thread.reset(); // delivers, so that every call concludes
}

void History::write(std::function<std::optional<HistoryError>(HistoryStore &)> what)
{
    auto job = std::make_unique<SqliteWrite<HistoryStore>>(
        *this, std::move(what), [this](const std::optional<HistoryError> &error) { noteWrite(error); });
    m_thread->take(std::move(job), m_clock.now());
}

QUuid History::record(HistoryRecord record)
{
    record.key = QUuid::createUuid();
    const QUuid key = record.key;
    write([record = std::move(record)](HistoryStore &store) { return store.insert(record); });
    return key;
}

void History::amend(QUuid key, Proof proof, const QString &failReason)
{
    write([key, proof, failReason](HistoryStore &store) { return store.amend(key, proof, failReason); });
}

void History::noteWrite(const std::optional<HistoryError> &error)
{
    if (!error) {
        announceChange();
        return;
    }
    if (!m_writeError)
        m_writeError = error;
    Q_EMIT failed(*error);
}

// Once for all that came at the same time.
void History::announceChange()
{
    if (std::exchange(m_announcing, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_announcing = false;
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

QCoro::Task<Result<HistoryDone, HistoryError>> History::settled(CallScope &scope)
{
    using Call = HistoryCall<HistoryDone>;
    // asked in their order, so it comes after all that was recorded; the errors of those are told by themselves
    Call call(
        *m_thread, m_clock.now(), [](HistoryStore &, const QDateTime &) { return HistoryDone(); }, scope,
        CallTurn::EvenClosed);
    const QPointer<History> alive(this);
    const Result<HistoryDone, HistoryError> end = co_await call.conclusion();
    if (!end.ok() || !alive)
        co_return end;
    co_return doneUnless(std::exchange(m_writeError, std::nullopt));
}

QCoro::Task<Result<HistoryPage, HistoryError>> History::find(HistoryQuery query, CallScope &scope)
{
    HistoryCall<HistoryPage> call(
        *m_thread, m_clock.now(),
        [query](HistoryStore &store, const QDateTime &) { return store.find(query); }, scope);
    co_return co_await call.conclusion();
}

QCoro::Task<Result<CredentialChanges, HistoryError>> History::credentialChanges(
    QString endpoint, QString projectId, CallScope &scope)
{
    HistoryCall<CredentialChanges> call(
        *m_thread, m_clock.now(),
        [endpoint, projectId](
            HistoryStore &store, const QDateTime &) { return store.credentialChanges(endpoint, projectId); },
        scope);
    co_return co_await call.conclusion();
}

QCoro::Task<Result<int, HistoryError>> History::keepDays(CallScope &scope)
{
    HistoryCall<int> call(
        *m_thread, m_clock.now(), [](HistoryStore &store, const QDateTime &) { return store.keepDays(); },
        scope);
    co_return co_await call.conclusion();
}

QCoro::Task<Result<HistoryDone, HistoryError>> History::setKeepDays(int days, CallScope &scope)
{
    HistoryCall<HistoryDone> call(
        *m_thread, m_clock.now(),
        [days](
            HistoryStore &store, const QDateTime &now) { return doneUnless(store.setKeepDays(days, now)); },
        scope);
    const QPointer<History> alive(this);
    const Result<HistoryDone, HistoryError> end = co_await call.conclusion();
    if (end.ok() && alive)
        announceChange();
    co_return end;
}

QCoro::Task<Result<HistoryDone, HistoryError>> History::forgetAll(CallScope &scope)
{
    using Call = HistoryCall<HistoryDone>;
    Call call(
        *m_thread, m_clock.now(),
        [](HistoryStore &store, const QDateTime &now) { return doneUnless(store.forgetAll(now)); }, scope,
        CallTurn::EvenClosed);
    const QPointer<History> alive(this);
    const Result<HistoryDone, HistoryError> end = co_await call.conclusion();
    if (end.ok() && alive)
        announceChange();
    co_return end;
}

QCoro::Task<Result<int, HistoryError>> History::exportTo(QString path, HistoryQuery query, CallScope &scope)
{
    HistoryCall<int> call(
        *m_thread, m_clock.now(),
        [path, query](
            HistoryStore &store, const QDateTime &now) { return exportHistory(store, query, path, now); },
        scope);
    co_return co_await call.conclusion();
}

} // namespace hssreg
