#pragma once

#include "app/service/hss_objects.h"
#include "app/service/service_error.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QCoro/QCoroTask>
#include <QObject>

namespace hssreg {

class HssClient;

//! What HSS itself counts (ListRegistryStatistics), to stand beside what the list counts.
class RegistryCounts final : public QObject {
    Q_OBJECT
public:
    enum class State { NotRead, Loading, Ready, Failed };

    //! Refers to the clock, which must outlive it.
    explicit RegistryCounts(Clock &clock, QObject *parent = nullptr);
    ~RegistryCounts() override;

    //! Null: no connection. What is under way ends.
    void setClient(HssClient *client, std::chrono::milliseconds deadline);
    [[nodiscard]] bool isOnline() const { return m_client; }
    //! While they are being read, does nothing.
    void refresh();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const RegistryStatistics &counts() const { return m_counts; }
    //! Why it failed, with Failed.
    [[nodiscard]] const ServiceReport &report() const { return m_report; }

Q_SIGNALS:
    void changed();

private:
    QCoro::Task<> read();
    void setState(State state);

    Clock &m_clock;
    HssClient *m_client = nullptr;
    std::chrono::milliseconds m_deadline{60'000};
    State m_state = State::NotRead;
    RegistryStatistics m_counts;
    ServiceReport m_report;
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
