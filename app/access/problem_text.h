#pragma once

#include "app/access/problem.h"

namespace hssreg {

//! How the command line and files spell a kind: `too_long_utf16`.
[[nodiscard]] QString problemName(ProblemKind kind);
//! `error` or `warning`.
[[nodiscard]] QString levelName(Level level);

//! What people call a field, in their language: "Address", "Jump cluster".
[[nodiscard]] QString fieldLabel(Field field);
//! A short help for a field: what it is for and what would be right, in their language.
[[nodiscard]] QString fieldHelp(Field field);
//! What people call a choice of a field ("SWR", "Other (upload by hand)"); the choice itself where it has no other name.
[[nodiscard]] QString choiceLabel(Field field, QStringView choice);

//! The one sentence for a problem, with its field's name where it has one: what is wrong and what would be
//! right, in the person's language, plain text. It never repeats a secret.
[[nodiscard]] QString problemText(const Problem &problem);

} // namespace hssreg
