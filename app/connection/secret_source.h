#pragma once

#include "app/support/result.h"
#include "app/support/secret.h"

#include <QString>

class QIODevice;

namespace hssreg {

//! Why a secret could not be had from where it was said to be.
struct SecretSourceError {
    enum class Kind { NotThere, NotReadable, Empty, NotUtf8, TooLarge };
    Kind kind;
    QString where; //!< the file or variable, never what is in it
};
[[nodiscard]] QString secretSourceText(const SecretSourceError &error);

//! Reads a secret from a file (`-`: standard input), at most 1 MiB. One trailing line end (LF or CRLF) is
//! dropped; nothing else is trimmed.
[[nodiscard]] Result<Secret, SecretSourceError> secretFromFile(const QString &path);
[[nodiscard]] Result<Secret, SecretSourceError> secretFromDevice(QIODevice &device, const QString &where);
//! Reads a secret from an environment variable.
[[nodiscard]] Result<Secret, SecretSourceError> secretFromEnvironment(const QString &name);

} // namespace hssreg
