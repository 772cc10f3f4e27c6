#pragma once

#include "app/history/history_query.h"
#include "app/support/call_scope.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QTimer>

namespace hssreg {

class History;

//! When the credentials of the repositories of one project were last replaced from this computer, as a model for the
//! list: kept up to date with the history, though not more often than once a second while much is recorded.
class CredentialAges final : public QObject {
    Q_OBJECT
public:
    //! `history` may be null: nothing is known then. It must outlive this object.
    explicit CredentialAges(History *history, QObject *parent = nullptr);
    ~CredentialAges() override;

    //! Which project's; the endpoint as in HistoryRecord. Empty ones: none.
    void setPlace(const QString &endpoint, const QString &projectId);
    //! Reads it again.
    void refresh();
    //! Of all repositories of the project that are known.
    [[nodiscard]] const CredentialChanges &changes() const { return m_changes; }
    //! UTC; nothing when this computer never replaced it.
    [[nodiscard]] std::optional<QDateTime> lastChange(const QString &registryId) const;

Q_SIGNALS:
    void changed();

private:
    QCoro::Task<> read();
    void follow();

    History *m_history;
    QString m_endpoint;
    QString m_projectId;
    CredentialChanges m_changes;
    QTimer m_rest; // after it was read
    bool m_isReading = false;
    bool m_isBehind = false; // something was recorded meanwhile
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
