#pragma once

#include "app/access/access_update.h"
#include "app/service/account.h"

#include <QStringList>

namespace hssreg {

//! What a request proves who we are with, as far as people may see it.
struct ShownCredential {
    QString accessKeyId; //!< empty: a token
    bool securityToken = false; //!< temporary keys: X-Security-Token goes along
};

//! What a change would send, for people's eyes: secrets are masked, whatever their length.
struct RequestPreview {
    QString method;
    QString url; //!< percent-encoded; a placeholder stands for an endpoint or project that is not known yet
    QStringList headers; //!< `Name: value`
    QString body; //!< indented JSON; empty when there is nothing to send
    //! A POSIX shell command that sends the same with a token. It holds no secret and puts none into an argument list: the
    //! token comes from a header file made from HSS_TOKEN, the password from HSS_REGISTRY_PASSWORD by standard input.
    QString curl;
};
[[nodiscard]] RequestPreview previewOf(const Account &account, const QString &registryId,
    const AccessUpdate &completedChange, const ShownCredential &credential = {});

} // namespace hssreg
