#pragma once

#include "app/service/credential.h"
#include "app/service/service_error.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QCoro/QCoroTask>

namespace hssreg {

//! Where the credential of a request comes from. The client asks it before every attempt; a source that signs in
//! does so then, once for all who wait, and keeps what it got until shortly before it expires.
class CredentialSource {
public:
    CredentialSource() = default;
    CredentialSource(const CredentialSource &) = delete;
    CredentialSource &operator=(const CredentialSource &) = delete;
    virtual ~CredentialSource() = default;

    //! The credential, or why there is none (unauthorized, unreachable, cancelled, …).
    [[nodiscard]] virtual QCoro::Task<Result<Credential, ServiceReport>> credential(
        Deadline deadline, CallScope &scope) = 0;
    //! The service said that the token has to be renewed: forgets it. False when another one can not be had, so the
    //! refusal stands. The client asks once for an operation, never in a loop: failures lock accounts.
    [[nodiscard]] virtual bool renew() = 0;
};

//! A credential that somebody gave: it stays as it is.
class GivenCredential final : public CredentialSource {
public:
    explicit GivenCredential(Credential credential)
        : m_credential(std::move(credential))
    {
    }
    QCoro::Task<Result<Credential, ServiceReport>> credential(Deadline deadline, CallScope &scope) override;
    bool renew() override { return false; }

private:
    Credential m_credential;
};

} // namespace hssreg
