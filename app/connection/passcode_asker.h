#pragma once

#include "app/support/call_scope.h"
#include "app/support/secret.h"

#include <QCoro/QCoroTask>
#include <QString>

#include <optional>

namespace hssreg {

//! Asks a person for the passcode of a virtual MFA device. A window and a terminal do so differently.
class PasscodeAsker {
public:
    PasscodeAsker() = default;
    PasscodeAsker(const PasscodeAsker &) = delete;
    PasscodeAsker &operator=(const PasscodeAsker &) = delete;
    virtual ~PasscodeAsker() = default;

    //! The passcode, or nothing when the person, or the scope, cancelled. `user` is who signs in; show it as plain text.
    [[nodiscard]] virtual QCoro::Task<std::optional<Secret>> passcode(QString user, CallScope &scope) = 0;
};

} // namespace hssreg
