#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace hssreg {

//! One challenge of a `WWW-Authenticate` header.
struct Challenge {
    QByteArray scheme; //!< in lower case
    QByteArray token68; //!< empty if it has parameters instead, or nothing
    QList<std::pair<QByteArray, QByteArray>> parameters; //!< names in lower case, values without quotes

    //! The parameter of that name; empty if there is none.
    [[nodiscard]] QByteArray parameter(QByteArrayView name) const;
};

//! The challenges of a header by the grammar of RFC 9110, 11.6.1 (several headers joined with commas are one).
//! Nothing when any of it is wrong, a parameter stands twice, or it is longer than 8 KiB: no guess is made about
//! where a password may go.
[[nodiscard]] std::optional<QList<Challenge>> readChallenges(QByteArrayView header);

} // namespace hssreg
