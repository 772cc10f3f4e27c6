#pragma once

#include <QString>
#include <QUrl>

#include <memory>
#include <vector>

class QNetworkAccessManager;

namespace hssreg {

//! How a connection reaches the network.
struct NetworkSettings {
    enum class Proxy { System, None, Url };
    Proxy proxy = Proxy::System;
    QUrl
        proxyUrl; //!< with Proxy::Url: http:// or socks5://, with the login of the proxy, if it asks for one (HTTP proxies: Basic)
    QString caFile; //!< PEM file of authorities trusted beside the system's; empty: none
    int lanes = 1; //!< managers side by side, 1 to 16: Qt makes six connections to a host with each
};

//! The network that HttpCall uses: the proxy of the settings (never for the loopback interface), the system's
//! authorities and those of the file. Certificates are always verified.
//! It hands out one manager after the other, because Qt offers no other fresh connection that leaves the rest
//! alone: clearConnectionCache() stops the thread in which the other requests of the same manager are under way.
class Network {
public:
    explicit Network(NetworkSettings settings = {});
    ~Network();
    Network(const Network &) = delete;
    Network &operator=(const Network &) = delete;

    //! The manager for the next request: of each lane in turn. Owned here; lives until its last request ended and it was retired.
    [[nodiscard]] QNetworkAccessManager &manager();
    //! One without connections, for a request that is sent again because the connection was lost. With one lane
    //! that is the next manager, since the last was retired.
    [[nodiscard]] QNetworkAccessManager &freshManager();
    //! No request starts on the connections of this manager any more; those under way go on.
    void retire(const QNetworkAccessManager &manager);

private:
    NetworkSettings m_settings;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_lanes; // null: made when its turn comes
    std::size_t m_turn = 0; // the lane of the next request
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_retired;
};

} // namespace hssreg
