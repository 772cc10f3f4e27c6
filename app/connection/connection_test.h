#pragma once

#include "app/connection/connection_settings.h"
#include "app/service/service_error.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QCoro/QCoroTask>

#include <functional>

namespace hssreg {

class PasscodeAsker;
class RequestLog;

//! How far a connection came, one step after the other.
struct TestStep {
    enum class Kind {
        Settings, //!< offline: checkConnection()
        Name, //!< the name of the service's host was found
        Connection, //!< connected, and the certificate is trusted
        SignIn, //!< the service accepts who we are
        Project, //!< the project is there
        Rights, //!< the repositories may be listed
    };
    enum class Outcome { Passed, Failed, NotReached };

    Kind kind = Kind::Settings;
    Outcome outcome = Outcome::NotReached;
    QString text; //!< one sentence; with Failed, what to do next too. Plain text
};
//! "Sign-in".
[[nodiscard]] QString testStepLabel(TestStep::Kind kind);

//! Tries a connection by listing its repositories; nothing is changed. All steps in order: those after a failed one
//! were not reached. Refers to the clock, the asker and the log (both may be null); takes its time from the settings.
[[nodiscard]] QCoro::Task<QList<TestStep>> testConnection(
    ConnectionSettings settings, Clock &clock, PasscodeAsker *asker, RequestLog *log, CallScope &scope);

//! Which steps an answer proves: for those who have one already. `signedIn`: there was a credential.
[[nodiscard]] QList<TestStep> testSteps(const std::optional<ServiceReport> &failure, bool signedIn);

} // namespace hssreg
