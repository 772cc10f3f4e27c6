#pragma once

#include <QStringView>

namespace hssreg {

//! Whether a cell needs a `'` in front: a spreadsheet would run it as a formula (it begins with = + - @, a tab, a
//! carriage return or a line feed), or it would lose one that it has when it is read again.
[[nodiscard]] bool needsFormulaGuard(QStringView text);

//! A cell without the `'` that guards it.
[[nodiscard]] QStringView withoutFormulaGuard(QStringView text);

} // namespace hssreg
