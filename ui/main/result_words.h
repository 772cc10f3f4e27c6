#pragma once

#include "app/editor/access_editor.h"
#include "ui/widgets/tones.h"

namespace hssreg {

//! What happened, in one line: the outcome with its HTTP status and code, and the proof as far as it is known.
[[nodiscard]] QString resultLine(const EditRecord &record);
//! All there is to say, a line each, safe to show: what was changed, the outcome, what to do, what the service said,
//! the request ID, attempts and time.
[[nodiscard]] QString resultDetails(const EditRecord &record);
//! How it looks: never the only thing that says so.
[[nodiscard]] Tone resultTone(const EditRecord &record);
[[nodiscard]] QString resultIcon(const EditRecord &record);
//! "214 ms" or "2.1 s".
[[nodiscard]] QString tookText(std::chrono::milliseconds duration);
//! The clock time of a moment, in local time.
[[nodiscard]] QString timeText(const QDateTime &when);

} // namespace hssreg
