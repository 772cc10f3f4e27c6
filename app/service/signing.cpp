#include "app/service/signing.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace hssreg {

namespace {

constexpr std::size_t blockSize = 64; // of SHA-256, in bytes
constexpr auto algorithm = "SDK-HMAC-SHA256";
constexpr auto hash = QCryptographicHash::Sha256;

// What authorise() adds, lower case.
constexpr std::array addedNames{
    "x-auth-token", "authorization", "x-sdk-date", "x-project-id", "x-security-token"};
// Never signed: proxies and Qt may change these, and a proof does not sign itself.
constexpr std::array unsignedNames{"x-auth-token", "authorization", "user-agent", "accept", "host"};

template <typename Names> bool contains(const Names &names, const QByteArray &lowerName)
{
    return std::find(names.begin(), names.end(), lowerName) != names.end();
}

void append(WipedBytes &bytes, const QByteArray &text)
{
    bytes.insert(bytes.end(), text.begin(), text.end());
}

QByteArrayView viewOf(const WipedBytes &bytes)
{
    return {bytes.data(), qsizetype(bytes.size())};
}

// As Qt writes it: the port only where the URL has one.
QByteArray hostOf(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    return url.port() == -1 ? host : host + ':' + QByteArray::number(url.port());
}

struct SignedHeader {
    QByteArray name; // lower case
    WipedBytes value;
};

std::vector<SignedHeader> signedHeaders(const HttpRequest &request)
{
    std::vector<SignedHeader> headers;
    const QByteArray host = hostOf(request.url);
    headers.push_back({"host", WipedBytes(host.begin(), host.end())});
    for (const HttpHeader &header : request.headers) {
        const QByteArray name = header.name.toLower();
        if (name.contains('_') || contains(unsignedNames, name))
            continue;
        WipedBytes value = toUtf8(header.secret.reveal());
        if (value.empty()) {
            const QByteArray trimmed = header.value.trimmed();
            value.assign(trimmed.begin(), trimmed.end());
        }
        headers.push_back({name, std::move(value)});
    }
    std::sort(headers.begin(), headers.end(),
        [](const SignedHeader &a, const SignedHeader &b) { return a.name < b.name; });
    return headers;
}

QByteArray canonicalPath(const QUrl &url)
{
    const QByteArray decoded = QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1());
    const QByteArray path = decoded.toPercentEncoding("/");
    return path.endsWith('/') ? path : path + '/';
}

// Sorted by name, then value, as they are before they are encoded. The URL itself holds the same text, so these copies
// tell nothing more.
QByteArray canonicalQuery(const QUrl &url)
{
    QList<std::pair<QByteArray, QByteArray>> pairs;
    const QList<QByteArray> items = url.query(QUrl::FullyEncoded).toLatin1().split('&');
    for (const QByteArray &item : items) {
        if (item.isEmpty())
            continue;
        const qsizetype sign = item.indexOf('=');
        const QByteArray name = sign < 0 ? item : item.left(sign);
        const QByteArray value = sign < 0 ? QByteArray() : item.mid(sign + 1);
        pairs.append({QByteArray::fromPercentEncoding(name), QByteArray::fromPercentEncoding(value)});
    }
    std::sort(pairs.begin(), pairs.end());
    QByteArray query;
    for (const auto &[name, value] : pairs)
        query += (query.isEmpty() ? "" : "&") + name.toPercentEncoding() + '=' + value.toPercentEncoding();
    return query;
}

QByteArray hexOfHash(QByteArrayView bytes)
{
    QCryptographicHash sum(hash);
    sum.addData(bytes);
    return sum.result().toHex();
}

// HMAC (RFC 2104) over Qt's SHA-256: QMessageAuthenticationCode keeps a copy of the key that is not overwritten.
QByteArray hmac(const Secret &key, QByteArrayView data)
{
    WipedBytes block = toUtf8(key.reveal());
    if (block.size() > blockSize) {
        QCryptographicHash shortened(hash);
        shortened.addData(viewOf(block));
        const QByteArray sum = shortened.result();
        block.assign(sum.begin(), sum.end());
    }
    block.resize(blockSize, '\0');
    WipedBytes inner = block;
    WipedBytes outer = block;
    for (std::size_t i = 0; i < blockSize; ++i) {
        inner[i] = char(inner[i] ^ 0x36);
        outer[i] = char(outer[i] ^ 0x5c);
    }
    QCryptographicHash first(hash);
    first.addData(viewOf(inner));
    first.addData(data);
    QCryptographicHash second(hash);
    second.addData(viewOf(outer));
    second.addData(first.result());
    return second.result();
}

QByteArray dateOf(const HttpRequest &request)
{
    for (const HttpHeader &header : request.headers) {
        if (header.name.compare("X-Sdk-Date", Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

void dropProof(HttpRequest &request)
{
    std::erase_if(request.headers,
        [](const HttpHeader &header) { return contains(addedNames, header.name.toLower()); });
}

} // namespace

QByteArray signedHeaderNames(const HttpRequest &request)
{
    QByteArrayList names;
    for (const SignedHeader &header : signedHeaders(request))
        names.append(header.name);
    return names.join(';');
}

WipedBytes canonicalRequest(const HttpRequest &request)
{
    WipedBytes text;
    append(text, verbName(request.verb) + '\n' + canonicalPath(request.url) + '\n');
    append(text, canonicalQuery(request.url) + '\n');
    for (const SignedHeader &header : signedHeaders(request)) {
        append(text, header.name + ':');
        text.insert(text.end(), header.value.begin(), header.value.end());
        append(text, "\n");
    }
    append(text, '\n' + signedHeaderNames(request) + '\n');
    append(text, hexOfHash(request.body ? viewOf(*request.body) : QByteArrayView()));
    return text;
}

Secret authorization(const HttpRequest &request, const KeyCredential &keys)
{
    const QByteArray toSign =
        QByteArray(algorithm) + '\n' + dateOf(request) + '\n' + hexOfHash(viewOf(canonicalRequest(request)));
    const QByteArray signature = hmac(keys.secretKey, toSign).toHex();
    const QString text = QString::fromLatin1(algorithm) + QLatin1StringView(" Access=") + keys.accessKeyId
        + QLatin1StringView(", SignedHeaders=") + QString::fromLatin1(signedHeaderNames(request))
        + QLatin1StringView(", Signature=") + QString::fromLatin1(signature);
    return Secret(text);
}

void authorise(
    HttpRequest &request, const Credential &credential, const QDateTime &now, const QString &projectId)
{
    dropProof(request);
    if (const auto *token = std::get_if<TokenCredential>(&credential)) {
        request.headers.push_back({"X-Auth-Token", token->token.clone(), {}});
        return;
    }
    const KeyCredential &keys = std::get<KeyCredential>(credential);
    const QString date = now.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    request.headers.push_back({"X-Sdk-Date", {}, date.toLatin1()});
    if (!projectId.isEmpty())
        request.headers.push_back({"X-Project-Id", {}, projectId.toUtf8()});
    if (!keys.securityToken.isEmpty())
        request.headers.push_back({"X-Security-Token", keys.securityToken.clone(), {}});
    request.headers.push_back({"Authorization", authorization(request, keys), {}});
}

} // namespace hssreg
