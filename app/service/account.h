#pragma once

#include "app/support/secret.h"

#include <QString>
#include <QUrl>

namespace hssreg {

//! Whose repositories, where, and what proves who we are: what every request of the service needs.
struct Account {
    QUrl endpoint; //!< scheme, host, port; https, or http on the loopback interface
    QString projectId; //!< 1 to 256 characters (Table 1)
    QString enterpriseProjectId; //!< 1 to 256 characters (Table 2); empty: left out
    Secret token; //!< X-Auth-Token, 1 to 32,768 characters (Table 3)

    [[nodiscard]] Account clone() const { return {endpoint, projectId, enterpriseProjectId, token.clone()}; }
};

} // namespace hssreg
