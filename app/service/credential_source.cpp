#include "app/service/credential_source.h"

namespace hssreg {

QCoro::Task<Result<Credential, ServiceReport>> GivenCredential::credential(Deadline, CallScope &)
{
    Result<Credential, ServiceReport> given(cloneOf(m_credential));
    co_return given;
}

} // namespace hssreg
