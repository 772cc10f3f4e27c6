#pragma once

#include <QString>

namespace hssreg {

class RotationRun;
struct RotationProgress;

//! "Rotating 48 repositories on 3 connections".
[[nodiscard]] QString runTitle(const RotationRun &run, int connections);
//! "First item proved, then 10 %, now the rest · 4 on their way · 4.8 a second, … · about 4 s left".
[[nodiscard]] QString runFacts(const RotationRun &run, const RotationProgress &progress);
//! How long it may take, in words.
[[nodiscard]] QString leftText(qint64 seconds);

} // namespace hssreg
