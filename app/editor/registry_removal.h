#pragma once

#include "app/access/registry_info.h"
#include "app/editor/operation_record.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QCoro/QCoroTask>
#include <QObject>

namespace hssreg {

class HssClient;

//! Takes repositories out of HSS, one or several, and reads the list after it: what a partial failure looks like is
//! documented nowhere, so only the list says what is gone. One at a time.
class RegistryRemoval final : public QObject {
    Q_OBJECT
public:
    //! Refers to the clock, which must outlive it.
    explicit RegistryRemoval(Clock &clock, QObject *parent = nullptr);
    ~RegistryRemoval() override;

    //! Null: no connection. What is under way ends.
    void setClient(HssClient *client, std::chrono::milliseconds deadline);
    [[nodiscard]] bool canStart() const { return m_client && !m_running; }
    [[nodiscard]] bool isRunning() const { return m_running; }
    //! At least one. Asks nobody: whoever calls it did. While one runs, does nothing.
    void start(const QList<RegistryInfo> &registries);

Q_SIGNALS:
    void runningChanged();
    //! Of each repository, once.
    void recordChanged(const hssreg::OperationRecord &record);
    //! What was removed, or may have been, is over: the list is to be read again.
    void done();

private:
    QCoro::Task<> run(QList<RegistryInfo> registries);
    void tell(const QList<RegistryInfo> &registries, const ServiceReport &report,
        const QList<RegistryInfo> *listed);

    Clock &m_clock;
    HssClient *m_client = nullptr;
    std::chrono::milliseconds m_deadline{60'000};
    bool m_running = false;
    int m_count = 0; //!< of records
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
