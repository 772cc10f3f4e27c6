#include "app/connection/session.h"

#include <QUrl>

namespace hssreg {

namespace {

NetworkSettings::Proxy proxyOf(ProxyUse use)
{
    switch (use) {
    case ProxyUse::System: return NetworkSettings::Proxy::System;
    case ProxyUse::None: return NetworkSettings::Proxy::None;
    case ProxyUse::Url: return NetworkSettings::Proxy::Url;
    }
    Q_UNREACHABLE();
}

NetworkSettings withLanes(NetworkSettings settings, int lanes)
{
    settings.lanes = lanes;
    return settings;
}

} // namespace

NetworkSettings networkOf(const ConnectionSettings &settings)
{
    QUrl proxy(settings.proxyUrl);
    if (!settings.proxyUser.isEmpty()) {
        proxy.setUserName(settings.proxyUser, QUrl::DecodedMode);
        proxy.setPassword(settings.proxyPassword.reveal().toString(), QUrl::DecodedMode);
    }
    NetworkSettings network;
    network.proxy = proxyOf(settings.proxy);
    network.proxyUrl = proxy;
    network.caFile = settings.caFile;
    return network;
}

Session::Session(
    ConnectionSettings settings, Clock &clock, RequestLog *log, PasscodeAsker *asker, Pacer *pacer, int lanes)
    : m_settings(std::move(settings))
    , m_network(withLanes(networkOf(m_settings), lanes))
    , m_signIn(makeSignIn(m_settings, m_network, clock, asker, log))
    , m_client(m_network, clock, accountOf(m_settings), *m_signIn, log, pacer)
{
}

} // namespace hssreg
