#pragma once

#include "app/editor/access_editor.h"
#include "app/editor/login_test.h"
#include "app/editor/operation_record.h"
#include "ui/widgets/tones.h"

namespace hssreg {

//! One line below the form: what happened, in words that are safe to show.
struct ResultEntry {
    QString key; //!< what comes again with it replaces what was said
    QDateTime when; //!< UTC
    QString repository;
    QString action; //!< "Update", "Synchronise"
    QString line; //!< what became of it, in one line
    QString details; //!< all there is to say, a line each
    Tone tone = Tone::Plain; //!< never the only thing that says so
    QString icon;
    QString requestId; //!< as it came; may be empty
    std::chrono::milliseconds duration{0};
};

[[nodiscard]] ResultEntry entryOf(const EditRecord &record);
[[nodiscard]] ResultEntry entryOf(const OperationRecord &record);
[[nodiscard]] ResultEntry entryOf(const LoginTestRecord &record);

} // namespace hssreg
