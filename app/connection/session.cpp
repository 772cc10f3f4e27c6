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

NetworkSettings networkOf(const ConnectionSettings &settings)
{
    return {proxyOf(settings.proxy), QUrl(settings.proxyUrl), settings.caFile};
}

std::unique_ptr<CredentialSource> tokenOf(const ConnectionSettings &settings)
{
    return std::make_unique<GivenCredential>(TokenCredential{settings.token.clone()});
}

} // namespace

Session::Session(
    ConnectionSettings settings, Clock &clock, RequestLog *log, std::unique_ptr<CredentialSource> source)
    : m_settings(std::move(settings))
    , m_network(networkOf(m_settings))
    , m_source(source ? std::move(source) : tokenOf(m_settings))
    , m_client(m_network, clock, accountOf(m_settings), *m_source, log)
{
}

} // namespace hssreg
