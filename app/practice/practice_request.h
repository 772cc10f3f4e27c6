#pragma once

#include "app/support/secret.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace hssreg {

//! What the practice service looks at in a request.
struct PracticeRequest {
    QByteArray method;
    QByteArray path; //!< still percent-encoded
    QByteArray query; //!< still percent-encoded, without the question mark
    QByteArray token; //!< of X-Auth-Token; empty when there is none
    WipedBytes body;
    QList<std::pair<QByteArray, QByteArray>> headers{}; //!< all of them; names in lower case

    //! The first of this name, in lower case; empty when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        for (const auto &[key, value] : headers) {
            if (key == name)
                return value;
        }
        return {};
    }
};

} // namespace hssreg
