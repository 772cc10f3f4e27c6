#pragma once

#include "app/support/secret.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace hssreg {

//! The token in the answer of a token server: `token`, else `access_token`. Nothing when the answer is not such
//! JSON, or the token could not stand in a header.
[[nodiscard]] std::optional<Secret> readToken(const QByteArray &json);

//! What a token of a Docker registry says it grants on one repository, for example `pull` and `push`. Only reads
//! `access` of its payload; the signature is not looked at, because nothing is decided by it here. Nothing when the
//! token says nothing about it: opaque, longer than 64 KiB, or of another kind.
[[nodiscard]] std::optional<QStringList> readGrant(QStringView token, QStringView repository);

} // namespace hssreg
