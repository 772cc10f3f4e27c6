#pragma once

#include "app/access/access_update.h"
#include "app/access/problem.h"

#include <QStringView>

namespace hssreg {

//! A query parameter of ListRegistry (hss-api.md, section 2).
enum class ListParameter { Offset, Limit, RegistryName, RegistryType, RegistryAddr, Status };

//! What is wrong with a value that somebody gave for it: out of range, not documented, empty (then it is left out).
[[nodiscard]] QList<Problem> checkListParameter(ListParameter parameter, QStringView value);

//! What is wrong with what ShowImageUploadCommand is asked with: address, namespace, username and password, all of
//! them mandatory (section 3.4).
[[nodiscard]] QList<Problem> checkUploadQuery(const AccessUpdate &login);

} // namespace hssreg
