#pragma once

#include "app/history/history_error.h"
#include "app/history/history_query.h"
#include "app/support/call_scope.h"

#include <QCoro/QCoroTask>
#include <QObject>

namespace hssreg {

class History;

//! The history as a model without widgets: what the History view shows, page by page, and what it can do with it.
class HistoryListing final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Loading, //!< the items of the last time are kept meanwhile
        Ready, //!< items() may be empty
        Failed, //!< error() says why
    };

    //! Refers to the history, which must outlive it. Reads nothing until it is told to.
    explicit HistoryListing(History &history, QObject *parent = nullptr);
    ~HistoryListing() override;

    //! Reads the newest page of what fits; olderThan of the query is not looked at.
    void setQuery(const HistoryQuery &query);
    [[nodiscard]] const HistoryQuery &query() const { return m_query; }
    void refresh();
    //! Reads the next page and appends it; does nothing while reading or when there is none.
    void fetchMore();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] HistoryError error() const { return m_error; }
    [[nodiscard]] const QList<HistoryRecord> &items() const { return m_items; }
    [[nodiscard]] bool hasMore() const { return m_more; }
    //! For how many days records are kept; 0: for ever, or not read yet.
    [[nodiscard]] int keepDays() const { return m_keepDays; }

    void setKeepDays(int days);
    void forgetAll();
    //! Everything that fits the query, not only the pages that were read.
    void exportTo(const QString &path);

Q_SIGNALS:
    void stateChanged();
    //! All items are others.
    void itemsReset();
    //! `count` items were added at the end.
    void itemsAppended(int count);
    void keepDaysChanged();
    void forgotten();
    void exported(int count, const QString &path);
    //! Something asked for was not done.
    void refused(hssreg::HistoryError error);

private:
    QCoro::Task<> read();
    QCoro::Task<> readMore();
    QCoro::Task<> readKeepDays();
    QCoro::Task<> doSetKeepDays(int days);
    QCoro::Task<> doForget();
    QCoro::Task<> doExport(QString path);
    void setState(State state);

    History &m_history;
    HistoryQuery m_query;
    State m_state = State::Ready;
    HistoryError m_error = HistoryError::Failed;
    QList<HistoryRecord> m_items;
    bool m_more = false;
    bool m_readingMore = false;
    int m_keepDays = 0;
    bool m_asked = false;
    int m_round = 0; //!< which reading the answer belongs to
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
