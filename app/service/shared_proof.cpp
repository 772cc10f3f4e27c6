#include "app/service/shared_proof.h"

#include "app/access/query_rules.h"
#include "app/service/hss_client.h"
#include "app/support/waits.h"

#include <QPointer>

#include <algorithm>

namespace hssreg {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds firstWait = 1s;
constexpr std::chrono::milliseconds longestWait = 60s;
constexpr std::chrono::milliseconds longestRead = 60s; // of one look
constexpr std::chrono::milliseconds stalled = 10s; // no update for so long: none are being sent
constexpr int looksAtLeast = 3;
constexpr int updatesForPage = 20; // one page read for so many updates

// In one turn of the event loop.
constexpr qsizetype shownAtOnce = 500;
constexpr int saidAtOnce = 32;

} // namespace

SharedProof::SharedProof(HssClient &client, Clock &clock, std::chrono::milliseconds patience)
    : m_client(client)
    , m_clock(clock)
    , m_patience(patience)
{
}

SharedProof::~SharedProof() = default;

void SharedProof::watch(QString registryId, std::optional<StatusBefore> before, Settled settled, Seen seen)
{
    const std::chrono::milliseconds now = m_clock.elapsed();
    // a reading that is under way may have begun before the update
    Watcher watcher{
        ProofWatch(before), now + m_patience, m_number + 1, {}, std::move(settled), std::move(seen)};
    m_watchers[std::move(registryId)].push_back(std::move(watcher));
    m_due = m_open == 0 ? now + firstWait : std::min(m_due, now + firstWait);
    m_wait = 2 * firstWait;
    ++m_open;
    ++m_joined;
    m_lastJoined = now;
    m_moreComes = true;
    plan();
}

void SharedProof::nothingMoreComes()
{
    m_moreComes = false;
    plan();
}

void SharedProof::giveUp()
{
    m_scope.cancelAll();
    m_scope.reopen();
    m_alarm.reset();
    for (std::vector<Watcher> &watchers : m_watchers) {
        for (Watcher &watcher : watchers)
            settle(watcher, watcher.watch.timeUp());
    }
    m_watchers.clear();
}

// Sees to it that the next look comes when it is due.
void SharedProof::plan()
{
    if (m_looking)
        return;
    if (m_open == 0) {
        m_alarm.reset();
        return;
    }
    std::chrono::milliseconds due = m_due;
    if (m_moreComes && m_joined < updatesForPage * m_pages)
        due = std::max(due, m_lastJoined + stalled);
    if (m_alarm && m_alarmAt == due)
        return;
    m_alarm = std::make_unique<QObject>();
    m_alarmAt = due;
    const std::chrono::milliseconds wait = std::max(due - m_clock.elapsed(), std::chrono::milliseconds(0));
    m_clock.wakeAfter(wait, m_alarm.get(), [this] { look(); });
}

QCoro::Task<> SharedProof::look()
{
    m_alarm.reset();
    m_looking = true;
    m_joined = 0;
    ++m_number;
    const Deadline reading(m_clock, longestRead);
    RegistryList list = co_await m_client.listRegistries(reading, m_scope);
    if (list.ok()) {
        const QList<RegistryInfo> registries = std::move(list).value();
        m_pages = std::max(1, int((registries.size() + limitRange.most - 1) / limitRange.most));
        for (qsizetype next = 0; next < registries.size() && !m_scope.isClosed();) {
            const qsizetype end = std::min(registries.size(), next + shownAtOnce);
            for (; next < end; ++next)
                show(registries.at(next));
            Delay turn(m_clock, 0ms, m_scope);
            co_await turn.conclusion();
        }
    }
    m_looking = false;
    if (m_scope.isClosed())
        co_return;
    endOverdue();
    plan();
}

// What was read of one repository, to everybody who watches it.
void SharedProof::show(const RegistryInfo &now)
{
    const auto found = m_watchers.find(now.id);
    if (found == m_watchers.end())
        return;
    std::erase_if(*found, [&](Watcher &watcher) {
        if (watcher.firstLook > m_number)
            return false;
        watcher.last = now;
        const std::optional<Proof> proof = watcher.watch.look(now);
        if (watcher.seen)
            say([seen = watcher.seen, now] { seen(now); });
        if (proof)
            settle(watcher, *proof);
        return proof.has_value();
    });
    if (found->empty())
        m_watchers.erase(found);
}

// Ends what had its time and its looks, and says when the next look is due.
void SharedProof::endOverdue()
{
    const std::chrono::milliseconds now = m_clock.elapsed();
    std::chrono::milliseconds firstEnd = now + longestWait;
    m_watchers.removeIf([&](Watchers::iterator entry) {
        std::erase_if(*entry, [&](Watcher &watcher) {
            const bool over = now >= watcher.until && m_number - watcher.firstLook + 1 >= looksAtLeast;
            if (over)
                settle(watcher, watcher.watch.timeUp());
            else
                firstEnd = std::min(firstEnd, watcher.until);
            return over;
        });
        return entry->empty();
    });
    const bool newcomers = m_joined > 0;
    const std::chrono::milliseconds wait = newcomers ? firstWait : m_wait;
    m_due = std::min(now + wait, std::max(now + firstWait, firstEnd));
    m_wait = std::min(longestWait, 2 * wait);
}

void SharedProof::settle(Watcher &watcher, Proof proof)
{
    --m_open;
    ProofEnd end;
    end.proof = proof;
    end.registry = std::move(watcher.last);
    say([settled = std::move(watcher.settled), end = std::move(end)] { settled(end); });
}

void SharedProof::say(std::function<void()> what)
{
    m_toSay.push_back(std::move(what));
    if (m_toSay.size() == 1)
        m_clock.wakeAfter(0ms, &m_context, [this] { speak(); });
}

// Whoever hears it may destroy this object.
void SharedProof::speak()
{
    const QPointer<QObject> here(&m_context);
    for (int said = 0; said < saidAtOnce && !m_toSay.empty(); ++said) {
        const std::function<void()> what = std::move(m_toSay.front());
        // stays in the list until it was said: say() must not ask for another wake-up
        m_toSay.front() = nullptr;
        what();
        if (!here)
            return;
        m_toSay.pop_front();
    }
    if (!m_toSay.empty())
        m_clock.wakeAfter(0ms, &m_context, [this] { speak(); });
}

} // namespace hssreg
