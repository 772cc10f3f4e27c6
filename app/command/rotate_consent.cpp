#include "app/command/rotate_consent.h"

#include "app/repository/registry_place.h"
#include "app/rotation/place_settings.h"
#include "app/service/endpoints.h"
#include "app/support/text.h"

namespace hssreg {

namespace {

bool isVendors(const ConnectionSettings &settings)
{
    return settings.endpoint.isEmpty() && isRegion(settings.region);
}

} // namespace

RotateConsent::RotateConsent(
    const KeptConnections &kept, const ConnectionSettings *given, QString givenName, const QStringList &hosts)
    : m_kept(kept)
    , m_given(given)
    , m_givenName(std::move(givenName))
    , m_hosts(hosts)
{
}

QStringList RotateConsent::missing(const std::vector<RotationPlace> &places)
{
    QStringList missing;
    for (const RotationPlace &place : places) {
        const ConnectionSettings *own = ownOf(place.connection);
        if (!own)
            continue;
        ConnectionSettings wanted = own->clone();
        takePlace(wanted, place);
        if (isVendors(*own) && isVendors(wanted))
            continue;
        const QUrl there = accountOf(wanted).endpoint;
        const QString host = hostAndPort(there);
        const bool agreed = there == accountOf(*own).endpoint || m_hosts.contains(host, Qt::CaseInsensitive);
        if (!agreed && !missing.contains(host))
            missing.append(host);
    }
    return missing;
}

QString RotateConsent::complaint(const QStringList &missing)
{
    QStringList options;
    for (const QString &host : missing)
        options.append(QStringLiteral("--consent-host ") + visible(host));
    return tr(
        "The plan names endpoints that are not those of the connections. They would get the sign-in and "
        "the new passwords of their rows, so nothing was sent. If you know them: %1")
        .arg(options.join(u' '));
}

const ConnectionSettings *RotateConsent::ownOf(const QString &connection)
{
    if (m_given && (connection.isEmpty() || connection == m_givenName))
        return m_given;
    const auto known = m_known.find(connection);
    if (known != m_known.end())
        return &known->second;
    const Result<ConnectionProfile, QString> profile = m_kept.find(connection);
    if (!profile.ok())
        return nullptr;
    return &m_known.emplace(connection, settingsWithoutSecrets(profile.value())).first->second;
}

} // namespace hssreg
