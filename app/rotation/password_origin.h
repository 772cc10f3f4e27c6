#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace hssreg {

//! Where a plan says that a password comes from: the value of registry_password_from.
struct PasswordOrigin {
    enum class Kind {
        Environment, //!< `env:NAME`
        File, //!< `file:PATH`, relative to the plan
        Keychain, //!< `keychain:NAME`
        Prompt, //!< `prompt` or `prompt:NAME`: asked once for each name
    };
    Kind kind = Kind::Prompt;
    QString name; //!< empty for `prompt` alone
};

//! Nothing for a text that says none of these.
[[nodiscard]] std::optional<PasswordOrigin> readPasswordOrigin(QStringView text);
//! The forms that there are, for people: `env:NAME`, …
[[nodiscard]] QStringList passwordOriginForms();

} // namespace hssreg
