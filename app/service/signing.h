#pragma once

#include "app/service/credential.h"
#include "app/service/http.h"

#include <QDateTime>

namespace hssreg {

//! Adds to a request what proves who we are: X-Auth-Token, or a signature with the keys (SDK-HMAC-SHA256,
//! hss-api.md, section 4.2) in Authorization, with X-Sdk-Date and X-Security-Token. What an earlier attempt got
//! is replaced. `projectId` goes into the signed X-Project-Id of a regional service; empty for a global one. Pure.
void authorise(
    HttpRequest &request, const Credential &credential, const QDateTime &now, const QString &projectId);

//! The names of the headers that are signed, as they stand in SignedHeaders: sorted, joined by `;`. Host is one of
//! them always. Not: what the network adds or changes on the way, and names with `_`.
[[nodiscard]] QByteArray signedHeaderNames(const HttpRequest &request);
//! The text whose hash is signed. It may hold a password that travels in the query.
[[nodiscard]] WipedBytes canonicalRequest(const HttpRequest &request);
//! `SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…` of a request that has its X-Sdk-Date.
[[nodiscard]] Secret authorization(const HttpRequest &request, const KeyCredential &keys);

} // namespace hssreg
