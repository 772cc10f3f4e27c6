#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace hssreg {

//! From how many days on a credential is called old: the rotation of 90 days of the product description.
inline constexpr int oldCredentialDays = 90;

//! How many days ago a credential was changed, in calendar days of the local time; never negative.
[[nodiscard]] int credentialDays(const QDateTime &changed, const QDateTime &now);
//! A credential that was changed before is old; UTC. One comparison for each of many, in place of the calendar's.
[[nodiscard]] QDateTime oldCredentialsBefore(const QDateTime &now);
//! Short, for a column: "12 days ago", "today", "not known".
[[nodiscard]] QString credentialAge(const std::optional<QDateTime> &changed, const QDateTime &now);
//! In full: "changed 12 days ago", "not known to this program".
[[nodiscard]] QString credentialSentence(const std::optional<QDateTime> &changed, const QDateTime &now);

} // namespace hssreg
