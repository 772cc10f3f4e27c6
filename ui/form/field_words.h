#pragma once

#include "app/access/problem.h"
#include "ui/widgets/tones.h"

namespace hssreg {

//! The label of a field with the letter that jumps to it marked; the text itself is fieldLabel()'s.
[[nodiscard]] QString labelWithMnemonic(Field field);

//! Whether a problem is that something is not there yet: to be said only when the person had the chance to give it.
[[nodiscard]] bool isMissing(const Problem &problem);

//! "Error: …" or "Warning: …": the level in a word, since a colour alone does not say it.
[[nodiscard]] QString levelAndText(const Problem &problem);
[[nodiscard]] QString levelIcon(Level level);
[[nodiscard]] Tone levelTone(Level level);

} // namespace hssreg
