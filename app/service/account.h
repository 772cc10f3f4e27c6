#pragma once

#include <QString>
#include <QUrl>

namespace hssreg {

//! Whose repositories, and where: what every request of the service needs beside a credential. No secret.
struct Account {
    QUrl endpoint; //!< scheme, host, port; https, or http on the loopback interface
    QString projectId; //!< 1 to 256 characters (Table 1)
    QString enterpriseProjectId; //!< 1 to 256 characters (Table 2); empty: left out
};

} // namespace hssreg
