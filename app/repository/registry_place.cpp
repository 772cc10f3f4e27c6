#include "app/repository/registry_place.h"

#include "app/access/address.h"
#include "app/access/findings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

// `/docker-local`, `/artifactory/api/docker/docker-local`: the key; `/artifactory` alone has none.
QString repositoryInPath(const QString &path)
{
    QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    if (!parts.isEmpty() && parts.constFirst() == "artifactory"_L1)
        parts.removeFirst();
    if (parts.size() > 2 && parts.at(0) == "api"_L1 && parts.at(1) == "docker"_L1)
        parts.remove(0, 2);
    return parts.value(0);
}

void readForm(RegistryPlace &place, RegistryProduct product)
{
    if (place.path.isEmpty())
        return;
    place.form = AddressForm::HostWithPath;
    if (product != RegistryProduct::Jfrog)
        return;
    place.repository = repositoryInPath(place.path);
    if (!place.repository.isEmpty())
        place.form = AddressForm::HostWithRepository;
}

} // namespace

QUrl RegistryPlace::at(const QString &encodedPath, const QString &encodedQuery) const
{
    QUrl url = base;
    url.setPath(encodedPath, QUrl::StrictMode);
    if (!encodedQuery.isEmpty())
        url.setQuery(encodedQuery, QUrl::StrictMode);
    return url;
}

std::optional<RegistryPlace> readPlace(const LoginToCheck &login)
{
    const QString protocol = login.protocol.toLower();
    if (protocol != "http"_L1 && protocol != "https"_L1)
        return {};
    QList<Problem> problems;
    const Address address = readAddress(login.address, problems);
    if (hasErrors(problems))
        return {};
    RegistryPlace place;
    place.base.setScheme(protocol);
    place.base.setHost(address.host);
    if (address.port)
        place.base.setPort(*address.port);
    if (!place.base.isValid() || place.base.host().isEmpty())
        return {};
    place.path = address.path;
    while (place.path.endsWith(u'/'))
        place.path.chop(1);
    readForm(place, login.product);
    return place;
}

QString hostAndPort(const QUrl &url)
{
    const int usual = url.scheme() == "https"_L1 ? 443 : 80;
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return url.port(usual) == usual ? host : host + u':' + QString::number(url.port());
}

QString repositoryInRealm(const QUrl &realm)
{
    const QStringList parts = realm.path().split(u'/', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i + 4 < parts.size(); ++i) {
        if (parts.at(i) == "api"_L1 && parts.at(i + 1) == "docker"_L1 && parts.at(i + 3) == "v2"_L1
            && parts.at(i + 4) == "token"_L1)
            return parts.at(i + 2);
    }
    return {};
}

QString encodedPart(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace hssreg
