#pragma once

#include "app/connection/account_lookups.h"
#include "app/connection/connection_secrets.h"
#include "app/connection/connection_store.h"
#include "app/connection/import_candidate.h"

namespace hssreg {

class Prompts;

//! What the dialogs of connections work with. Refers to all of it; everything must outlive the dialogs and the flows
//! they run.
struct ConnectionTools {
    Clock &clock;
    ConnectionStore &store;
    SecretStore &keychain;
    ConnectionSecrets &secrets; //!< of that keychain and of this session
    AccountLookups &lookups;
    Prompts &prompts;
    ImportSources imports;
    PasscodeAsker *asker = nullptr; //!< null: a passcode that is needed can not be had
    RequestLog *log = nullptr; //!< may be null
};

//! Whether the keychain answers at all; what it answers does not matter.
[[nodiscard]] QCoro::Task<bool> isThere(SecretStore &keychain, CallScope &scope);
//! What to say when it does not.
[[nodiscard]] QString noKeychainText(const SecretStore &keychain);

//! Reads the secrets that a form left in the places of this profile into the settings. Nothing: they are all there.
[[nodiscard]] QCoro::Task<std::optional<ResolveError>> fillIn(ConnectionSettings &settings,
    QList<SecretRole> left, ConnectionProfile profile, ConnectionSecrets &secrets, CallScope &scope);
//! The part of the form that asks for it.
[[nodiscard]] ConnectionPart partOf(SecretRole role);
//! `Token`, `Access key (AK/SK)`, …
[[nodiscard]] QString signInWayLabel(SignInWay way);

} // namespace hssreg
