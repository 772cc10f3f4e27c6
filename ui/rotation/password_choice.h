#pragma once

#include "app/rotation/plan_file.h"

namespace hssreg {

//! Where the new password of a row comes from.
struct PasswordChoice {
    enum class Kind {
        Keep, //!< no new one
        Typed, //!< here; a plan says `prompt`
        Keychain,
        File,
        Environment,
        InPlan, //!< it stands in the plan's file
    };
    Kind kind = Kind::Typed;
    QString where; //!< name of the entry or variable, or path

    friend bool operator==(const PasswordChoice &, const PasswordChoice &) = default;
};

//! What a row says. A place without a name, or with one that there can not be, is one all the same.
[[nodiscard]] PasswordChoice choiceOf(const PlanRow &row);
//! NAME of `prompt:NAME`; empty for `prompt`, and for what is not asked for.
[[nodiscard]] QString promptOf(const PlanRow &row);
//! What a plan says for it; `prompt` is NAME.
[[nodiscard]] QString originText(const PasswordChoice &choice, const QString &prompt);
//! What it still needs, in words; empty: nothing. `isTyped`: a password was typed for it.
[[nodiscard]] QString choiceGap(const PasswordChoice &choice, bool isTyped);

} // namespace hssreg
