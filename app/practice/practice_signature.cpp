#include "app/practice/practice_signature.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QTimeZone>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView algorithm("SDK-HMAC-SHA256");
constexpr QByteArrayView dateHeader("x-sdk-date");
constexpr qsizetype digestLength = 64;
constexpr std::chrono::minutes goodFor{15}; // hss-api.md, section 4.2, pitfalls

//! The text after `name=` in one part of the header.
std::optional<QByteArray> partOf(const QByteArray &part, QByteArrayView name)
{
    const QByteArray trimmed = part.trimmed();
    if (!trimmed.startsWith(name) || trimmed.size() <= name.size() || trimmed.at(name.size()) != '=')
        return std::nullopt;
    return trimmed.sliced(name.size() + 1);
}

QByteArray encoded(const QByteArray &text)
{
    return text.toPercentEncoding(); // leaves letters, digits and -._~ as they are
}

QByteArray canonicalPath(const QByteArray &path)
{
    QByteArray result = QByteArray::fromPercentEncoding(path).toPercentEncoding("/");
    if (!result.endsWith('/'))
        result += '/';
    return result;
}

QByteArray canonicalQuery(const QByteArray &query)
{
    QList<std::pair<QByteArray, QByteArray>> parameters;
    const QList<QByteArray> parts = query.split('&');
    for (const QByteArray &part : parts) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        parameters.append({QByteArray::fromPercentEncoding(equals < 0 ? part : part.first(equals)),
            equals < 0 ? QByteArray() : QByteArray::fromPercentEncoding(part.sliced(equals + 1))});
    }
    std::sort(parameters.begin(), parameters.end());
    QByteArrayList lines;
    for (const auto &[name, value] : std::as_const(parameters))
        lines.append(encoded(name) + '=' + encoded(value));
    return lines.join('&');
}

QByteArray hexDigest(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return hash.result().toHex();
}

//! The announced hash counts only when it is the body's or says that the body is not signed.
QByteArray bodyDigest(const PracticeRequest &request)
{
    const QByteArray announced = request.header("x-sdk-content-sha256");
    if (announced == "UNSIGNED-PAYLOAD")
        return announced;
    return hexDigest({request.body.data(), qsizetype(request.body.size())});
}

std::optional<QDateTime> signatureTime(const QByteArray &text)
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(text), u"yyyyMMdd'T'HHmmss'Z'"_s);
    if (!time.isValid())
        return std::nullopt;
    time.setTimeZone(QTimeZone::utc());
    return time;
}

QByteArray stampOf(std::chrono::milliseconds time)
{
    return QDateTime::fromMSecsSinceEpoch(time.count(), QTimeZone::utc())
        .toString(u"yyyyMMdd'T'HHmmss'Z'"_s)
        .toLatin1();
}

//! The key that a signature names, when it comes with the security token that belongs to it.
const PracticeKeys *keysOf(
    const PracticeRequest &request, const QByteArray &accessKey, std::span<const PracticeKeys> keys)
{
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const PracticeKeys &pair) {
        return pair.accessKey == accessKey && pair.securityToken == request.header("x-security-token");
    });
    return found == keys.end() ? nullptr : &*found;
}

} // namespace

std::optional<PracticeSignature> readSignature(const QByteArray &authorization)
{
    if (!authorization.startsWith(algorithm) || authorization.size() <= algorithm.size()
        || authorization.at(algorithm.size()) != ' ')
        return std::nullopt;
    const QByteArrayList parts = authorization.sliced(algorithm.size() + 1).split(',');
    if (parts.size() != 3)
        return std::nullopt;
    const std::optional<QByteArray> access = partOf(parts[0], "Access");
    const std::optional<QByteArray> names = partOf(parts[1], "SignedHeaders");
    const std::optional<QByteArray> value = partOf(parts[2], "Signature");
    if (!access || access->isEmpty() || !names || !value || value->size() != digestLength)
        return std::nullopt;
    PracticeSignature signature{*access, names->split(';'), *value};
    if (!signature.signedHeaders.contains(dateHeader))
        return std::nullopt;
    return signature;
}

QByteArray canonicalRequest(const PracticeRequest &request, const QList<QByteArray> &signedHeaders)
{
    QByteArray headers;
    for (const QByteArray &name : signedHeaders)
        headers += name + ':' + request.header(name).trimmed() + '\n';
    const QByteArrayList lines{request.method, canonicalPath(request.path), canonicalQuery(request.query),
        headers, signedHeaders.join(';'), bodyDigest(request)};
    return lines.join('\n');
}

SignatureVerdict verifySignature(
    const PracticeRequest &request, std::span<const PracticeKeys> keys, std::chrono::milliseconds now)
{
    const std::optional<PracticeSignature> signature = readSignature(request.header("authorization"));
    const QByteArray stamp = request.header(dateHeader);
    const std::optional<QDateTime> time = signatureTime(stamp);
    if (!signature || !time)
        return {SignatureFault::Unreadable, {}, "calc aksk signature fail:signature can not be read"_ba};
    const PracticeKeys *pair = keysOf(request, signature->accessKey, keys);
    if (!pair)
        return {SignatureFault::UnknownKey, signature->accessKey,
            "Get secretKey failed,ak:" + signature->accessKey + ",err:ak not exist"};
    const auto off = std::chrono::abs(now - std::chrono::milliseconds(time->toMSecsSinceEpoch()));
    if (off > goodFor)
        return {SignatureFault::Expired, signature->accessKey,
            "calc aksk signature fail:signature expired, signature time:" + stamp
                + ",server time:" + stampOf(now)};
    const QByteArray canonical = canonicalRequest(request, signature->signedHeaders);
    const QByteArray toSign = QByteArrayList{algorithm.toByteArray(), stamp, hexDigest(canonical)}.join('\n');
    const QByteArray right =
        QMessageAuthenticationCode::hash(toSign, pair->secretKey, QCryptographicHash::Sha256).toHex();
    if (right == signature->value)
        return {SignatureFault::None, signature->accessKey, {}};
    return {SignatureFault::Mismatch, signature->accessKey,
        "verify aksk signature fail, canonicalRequest:" + QByteArray(canonical).replace('\n', '|')};
}

} // namespace hssreg
