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

} // namespace

NetworkSettings networkOf(const ConnectionSettings &settings)
{
    QUrl proxy(settings.proxyUrl);
    if (!settings.proxyUser.isEmpty()) {
        proxy.setUserName(settings.proxyUser, QUrl::DecodedMode);
        proxy.setPassword(settings.proxyPassword.reveal().toString(), QUrl::DecodedMode);
    }
    return {proxyOf(settings.proxy), proxy, settings.caFile};
}

Session::Session(ConnectionSettings settings, Clock &clock, RequestLog *log, PasscodeAsker *asker)
    : m_settings(std::move(settings))
    , m_network(networkOf(m_settings))
    , m_signIn(makeSignIn(m_settings, m_network, clock, asker, log))
    , m_client(m_network, clock, accountOf(m_settings), *m_signIn, log)
{
}

} // namespace hssreg
