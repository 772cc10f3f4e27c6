#include "app/connection/token_sign_in.h"

#include "app/connection/secret_source.h"

namespace hssreg {

QCoro::Task<Result<Credential, ServiceReport>> TokenSignIn::credential(Deadline, CallScope &)
{
    co_return Credential(TokenCredential{m_token.clone()});
}

bool TokenSignIn::renew()
{
    // standard input can not be read twice
    if (m_file.isEmpty() || m_file == QLatin1StringView("-"))
        return false;
    Result<Secret, SecretSourceError> read = secretFromFile(m_file);
    if (!read.ok() || read.value().reveal() == m_token.reveal())
        return false;
    m_token = std::move(read).value();
    return true;
}

} // namespace hssreg
