#pragma once

#include "app/access/access_update.h"
#include "app/service/account.h"
#include "app/service/http.h"

namespace hssreg {

// All of these are without a credential: authorise() adds it to each attempt.

//! The PUT of UpdateRegistry without its body: what can be shown of it before anything is changed. Pure.
[[nodiscard]] HttpRequest updateRegistryHead(const Account &account, const QString &registryId);

//! UpdateRegistry: `PUT {endpoint}/v5/{project_id}/image/registries/{id}`. Pure. `change` is a completed() one, and not empty.
[[nodiscard]] HttpRequest updateRegistryRequest(
    const Account &account, const QString &registryId, const AccessUpdate &change);

//! One page of ListRegistry: `GET {endpoint}/v5/{project_id}/image/registries`. Pure. limit is 10 to 200.
[[nodiscard]] HttpRequest listRegistriesRequest(const Account &account, int offset, int limit);

//! Percent-encodes all but the unreserved characters `A-Z a-z 0-9 - _ . ~`, as path segment or query value.
[[nodiscard]] QByteArray percentEncoded(QStringView text);

//! Name and version, for the User-Agent header.
[[nodiscard]] QByteArray userAgent();

} // namespace hssreg
