#pragma once

#include "app/command/account_options.h"
#include "app/connection/connection_secrets.h"
#include "app/connection/connection_store.h"
#include "app/connection/keychain_store.h"
#include "app/connection/session_store.h"

namespace hssreg {

//! The connections that are kept on this computer, and their secrets, as the command line uses them.
class KeptConnections {
    Q_DECLARE_TR_FUNCTIONS(KeptConnections)
public:
    KeptConnections();

    [[nodiscard]] const ConnectionStore &file() const { return m_file; }
    [[nodiscard]] ConnectionStore &file() { return m_file; }
    [[nodiscard]] ConnectionSecrets &secrets() { return m_secrets; }
    [[nodiscard]] SecretStore &keychain() { return m_keychain; }
    //! The connection of this name, or in words why there is none.
    [[nodiscard]] Result<ConnectionProfile, QString> find(const QString &name) const;
    //! It with its secrets. This object must outlive the task.
    [[nodiscard]] QCoro::Task<Result<ConnectionSettings, AccountFault>> resolve(
        ConnectionProfile profile, CallScope &scope);

    //! It with the secrets of its way to the network only, for whoever brings another credential.
    [[nodiscard]] QCoro::Task<Result<ConnectionSettings, AccountFault>> resolveNetwork(
        ConnectionProfile profile, CallScope &scope);

private:
    ConnectionStore m_file;
    KeychainStore m_keychain;
    SessionStore m_session; // stays empty: a session is no longer than a command
    ConnectionSecrets m_secrets;
};

} // namespace hssreg
