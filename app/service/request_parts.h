#pragma once

#include "app/service/http.h"

namespace hssreg {

// What requests are made of. Without a credential: authorise() adds it to each attempt.

//! Percent-encodes all but the unreserved characters `A-Z a-z 0-9 - _ . ~`, as path segment or query value.
[[nodiscard]] QByteArray percentEncoded(QStringView text);

//! Name and version, for the User-Agent header.
[[nodiscard]] QByteArray userAgent();

//! Query parameters in the order given; empty values are left out.
using QueryItems = QList<std::pair<QByteArray, QString>>;
//! `path` is encoded already.
[[nodiscard]] QUrl urlOf(const QUrl &endpoint, const QByteArray &path, const QueryItems &query);

//! A request for JSON.
[[nodiscard]] HttpRequest bareRequest(Verb verb, QUrl url);
//! A request that brings JSON.
[[nodiscard]] HttpRequest jsonRequest(Verb verb, QUrl url, WipedBytes body);

} // namespace hssreg
