#pragma once

#include "app/service/prove.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <memory>
#include <vector>

namespace hssreg {

//! Proves many updates of one account with one reading of the list. Looks are 1, 2, 4, 8 … s apart, from the start
//! again when an update joins; while updates are being sent, so seldom that the pages read stay under a twentieth
//! of the updates.
class SharedProof {
public:
    using Settled = std::function<void(ProofEnd)>;
    using Seen = std::function<void(const RegistryInfo &)>;

    //! Refers to both. `patience` is each update's: it ends after that time and three looks, settled or not.
    SharedProof(HssClient &client, Clock &clock, std::chrono::milliseconds patience);
    ~SharedProof();
    SharedProof(const SharedProof &) = delete;
    SharedProof &operator=(const SharedProof &) = delete;

    //! Call it when an update was accepted. `before` is what HSS said before the update, if that is known. `seen` hears
    //! of every look (may be empty); `settled` is called once, unless this object goes first. Both from the event loop,
    //! and they may watch, give up or destroy this object.
    void watch(QString registryId, std::optional<StatusBefore> before, Settled settled, Seen seen = {});
    //! For now nothing else will be sent (a canary is waited for, or the run is at its end): the looks need not be
    //! rare. The next watch() takes it back.
    void nothingMoreComes();
    //! Settles all with what is known: timeUp().
    void giveUp();
    //! How many are not settled.
    [[nodiscard]] int open() const { return m_open; }

private:
    struct Watcher {
        ProofWatch watch;
        std::chrono::milliseconds until; // by Clock::elapsed()
        qint64 firstLook; // that counts for it
        std::optional<RegistryInfo> last;
        Settled settled;
        Seen seen;
    };
    using Watchers = QHash<QString, std::vector<Watcher>>;

    void plan();
    QCoro::Task<> look();
    void show(const RegistryInfo &now);
    void endOverdue();
    void settle(Watcher &watcher, Proof proof);
    void say(std::function<void()> what);
    void speak();

    HssClient &m_client;
    Clock &m_clock;
    std::chrono::milliseconds m_patience;
    Watchers m_watchers;
    int m_open = 0;
    bool m_moreComes = false;
    bool m_looking = false;
    qint64 m_number = 0; // of the last look
    std::chrono::milliseconds m_due{0}; // when the next look is
    std::chrono::milliseconds m_wait{0}; // after it
    std::chrono::milliseconds m_lastJoined{0};
    int m_joined = 0; // since the last look
    int m_pages = 1; // of the list
    std::deque<std::function<void()>> m_toSay;
    std::unique_ptr<QObject> m_alarm; // the context of the wake-up that is due; going, it takes it along
    std::chrono::milliseconds m_alarmAt{0};
    QObject m_context;
    CallScope m_scope;
};

} // namespace hssreg
