#pragma once

#include "app/access/registry_info.h"
#include "app/editor/auto_refresh.h"
#include "app/service/service_error.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QCoro/QCoroTask>
#include <QObject>

namespace hssreg {

class HssClient;

//! The repositories of a connection as a model without widgets: what the list on the left shows.
class RegistryListing final : public QObject {
    Q_OBJECT
public:
    enum class State {
        NoConnection,
        Loading, //!< the items of the last time are kept meanwhile
        Ready, //!< items() may be empty
        NoRights, //!< we may not list: repositories can still be edited by ID
        Failed, //!< report() says why; the items of the last time are kept
    };

    //! Refers to the clock, which must outlive it.
    explicit RegistryListing(Clock &clock, QObject *parent = nullptr);
    ~RegistryListing() override;

    //! Null: no connection. What is under way ends; the items go. `deadline` is that of one whole reading.
    void setClient(HssClient *client, std::chrono::milliseconds deadline);
    //! Reads the list again; while it is being read, does nothing.
    void refresh();
    void cancel();
    //! Reads the list again by itself; off at first. A reading by hand puts the next one off.
    [[nodiscard]] AutoRefresh &autoRefresh() { return m_auto; }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QList<RegistryInfo> &items() const { return m_items; }
    [[nodiscard]] const RegistryInfo *find(const QString &id) const;
    //! Why it failed, for Failed and NoRights.
    [[nodiscard]] const ServiceReport &report() const { return m_report; }
    //! Puts what a read-back said about one repository into the list.
    void replace(const RegistryInfo &registry);

Q_SIGNALS:
    void stateChanged();
    //! All items may be others.
    void itemsChanged();
    //! One item has other contents.
    void itemChanged(int row);

private:
    QCoro::Task<> read();
    void setState(State state);

    Clock &m_clock;
    HssClient *m_client = nullptr;
    std::chrono::milliseconds m_deadline{60'000};
    State m_state = State::NoConnection;
    QList<RegistryInfo> m_items;
    ServiceReport m_report;
    AutoRefresh m_auto;
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
