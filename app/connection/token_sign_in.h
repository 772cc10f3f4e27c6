#pragma once

#include "app/connection/sign_in.h"

namespace hssreg {

//! A token that somebody got elsewhere. One from a file is read again when the service wants a new one: whoever
//! writes the file may have renewed it.
class TokenSignIn final : public SignIn {
public:
    //! `file` may be empty.
    TokenSignIn(Secret token, QString file)
        : m_token(std::move(token))
        , m_file(std::move(file))
    {
    }
    QCoro::Task<Result<Credential, ServiceReport>> credential(Deadline deadline, CallScope &scope) override;
    //! True when the file holds another token by now.
    bool renew() override;
    [[nodiscard]] SignInState state() const override { return {SignInState::Kind::Unlimited, {}}; }

private:
    Secret m_token;
    QString m_file;
};

//! An access key: every request is signed with it. Refused keys are never tried again by themselves.
class KeySignIn final : public SignIn {
public:
    explicit KeySignIn(KeyCredential keys)
        : m_given(Credential(std::move(keys)))
    {
    }
    QCoro::Task<Result<Credential, ServiceReport>> credential(Deadline deadline, CallScope &scope) override
    {
        return m_given.credential(deadline, scope);
    }
    bool renew() override { return m_given.renew(); }
    [[nodiscard]] SignInState state() const override { return {SignInState::Kind::NotNeeded, {}}; }

private:
    GivenCredential m_given;
};

} // namespace hssreg
