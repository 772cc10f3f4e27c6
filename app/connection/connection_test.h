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

//! Called with each step as soon as it is known to have passed or failed, in order; a step that passed comes once more
//! when the service later says otherwise.
using OnTestStep = std::function<void(const TestStep &)>;

//! Tries a connection: looks for its host, asks for its repositories without a credential (which proves the way and
//! that HSS is there), signs in, and lists the repositories; nothing is changed. All steps in order: those after a
//! failed one were not reached. Refers to the clock, the asker and the log (the last two may be null), and to what
//! `onStep` does; each of these takes at most the deadline of the settings. Cancelled: no step is told any more.
[[nodiscard]] QCoro::Task<QList<TestStep>> testConnection(ConnectionSettings settings, Clock &clock,
    PasscodeAsker *asker, RequestLog *log, CallScope &scope, OnTestStep onStep = {});

} // namespace hssreg
