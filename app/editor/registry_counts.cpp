#include "app/editor/registry_counts.h"

#include "app/service/hss_client.h"

namespace hssreg {

RegistryCounts::RegistryCounts(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

RegistryCounts::~RegistryCounts() = default;

void RegistryCounts::setClient(HssClient *client, std::chrono::milliseconds deadline)
{
    m_scope.cancelAll();
    m_client = client;
    m_deadline = deadline;
    m_counts = {};
    setState(State::NotRead);
}

void RegistryCounts::refresh()
{
    if (!m_client || m_state == State::Loading)
        return;
    m_scope.reopen();
    setState(State::Loading);
    read();
}

QCoro::Task<> RegistryCounts::read()
{
    const Deadline deadline(m_clock, m_deadline);
    const auto counts = co_await m_client->registryStatistics({}, deadline, m_scope);
    if (m_scope.isClosed())
        co_return;
    if (counts.ok()) {
        m_counts = counts.value();
        setState(State::Ready);
        co_return;
    }
    m_report = counts.error();
    setState(State::Failed);
}

void RegistryCounts::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace hssreg
