#pragma once

#include "app/access/access_update.h"
#include "app/access/problem.h"

#include <QJsonObject>

namespace hssreg {

//! The body of UpdateRegistry: compact UTF-8 JSON, the members that are set, in the reference table's order,
//! strings only, straight from the Secret. Only for a change that may be sent: not empty, no promised password.
[[nodiscard]] WipedBytes updateBody(const AccessUpdate &change);

//! The same for people's eyes: indented, the password as `••••••••` whatever its length.
[[nodiscard]] QString maskedUpdateBody(const AccessUpdate &change);

//! A JSON string with its quotes, escaped as updateBody() does.
[[nodiscard]] WipedBytes jsonString(QStringView text);

//! A body read back: what it sets, and what is wrong with its shape (unknown members, values that are no strings).
struct ReadUpdate {
    AccessUpdate update;
    QList<Problem> problems;
};
[[nodiscard]] ReadUpdate readUpdate(const QJsonObject &body);

} // namespace hssreg
