#include "app/history/history_listing.h"

#include "app/history/history.h"

namespace hssreg {

HistoryListing::HistoryListing(History &history, QObject *parent)
    : QObject(parent)
    , m_history(history)
{
    connect(&m_history, &History::changed, this, &HistoryListing::refresh);
}

HistoryListing::~HistoryListing() = default;

void HistoryListing::setQuery(const HistoryQuery &query)
{
    m_query = query;
    m_asked = true;
    refresh();
}

void HistoryListing::refresh()
{
    if (!m_asked)
        return;
    ++m_round;
    setState(State::Loading);
    read();
    readKeepDays();
}

void HistoryListing::fetchMore()
{
    if (m_state != State::Ready || !m_more || m_readingMore)
        return;
    m_readingMore = true;
    readMore();
}

void HistoryListing::setKeepDays(int days)
{
    doSetKeepDays(days);
}

void HistoryListing::forgetAll()
{
    doForget();
}

void HistoryListing::exportTo(const QString &path)
{
    doExport(path);
}

QCoro::Task<> HistoryListing::read()
{
    const int round = m_round;
    HistoryQuery query = m_query;
    query.olderThan.reset();
    const Result<HistoryPage, HistoryError> page = co_await m_history.find(query, m_scope);
    if (round != m_round || m_scope.isClosed()) // a later reading answers, or nobody asks any more
        co_return;
    if (!page.ok()) {
        m_error = page.error();
        setState(State::Failed);
        co_return;
    }
    m_items = page.value().records;
    m_more = page.value().more;
    m_readingMore = false;
    Q_EMIT itemsReset();
    setState(State::Ready);
}

QCoro::Task<> HistoryListing::readMore()
{
    const int round = m_round;
    HistoryQuery query = m_query;
    query.olderThan = HistoryQuery::Place{m_items.constLast().when, m_items.constLast().number};
    const Result<HistoryPage, HistoryError> page = co_await m_history.find(query, m_scope);
    if (round != m_round || m_scope.isClosed())
        co_return;
    m_readingMore = false;
    if (!page.ok()) {
        Q_EMIT refused(page.error());
        co_return;
    }
    m_items.append(page.value().records);
    m_more = page.value().more;
    Q_EMIT itemsAppended(int(page.value().records.size()));
}

QCoro::Task<> HistoryListing::readKeepDays()
{
    const Result<int, HistoryError> days = co_await m_history.keepDays(m_scope);
    if (!days.ok() || days.value() == m_keepDays)
        co_return;
    m_keepDays = days.value();
    Q_EMIT keepDaysChanged();
}

QCoro::Task<> HistoryListing::doSetKeepDays(int days)
{
    const Result<HistoryDone, HistoryError> end = co_await m_history.setKeepDays(days, m_scope);
    if (m_scope.isClosed())
        co_return;
    if (!end.ok()) {
        Q_EMIT refused(end.error());
        co_return;
    }
    m_keepDays = days;
    Q_EMIT keepDaysChanged();
}

QCoro::Task<> HistoryListing::doForget()
{
    const Result<HistoryDone, HistoryError> end = co_await m_history.forgetAll(m_scope);
    if (m_scope.isClosed())
        co_return;
    if (!end.ok())
        Q_EMIT refused(end.error());
    else
        Q_EMIT forgotten();
}

QCoro::Task<> HistoryListing::doExport(QString path)
{
    const Result<int, HistoryError> count = co_await m_history.exportTo(path, m_query, m_scope);
    if (m_scope.isClosed())
        co_return;
    if (!count.ok())
        Q_EMIT refused(count.error());
    else
        Q_EMIT exported(count.value(), path);
}

void HistoryListing::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace hssreg
