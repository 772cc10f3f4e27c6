#pragma once

#include "app/connection/secret_store.h"

#include <QLatin1StringView>

#include <chrono>

namespace hssreg {

//! Under which the secrets of this program stand in the system's keychain. Window and command line share them.
inline constexpr QLatin1StringView keychainService("hss-registry-access");
//! How long a keychain may take when nobody is there to unlock it.
inline constexpr std::chrono::milliseconds unattendedLimit{std::chrono::seconds(10)};
//! How long when it may ask a person for its password.
inline constexpr std::chrono::milliseconds attendedLimit{std::chrono::minutes(2)};

//! The system's keychain: Secret Service, macOS Keychain, Windows Credential Manager. Never plain text instead.
class KeychainStore final : public SecretStore {
public:
    //! `service` groups the secrets of this program. The limit counts for each call alone; calls behind one that hangs
    //! hang with it, and time out too.
    KeychainStore(QString service, std::chrono::milliseconds limit)
        : m_service(std::move(service))
        , m_limit(limit)
    {
    }

    QCoro::Task<SecretAnswer> read(QString key, CallScope &scope) override;
    QCoro::Task<SecretDone> write(QString key, Secret secret, CallScope &scope) override;
    QCoro::Task<SecretDone> remove(QString key, CallScope &scope) override;
    [[nodiscard]] QString name() const override;

private:
    QString m_service;
    std::chrono::milliseconds m_limit;
};

} // namespace hssreg
