#include "app/history/credential_ages.h"

#include "app/history/history.h"

namespace hssreg {

using namespace std::chrono_literals;

CredentialAges::CredentialAges(History *history, QObject *parent)
    : QObject(parent)
    , m_history(history)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(1s);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (m_isBehind)
            refresh();
    });
    if (m_history)
        connect(m_history, &History::changed, this, &CredentialAges::follow);
}

CredentialAges::~CredentialAges() = default;

void CredentialAges::setPlace(const QString &endpoint, const QString &projectId)
{
    if (endpoint == m_endpoint && projectId == m_projectId)
        return;
    m_endpoint = endpoint;
    m_projectId = projectId;
    m_changes.clear();
    Q_EMIT changed();
    refresh();
}

// A rotation of thousands records all the time, and each reading is of the whole project.
void CredentialAges::follow()
{
    if (m_isReading || m_rest.isActive())
        m_isBehind = true;
    else
        refresh();
}

void CredentialAges::refresh()
{
    m_isBehind = false;
    m_scope.cancelAll(); // what is under way answers for what was
    m_scope.reopen();
    if (m_history && !m_endpoint.isEmpty())
        read();
}

std::optional<QDateTime> CredentialAges::lastChange(const QString &registryId) const
{
    const auto found = m_changes.constFind(registryId);
    return found == m_changes.constEnd() ? std::nullopt : std::optional(*found);
}

QCoro::Task<> CredentialAges::read()
{
    m_isReading = true;
    const Result<CredentialChanges, HistoryError> changes =
        co_await m_history->credentialChanges(m_endpoint, m_projectId, m_scope);
    if (!changes.ok() && changes.error() == HistoryError::Cancelled)
        co_return; // another reading took its place
    m_isReading = false;
    m_rest.start();
    // an age that can not be read is not known; the history says itself what is the matter with it
    if (!changes.ok() || changes.value() == m_changes)
        co_return;
    m_changes = changes.value();
    Q_EMIT changed();
}

} // namespace hssreg
