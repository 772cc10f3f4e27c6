#pragma once

#include "app/support/secret.h"

#include <QString>

#include <variant>

namespace hssreg {

class Redaction;

//! A token: sent as X-Auth-Token, 1 to 32,768 characters (Table 3).
struct TokenCredential {
    Secret token;
};

//! An access key: every request is signed with it (hss-api.md, section 4.2), no token is needed.
struct KeyCredential {
    QString accessKeyId; //!< no secret: it names the key
    Secret secretKey;
    Secret securityToken; //!< of temporary keys; empty for permanent ones
};

//! What proves who we are to one request. Moved, since it holds secrets.
using Credential = std::variant<TokenCredential, KeyCredential>;

//! A copy, said aloud.
[[nodiscard]] Credential cloneOf(const Credential &credential);
//! Hides every secret of it.
void hideCredential(Redaction &redaction, const Credential &credential);

} // namespace hssreg
