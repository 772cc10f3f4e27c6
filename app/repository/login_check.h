#pragma once

#include "app/access/access_update.h"
#include "app/repository/login_report.h"
#include "app/service/network.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"
#include "app/support/secret.h"

#include <QCoro/QCoroTask>
#include <QStringList>

namespace hssreg {

class LoginTurns;

//! The products whose own calls are known; everything else is asked as a Docker Registry v2.
enum class RegistryProduct { Harbor, Jfrog, Other };
//! From HSS's `registry_type`.
[[nodiscard]] RegistryProduct registryProduct(QStringView registryType);

//! A login as HSS would get it. Moved, since it carries the password.
struct LoginToCheck {
    QString protocol; //!< `http` or `https`
    QString address; //!< as typed, read by readAddress()
    RegistryProduct product = RegistryProduct::Other;
    QString apiVersion; //!< `V1` or `V2`; only Harbor has both
    QString username;
    Secret password; //!< or a token in its place
    QString
        nameSpace; //!< whether it may be pushed to is asked too; empty: not (only the source Other needs it)
    QString failReason; //!< what HSS says about this repository at the moment; empty: nothing
};

//! The login that HSS would have after a change of what it has (`known`; null: not known), with this password.
[[nodiscard]] LoginToCheck loginAfter(const AccessUpdate &change, const RegistryInfo *known, Secret password);
//! Whether enough of it is known to ask the repository.
[[nodiscard]] bool canBeChecked(const LoginToCheck &login);

//! How logins are tested.
struct LoginCheckSettings {
    NetworkSettings network;
    //! Hosts (`host` or `host:port`) a person allowed to be sent user name and password for a token.
    QStringList consentHosts;
};

//! Tests logins at the image repository itself, by reading only. A fresh network for each check: no connection,
//! cookie or login of an earlier one can make a wrong password look right.
class LoginCheck {
public:
    //! Refers to clock and turns, which must outlive it; turns are to be shared by all checks of the program.
    LoginCheck(LoginCheckSettings settings, Clock &clock, LoginTurns &turns);

    //! Waits for its turn until the deadline, then takes 10 s at most. This object and the scope must outlive it.
    [[nodiscard]] QCoro::Task<LoginReport> run(LoginToCheck login, Deadline deadline, CallScope &scope);

    //! What LoginTurns calls this host and user.
    [[nodiscard]] static QString turnKey(const LoginToCheck &login);

private:
    LoginCheckSettings m_settings;
    Clock &m_clock;
    LoginTurns &m_turns;
};

} // namespace hssreg
