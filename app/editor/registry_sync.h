#pragma once

#include "app/access/registry_info.h"
#include "app/editor/operation_record.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QSet>

namespace hssreg {

class HssClient;

//! How long a synchronisation is followed at most unless told otherwise, and the longest wait between two looks.
inline constexpr std::chrono::minutes syncPatience{10};
inline constexpr std::chrono::seconds longestSyncWait{10};

//! Synchronise now: has HSS read repositories again, finds the task (the answer has no ID) and follows it to its end.
//! One at a time.
class RegistrySync final : public QObject {
    Q_OBJECT
public:
    //! Refers to the clock, which must outlive it.
    explicit RegistrySync(Clock &clock, QObject *parent = nullptr);
    ~RegistrySync() override;

    //! Null: no connection. What is under way ends.
    void setClient(HssClient *client, std::chrono::milliseconds deadline);
    //! How long the next one is followed at most, instead of syncPatience.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    [[nodiscard]] bool canStart() const { return m_client && !m_running; }
    [[nodiscard]] bool isRunning() const { return m_running; }
    //! At least one, all of which HSS has an ID for. While one runs, does nothing.
    void start(const QList<RegistryInfo> &registries);
    //! Stops following. What HSS was told to do goes on.
    void cancel();

Q_SIGNALS:
    void runningChanged();
    //! Of each repository, when it was begun, and again when its end is known.
    void recordChanged(const hssreg::OperationRecord &record);
    //! The list was read: it can show this.
    void registryRead(const hssreg::RegistryInfo &registry);

private:
    struct Item {
        RegistryInfo before;
        OperationRecord record;
        bool taskDone = false; //!< the task says so; the list has not been read after it yet
    };

    QCoro::Task<> run();
    QCoro::Task<bool> create();
    QCoro::Task<> follow();
    QCoro::Task<bool> look();
    QCoro::Task<> findTask();
    QCoro::Task<bool> hasOurs(QString taskId);
    QCoro::Task<> readBack(bool last);
    void settle(Item &item, const RegistryInfo &now, bool last);
    void end(Item &item, OperationRecord::End end, const QString &note);
    [[nodiscard]] bool allDone() const;
    void finish();

    Clock &m_clock;
    HssClient *m_client = nullptr;
    std::chrono::milliseconds m_deadline{60'000};
    std::chrono::milliseconds m_patience{syncPatience};
    bool m_running = false;
    int m_count = 0; //!< of records
    QList<Item> m_items;
    QSet<QString> m_tasksBefore;
    bool m_tasksKnown = false; //!< the tasks could be listed before it was begun
    QString m_taskId; //!< empty: not found yet
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
