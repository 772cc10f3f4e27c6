#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace hssreg {

//! Whether a cell needs a `'` in front: a spreadsheet would run it as a formula (it begins with = + - @, a tab, a
//! carriage return or a line feed), or it would lose one that it has when it is read again.
[[nodiscard]] bool needsFormulaGuard(QStringView text);
//! A cell without the `'` that guards it.
[[nodiscard]] QStringView withoutFormulaGuard(QStringView text);

//! A cell of CSV (RFC 4180) that is safe to open in a spreadsheet: guarded, and in quotes where it has to be.
[[nodiscard]] QString csvCell(const QString &text);
//! A line of such cells in UTF-8, with its line end.
[[nodiscard]] QByteArray csvLine(const QStringList &cells);

} // namespace hssreg
