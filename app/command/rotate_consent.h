#pragma once

#include "app/command/kept_connections.h"
#include "app/rotation/plan_targets.h"

#include <map>

namespace hssreg {

//! Which endpoints of a plan nobody agreed to: a plan may come from somebody else, and what it names as an endpoint gets
//! the sign-in of a connection, and the new passwords. A connection's own endpoint needs no word, nor does another region
//! of the vendor's for a connection to one; all else needs `--consent-host`. Reads no secret and sends nothing.
class RotateConsent {
    Q_DECLARE_TR_FUNCTIONS(RotateConsent)
public:
    //! `given`: of the command line, may be null; it is named `givenName` in places. `hosts`: as hostAndPort() writes
    //! them. Refers to all of them.
    RotateConsent(const KeptConnections &kept, const ConnectionSettings *given, QString givenName,
        const QStringList &hosts);

    //! The hosts that still need consent, each once, in the order of the places. A place whose connection is not known
    //! has none: it can not be used anyway.
    [[nodiscard]] QStringList missing(const std::vector<RotationPlace> &places);
    //! What to say about them: never empty.
    [[nodiscard]] static QString complaint(const QStringList &missing);

private:
    [[nodiscard]] const ConnectionSettings *ownOf(const QString &connection);

    const KeptConnections &m_kept;
    const ConnectionSettings *m_given;
    QString m_givenName;
    const QStringList &m_hosts;
    std::map<QString, ConnectionSettings> m_known; // without secrets
};

} // namespace hssreg
