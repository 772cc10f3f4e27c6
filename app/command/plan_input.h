#pragma once

#include "app/command/finding.h"
#include "app/rotation/plan_file.h"

class QIODevice;

namespace hssreg {

//! The bytes of a plan or draft, `-`: all that `input` has. Nothing when it can not be read.
[[nodiscard]] std::optional<QByteArray> readPlanBytes(const QString &file, QIODevice &input);
//! Where relative paths in it begin.
[[nodiscard]] QString planFolder(const QString &file);
//! What was found about a plan, as it is printed.
[[nodiscard]] QList<Finding> findingsOf(const QList<PlanFinding> &found);

} // namespace hssreg
