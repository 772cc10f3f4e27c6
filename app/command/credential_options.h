#pragma once

#include "app/command/surroundings.h"
#include "app/connection/connection_settings.h"
#include "app/connection/secret_source.h"

#include <QCoreApplication>

namespace hssreg {

//! The credential that comes from the options, the environment or the SDK's profile file. Says where from with
//! --verbose, never what it is.
class CredentialOptions {
    Q_DECLARE_TR_FUNCTIONS(CredentialOptions)
public:
    explicit CredentialOptions(const Surroundings &surroundings)
        : m_surroundings(surroundings)
    {
    }
    //! Whether the options name one.
    [[nodiscard]] bool isGiven() const;
    //! Takes the one that the options name. What went wrong, in words; empty when nothing did.
    [[nodiscard]] QString takeGiven(ConnectionSettings &settings) const;
    //! Takes the first one that the environment or the SDK's profile file has.
    [[nodiscard]] QString takeFound(ConnectionSettings &settings) const;

private:
    //! The variables of one of the vendor's tools.
    struct KeyVariables {
        const char *accessKey;
        const char *secretKey;
        const char *securityToken;
    };

    [[nodiscard]] bool isSet(const char *variable) const;
    [[nodiscard]] QString takeKeys(ConnectionSettings &settings, const KeyVariables &variables) const;
    [[nodiscard]] bool takeProfile(ConnectionSettings &settings) const;
    [[nodiscard]] QString readFile(Secret &secret, const QString &file, const char *option) const;
    [[nodiscard]] QString readVariable(Secret &secret, const char *variable, const QString &what) const;
    void sayFrom(const QString &what, const QString &source) const;

    const Surroundings &m_surroundings;
};

} // namespace hssreg
