#pragma once

#include "app/connection/connection_settings.h"
#include "app/service/credential_source.h"
#include "app/service/hss_client.h"
#include "app/service/network.h"

#include <memory>

namespace hssreg {

//! One connection in use: its network and its client. Whoever runs flows over it must be done, or be told to
//! use another client, before it goes.
class Session {
public:
    //! Only with settings without errors. Refers to the clock and the log (which may be null). Without a source, the
    //! credential is the token of the settings.
    Session(ConnectionSettings settings, Clock &clock, RequestLog *log = nullptr,
        std::unique_ptr<CredentialSource> source = nullptr);

    [[nodiscard]] const ConnectionSettings &settings() const { return m_settings; }
    [[nodiscard]] HssClient &client() { return m_client; }

private:
    ConnectionSettings m_settings;
    Network m_network;
    std::unique_ptr<CredentialSource> m_source;
    HssClient m_client;
};

} // namespace hssreg
