#include "app/service/requests.h"

#include "app/access/access_fields.h"
#include "app/access/access_json.h"

namespace hssreg {

namespace {

QByteArray registriesPath(const Account &account)
{
    return "/v5/" + percentEncoded(account.projectId) + "/image/registries";
}

// Query parameters in the order given; empty values are left out.
QUrl urlOf(const Account &account, const QByteArray &path, const QList<std::pair<QByteArray, QString>> &query)
{
    QByteArray encoded = account.endpoint.toEncoded(QUrl::RemovePath) + path;
    char separator = '?';
    for (const auto &[name, value] : query) {
        if (value.isEmpty())
            continue;
        encoded += separator + name + '=' + percentEncoded(value);
        separator = '&';
    }
    return QUrl::fromEncoded(encoded, QUrl::StrictMode);
}

HttpRequest request(Verb verb, QUrl url)
{
    HttpRequest request;
    request.verb = verb;
    request.url = std::move(url);
    request.headers.push_back({"User-Agent", {}, userAgent()});
    request.headers.push_back({"Accept", {}, "application/json"});
    return request;
}

QByteArray enterpriseProjectName()
{
    const QLatin1StringView name = entryFor(Field::EnterpriseProjectId).name;
    return {name.data(), name.size()};
}

} // namespace

QByteArray percentEncoded(QStringView text)
{
    // QByteArray::toPercentEncoding keeps exactly the unreserved characters of RFC 3986
    return text.toUtf8().toPercentEncoding();
}

QByteArray userAgent()
{
    return QByteArrayLiteral("hss-registry-access/" HSSREG_VERSION);
}

HttpRequest updateRegistryHead(const Account &account, const QString &registryId)
{
    const QByteArray path = registriesPath(account) + '/' + percentEncoded(registryId);
    HttpRequest put =
        request(Verb::Put, urlOf(account, path, {{enterpriseProjectName(), account.enterpriseProjectId}}));
    put.headers.push_back({"Content-Type", {}, "application/json"});
    return put;
}

HttpRequest updateRegistryRequest(
    const Account &account, const QString &registryId, const AccessUpdate &change)
{
    HttpRequest put = updateRegistryHead(account, registryId);
    put.body = updateBody(change);
    return put;
}

HttpRequest listRegistriesRequest(const Account &account, int offset, int limit)
{
    return request(Verb::Get,
        urlOf(account, registriesPath(account),
            {{enterpriseProjectName(), account.enterpriseProjectId}, {"limit", QString::number(limit)},
                {"offset", QString::number(offset)}}));
}

} // namespace hssreg
