#pragma once

#include "app/repository/login_report.h"

#include <QStringList>

namespace hssreg {

//! `accepted`, `rejected`, `not_a_registry`, `untrusted`, `unreachable`: for programs, never translated.
[[nodiscard]] QString loginOutcomeName(LoginOutcome outcome);
//! `bad_credential`, …: for programs, never translated.
[[nodiscard]] QString loginCauseName(LoginCause cause);
//! `unknown`, `no`, `yes`: for programs, never translated.
[[nodiscard]] QString knownName(Known known);

//! What happened, in one sentence.
[[nodiscard]] QString loginText(const LoginReport &report);
//! What to do next; empty when there is nothing to do.
[[nodiscard]] QString loginAdvice(const LoginReport &report);
//! What else is to be said, a sentence each: how the address was read, that the password went unencrypted, whether
//! the namespace may be pushed to, and always last from where it was tested.
[[nodiscard]] QStringList loginNotes(const LoginReport &report);
//! "GET https://host/v2/ with the login: 200".
[[nodiscard]] QString loginStepText(const LoginStep &step);

} // namespace hssreg
