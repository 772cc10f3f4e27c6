#pragma once

#include "app/service/hss_objects.h"
#include "app/service/service_error.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QCoro/QCoroTask>
#include <QObject>

namespace hssreg {

class HssClient;

//! The clusters with the HSS plug-in, from which a jump cluster is chosen. Read when they are first wanted.
class ClusterListing final : public QObject {
    Q_OBJECT
public:
    enum class State {
        NoConnection,
        NotRead, //!< nobody wanted them yet
        Loading,
        Ready, //!< items() may be empty
        Failed, //!< report() says why; an ID can be typed all the same
    };

    //! Refers to the clock, which must outlive it.
    explicit ClusterListing(Clock &clock, QObject *parent = nullptr);
    ~ClusterListing() override;

    //! Null: no connection. What is under way ends; the items go.
    void setClient(HssClient *client, std::chrono::milliseconds deadline);
    //! Reads them unless they were read or are being read.
    void want();
    //! Reads them again.
    void refresh();

    [[nodiscard]] State state() const { return m_state; }
    //! Those that can be chosen first, by name.
    [[nodiscard]] const QList<ClusterInfo> &items() const { return m_items; }
    [[nodiscard]] const ClusterInfo *find(const QString &id) const;
    //! Why it failed, with Failed.
    [[nodiscard]] const ServiceReport &report() const { return m_report; }
    //! What there is to say in place of a list: reading, none, no connection, why it failed. Empty when there is one.
    [[nodiscard]] QString notice() const;

Q_SIGNALS:
    void changed();

private:
    QCoro::Task<> read();
    void setState(State state);

    Clock &m_clock;
    HssClient *m_client = nullptr;
    std::chrono::milliseconds m_deadline{60'000};
    State m_state = State::NoConnection;
    QList<ClusterInfo> m_items;
    ServiceReport m_report;
    CallScope m_scope; // last: ends the flows while the rest still lives
};

//! "CCE", "self-built, in Huawei Cloud": where a cluster is; an unknown type as it came, made safe to show.
[[nodiscard]] QString clusterTypeWord(const ClusterInfo &cluster);
//! "Running", "connection interrupted", …; made safe to show.
[[nodiscard]] QString clusterStateWord(const ClusterInfo &cluster);
//! Its name, or its ID where it has none; made safe to show.
[[nodiscard]] QString clusterName(const ClusterInfo &cluster);
//! Why a cluster can not be the jump cluster; empty for those that can.
[[nodiscard]] QString whyNotJumpCluster(const ClusterInfo &cluster);

} // namespace hssreg
