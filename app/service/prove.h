#pragma once

#include "app/access/registry_info.h"
#include "app/service/proof.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QCoro/QCoroTask>

#include <functional>

namespace hssreg {

class HssClient;

//! How long the list is read back after an update unless said otherwise, and the longest single wait between.
inline constexpr std::chrono::seconds proofPatience{60};

//! The end of reading back.
struct ProofEnd {
    Proof proof =
        Proof::NotLooked; //!< NotLooked when the list could not be read once, or on cancel before a look
    std::optional<RegistryInfo> registry; //!< as it was last read
};

//! Reads the list back after an accepted update: 1, 2, 4, … s apart until the proof is settled or `patience` is
//! over. `before` is what HSS said before the update, if that is known. `seen` hears of every look; may be empty.
//! Cancelled through the scope it ends with what it knows. All references must outlive the task.
[[nodiscard]] QCoro::Task<ProofEnd> proveUpdate(HssClient &client, Clock &clock, QString registryId,
    std::optional<RegistryInfo> before, std::chrono::milliseconds patience, CallScope &scope,
    std::function<void(const RegistryInfo &)> seen = {});

} // namespace hssreg
