#pragma once

#include "app/access/findings.h"

#include <QStringView>

namespace hssreg {

//! What kind of host a text is.
enum class HostKind { Name, Ipv4, Ipv6, Broken };

//! What is only suspicious about a host; said once the whole address is read.
struct HostReading {
    HostKind kind = HostKind::Broken;
    QList<Reason> suspicious;
    QString ascii; //!< how a name with other letters goes through the DNS (`xn--…`); empty for all others
};

//! Reads a host that does not stand in brackets: a name or an IPv4 address. Errors go to `findings`.
[[nodiscard]] HostReading readHost(QStringView host, Findings &findings);
//! Reads what stands between brackets. Errors go to `findings`.
[[nodiscard]] HostReading readBracketedHost(QStringView host, Findings &findings);
//! Whether a text is an IPv6 address, without brackets and without a zone.
[[nodiscard]] bool isIpv6(QStringView text);

} // namespace hssreg
