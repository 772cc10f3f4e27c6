#include "app/editor/registry_listing.h"

#include "app/service/hss_client.h"

namespace hssreg {

RegistryListing::RegistryListing(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_auto(clock)
{
    connect(&m_auto, &AutoRefresh::due, this, &RegistryListing::refresh);
}

RegistryListing::~RegistryListing() = default;

void RegistryListing::setClient(HssClient *client, std::chrono::milliseconds deadline)
{
    m_scope.cancelAll();
    m_client = client;
    m_deadline = deadline;
    m_items.clear();
    m_report = {};
    Q_EMIT itemsChanged();
    m_auto.stop();
    setState(State::NoConnection);
    if (m_client)
        refresh();
}

void RegistryListing::refresh()
{
    if (!m_client || m_state == State::Loading)
        return;
    m_scope.reopen();
    setState(State::Loading);
    read();
}

void RegistryListing::cancel()
{
    m_scope.cancelAll();
}

const RegistryInfo *RegistryListing::find(const QString &id) const
{
    return findRegistry(m_items, id);
}

void RegistryListing::replace(const RegistryInfo &registry)
{
    for (qsizetype row = 0; row < m_items.size(); ++row) {
        if (m_items.at(row).id != registry.id || m_items.at(row) == registry)
            continue;
        m_items[row] = registry;
        Q_EMIT itemChanged(int(row));
        return;
    }
}

QCoro::Task<> RegistryListing::read()
{
    RegistryList list = co_await m_client->listRegistries(Deadline(m_clock, m_deadline), m_scope);
    if (list.ok()) {
        m_items = std::move(list).value();
        m_report = {};
        Q_EMIT itemsChanged();
        setState(State::Ready);
        co_return;
    }
    m_report = list.error();
    // "No permission" and "access denied" come as refusals of many codes: whatever the service refuses to list, a
    // person with the ID may still be allowed to edit.
    setState(m_report.outcome == Outcome::Refused ? State::NoRights : State::Failed);
}

void RegistryListing::setState(State state)
{
    m_state = state;
    // A refused login is not tried again by itself: five failures lock the keys of an account.
    if (state == State::Failed && m_report.outcome == Outcome::Unauthorized)
        m_auto.stop();
    else if (state != State::NoConnection && state != State::Loading)
        m_auto.restart();
    Q_EMIT stateChanged();
}

} // namespace hssreg
