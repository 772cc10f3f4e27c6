#pragma once

#include "app/access/problem.h"
#include "app/service/account.h"
#include "app/support/result.h"
#include "app/support/secret.h"

#include <chrono>

namespace hssreg {

//! Which proxy traffic goes through. Loopback traffic never goes through one.
enum class ProxyUse { System, None, Url };

//! How to reach HSS, and as whom: the connection of this session. Moved, since it holds the token.
struct ConnectionSettings {
    QString region; //!< one of regions(), unless `endpoint` is given
    QString endpoint; //!< as typed; goes before the region
    QString projectId;
    QString enterpriseProjectId; //!< empty: left out
    Secret token;
    QString caFile; //!< PEM file of further authorities; empty: the system's only
    ProxyUse proxy = ProxyUse::System;
    QString proxyUrl; //!< with ProxyUse::Url
    std::chrono::seconds deadline{60}; //!< the whole of one operation, 1 s to 1 h
    bool practice = false; //!< the built-in practice service: the window shows its banner

    [[nodiscard]] ConnectionSettings clone() const;
};

//! The parts of a connection, for messages beside the right input.
enum class ConnectionPart { Endpoint, Project, EnterpriseProject, Token, CaFile, Proxy, Deadline };

//! What is wrong with one part, in words.
struct ConnectionProblem {
    ConnectionPart part;
    Level level;
    QString text;
};

//! Everything that is wrong with the settings. Offline: looks at the CA file, at nothing else outside.
[[nodiscard]] QList<ConnectionProblem> checkConnection(const ConnectionSettings &settings);

//! The account for requests. Only for settings without errors.
[[nodiscard]] Account accountOf(const ConnectionSettings &settings);

//! `prod · cn-north-4 · 05a1f2…e9`: how a window or a message names it. No secret.
[[nodiscard]] QString connectionTitle(const ConnectionSettings &settings);

} // namespace hssreg
