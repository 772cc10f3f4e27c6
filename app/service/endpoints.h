#pragma once

#include "app/support/result.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QUrl>

#include <span>

namespace hssreg {

//! A region of the service, as its SDK lists them (hss-api.md, section 5).
struct Region {
    QLatin1StringView id;
    QLatin1StringView name; //!< English; empty where none was found
};
[[nodiscard]] std::span<const Region> regions();
[[nodiscard]] bool isRegion(QStringView id);
//! `https://hss.{region}.myhuaweicloud.com`, or `.eu` in Europe.
[[nodiscard]] QUrl regionEndpoint(QStringView region);
//! IAM's endpoint: the region's own where it has one, else the one for all (hss-api.md, section 5).
[[nodiscard]] QUrl iamEndpoint(QStringView region);
//! The endpoint of enterprise projects: one for all, but for Europe, Moscow and Kuala Lumpur.
[[nodiscard]] QUrl epsEndpoint(QStringView region);

//! What is wrong with an endpoint that somebody typed.
enum class EndpointFault { Empty, NotAUrl, NoHost, OtherScheme, PlainHttp, UserInformation, MoreThanOrigin };
//! An endpoint typed as URL or bare host name. http is taken for the loopback interface only.
[[nodiscard]] Result<QUrl, EndpointFault> readEndpoint(const QString &typed);
[[nodiscard]] QString endpointFaultText(EndpointFault fault);
//! Whether an address stays on this machine: such traffic never goes through a proxy.
[[nodiscard]] bool isLoopback(const QUrl &url);

} // namespace hssreg
