#pragma once

#include <QString>

class QWidget;

namespace hssreg {

//! Tells the person something over a window, in plain text, without waiting.
void tell(QWidget &window, const QString &title, const QString &text);

} // namespace hssreg
