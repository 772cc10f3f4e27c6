#include "app/service/network.h"

#include "app/service/endpoints.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <algorithm>

namespace hssreg {

namespace {

constexpr int mostLanes = 16;

// Says for every request which proxy it takes; owned by the manager it is given to.
class ProxyChoice final : public QNetworkProxyFactory {
public:
    explicit ProxyChoice(NetworkSettings settings)
        : m_settings(std::move(settings))
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.url()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        switch (m_settings.proxy) {
        case NetworkSettings::Proxy::System: return systemProxyForQuery(query);
        case NetworkSettings::Proxy::None: return {QNetworkProxy(QNetworkProxy::NoProxy)};
        case NetworkSettings::Proxy::Url: return {fromUrl()};
        }
        Q_UNREACHABLE();
    }

private:
    [[nodiscard]] QNetworkProxy fromUrl() const
    {
        const QUrl &url = m_settings.proxyUrl;
        const bool socks = url.scheme() == QLatin1StringView("socks5");
        QNetworkProxy proxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
            quint16(url.port(socks ? 1080 : 8080)));
        if (!url.userName().isEmpty())
            logIn(proxy, url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
        return proxy;
    }

    // An HTTP proxy is told at once instead of when it asks: Qt 6.4 crashes when a proxy closes the connection on which
    // it asked for a login that Qt has.
    static void logIn(QNetworkProxy &proxy, const QString &user, const QString &password)
    {
        if (proxy.type() == QNetworkProxy::HttpProxy) {
            proxy.setRawHeader(
                "Proxy-Authorization", "Basic " + (user + u':' + password).toUtf8().toBase64());
            return;
        }
        proxy.setUser(user);
        proxy.setPassword(password);
    }

    NetworkSettings m_settings;
};

// Puts our TLS configuration under every request: a manager itself has no place for one.
class VerifyingNetwork final : public QNetworkAccessManager {
public:
    explicit VerifyingNetwork(const NetworkSettings &settings)
        : m_tls(QSslConfiguration::defaultConfiguration())
    {
        setProxyFactory(new ProxyChoice(settings));
        m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        m_tls.setProtocol(QSsl::TlsV1_2OrLater);
        if (!settings.caFile.isEmpty()) {
            // said in full: a list of one's own turns off the loading of the system's on demand
            m_tls.setCaCertificates(
                QSslConfiguration::systemCaCertificates() + QSslCertificate::fromPath(settings.caFile));
        }
    }

protected:
    QNetworkReply *createRequest(
        Operation operation, const QNetworkRequest &request, QIODevice *body) override
    {
        QNetworkRequest withTls(request);
        withTls.setSslConfiguration(m_tls);
        return QNetworkAccessManager::createRequest(operation, withTls, body);
    }

private:
    QSslConfiguration m_tls;
};

bool isIdle(const std::unique_ptr<QNetworkAccessManager> &manager)
{
    return manager->findChildren<QNetworkReply *>().isEmpty();
}

} // namespace

Network::Network(NetworkSettings settings)
    : m_settings(std::move(settings))
    , m_lanes(std::size_t(std::clamp(m_settings.lanes, 1, mostLanes)))
{
}

Network::~Network() = default;

QNetworkAccessManager &Network::manager()
{
    std::erase_if(m_retired, isIdle);
    std::unique_ptr<QNetworkAccessManager> &lane = m_lanes[m_turn];
    m_turn = (m_turn + 1) % m_lanes.size();
    if (!lane)
        lane = std::make_unique<VerifyingNetwork>(m_settings);
    return *lane;
}

QNetworkAccessManager &Network::freshManager()
{
    if (m_lanes.size() == 1)
        return manager();
    std::erase_if(m_retired, isIdle);
    m_retired.push_back(std::make_unique<VerifyingNetwork>(m_settings));
    return *m_retired.back();
}

void Network::retire(const QNetworkAccessManager &manager)
{
    for (std::unique_ptr<QNetworkAccessManager> &lane : m_lanes) {
        if (lane.get() == &manager)
            m_retired.push_back(std::move(lane));
    }
}

} // namespace hssreg
