#pragma once

#include "app/editor/access_editor.h"
#include "ui/widgets/prompts.h"

namespace hssreg {

//! What the editor asks before it sends, put into words: the warnings to consent to, or what HSS has now beside what
//! the form was filled with.
[[nodiscard]] Prompt promptFor(const AccessEditor::OpenQuestion &question, const QString &repository);

} // namespace hssreg
