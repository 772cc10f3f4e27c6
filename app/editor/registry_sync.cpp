#include "app/editor/registry_sync.h"

#include "app/access/registry_words.h"
#include "app/service/advice.h"
#include "app/service/hss_client.h"
#include "app/support/text.h"
#include "app/support/waits.h"

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using End = OperationRecord::End;

namespace {

constexpr std::chrono::milliseconds firstWait = 1s;
constexpr std::chrono::milliseconds longestRead = 30s; // of one look
constexpr qint64 tasksOfLast = 24LL * 3600 * 1000; // milliseconds; older ones can not be ours

} // namespace

RegistrySync::RegistrySync(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

RegistrySync::~RegistrySync() = default;

void RegistrySync::setClient(HssClient *client, std::chrono::milliseconds deadline)
{
    m_scope.cancelAll();
    m_client = client;
    m_deadline = deadline;
    Q_EMIT runningChanged();
}

void RegistrySync::start(const QList<RegistryInfo> &registries)
{
    if (!canStart() || registries.isEmpty())
        return;
    m_scope.reopen();
    m_items.clear();
    m_taskId.clear();
    for (const RegistryInfo &registry : registries) {
        Item item;
        item.before = registry;
        item.record.number = ++m_count;
        item.record.when = m_clock.now();
        item.record.registryId = registry.id;
        item.record.registryName = registry.name;
        m_items.append(item);
    }
    m_running = true;
    Q_EMIT runningChanged();
    run();
}

void RegistrySync::cancel()
{
    m_scope.cancelAll();
}

QCoro::Task<> RegistrySync::run()
{
    const bool accepted = co_await create(); // by name: g++ 12 breaks a co_await in the condition of another
    if (accepted)
        co_await follow();
    finish();
}

//! False when it was not accepted; every record then says why.
QCoro::Task<bool> RegistrySync::create()
{
    const Deadline deadline(m_clock, m_deadline);
    ImageTaskQuery query;
    query.createTime = m_clock.now().toMSecsSinceEpoch() - tasksOfLast;
    const auto before = co_await m_client->listImageScanTasks(query, deadline, m_scope);
    m_tasksKnown = before.ok();
    m_tasksBefore.clear();
    if (before.ok()) {
        for (const ImageTask &task : before.value())
            m_tasksBefore.insert(task.id);
    }
    QList<SyncTarget> targets;
    for (const Item &item : std::as_const(m_items))
        targets.append({item.before.id, item.before.type});
    const ServiceReport report = co_await m_client->createSyncTask(targets, deadline, m_scope);
    const bool accepted = report.outcome == Outcome::Updated;
    for (Item &item : m_items) {
        item.record.report = report;
        if (accepted)
            item.record.note = tr("HSS synchronises it now…");
        else
            item.record.end = report.outcome == Outcome::Unknown ? End::NotProved : End::Failed;
        Q_EMIT recordChanged(item.record);
    }
    co_return accepted;
}

QCoro::Task<> RegistrySync::follow()
{
    const Deadline patience(m_clock, m_patience);
    for (std::chrono::milliseconds wait = firstWait; patience.remaining() > 0ms;
         wait = std::min<std::chrono::milliseconds>(wait * 2, longestSyncWait)) {
        Delay pause(m_clock, std::min(wait, patience.remaining()), m_scope);
        if (co_await pause.conclusion() == WaitEnd::Cancelled)
            break;
        const bool settled = co_await look();
        if (settled)
            co_return;
        if (m_scope.isClosed())
            break;
    }
    if (!m_scope.isClosed())
        co_await readBack(true);
    for (Item &item : m_items) {
        if (item.record.end == End::Open)
            end(item, End::NotProved,
                m_scope.isClosed() ? tr("No longer followed; HSS goes on with it.")
                                   : tr("HSS was still synchronising it after %n minutes.", nullptr,
                                       int(std::chrono::ceil<std::chrono::minutes>(m_patience).count())));
    }
}

//! One look at the task, where it can be found, and at the list. True when nothing is left to wait for.
QCoro::Task<bool> RegistrySync::look()
{
    if (m_tasksKnown && m_taskId.isEmpty())
        co_await findTask();
    if (!m_taskId.isEmpty()) {
        const Deadline deadline(m_clock, longestRead);
        const auto list = co_await m_client->listAssociateRegistries(m_taskId, deadline, m_scope);
        if (!list.ok())
            co_return false; // another look may be luckier
        for (Item &item : m_items) {
            for (const AssociatedRegistry &found : list.value()) {
                if (found.registryId != item.before.id || item.record.end != End::Open)
                    continue;
                item.taskDone = found.syncStatus == "finished"_L1;
                if (found.syncStatus == "failed"_L1)
                    end(item, End::Failed,
                        tr("HSS could not synchronise it: %1").arg(failReasonText(found.failedReason)));
            }
        }
        const bool running = std::any_of(m_items.cbegin(), m_items.cend(),
            [](const Item &item) { return item.record.end == End::Open && !item.taskDone; });
        if (running)
            co_return false;
    }
    co_await readBack(!m_taskId.isEmpty());
    co_return allDone();
}

//! The task that was not there before and has one of our repositories.
QCoro::Task<> RegistrySync::findTask()
{
    const Deadline deadline(m_clock, longestRead);
    ImageTaskQuery query;
    query.createTime = m_clock.now().toMSecsSinceEpoch() - tasksOfLast;
    const auto tasks = co_await m_client->listImageScanTasks(query, deadline, m_scope);
    if (!tasks.ok())
        co_return;
    for (const ImageTask &task : tasks.value()) {
        if (m_tasksBefore.contains(task.id))
            continue;
        const bool ours = co_await hasOurs(task.id);
        if (ours) {
            m_taskId = task.id;
            co_return;
        }
    }
}

QCoro::Task<bool> RegistrySync::hasOurs(QString taskId)
{
    const Deadline deadline(m_clock, longestRead);
    const auto list = co_await m_client->listAssociateRegistries(taskId, deadline, m_scope);
    if (!list.ok())
        co_return false;
    co_return std::any_of(
        list.value().begin(), list.value().end(), [this](const AssociatedRegistry &registry) {
            return std::any_of(m_items.cbegin(), m_items.cend(),
                [&registry](const Item &item) { return item.before.id == registry.registryId; });
        });
}

//! What HSS shows now. `last`: the task is over, so what is not shown is not waited for.
QCoro::Task<> RegistrySync::readBack(bool last)
{
    const Deadline deadline(m_clock, longestRead);
    const RegistryList list = co_await m_client->listRegistries(deadline, m_scope);
    for (Item &item : m_items) {
        const RegistryInfo *now = list.ok() ? findRegistry(list.value(), item.before.id) : nullptr;
        if (now) {
            Q_EMIT registryRead(*now);
            settle(item, *now, last);
        } else if (last && item.record.end == End::Open && item.taskDone) {
            end(item, End::NotProved,
                tr("HSS finished the task, but the repository could not be read back."));
        }
    }
}

void RegistrySync::settle(Item &item, const RegistryInfo &now, bool last)
{
    if (item.record.end != End::Open)
        return;
    const bool later = now.latestSyncTime.value_or(0) > item.before.latestSyncTime.value_or(0);
    if (accessStatus(now) == AccessStatus::Fail && (later || (last && item.taskDone))) {
        item.record.proof = Proof::Failed;
        item.record.failReason = now.failReason;
        end(item, End::Failed, proofText(Proof::Failed, now.failReason));
    } else if (later) {
        item.record.proof = accessStatus(now) == AccessStatus::Success ? Proof::Connected : Proof::Accepted;
        end(item, End::Done, tr("Synchronised: %1, %2").arg(statusWord(now), syncedText(now, m_clock.now())));
    } else if (last && item.taskDone) {
        item.record.proof = Proof::NotExercised;
        end(item, End::NotProved,
            tr("HSS finished the task, but still shows the synchronisation before it."));
    }
}

void RegistrySync::end(Item &item, End end, const QString &note)
{
    item.record.end = end;
    item.record.note = note;
    Q_EMIT recordChanged(item.record);
}

bool RegistrySync::allDone() const
{
    return std::all_of(
        m_items.begin(), m_items.end(), [](const Item &item) { return item.record.end != End::Open; });
}

void RegistrySync::finish()
{
    m_running = false;
    Q_EMIT runningChanged();
}

} // namespace hssreg
