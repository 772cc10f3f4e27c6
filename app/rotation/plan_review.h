#pragma once

#include "app/access/registry_info.h"
#include "app/rotation/plan_file.h"

#include <optional>

namespace hssreg {

//! One member that the request of a row would carry.
struct ReviewedMember {
    Field field = Field::ApiVersion;
    std::optional<QString> before; //!< what HSS has, if that is known; never for a secret
    std::optional<QString> after; //!< nothing for a secret: it is a new one
    bool changes = true; //!< else it is sent as it is
    bool added = false; //!< the row does not give it: it must go along

    friend bool operator==(const ReviewedMember &, const ReviewedMember &) = default;
};

//! A row of a plan beside what HSS has. Texts from the service are as they came.
struct RowReview {
    enum class Standing {
        Unknown, //!< offline, or the list is not known: what will change can not be said
        Changes,
        NothingToChange,
        NotListed, //!< HSS has no such repository
        NotEdited, //!< it has, but such ones are not edited here
    };
    Standing standing = Standing::Unknown;
    QList<ReviewedMember> members; //!< in the order of the reference page
    QList<Field> leftOut; //!< given, but without a meaning in this change: not sent
    QList<Problem> problems; //!< of the row beside what HSS has, with those of the row itself
    QString obstacle; //!< why it can not be sent, in words; empty when it can

    [[nodiscard]] bool canBeSent() const;
};

//! Reviews a row. `now`: the repository as HSS has it, null when it is not in its list, or when the list is not known.
[[nodiscard]] RowReview reviewRow(const PlanRow &row, const RegistryInfo *now, bool listIsKnown);

} // namespace hssreg
