#pragma once

#include <QScreen>
#include <QWidget>

namespace hssreg {

//! The size that a dialog would like, no larger than fits on its screen: with large text it might be.
[[nodiscard]] inline QSize onScreen(const QWidget &dialog, const QSize &wanted)
{
    return wanted.boundedTo(dialog.screen()->availableSize() * 0.9);
}

} // namespace hssreg
