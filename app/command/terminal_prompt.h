#pragma once

#include "app/support/result.h"
#include "app/support/secret.h"

#include <QString>

class QIODevice;

namespace hssreg {

//! Why nothing was typed.
enum class PromptEnd {
    NotATerminal,
    Stopped, //!< the program was told to stop
    Closed, //!< end of input, or the terminal is gone
};

//! Whether what is typed can be seen.
enum class Typing { Hidden, Shown };

//! Writes a question to `voice` and reads one line from a terminal, with its line end. The terminal is put back as it
//! was, also after a signal, which makes `stop` readable. Blocks: there is nothing else to do meanwhile. Stopping the
//! job and quitting are off while it waits, since they would leave the terminal without echo.
[[nodiscard]] Result<WipedBytes, PromptEnd> askOnTerminal(
    int terminal, int stop, QIODevice &voice, const QString &question, Typing typing = Typing::Hidden);

} // namespace hssreg
