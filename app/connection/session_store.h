#pragma once

#include "app/connection/secret_store.h"

#include <map>

namespace hssreg {

//! Secrets in memory, for as long as the program runs: for machines without a keychain.
class SessionStore final : public SecretStore {
public:
    QCoro::Task<SecretAnswer> read(QString key, CallScope &scope) override;
    QCoro::Task<SecretDone> write(QString key, Secret secret, CallScope &scope) override;
    QCoro::Task<SecretDone> remove(QString key, CallScope &scope) override;
    [[nodiscard]] QString name() const override;

private:
    std::map<QString, Secret> m_secrets;
};

} // namespace hssreg
