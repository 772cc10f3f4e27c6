#pragma once

#include "app/service/hss_objects.h"
#include "app/service/service_error.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QCoro/QCoroTask>
#include <QObject>

namespace hssreg {

class HssClient;

//! Asks HSS for the commands that bring the scan component into a repository. Question and answer carry the password:
//! neither is logged or stored, and forget() overwrites the answer.
class UploadCommands final : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Asking, Answered, Failed };

    //! Refers to the clock, which must outlive it.
    explicit UploadCommands(Clock &clock, QObject *parent = nullptr);
    ~UploadCommands() override;

    //! Null: no connection. What is under way ends, and the answer goes.
    void setClient(HssClient *client, std::chrono::milliseconds deadline);
    [[nodiscard]] bool isOnline() const { return m_client; }
    //! While one is being asked, does nothing.
    void ask(UploadCommandQuery query);
    //! Ends what is under way and overwrites the answer.
    void forget();

    [[nodiscard]] State state() const { return m_state; }
    //! With Answered.
    [[nodiscard]] const UploadCommand &answer() const { return m_answer; }
    //! Why it failed, with Failed.
    [[nodiscard]] const ServiceReport &report() const { return m_report; }

Q_SIGNALS:
    void changed();

private:
    QCoro::Task<> run(UploadCommandQuery query);
    void setState(State state);

    Clock &m_clock;
    HssClient *m_client = nullptr;
    std::chrono::milliseconds m_deadline{60'000};
    State m_state = State::Idle;
    UploadCommand m_answer;
    ServiceReport m_report;
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
