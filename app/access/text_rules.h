#pragma once

#include "app/access/access_fields.h"

namespace hssreg {

//! Whether a character is a blank: a space of any kind, but not a control character, which is an error of its own.
[[nodiscard]] bool isBlank(QChar c);
[[nodiscard]] bool hasBlank(QStringView text);

//! What holds for every field: given and not empty, one of the choices, no broken or control characters, not
//! longer than the reference page says. False when the value is empty or no choice: there is no more to say then.
bool checkCommon(const FieldEntry &entry, QStringView value, QList<Problem> &found);

// What is wrong with the free texts of the body beyond that.
void checkUsername(Field field, QStringView value, QList<Problem> &found);
void checkPassword(Field field, QStringView value, QList<Problem> &found);
void checkNamespace(Field field, QStringView value, QList<Problem> &found);

} // namespace hssreg
