#pragma once

#include "app/connection/sign_in.h"
#include "app/service/iam_client.h"

namespace hssreg {

class PasscodeAsker;
class SignInWait;

//! An IAM user and password, with a passcode where virtual MFA is on: gets a token once for all who wait, keeps it
//! and gets the next one ten minutes before it ends (a day after it was made; hss-api.md, section 4.1). What IAM
//! refused is not sent again by itself: failures lock the account. A person who is asked for a passcode does not use
//! up the time of those who wait.
class IamSignIn final : public SignIn {
public:
    //! Refers to the network, the clock, the asker and the log; they must outlive it, asker and log may be null.
    IamSignIn(IamLogin login, TokenScope scope, IamEndpoints endpoints, Network &network, Clock &clock,
        PasscodeAsker *asker, RequestLog *log);
    ~IamSignIn() override;

    QCoro::Task<Result<Credential, ServiceReport>> credential(Deadline deadline, CallScope &scope) override;
    //! Gives the token up. One that was just made for the same reason stays: another operation was told the same.
    bool renew() override;
    [[nodiscard]] SignInState state() const override;
    void tryAgain() override { m_refusal.reset(); }

private:
    friend class SignInWait;

    struct Kept {
        Secret token;
        QDateTime expiresAt; // by the service's clock, UTC; invalid: it did not say
        std::chrono::milliseconds gotAt; // monotonic
        bool renewal; // the service had asked for it
    };

    [[nodiscard]] bool isFresh() const;
    QCoro::Task<> signIn(Deadline deadline, int round);
    QCoro::Task<std::optional<Secret>> askedPasscode(Deadline &deadline);
    void join(SignInWait &wait, Deadline deadline);
    void leave(SignInWait &wait);
    void finish(int round, const Result<Credential, ServiceReport> &result);
    void keep(IamToken token);

    IamLogin m_login;
    TokenScope m_tokenScope;
    IamClient m_client;
    Clock &m_clock;
    PasscodeAsker *m_asker;
    std::optional<Kept> m_kept;
    std::optional<ServiceReport> m_refusal;
    bool m_renewing = false;
    bool m_underWay = false;
    int m_round = 0; // counts the sign-ins, so that a late waiter is not given the end of an earlier one
    QList<SignInWait *> m_waiting;
    bool *m_gone = nullptr; // where finish() is told that this object ended
    CallScope m_scope;
};

} // namespace hssreg
