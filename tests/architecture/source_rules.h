#pragma once

#include "tests/architecture/source_text.h"

namespace hssreg::architecture {

// Each function gives the violations of app/ and ui/ as `path:line: what is wrong`.

//! Files over 400 lines, functions over 40, constructors of windows and dialogs over 25.
[[nodiscard]] QStringList sizeViolations(const SourceTree &tree);

//! Words and calls that the project does without: string-typed connections, nested event loops, singletons, …
[[nodiscard]] QStringList wordViolations(const SourceTree &tree);

//! Connections and timers whose function object has no context object.
[[nodiscard]] QStringList contextViolations(const SourceTree &tree);

//! Texts that a person sees in the window and that are no tr(): a literal with a letter in it.
[[nodiscard]] QStringList visibleTextViolations(const SourceTree &tree);

//! Paths of one machine, in any text file.
[[nodiscard]] QStringList machinePathViolations(const SourceTree &tree);

} // namespace hssreg::architecture
