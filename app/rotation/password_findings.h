#pragma once

#include "app/connection/secret_source.h"
#include "app/rotation/plan_file.h"

#include <map>
#include <optional>

namespace hssreg {

//! What looking at one place where a password may be gave.
struct LookedPassword {
    std::optional<Secret> password; //!< one that can be sent
    QList<Problem> problems;
};

//! Whether a row says where its password comes from, and it was not put in yet.
[[nodiscard]] bool promisesPassword(const PlanRow &row);

//! A password that was found, with what the rules say of it; without it when it can not be sent.
[[nodiscard]] LookedPassword judgedPassword(Secret password);
//! One that was not: `level` is that of secret_not_found, since where a plan is run it may be there.
[[nodiscard]] LookedPassword missingPassword(const SecretSourceError &error, Level level);

//! The findings about the passwords that rows promise, by what they say in registry_password_from: once for the
//! defaults, else for each row.
[[nodiscard]] QList<PlanFinding> passwordFindings(
    const std::vector<PlanRow> &rows, const std::map<QString, LookedPassword> &looked);

} // namespace hssreg
