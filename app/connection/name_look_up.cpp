#include "app/connection/name_look_up.h"

#include "app/service/endpoints.h"

#include <QHostInfo>
#include <QNetworkProxyFactory>

namespace hssreg {

bool isReachedDirectly(const ConnectionSettings &settings, const QUrl &url)
{
    if (isLoopback(url))
        return true;
    switch (settings.proxy) {
    case ProxyUse::None: return true;
    case ProxyUse::Url: return false;
    case ProxyUse::System: {
        const QList<QNetworkProxy> proxies =
            QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
        return proxies.isEmpty() || proxies.first().type() == QNetworkProxy::NoProxy;
    }
    }
    Q_UNREACHABLE();
}

void NameLookUp::start()
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(&m_context, [this] { conclude(false); });
    m_timer.start(m_limit);
    QHostInfo::lookupHost(m_host, &m_context, [this](const QHostInfo &info) {
        conclude(info.error() == QHostInfo::NoError && !info.addresses().isEmpty());
    });
}

} // namespace hssreg
