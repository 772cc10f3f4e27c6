#pragma once

#include "app/connection/connection_secrets.h"
#include "app/connection/connection_store.h"
#include "app/rotation/plan_targets.h"

namespace hssreg {

//! Why a place of a plan can not be used.
struct PlaceFault {
    RotationPlace place;
    QString text; //!< in the person's language, with what to do; plain text
};

//! Puts what a place says itself into the settings of its connection.
void takePlace(ConnectionSettings &settings, const RotationPlace &place);

//! How to reach each place, with its secrets, in the same order: that of the connection it names, with its own
//! endpoint, region, project and enterprise project. A place without a connection uses `given`, which may be null.
//! All faults, not only the first. All references must outlive the task.
[[nodiscard]] QCoro::Task<Result<std::vector<ConnectionSettings>, std::vector<PlaceFault>>> settingsOfPlaces(
    std::vector<RotationPlace> places, const ConnectionSettings *given, const ConnectionStore &store,
    ConnectionSecrets &secrets, CallScope &scope);

} // namespace hssreg
