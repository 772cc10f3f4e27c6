#include "app/service/credential.h"

#include "app/service/redaction.h"

namespace hssreg {

Credential cloneOf(const Credential &credential)
{
    if (const auto *token = std::get_if<TokenCredential>(&credential))
        return TokenCredential{token->token.clone()};
    const KeyCredential &keys = std::get<KeyCredential>(credential);
    return KeyCredential{keys.accessKeyId, keys.secretKey.clone(), keys.securityToken.clone()};
}

void hideCredential(Redaction &redaction, const Credential &credential)
{
    if (const auto *token = std::get_if<TokenCredential>(&credential)) {
        redaction.hide(token->token);
        return;
    }
    const KeyCredential &keys = std::get<KeyCredential>(credential);
    redaction.hide(keys.secretKey);
    redaction.hide(keys.securityToken);
}

} // namespace hssreg
