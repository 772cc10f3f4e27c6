#pragma once

#include <QByteArray>
#include <QStringList>

namespace hssreg {

// A page of HTML with a table, which needs nothing beside it and prints well. All texts are plain text; a line end in
// one becomes a line break.

//! The page up to its first row. `lines` stand between the title and the table.
[[nodiscard]] QByteArray tablePageHead(
    const QString &title, const QStringList &lines, const QStringList &columns);
[[nodiscard]] QByteArray tablePageRow(const QStringList &cells);
[[nodiscard]] QByteArray tablePageFoot();

} // namespace hssreg
