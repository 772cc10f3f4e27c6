#pragma once

#include "app/practice/practice_request.h"

#include <chrono>
#include <optional>
#include <span>

namespace hssreg {

//! Keys that sign requests to the practice service.
struct PracticeKeys {
    QByteArray accessKey;
    QByteArray secretKey;
    QByteArray securityToken; //!< empty: they are not temporary
};

//! What an Authorization header of SDK-HMAC-SHA256 says.
struct PracticeSignature {
    QByteArray accessKey;
    QList<QByteArray> signedHeaders; //!< in their order
    QByteArray value;
};

//! Nothing when it is of another form.
[[nodiscard]] std::optional<PracticeSignature> readSignature(const QByteArray &authorization);

//! The canonical request as the service reads it (hss-api.md, section 4.2), lines joined by line feeds.
[[nodiscard]] QByteArray canonicalRequest(
    const PracticeRequest &request, const QList<QByteArray> &signedHeaders);

//! What is wrong with a signature.
enum class SignatureFault { None, Unreadable, UnknownKey, Expired, Mismatch };

struct SignatureVerdict {
    SignatureFault fault = SignatureFault::None;
    QByteArray accessKey; //!< as it was given; empty for Unreadable
    QByteArray reason; //!< the gateway's words; with Mismatch its canonical request, which may hold a secret
};

//! Whether a request is signed by one of these keys. `now`: milliseconds since 1970, of the service's own clock; a
//! signature is good for 15 minutes before and after it.
[[nodiscard]] SignatureVerdict verifySignature(
    const PracticeRequest &request, std::span<const PracticeKeys> keys, std::chrono::milliseconds now);

} // namespace hssreg
