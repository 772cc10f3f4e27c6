#pragma once

#include "app/connection/connection_profile.h"
#include "app/connection/secret_source.h"
#include "app/connection/secret_store.h"

#include <map>
#include <variant>

namespace hssreg {

//! Why a connection has no secret.
struct ResolveError {
    SecretRole role;
    SecretPlace place;
    std::variant<SecretTrouble, SecretSourceError> why;
};
//! Which secret, where it was to be, and what to do next.
[[nodiscard]] QString resolveErrorText(const ResolveError &error);

//! Puts a secret where settings have it.
void putSecret(ConnectionSettings &settings, SecretRole role, Secret secret);

//! Finds and keeps the secrets of connections where each says that they live.
class ConnectionSecrets {
public:
    //! Refers to both; they must outlive it and its flows.
    ConnectionSecrets(SecretStore &keychain, SecretStore &session)
        : m_keychain(keychain)
        , m_session(session)
    {
    }
    //! One secret. A security token or a proxy's password that is absent is an error like any other.
    [[nodiscard]] QCoro::Task<Result<Secret, ResolveError>> find(
        ConnectionProfile profile, SecretRole role, CallScope &scope);
    //! The profile with all its secrets, ready for a Session once checkConnection() finds no error.
    [[nodiscard]] QCoro::Task<Result<ConnectionSettings, ResolveError>> resolve(
        ConnectionProfile profile, CallScope &scope);
    //! Keeps a secret in the profile's place for it. Only for the keychain and the session; a place that is only read
    //! (a variable, a file) is left as it is.
    [[nodiscard]] QCoro::Task<SecretDone> keep(
        ConnectionProfile profile, SecretRole role, Secret secret, CallScope &scope);
    //! The same for all secrets of a new connection: all of them, or none. After the first trouble, which may be that the
    //! scope ended, those of the profile are forgotten again, without making the caller wait for that.
    [[nodiscard]] QCoro::Task<SecretDone> keepAll(
        ConnectionProfile profile, std::map<SecretRole, Secret> secrets, CallScope &scope);
    //! Removes all its secrets from the keychain and the session, those of other ways to sign in too. The first
    //! trouble that left one behind is the answer; a keychain that does not answer is asked no further.
    [[nodiscard]] QCoro::Task<SecretDone> forget(ConnectionProfile profile, CallScope &scope);

private:
    [[nodiscard]] SecretStore *storeFor(const SecretPlace &place);
    QCoro::Task<> cleanUp(ConnectionProfile profile);

    SecretStore &m_keychain;
    SecretStore &m_session;
    CallScope m_cleanUps; // last: ends what nobody waits for
};

} // namespace hssreg
