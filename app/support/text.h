#pragma once

#include <QString>

namespace hssreg {

//! How many Unicode code points a text has. QString counts UTF-16 units, the API's pages count characters.
//! An unpaired surrogate counts as one.
[[nodiscard]] int codePoints(QStringView text);

//! Whether a text has a surrogate without its other half, which no UTF-8 can carry.
[[nodiscard]] bool hasUnpairedSurrogate(QStringView text);

//! Whether a text has a control character: C0, DEL or C1.
[[nodiscard]] bool hasControlCharacter(QStringView text);

//! A text from elsewhere made safe to show on one line of plain text: control, bidirectional and invisible
//! characters are written as ‹U+202E›, line ends as spaces, and it is cut at `most` code points with "…".
[[nodiscard]] QString visible(QStringView text, int most = 2000);

} // namespace hssreg
