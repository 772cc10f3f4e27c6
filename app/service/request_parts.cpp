#include "app/service/request_parts.h"

namespace hssreg {

QByteArray percentEncoded(QStringView text)
{
    // QByteArray::toPercentEncoding keeps exactly the unreserved characters of RFC 3986
    return text.toUtf8().toPercentEncoding();
}

QByteArray userAgent()
{
    return QByteArrayLiteral("hss-registry-access/" HSSREG_VERSION);
}

QUrl urlOf(const QUrl &endpoint, const QByteArray &path, const QueryItems &query)
{
    QByteArray encoded = endpoint.toEncoded(QUrl::RemovePath) + path;
    char separator = '?';
    for (const auto &[name, value] : query) {
        if (value.isEmpty())
            continue;
        encoded += separator + name + '=' + percentEncoded(value);
        separator = '&';
    }
    return QUrl::fromEncoded(encoded, QUrl::StrictMode);
}

HttpRequest bareRequest(Verb verb, QUrl url)
{
    HttpRequest request;
    request.verb = verb;
    request.url = std::move(url);
    request.headers.push_back({"User-Agent", {}, userAgent()});
    request.headers.push_back({"Accept", {}, "application/json"});
    return request;
}

HttpRequest jsonRequest(Verb verb, QUrl url, WipedBytes body)
{
    HttpRequest request = bareRequest(verb, std::move(url));
    request.headers.push_back({"Content-Type", {}, "application/json"});
    request.body = std::move(body);
    return request;
}

} // namespace hssreg
