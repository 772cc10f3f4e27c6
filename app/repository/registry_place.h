#pragma once

#include "app/repository/login_check.h"

#include <QUrl>

namespace hssreg {

//! Where a registry is, as its address was understood.
struct RegistryPlace {
    QUrl base; //!< protocol, host and port; no path
    QString path; //!< below it, with its slash; empty when there is none
    QString repository; //!< JFrog: the repository key; empty when the address has none
    AddressForm form = AddressForm::Host;

    //! The URL of a path (fully encoded) at the base.
    [[nodiscard]] QUrl at(const QString &encodedPath, const QString &encodedQuery = {}) const;
};

//! Nothing when the address has an error or the protocol is neither http nor https.
[[nodiscard]] std::optional<RegistryPlace> readPlace(const LoginToCheck &login);

//! `host`, or `host:port` where the port is not the scheme's own; in lower case.
[[nodiscard]] QString hostAndPort(const QUrl &url);

//! The repository key in the token address of Artifactory, `…/api/docker/KEY/v2/token`; empty if it is none.
[[nodiscard]] QString repositoryInRealm(const QUrl &realm);

//! A text as one part of a path, or as a value of a query.
[[nodiscard]] QString encodedPart(const QString &text);

} // namespace hssreg
