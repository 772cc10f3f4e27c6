#pragma once

#include "app/connection/connection_settings.h"
#include "app/service/hss_client.h"
#include "app/service/network.h"

namespace hssreg {

//! One connection in use: its network and its client. Whoever runs flows over it must be done, or be told to
//! use another client, before it goes.
class Session {
public:
    //! Only with settings without errors. Refers to the clock and the log (which may be null).
    Session(ConnectionSettings settings, Clock &clock, RequestLog *log = nullptr);

    [[nodiscard]] const ConnectionSettings &settings() const { return m_settings; }
    [[nodiscard]] HssClient &client() { return m_client; }

private:
    ConnectionSettings m_settings;
    Network m_network;
    HssClient m_client;
};

} // namespace hssreg
