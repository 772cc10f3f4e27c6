#pragma once

#include "app/repository/login_report.h"
#include "ui/widgets/tones.h"

namespace hssreg {

//! "Accepted", "Refused", …: the outcome in a word or two.
[[nodiscard]] QString loginWord(LoginOutcome outcome);
//! The word and the sentence.
[[nodiscard]] QString loginLine(const LoginReport &report);
//! What goes with the line: a name for ui/icons, and a tone that never says more than the word.
[[nodiscard]] QString loginIcon(const LoginReport &report);
[[nodiscard]] Tone loginTone(const LoginReport &report);
//! From where it was tested, and that HSS comes from elsewhere. Empty where nothing can have been sent.
[[nodiscard]] QString loginOrigin(const LoginReport &report);
//! How the address was read, what else is known, and what was asked, a line each.
[[nodiscard]] QString loginDetails(const LoginReport &report);

} // namespace hssreg
