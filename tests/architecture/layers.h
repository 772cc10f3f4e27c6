#pragma once

#include "tests/architecture/source_text.h"

#include <QHash>
#include <QSet>

namespace hssreg::architecture {

//! The headers of each module of Qt, as installed: `QtCore` → `QString`, `qstring.h`, …
using QtModules = QHash<QString, QSet<QString>>;
//! Reads the folders QtCore, QtNetwork, QtSql, QtGui, QtWidgets, QtSvg and QtSvgWidgets below `includeFolder`.
[[nodiscard]] QtModules readQtModules(const QString &includeFolder);

//! All includes of app/ and ui/ that point the wrong way, as `path:line: what is wrong`. What is not known to be
//! right is wrong: a room without a rule, a header of a module that the room may not use, a macro for a name.
[[nodiscard]] QStringList layerViolations(const SourceTree &tree, const QtModules &qt);

} // namespace hssreg::architecture
