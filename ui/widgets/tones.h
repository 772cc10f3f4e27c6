#pragma once

#include <QColor>
#include <QPalette>

namespace hssreg {

//! What a colour says. It never says it alone: a word or a shape goes with it.
enum class Tone {
    Plain,
    Muted, //!< help, "was …"
    Good,
    Busy, //!< connecting, warnings
    Bad,
    Mark, //!< the bar beside a changed field
};

//! The colour of a tone for text on the given role of a palette: at least 4.5:1 against it, light or dark.
[[nodiscard]] QColor toneColour(
    Tone tone, const QPalette &palette, QPalette::ColorRole on = QPalette::Window);
//! A faint ground in a tone, to lie on the given role: the status pill. toneColourOn() has the text for it.
[[nodiscard]] QColor toneGround(
    Tone tone, const QPalette &palette, QPalette::ColorRole on = QPalette::Window);
//! The colour of a tone for text on a ground of one's own.
[[nodiscard]] QColor toneColourOn(Tone tone, const QColor &ground);

//! Contrast of two colours, 1 to 21 (WCAG 2, relative luminance).
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace hssreg
