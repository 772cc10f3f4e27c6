#pragma once

#include "app/access/new_registry.h"
#include "app/editor/operation_record.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QCoro/QCoroTask>
#include <QObject>

namespace hssreg {

class HssClient;

//! Connects a new repository to HSS. The answer has no ID, so the repository is looked for by its name afterwards,
//! among those that were not there before; then it is watched until HSS could log in or the time is up. One at a time.
class RegistryAdding final : public QObject {
    Q_OBJECT
public:
    //! Refers to the clock, which must outlive it.
    explicit RegistryAdding(Clock &clock, QObject *parent = nullptr);
    ~RegistryAdding() override;

    //! Null: no connection. What is under way ends.
    void setClient(HssClient *client, std::chrono::milliseconds deadline);
    [[nodiscard]] bool canStart() const { return m_client && !m_running; }
    [[nodiscard]] bool isRunning() const { return m_running; }
    //! Only one without errors. While one runs, does nothing.
    void start(NewRegistry registry);
    //! Ends it. Before it was sent nothing happened; while sending the outcome is unknown.
    void cancel();

Q_SIGNALS:
    void runningChanged();
    //! The service answered, and again when the proof is settled.
    void recordChanged(const hssreg::OperationRecord &record);
    //! What became of the request: a refusal leaves what was typed to be mended.
    void answered(const hssreg::ServiceReport &report);
    //! There is a new repository: the list is to be read again.
    void created(const QString &registryId);
    //! The list was read: it can show this.
    void registryRead(const hssreg::RegistryInfo &registry);

private:
    QCoro::Task<> run(NewRegistry registry);
    QCoro::Task<> prove(QString name, std::optional<QStringList> before);
    QCoro::Task<std::optional<RegistryInfo>> findByName(QString name, QStringList before);
    void finish(OperationRecord::End end, const QString &note);

    Clock &m_clock;
    HssClient *m_client = nullptr;
    std::chrono::milliseconds m_deadline{60'000};
    bool m_running = false;
    int m_count = 0; //!< of records
    OperationRecord m_record;
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
