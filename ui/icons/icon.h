#pragma once

#include <QIcon>
#include <QString>

class QPainter;
class QRectF;

namespace hssreg {

//! An icon of resources/icons by its file's base name ("refresh"), drawn in the text colour of the application's
//! palette at the moment it is painted, so that it follows a change between light and dark.
[[nodiscard]] QIcon themedIcon(const QString &name);

//! Paints such an icon in one colour.
void paintIcon(QPainter &painter, const QRectF &where, const QString &name, const QColor &colour);

} // namespace hssreg
