#pragma once

#include "app/access/problem.h"

#include <span>

namespace hssreg {

//! A sentence and the problems it is for: the first row that fits says it.
//! In the text, %1 is the field's label, %2 the problem's detail, %3 its limit, %4 the field's choices, %5 the name
//! as it was given; a row whose text names one of them fits only when the problem has it.
struct Sentence {
    ProblemKind kind = ProblemKind::Required;
    Reason reason = Reason::None; //!< None: any
    std::optional<Field> field; //!< nothing: any, and none
    const char *text = nullptr; //!< English, to be translated in the context sentenceContext
};

inline constexpr auto sentenceContext = "hssreg::ProblemText";

//! All sentences: within a kind the special ones stand before the general one.
[[nodiscard]] std::span<const Sentence> sentences();

} // namespace hssreg
