#pragma once

#include "app/connection/connection_settings.h"
#include "app/service/credential_source.h"

namespace hssreg {

//! Where a sign-in stands.
struct SignInState {
    enum class Kind {
        NotNeeded, //!< keys: every request is signed
        Unlimited, //!< a token somebody gave: its end is not known
        NotYet, //!< nobody asked for a credential so far, or the token was given up
        UnderWay,
        Valid, //!< until `validUntil`
        Refused, //!< not tried again by itself
    };
    Kind kind = Kind::NotYet;
    std::optional<QDateTime> validUntil; //!< by this machine's clock, UTC
};
//! "valid 22 h", "valid 12 min", "not signed in yet", …
[[nodiscard]] QString signInText(const SignInState &state, const QDateTime &now);

//! A source of credentials that can say where it stands.
class SignIn : public CredentialSource {
public:
    [[nodiscard]] virtual SignInState state() const = 0;
    //! Takes back a refusal: somebody wants to try once more.
    virtual void tryAgain() { }
};

class Network;
class Clock;
class PasscodeAsker;
class RequestLog;

//! The way to sign in that the settings name. Refers to the network, the clock, the asker and the log, which must
//! outlive it; asker (null: a passcode that is needed can not be had) and log may be null.
[[nodiscard]] std::unique_ptr<SignIn> makeSignIn(const ConnectionSettings &settings, Network &network,
    Clock &clock, PasscodeAsker *asker, RequestLog *log);

} // namespace hssreg
