#pragma once

#include "app/command/surroundings.h"
#include "app/connection/connection_profile.h"

#include <QCoreApplication>

#include <map>

namespace hssreg {

//! The connection that `connection add` describes, and the secrets that came with it.
class ConnectionDraft {
    Q_DECLARE_TR_FUNCTIONS(ConnectionDraft)
public:
    ConnectionDraft(const ConnectionOptions &options, const Surroundings &surroundings)
        : m_options(options)
        , m_surroundings(surroundings)
    {
    }
    //! Reads the options, and the secrets from where they say. What is wrong with the command line, in words; empty
    //! when nothing is.
    [[nodiscard]] QString read();
    //! What is wrong with the connection itself.
    [[nodiscard]] QStringList faults() const;

    ConnectionProfile profile = newProfile();
    std::map<SecretRole, Secret> secrets;

private:
    void takePlace();
    [[nodiscard]] QString takeToken();
    [[nodiscard]] QString takeKeys();
    [[nodiscard]] QString takeLogin();
    [[nodiscard]] QString takeSecret(SecretRole role, const QString &file, const QString &needs);
    [[nodiscard]] QString askPassword();

    const ConnectionOptions &m_options;
    const Surroundings &m_surroundings;
};

} // namespace hssreg
