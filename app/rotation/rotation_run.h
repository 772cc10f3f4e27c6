#pragma once

#include "app/connection/connection_settings.h"
#include "app/history/history_error.h"
#include "app/repository/login_check.h"
#include "app/rotation/rotation_item.h"
#include "app/rotation/rotation_progress.h"
#include "app/rotation/rotation_waves.h"
#include "app/service/service_error.h"
#include "app/support/call_scope.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QSet>
#include <QUuid>

#include <deque>
#include <memory>

namespace hssreg {

class HistoryLog;
class Journal;
class LoginTurns;
class RegistryLock;
class RotationSites;
class SharedProof;

//! What a run works with. All must outlive it.
struct RotationServices {
    Clock &clock;
    RotationSites &sites;
    LoginTurns &turns;
    QString lockFolder; //!< of RegistryLock
    Journal *journal = nullptr; //!< null: the run can not be taken up again
    HistoryLog *history = nullptr; //!< null: what is done is not kept
};

//! Gives many repositories their new login: tests it, tells HSS, proves it, and records it, many at once within one
//! bounded window. For each item the journal has its intent before HSS is told and its outcome after. Does nothing
//! before start().
class RotationRun final : public QObject {
    Q_OBJECT
public:
    enum class Stage {
        Ready, //!< start() was not called yet
        Preparing, //!< the journal is made, and read what HSS has
        Running,
        Paused, //!< nothing new starts; hold() says why
        Stopping, //!< what is on its way finishes; then it ends
        Ended,
    };
    //! Why a run is paused.
    enum class Hold {
        None,
        Person, //!< pause()
        FirstFailed, //!< the canary
        StopRule, //!< too many failed
        Sites, //!< all that is left waits for a place that was given up: heldSites()
        Journal, //!< it can not be written: journalError(). At the end: it could not be begun, and nothing was sent
    };

    //! Takes what is to be run.
    RotationRun(RotationSetup setup, const RotationServices &services, QObject *parent = nullptr);
    ~RotationRun() override;

    void start();
    //! Starts nothing new until goOn(). What is on its way finishes.
    void pause();
    //! Goes on, whatever the reason of the pause was; the failures so far no longer count for the stop rule.
    void goOn();
    //! Starts nothing new, lets what is on its way finish and its proofs be settled, and ends.
    void stop();
    //! Ends now: what is on its way is not waited for. The journal knows it.
    void stopAtOnce();
    //! Settles what is being proved now with what the last look at the list said.
    void stopProving();
    //! A place that was given up is tried again.
    void retrySite(int site);
    //! The same with another way to sign in there (settings without errors): a new token, above all. Takes effect when
    //! nothing is on its way there.
    void replaceSite(int site, ConnectionSettings settings);
    //! Of these, what failed or is unknown goes once more: a put-back that failed as one, the rest with the new login. While it runs,
    //! or after the end; else nothing happens.
    void retry(const std::vector<int> &items);
    //! Whether HSS reported a failure after the update was accepted and the login until now is known.
    [[nodiscard]] bool canPutBack(int item) const;
    //! Gives those their login until now back; not in the journal, which is about the new one. When retry() does something.
    void putBack(const std::vector<int> &items);

    [[nodiscard]] Stage stage() const { return m_stage; }
    //! Whether what was not sent can be taken up again later.
    [[nodiscard]] bool isJournaled() const { return m_services.journal; }
    [[nodiscard]] Hold hold() const { return m_hold; }
    [[nodiscard]] RotationWaves::Wave wave() const { return m_waves.wave(); }
    [[nodiscard]] std::optional<HistoryError> journalError() const { return m_journalError; }
    //! Nothing: the place is in use. Else why it was given up.
    [[nodiscard]] const std::optional<ServiceReport> &siteTrouble(int site) const;
    [[nodiscard]] std::vector<int> heldSites() const;
    //! How long the service asked to wait, 0: it did not. Of the place that waits longest.
    [[nodiscard]] std::chrono::milliseconds rest() const;

