#pragma once

#include "app/service/iam_objects.h"
#include "app/service/request_parts.h"

namespace hssreg {

// The requests of IAM and EPS, as values. Pure.

//! `POST {iam}/v3/auth/tokens?nocatalog=true`: the password straight from the Secret.
[[nodiscard]] HttpRequest createTokenRequest(const QUrl &iam, const PasswordLogin &login);
//! `GET {iam}/v3/projects`, of this name if it is not empty.
[[nodiscard]] HttpRequest projectsRequest(const QUrl &iam, const QString &name);
//! `GET {iam}/v3/auth/projects`.
[[nodiscard]] HttpRequest usableProjectsRequest(const QUrl &iam);
//! `GET {iam}/v3/regions`.
[[nodiscard]] HttpRequest regionsRequest(const QUrl &iam);
//! `GET {eps}/v1.0/enterprise-projects`. limit is 1 to 1000.
[[nodiscard]] HttpRequest enterpriseProjectsRequest(const QUrl &eps, int offset, int limit);

} // namespace hssreg
