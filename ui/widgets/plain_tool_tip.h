#pragma once

#include <QString>

namespace hssreg {

//! Tool tips guess whether a text is HTML. This one is told, so that what it says is shown as it is, also a text from a
//! server; empty stays empty.
[[nodiscard]] inline QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    const QString lines = text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    return QStringLiteral("<qt>%1</qt>").arg(lines);
}

} // namespace hssreg
