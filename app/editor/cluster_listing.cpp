#include "app/editor/cluster_listing.h"

#include "app/service/advice.h"
#include "app/service/hss_client.h"
#include "app/support/text.h"

#include <algorithm>

namespace hssreg {

namespace {

bool standsBefore(const ClusterInfo &a, const ClusterInfo &b)
{
    const bool good = whyNotJumpCluster(a).isEmpty();
    if (good != whyNotJumpCluster(b).isEmpty())
        return good;
    return QString::localeAwareCompare(clusterName(a), clusterName(b)) < 0;
}

} // namespace

ClusterListing::ClusterListing(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

ClusterListing::~ClusterListing() = default;

void ClusterListing::setClient(HssClient *client, std::chrono::milliseconds deadline)
{
    m_scope.cancelAll();
    m_client = client;
    m_deadline = deadline;
    m_items.clear();
    m_report = {};
    setState(client ? State::NotRead : State::NoConnection);
}

void ClusterListing::want()
{
    if (m_state == State::NotRead)
        refresh();
}

void ClusterListing::refresh()
{
    if (!m_client || m_state == State::Loading)
        return;
    m_scope.reopen();
    setState(State::Loading);
    read();
}

const ClusterInfo *ClusterListing::find(const QString &id) const
{
    const auto found = std::find_if(
        m_items.begin(), m_items.end(), [&id](const ClusterInfo &cluster) { return cluster.id == id; });
    return found == m_items.end() ? nullptr : &*found;
}

QString ClusterListing::notice() const
{
    switch (m_state) {
    case State::NoConnection: return tr("Without a connection the clusters can not be listed: type the ID.");
    case State::NotRead: return {};
    case State::Loading: return tr("Reading the clusters that are connected to HSS…");
    case State::Ready:
        return m_items.isEmpty() ? tr("HSS knows no cluster in this project. Connect one in the HSS console, "
                                      "or type the ID of another.")
                                 : QString();
    case State::Failed:
        return tr("The clusters could not be listed: %1. Type the ID, or read them again.")
            .arg(visible(reportText(m_report)));
    }
    Q_UNREACHABLE();
}

QCoro::Task<> ClusterListing::read()
{
    const Deadline deadline(m_clock, m_deadline);
    auto list = co_await m_client->listClusters(deadline, m_scope);
    if (m_scope.isClosed())
        co_return;
    if (list.ok()) {
        m_items = std::move(list).value();
        std::stable_sort(m_items.begin(), m_items.end(), standsBefore);
        m_report = {};
        setState(State::Ready);
        co_return;
    }
    m_report = list.error();
    setState(State::Failed);
}

void ClusterListing::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace hssreg