    [[nodiscard]] const RotationSetup &setup() const { return m_setup; }
    [[nodiscard]] int count() const { return int(m_states.size()); }
    //! `item` from 0.
    [[nodiscard]] const RotationItem &item(int item) const { return m_setup.items.at(std::size_t(item)); }
    [[nodiscard]] const ItemState &state(int item) const { return m_states.at(std::size_t(item)); }
    [[nodiscard]] RotationProgress progress() const;
    //! Whether every item is updated and not failed.
    [[nodiscard]] bool isWhole() const;
    //! From the start to the end, or to now.
    [[nodiscard]] std::chrono::milliseconds duration() const;

Q_SIGNALS:
    //! Often: thousands a second. A view gathers before it shows.
    void itemChanged(int item);
    void stageChanged();
    //! A place was given up (signed out, not reachable, …): its items wait.
    void siteHeld(int site);
    //! With stage Ended; once, and again after retry() or putBack().
    void ended();

private:
    struct SiteWork {
        std::unique_ptr<SharedProof> proof;
        std::optional<ServiceReport> trouble;
        std::optional<ConnectionSettings> next; // to sign in with
        bool listed = false; // what HSS has was read, or may not be
        bool reading = false;
        int working = 0;
    };

    // rotation_run.cpp: the run as a whole
    void takeFromJournal(int item);
    QCoro::Task<> begin();
    [[nodiscard]] QCoro::Task<std::optional<HistoryError>> beginJournal();
    void proveAccepted();
    [[nodiscard]] bool takesMore() const;
    void sendAgain(int item, bool puttingBack);
    void runOn();
    void holdFor(Hold hold);
    void setStage(Stage stage);
    void end();
    // rotation_places.cpp: what HSS has there, and whether it can be reached
    QCoro::Task<> readSite(int site);
    QCoro::Task<> takeUpSite(int site);
    void replaceSession(int site);
    void takeList(int site, const QList<RegistryInfo> &list);
    void takeListed(int item, const RegistryInfo &listed);
    void giveUpSite(int site, const ServiceReport &report);
    // rotation_pump.cpp: what starts next, and when it is over
    void schedule();
    void pump();
    [[nodiscard]] bool waitsForProofs() const;
    [[nodiscard]] std::optional<int> nextItem();
    void checkEnd();
    void tellNothingMoreComes();
    // rotation_walk.cpp: the walk of one item
    QCoro::Task<> work(int item);
    QCoro::Task<> walk(int item);
    [[nodiscard]] QCoro::Task<bool> isMine(int item, RegistryLock &lock);
    [[nodiscard]] bool isValid(int item);
    [[nodiscard]] QCoro::Task<bool> loginHolds(int item);
    [[nodiscard]] QCoro::Task<bool> isIntended(int item);
    void take(int item, const ServiceReport &report);
    void prove(int item);
    void takeProof(int item, const ProofEnd &end);
    void refuse(int item, Outcome outcome, const QString &message, ItemStage stage);
    void settle(int item, ItemStage stage);
    void wait(int item);
    [[nodiscard]] ItemStage unsentStage(int item) const;
    void noteStage(int item, ItemStage stage);
    void noteWhetherItLeft(int item, Outcome outcome);
    void setStep(int item, ItemStep step);
    void keepHistory(int item, const ServiceReport &report);
    // rotation_values.cpp: what an item sends
    [[nodiscard]] const RegistryInfo *before(int item) const;
    [[nodiscard]] const Secret *passwordOf(int item) const;
    [[nodiscard]] AccessUpdate changeOf(int item) const;
    [[nodiscard]] std::optional<LoginToCheck> loginOf(int item) const;
    [[nodiscard]] QString loginKey(const LoginToCheck &login, int item) const;

    RotationSetup m_setup;
    RotationServices m_services;
    std::vector<ItemState> m_states;
    std::vector<std::optional<RegistryInfo>> m_before; // what HSS had when this run began, for each item
    std::vector<std::optional<StatusBefore>> m_seen; // and what it was last seen with
    std::vector<QUuid> m_records; // in the history
    std::vector<SiteWork> m_sites;
    std::deque<int> m_queue;
    QSet<QString> m_goodLogins; // tested already: many repositories share one
    RotationWaves m_waves;
    RecentRate m_rate;
    CountOf<ItemStep> m_steps; // how many items are at each
    CountOf<ItemVerdict> m_verdicts; // the same; Open is not counted
    Stage m_stage = Stage::Ready;
    Hold m_hold = Hold::None;
    std::optional<HistoryError> m_journalError;
    int m_working = 0;
    int m_failures = 0; // since the run last went on
    bool m_scheduled = false;
    bool m_stopsNow = false;
    bool m_pausesFirst = false; // a person said so while it was prepared
    std::chrono::milliseconds m_began{0};
    std::chrono::milliseconds m_took{0};
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
