#pragma once

#include "app/repository/login_check.h"
#include "app/repository/login_turns.h"
#include "app/repository/login_words.h"
#include "tests/support/finished.h"
#include "tests/support/script_server.h"

#include <QTest>

namespace hssreg {

//! User name and password that the tests' registries take, and what goes over the wire for them.
inline const QString goodUser = QStringLiteral("robot$scan");
inline const QString goodPassword = QStringLiteral("S3cret-marker");
[[nodiscard]] inline QByteArray basicOf(const QString &user, const QString &password)
{
    return "Basic " + QString(user + u':' + password).toUtf8().toBase64();
}

//! The value of a header of a request; empty if there is none.
[[nodiscard]] inline QByteArray headerOf(const SeenRequest &request, const QByteArray &name)
{
    for (const QByteArray &line : request.head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}
[[nodiscard]] inline bool hasGoodLogin(const SeenRequest &request)
{
    return headerOf(request, "Authorization") == basicOf(goodUser, goodPassword);
}

//! The path of a request, without its query.
[[nodiscard]] inline QByteArray pathOf(const SeenRequest &request)
{
    return request.target.split('?').constFirst();
}

[[nodiscard]] inline ServerScript answering(
    int status, const QByteArray &body = {}, const QByteArray &headers = {})
{
    return {sendBytes(answerBytes(status, body, headers))};
}
[[nodiscard]] inline ServerScript json(int status, const QByteArray &body)
{
    return answering(status, body, "Content-Type: application/json\r\n");
}
[[nodiscard]] inline ServerScript challenge(const QByteArray &value)
{
    return answering(401, "{}", "Content-Type: application/json\r\nWWW-Authenticate: " + value + "\r\n");
}
[[nodiscard]] inline ServerScript page()
{
    return answering(200, "<html>Welcome</html>", "Content-Type: text/html\r\n");
}

//! A login for a server of the tests.
[[nodiscard]] inline LoginToCheck loginFor(
    const QUrl &server, RegistryProduct product, const QString &password = goodPassword)
{
    LoginToCheck login;
    login.protocol = server.scheme();
    login.address = server.host() + u':' + QString::number(server.port());
    login.product = product;
    login.apiVersion = QStringLiteral("V2");
    login.username = goodUser;
    login.password = Secret(password);
    return login;
}

//! One check with everything of its own, turns included.
[[nodiscard]] inline LoginReport checked(LoginToCheck login, LoginCheckSettings settings = {},
    std::chrono::milliseconds time = std::chrono::seconds(20))
{
    settings.network.proxy = NetworkSettings::Proxy::None;
    SystemClock clock;
    LoginTurns turns(clock);
    LoginCheck check(settings, clock, turns);
    CallScope scope;
    return finished(check.run(std::move(login), Deadline(clock, time), scope));
}

//! `bad_credential`, so that a failing comparison can be read.
[[nodiscard]] inline QString causeOf(const LoginReport &report)
{
    return loginCauseName(report.cause);
}

//! Everything of a report a person or a program may get to see.
[[nodiscard]] inline QString allTexts(const LoginReport &report)
{
    QStringList all{loginText(report), loginAdvice(report), report.redirectTo, report.consentHost,
        report.readAs, report.version};
    all += loginNotes(report);
    for (const LoginStep &step : report.steps)
        all += loginStepText(step);
    return all.join(u'\n');
}

} // namespace hssreg
