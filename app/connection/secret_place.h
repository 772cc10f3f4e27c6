#pragma once

#include <QString>

#include <optional>

namespace hssreg {

//! The secrets that a connection may have.
enum class SecretRole { Token, SecretKey, SecurityToken, Password, ProxyPassword };

//! `secret-key`: how the stored file and the keychain spell a role.
[[nodiscard]] QString secretRoleName(SecretRole role);
//! What people call it: "Secret access key".
[[nodiscard]] QString secretRoleLabel(SecretRole role);

//! Where a secret lives. Never in the file of the connections.
struct SecretPlace {
    enum class Kind {
        Keychain, //!< the system's
        Session, //!< in memory, until the program ends
        Environment, //!< a variable, read anew each time
        File, //!< a file, read anew each time; a trailing line end is dropped
    };
    Kind kind = Kind::Keychain;
    QString where; //!< name of the variable, or path; empty otherwise

    friend bool operator==(const SecretPlace &, const SecretPlace &) = default;
};

//! `keychain`, `session`, `env:NAME` or `file:PATH`.
[[nodiscard]] QString secretPlaceText(const SecretPlace &place);
//! The reverse; nothing when it is none of the four, or the name or path is missing.
[[nodiscard]] std::optional<SecretPlace> readSecretPlace(const QString &text);

} // namespace hssreg
