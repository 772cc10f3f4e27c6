#pragma once

#include "app/connection/connection_settings.h"
#include "app/connection/sign_in.h"
#include "app/service/hss_client.h"
#include "app/service/network.h"

#include <memory>

namespace hssreg {

//! The way of the settings to the network; with the login of the proxy in its URL.
[[nodiscard]] NetworkSettings networkOf(const ConnectionSettings &settings);

//! One connection in use: its network and its client. Whoever runs flows over it must be done, or be told to
//! use another client, before it goes.
class Session {
public:
    //! Only with settings without errors. Refers to the clock, the log and the asker (which may be null: then a passcode
    //! that is needed can not be had). Signs in as the settings say, when the first request needs it. With a pacer
    //! (which must outlive it) the requests to HSS wait for their turn. `lanes`: as in NetworkSettings.
    Session(ConnectionSettings settings, Clock &clock, RequestLog *log = nullptr,
        PasscodeAsker *asker = nullptr, Pacer *pacer = nullptr, int lanes = 1);

    [[nodiscard]] const ConnectionSettings &settings() const { return m_settings; }
    [[nodiscard]] HssClient &client() { return m_client; }
    //! Where its sign-in stands; and to try again after a refusal.
    [[nodiscard]] SignIn &signIn() { return *m_signIn; }
    [[nodiscard]] const SignIn &signIn() const { return *m_signIn; }

private:
    ConnectionSettings m_settings;
    Network m_network;
    std::unique_ptr<SignIn> m_signIn;
    HssClient m_client;
};

} // namespace hssreg
