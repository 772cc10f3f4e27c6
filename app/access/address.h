#pragma once

#include "app/access/problem.h"

namespace hssreg {

//! How a registry address was read. Parts are as typed.
struct Address {
    QString scheme; //!< empty when there is none
    QString host; //!< without brackets
    std::optional<int> port;
    QString path; //!< with its slash; empty when there is none
    bool ipv6 = false;
};

//! Reads `host`, `host:port`, `IPv4:port`, and what is tolerated beside them. Adds what is wrong with it (errors)
//! and what is only suspicious (warnings that say what it was read as) to `found`.
Address readAddress(QStringView text, QList<Problem> &found);

//! A port that fits the other protocol better (80 with https, 443 with http).
[[nodiscard]] bool isUnusualPort(QStringView protocol, int port);

} // namespace hssreg
