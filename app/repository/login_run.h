#pragma once

#include "app/repository/login_check.h"
#include "app/repository/registry_place.h"
#include "app/service/http.h"

#include <QCoro/QCoroTask>

namespace hssreg {

class LoginTurns;

//! What goes with a request.
enum class Credentials { None, Login, Token };

//! What came of one request: an answer to look at, or the cause that ends the check.
struct Asked {
    std::optional<LoginCause> trouble; //!< what any request can meet: network, TLS, redirect, throttling, 5xx
    HttpResponse answer; //!< without trouble

    [[nodiscard]] bool is(int status) const { return !trouble && answer.status == status; }
};

//! One check under way: what every flow asks with. Lives in the coroutine of LoginCheck.
class LoginRun {
public:
    //! Refers to everything but the place.
    LoginRun(const LoginToCheck &login, RegistryPlace place, const LoginCheckSettings &settings, Clock &clock,
        LoginTurns &turns, Deadline deadline, CallScope &scope);

    [[nodiscard]] const LoginToCheck &login() const { return m_login; }
    [[nodiscard]] const RegistryPlace &place() const { return m_place; }
    LoginReport report;

    //! GET, once; waits first while this user must rest. Notes the step, and a refusal of the login.
    [[nodiscard]] QCoro::Task<Asked> get(QUrl url, Credentials with = Credentials::None);
    //! What Credentials::Token sends from now on.
    void setToken(Secret token) { m_token = std::move(token); }
    //! Whether a person allowed this host (or it is the registry's own) to be sent the login.
    [[nodiscard]] bool mayGetLogin(const QUrl &url) const;
    //! BadCredential, or RobotRefused for what looks like a robot.
    [[nodiscard]] LoginCause refusal() const;

private:
    [[nodiscard]] HttpRequest request(const QUrl &url, Credentials with) const;
    void note(const QUrl &url, Credentials with, const HttpOutcome &outcome);
    [[nodiscard]] QCoro::Task<HttpOutcome> sent(QUrl url, Credentials with, std::chrono::milliseconds most);
    [[nodiscard]] QCoro::Task<LoginCause> explained(QUrl url, HttpFailure failure);
    [[nodiscard]] std::optional<LoginCause> troubleIn(const QUrl &url, const HttpResponse &answer);

    const LoginToCheck &m_login;
    RegistryPlace m_place;
    const LoginCheckSettings &m_settings;
    Clock &m_clock;
    LoginTurns &m_turns;
    QString m_key;
    Deadline m_deadline;
    CallScope &m_scope;
    Network m_network;
    Secret m_token;
};

//! Whether an answer is a JSON object (whatever its Content-Type).
[[nodiscard]] bool isJsonObject(const HttpResponse &answer);
//! Whether an answer is a web page.
[[nodiscard]] bool isWebPage(const HttpResponse &answer);

} // namespace hssreg
