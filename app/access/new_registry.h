#pragma once

#include "app/access/access_update.h"
#include "app/access/problem.h"

namespace hssreg {

//! A repository to be connected to HSS: the body of AddRegistry.
struct NewRegistry {
    QString name; //!< registry_name, 1 to 128 characters; can not be changed later
    QString type; //!< registry_type: Harbor or Jfrog; can not be changed later
    AccessUpdate access; //!< all other members

    [[nodiscard]] NewRegistry clone() const { return {name, type, access.clone()}; }
};

//! All that is wrong with it, in table order: what is missing, every member by itself, and beside the others.
[[nodiscard]] QList<Problem> checkNewRegistry(const NewRegistry &registry);

//! It as it goes on the wire: without members that do not apply (namespace with source SWR).
[[nodiscard]] NewRegistry completed(const NewRegistry &registry);

//! The body of AddRegistry: compact UTF-8 JSON, name and type first, straight from the Secret. Only for one without
//! errors and without a promised password.
[[nodiscard]] WipedBytes addBody(const NewRegistry &registry);

//! The same for people's eyes: indented, the password masked.
[[nodiscard]] QString maskedAddBody(const NewRegistry &registry);

} // namespace hssreg
