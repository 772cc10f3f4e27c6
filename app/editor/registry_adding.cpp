#include "app/editor/registry_adding.h"

#include "app/service/hss_client.h"
#include "app/service/prove.h"
#include "app/support/waits.h"

namespace hssreg {

using End = OperationRecord::End;

RegistryAdding::RegistryAdding(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

RegistryAdding::~RegistryAdding() = default;

void RegistryAdding::setClient(HssClient *client, std::chrono::milliseconds deadline)
{
    m_scope.cancelAll();
    m_client = client;
    m_deadline = deadline;
    Q_EMIT runningChanged();
}

void RegistryAdding::start(NewRegistry registry)
{
    if (!canStart())
        return;
    m_scope.reopen();
    m_record = {};
    m_record.number = ++m_count;
    m_record.kind = OperationKind::Connect;
    m_record.when = m_clock.now();
    m_record.registryName = registry.name;
    m_running = true;
    Q_EMIT runningChanged();
    run(std::move(registry));
}

void RegistryAdding::cancel()
{
    m_scope.cancelAll();
}

QCoro::Task<> RegistryAdding::run(NewRegistry registry)
{
    const Deadline deadline(m_clock, m_deadline);
    const QString name = registry.name;
    std::optional<QStringList> before; // the IDs that have this name already
    const RegistryList list = co_await m_client->listRegistries(deadline, m_scope);
    if (list.ok()) {
        before.emplace();
        for (const RegistryInfo &listed : list.value()) {
            if (listed.name == name)
                before->append(listed.id);
        }
    }
    NewRegistry sending = completed(registry);
    m_record.report = co_await m_client->addRegistry(std::move(sending), deadline, m_scope);
    const bool accepted = m_record.report.outcome == Outcome::Updated;
    const bool perhaps = m_record.report.outcome == Outcome::Unknown;
    Q_EMIT answered(m_record.report);
    if (accepted || perhaps) {
        m_record.note = tr("HSS is being asked whether it could log in…");
        Q_EMIT recordChanged(m_record);
        co_await prove(name, before);
    } else {
        finish(End::Failed, {});
    }
}

QCoro::Task<> RegistryAdding::prove(QString name, std::optional<QStringList> before)
{
    if (!before) {
        finish(
            End::NotProved, tr("The list could not be read before it, so it is not known which one is new."));
        co_return;
    }
    const std::optional<RegistryInfo> found = co_await findByName(name, *before);
    if (!found) {
        finish(End::NotProved, tr("It could not be found in the list by its name."));
        co_return;
    }
    m_record.registryId = found->id;
    Q_EMIT created(found->id);
    RegistryInfo
        unsynced; // before it was connected it was never synchronised, which makes the first time proof
    unsynced.id = found->id;
    const ProofEnd end = co_await proveUpdate(*m_client, m_clock, found->id, unsynced, proofPatience, m_scope,
        [this](const RegistryInfo &now) { Q_EMIT registryRead(now); });
    m_record.proof = end.proof;
    if (end.registry)
        m_record.failReason = end.registry->failReason;
    const bool good = end.proof == Proof::Connected || end.proof == Proof::NotExercised;
    finish(good                          ? End::Done
            : end.proof == Proof::Failed ? End::Failed
                                         : End::NotProved,
        proofText(end.proof, m_record.failReason));
}

//! A new one with this name; it may take a moment to be listed.
QCoro::Task<std::optional<RegistryInfo>> RegistryAdding::findByName(QString name, QStringList before)
{
    constexpr int looks = 4;
    for (int look = 0; look < looks; ++look) {
        if (look > 0) {
            Delay pause(m_clock, std::chrono::seconds(look), m_scope);
            if (co_await pause.conclusion() == WaitEnd::Cancelled)
                break;
        }
        const Deadline reading(m_clock, m_deadline);
        const RegistryList list = co_await m_client->listRegistries(reading, m_scope);
        if (!list.ok())
            continue;
        for (const RegistryInfo &listed : list.value()) {
            if (listed.name == name && !before.contains(listed.id))
                co_return std::optional(listed);
        }
    }
    co_return std::nullopt;
}

void RegistryAdding::finish(OperationRecord::End end, const QString &note)
{
    m_record.end = end;
    m_record.note = note;
    m_running = false;
    Q_EMIT runningChanged();
    Q_EMIT recordChanged(m_record);
}

} // namespace hssreg
