#include "app/editor/registry_removal.h"

#include "app/service/hss_client.h"

namespace hssreg {

using End = OperationRecord::End;

RegistryRemoval::RegistryRemoval(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

RegistryRemoval::~RegistryRemoval() = default;

void RegistryRemoval::setClient(HssClient *client, std::chrono::milliseconds deadline)
{
    m_scope.cancelAll();
    m_client = client;
    m_deadline = deadline;
    Q_EMIT runningChanged();
}

void RegistryRemoval::start(const QList<RegistryInfo> &registries)
{
    if (!canStart() || registries.isEmpty())
        return;
    m_scope.reopen();
    m_running = true;
    Q_EMIT runningChanged();
    run(registries);
}

QCoro::Task<> RegistryRemoval::run(QList<RegistryInfo> registries)
{
    const Deadline deadline(m_clock, m_deadline);
    ServiceReport report;
    if (registries.size() == 1) {
        report = co_await m_client->deleteRegistry(registries.constFirst().id, deadline, m_scope);
    } else {
        QStringList ids;
        for (const RegistryInfo &registry : registries)
            ids.append(registry.id);
        report = co_await m_client->batchDelete(ids, deadline, m_scope);
    }
    const bool mayHaveActed = report.outcome == Outcome::Updated || report.outcome == Outcome::Unknown;
    if (mayHaveActed || registries.size() > 1) {
        const Deadline reading(m_clock, m_deadline);
        const RegistryList list = co_await m_client->listRegistries(reading, m_scope);
        tell(registries, report, list.ok() ? &list.value() : nullptr);
    } else {
        tell(registries, report, nullptr);
    }
    m_running = false;
    Q_EMIT runningChanged();
    Q_EMIT done();
}

//! `listed`: what HSS shows after it; null when that could not be read or there was no reason to.
void RegistryRemoval::tell(
    const QList<RegistryInfo> &registries, const ServiceReport &report, const QList<RegistryInfo> *listed)
{
    const bool accepted = report.outcome == Outcome::Updated;
    for (const RegistryInfo &registry : registries) {
        OperationRecord record;
        record.number = ++m_count;
        record.kind = OperationKind::Remove;
        record.when = m_clock.now();
        record.registryId = registry.id;
        record.registryName = registry.name;
        record.report = report;
        if (!listed) {
            record.end = accepted || report.outcome == Outcome::Unknown ? End::NotProved : End::Failed;
            if (accepted)
                record.note = tr("The list could not be read after it.");
        } else if (!findRegistry(*listed, registry.id)) {
            record.end = End::Done;
            record.note = tr("HSS does not list it any more.");
        } else {
            record.end = End::Failed;
            record.note = tr("HSS still lists it.");
        }
        Q_EMIT recordChanged(record);
    }
}

} // namespace hssreg
