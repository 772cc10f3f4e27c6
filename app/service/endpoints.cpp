#include "app/service/endpoints.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <algorithm>
#include <array>

namespace hssreg {

namespace {

using View = QLatin1StringView;

// hss-api.md, section 5: all regions of the vendor's SDK; names only where public lists agree.
constexpr std::array allRegions{
    Region{View("cn-north-1"), View("CN North-Beijing1")},
    Region{View("cn-north-2"), View("CN North-Beijing2")},
    Region{View("cn-north-4"), View("CN North-Beijing4")},
    Region{View("cn-north-9"), View("CN North-Ulanqab1")},
    Region{View("cn-north-11"), View()},
    Region{View("cn-north-12"), View("CN North3")},
    Region{View("cn-east-2"), View("CN East-Shanghai2")},
    Region{View("cn-east-3"), View("CN East-Shanghai1")},
    Region{View("cn-east-4"), View("CN East2")},
    Region{View("cn-east-5"), View("CN East-Qingdao")},
    Region{View("cn-south-1"), View("CN South-Guangzhou")},
    Region{View("cn-south-2"), View("CN South-Shenzhen")},
    Region{View("cn-south-4"), View("CN South-Guangzhou-InvitationOnly")},
    Region{View("cn-southwest-2"), View("CN Southwest-Guiyang1")},
    Region{View("cn-southwest-3"), View()},
    Region{View("ap-southeast-1"), View("CN-Hong Kong")},
    Region{View("ap-southeast-2"), View("AP-Bangkok")},
    Region{View("ap-southeast-3"), View("AP-Singapore")},
    Region{View("ap-southeast-4"), View("AP-Jakarta")},
    Region{View("ap-southeast-5"), View("AP-Manila")},
    Region{View("my-kualalumpur-1"), View("AP-Kuala Lumpur-OP6")},
    Region{View("af-south-1"), View("AF-Johannesburg")},
    Region{View("af-north-1"), View("AF-Cairo")},
    Region{View("me-east-1"), View("ME-Riyadh")},
    Region{View("ae-ad-1"), View("ME-Abu Dhabi-OP5")},
    Region{View("tr-west-1"), View("TR-Istanbul")},
    Region{View("eu-west-101"), View("EU-Dublin")},
    Region{View("ru-moscow-1"), View("RU-Moscow2")},
    Region{View("na-mexico-1"), View("LA-Mexico City1")},
    Region{View("la-north-2"), View("LA-Mexico City2")},
    Region{View("la-south-2"), View("LA-Santiago")},
    Region{View("sa-brazil-1"), View("LA-Sao Paulo1")},
};

// Regions without an IAM endpoint of their own (column I there): the one for all serves them.
constexpr std::array withoutIam{View("cn-north-11"), View("cn-south-4"), View("cn-southwest-3"),
    View("ap-southeast-5"), View("af-north-1")};
// Regions with a host of their own for enterprise projects (section 4.3).
constexpr std::array withEps{View("eu-west-101"), View("ru-moscow-1"), View("my-kualalumpur-1")};

template <typename Regions> bool isOneOf(const Regions &some, QStringView region)
{
    return std::find(some.begin(), some.end(), region) != some.end();
}

// `https://{service}.{region}.myhuaweicloud.com`, `.eu` in Europe; without a region, the one for all.
QUrl endpointOf(View service, QStringView region)
{
    const View top = region == View("eu-west-101") ? View("eu") : View("com");
    const QString host = region.isEmpty()
        ? QStringLiteral("%1.myhuaweicloud.com").arg(service)
        : QStringLiteral("%1.%2.myhuaweicloud.%3").arg(service, region.toString(), top);
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    return url;
}

} // namespace

std::span<const Region> regions()
{
    return allRegions;
}

bool isRegion(QStringView id)
{
    return std::any_of(
        allRegions.begin(), allRegions.end(), [id](const Region &region) { return region.id == id; });
}

QUrl regionEndpoint(QStringView region)
{
    return endpointOf(View("hss"), region);
}

QUrl iamEndpoint(QStringView region)
{
    return endpointOf(View("iam"), isOneOf(withoutIam, region) ? QStringView() : region);
}

QUrl epsEndpoint(QStringView region)
{
    return endpointOf(View("eps"), isOneOf(withEps, region) ? region : QStringView());
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    if (host.compare(View("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    return QHostAddress(host).isLoopback();
}

Result<QUrl, EndpointFault> readEndpoint(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return EndpointFault::Empty;
    const bool hasScheme = text.contains(View("://"));
    const QUrl url(hasScheme ? text : View("https://") + text, QUrl::StrictMode);
    if (!url.isValid())
        return EndpointFault::NotAUrl;
    if (url.scheme() != View("https") && url.scheme() != View("http"))
        return EndpointFault::OtherScheme;
    if (url.host().isEmpty())
        return EndpointFault::NoHost;
    if (!url.userInfo().isEmpty())
        return EndpointFault::UserInformation;
    if ((url.path() != View("/") && !url.path().isEmpty()) || url.hasQuery() || url.hasFragment())
        return EndpointFault::MoreThanOrigin;
    if (url.scheme() == View("http") && !isLoopback(url))
        return EndpointFault::PlainHttp;
    return url.adjusted(QUrl::RemovePath);
}

QString endpointFaultText(EndpointFault fault)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Endpoint", text); };
    switch (fault) {
    case EndpointFault::Empty: return tr("Choose a region, or type the endpoint of the service.");
    case EndpointFault::NotAUrl:
        return tr("The endpoint is not a URL. Example: https://hss.cn-north-4.myhuaweicloud.com");
    case EndpointFault::NoHost: return tr("The endpoint has no host name.");
    case EndpointFault::OtherScheme: return tr("The endpoint must begin with https://");
    case EndpointFault::PlainHttp:
        return tr("The endpoint must use https: over http the token and passwords could be read on the way.");
    case EndpointFault::UserInformation: return tr("The endpoint must not contain a user name or password.");
    case EndpointFault::MoreThanOrigin:
        return tr("The endpoint is scheme, host and port only, without a path or query.");
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
