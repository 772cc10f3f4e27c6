#pragma once

#include "app/access/access_fields.h"

namespace hssreg {

// What is wrong with a field beside the others, and beside what HSS has.
void checkAddressTogether(const ChangeView &view, QList<Problem> &found);
void checkPasswordTogether(const ChangeView &view, QList<Problem> &found);
void checkNamespaceTogether(const ChangeView &view, QList<Problem> &found);

//! Namespace: not when the scan component comes from SWR. With the source unknown it applies.
[[nodiscard]] bool namespaceApplies(const ChangeView &view);
//! Namespace: when Other is sent, the one that HSS has goes with it.
[[nodiscard]] bool namespaceGoesAlong(const ChangeView &view);

} // namespace hssreg
