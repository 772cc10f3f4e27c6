#pragma once

#include "app/access/access_update.h"
#include "app/access/problem.h"

#include <QStringView>

#include <optional>

namespace hssreg {

//! From which number to which, both included.
struct NumberRange {
    int least = 0;
    int most = 0;
};

//! Where a page of a list may begin and how long it may be (hss-api.md, section 2).
inline constexpr NumberRange offsetRange{0, 2'000'000};
inline constexpr NumberRange limitRange{10, 200};

//! A number written in digits alone, without sign and blanks. Nothing when it is none, or outside the range.
[[nodiscard]] std::optional<int> numberWithin(QStringView value, NumberRange range);

//! A query parameter of ListRegistry (hss-api.md, section 2).
enum class ListParameter { Offset, Limit, RegistryName, RegistryType, RegistryAddr, Status };

//! What is wrong with a value that somebody gave for it: out of range, not documented, empty (then it is left out).
[[nodiscard]] QList<Problem> checkListParameter(ListParameter parameter, QStringView value);

//! What is wrong with what ShowImageUploadCommand is asked with: address, namespace, username and password, all of
//! them mandatory (section 3.4).
[[nodiscard]] QList<Problem> checkUploadQuery(const AccessUpdate &login);

} // namespace hssreg
