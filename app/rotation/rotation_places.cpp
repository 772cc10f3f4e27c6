#include "app/rotation/rotation_run.h"

#include "app/rotation/rotation_sites.h"
#include "app/service/shared_proof.h"

#include <QHash>

#include <algorithm>

namespace hssreg {

namespace {

constexpr std::chrono::seconds listPatience{120}; // of a list of many pages, before the first update

} // namespace

// What HSS has, once. Who may not list may still update; whoever can not be reached or signed in waits.
QCoro::Task<> RotationRun::readSite(int site)
{
    SiteWork &work = m_sites[std::size_t(site)];
    HssClient &client = m_services.sites.at(site).client();
    if (!work.proof)
        work.proof = std::make_unique<SharedProof>(client, m_services.clock, m_setup.options.patience);
    if (work.listed)
        co_return;
    work.reading = true;
    const std::chrono::milliseconds patience =
        std::max<std::chrono::milliseconds>(listPatience, m_setup.options.deadline);
    const Deadline deadline(m_services.clock, patience);
    const RegistryList list = co_await client.listRegistries(deadline, m_scope);
    work.reading = false;
    if (m_stopsNow)
        co_return;
    work.listed = list.ok() || list.error().outcome == Outcome::Refused;
    if (list.ok())
        takeList(site, list.value());
    else if (!work.listed)
        giveUpSite(site, list.error());
}

void RotationRun::takeList(int site, const QList<RegistryInfo> &list)
{
    QHash<QStringView, const RegistryInfo *> byId;
    for (const RegistryInfo &registry : list)
        byId.insert(registry.id, &registry);
    for (int item = 0; item < count(); ++item) {
        const RotationItem &from = this->item(item);
        const RegistryInfo *found = from.site == site ? byId.value(from.registryId) : nullptr;
        if (found)
            takeListed(item, *found);
    }
}

void RotationRun::takeListed(int item, const RegistryInfo &listed)
{
    m_before[std::size_t(item)] = listed;
    m_seen[std::size_t(item)] = statusBefore(listed);
    ItemState &state = m_states[std::size_t(item)];
    if (state.registryName.isEmpty())
        state.registryName = listed.name;
}

void RotationRun::retrySite(int site)
{
    if (siteTrouble(site))
        takeUpSite(site);
}

void RotationRun::replaceSite(int site, ConnectionSettings settings)
{
    m_sites[std::size_t(site)].next = std::move(settings);
    retrySite(site);
}

QCoro::Task<> RotationRun::takeUpSite(int site)
{
    SiteWork &work = m_sites[std::size_t(site)];
    if (work.reading || work.working > 0)
        co_return; // with what is on its way
    if (work.next)
        replaceSession(site);
    work.trouble.reset();
    m_services.sites.at(site).session->signIn().tryAgain();
    if (m_stage == Stage::Paused && m_hold == Hold::Sites) {
        m_hold = Hold::None;
        setStage(Stage::Running);
    }
    ++m_working;
    co_await readSite(site);
    --m_working;
    if (work.trouble && work.next && !m_stopsNow)
        retrySite(site); // another way to sign in came meanwhile
    schedule();
}

// What was accepted there goes on being proved over the new session.
void RotationRun::replaceSession(int site)
{
    SiteWork &work = m_sites[std::size_t(site)];
    work.proof.reset();
    m_services.sites.replace(site, std::move(*work.next));
    work.next.reset();
    work.proof = std::make_unique<SharedProof>(
        m_services.sites.at(site).client(), m_services.clock, m_setup.options.patience);
    for (int item = 0; item < count(); ++item) {
        // before the run has begun, begin() does it
        if (m_stage != Stage::Preparing && this->item(item).site == site
            && state(item).step == ItemStep::Proving)
            prove(item);
    }
}

void RotationRun::giveUpSite(int site, const ServiceReport &report)
{
    SiteWork &work = m_sites[std::size_t(site)];
    if (work.trouble)
        return;
    work.trouble = report;
    Q_EMIT siteHeld(site);
}

const std::optional<ServiceReport> &RotationRun::siteTrouble(int site) const
{
    return m_sites.at(std::size_t(site)).trouble;
}

std::vector<int> RotationRun::heldSites() const
{
    std::vector<int> held;
    for (int site = 0; site < int(m_sites.size()); ++site) {
        if (siteTrouble(site))
            held.push_back(site);
    }
    return held;
}

std::chrono::milliseconds RotationRun::rest() const
{
    std::chrono::milliseconds longest{0};
    for (int site = 0; site < m_services.sites.count(); ++site)
        longest = std::max(longest, m_services.sites.at(site).pacer->rest());
    return longest;
}

} // namespace hssreg
