#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QList>

#include <utility>

class QJsonObject;
class QString;

namespace hssreg {

//! What the practice service answers.
struct PracticeReply {
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers; //!< names in lower case
    QByteArray body;
};

//! HSS's own errors that the practice service gives: hss-api.md, section 6.3. HTTP 400, all of them.
enum class HssRefusal { InvalidParameter, NotUnderstood, AccessDenied, NoSuchResource, NoRights };

//! The gateway's errors that the practice service gives: hss-api.md, section 6.4.
enum class GatewayRefusal {
    NoSuchApi,
    BadRequest,
    TooLarge,
    UriTooLong,
    Failure,
    BadToken,
    TokenExpired,
    BadSignature,
    OtherProject,
    Throttled
};

[[nodiscard]] PracticeReply jsonReply(int status, const QJsonObject &body);

//! In HSS's shape. `detail`: what is wrong, for InvalidParameter only; no value that was sent belongs in it.
[[nodiscard]] PracticeReply hssRefusal(HssRefusal refusal, const QString &detail);
[[nodiscard]] PracticeReply hssRefusal(HssRefusal refusal);

//! In the gateway's shape, which has the request's ID in it. `limit`: requests a second, for Throttled
//! only.
[[nodiscard]] PracticeReply gatewayRefusal(
    GatewayRefusal refusal, const QByteArray &requestId, int limit = 0);

//! The same for BadSignature: `reason` in the gateway's words.
[[nodiscard]] PracticeReply signatureRefusal(const QByteArray &reason, const QByteArray &requestId);

//! IAM's two shapes (hss-api.md, section 6.1): with a code of IAM, or with the status as a number.
[[nodiscard]] PracticeReply iamRefusal(int status, QLatin1StringView code, const QString &text);
[[nodiscard]] PracticeReply iamRefusal(int status, const QString &text);

} // namespace hssreg
