#include "app/repository/login_run.h"

#include "app/repository/login_turns.h"
#include "app/service/http_call.h"
#include "app/service/request_parts.h"
#include "app/service/retry.h"
#include "app/support/text.h"
#include "app/support/waits.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace hssreg {

namespace {

constexpr qint64 bodyLimit = 64 * 1024;
constexpr std::chrono::milliseconds longestSideLook = 2s; // whether the other protocol is spoken
constexpr int longestUrl = 300; // code points of a URL that are shown

// Base64 into memory that is overwritten; Qt's own leaves its result behind.
Secret basicAuthorisation(const LoginToCheck &login)
{
    static constexpr char16_t digits[] = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    WipedBytes plain = toUtf8(login.username);
    const WipedBytes password = toUtf8(login.password.reveal());
    plain.push_back(':');
    plain.insert(plain.end(), password.begin(), password.end());
    std::vector<char16_t, WipingAllocator<char16_t>> text;
    text.reserve(plain.size() * 2 + 16);
    for (const char c : {'B', 'a', 's', 'i', 'c', ' '})
        text.push_back(char16_t(c));
    for (std::size_t i = 0; i < plain.size(); i += 3) {
        const std::size_t bytes = std::min<std::size_t>(3, plain.size() - i);
        unsigned group = 0;
        for (std::size_t j = 0; j < 3; ++j)
            group = group << 8 | (j < bytes ? static_cast<unsigned char>(plain.at(i + j)) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            text.push_back(j <= bytes ? digits[group >> (18 - 6 * j) & 63U] : u'=');
    }
    return Secret(QStringView(text.data(), qsizetype(text.size())));
}

Secret bearerAuthorisation(const Secret &token)
{
    std::vector<char16_t, WipingAllocator<char16_t>> text;
    const QStringView scheme = u"Bearer ";
    text.reserve(std::size_t(scheme.size() + token.reveal().size()));
    for (const QStringView part : {scheme, token.reveal()}) {
        for (const QChar c : part)
            text.push_back(c.unicode());
    }
    return Secret(QStringView(text.data(), qsizetype(text.size())));
}

LoginCause tlsCause(HttpFailure::TlsFault fault)
{
    switch (fault) {
    case HttpFailure::TlsFault::Untrusted: return LoginCause::CertificateUntrusted;
    case HttpFailure::TlsFault::SelfSigned: return LoginCause::CertificateSelfSigned;
    case HttpFailure::TlsFault::Expired: return LoginCause::CertificateExpired;
    case HttpFailure::TlsFault::NotYetValid: return LoginCause::CertificateNotYetValid;
    case HttpFailure::TlsFault::WrongName: return LoginCause::CertificateWrongName;
    case HttpFailure::TlsFault::None:
    case HttpFailure::TlsFault::Handshake: return LoginCause::NoSecureConnection;
    }
    Q_UNREACHABLE();
}

LoginCause failureCause(const HttpFailure &failure)
{
    switch (failure.kind) {
    case HttpFailure::Kind::Cancelled: return LoginCause::Cancelled;
    case HttpFailure::Kind::TimedOut: return LoginCause::TimedOut;
    case HttpFailure::Kind::NameNotFound: return LoginCause::NameNotFound;
    case HttpFailure::Kind::ConnectionRefused: return LoginCause::ConnectionRefused;
    case HttpFailure::Kind::NotConnected: return LoginCause::NotConnected;
    case HttpFailure::Kind::Tls: return tlsCause(failure.tlsFault);
    case HttpFailure::Kind::Proxy: return LoginCause::ProxyRefused;
    case HttpFailure::Kind::Lost:
    case HttpFailure::Kind::Informational: return LoginCause::BrokeOff;
    case HttpFailure::Kind::TooLarge: return LoginCause::TooLarge;
    case HttpFailure::Kind::NotHttp: return LoginCause::NotHttp;
    }
    Q_UNREACHABLE();
}

// What a URL looks like without what a server or a person may have put into it as a secret.
QString shownUrl(const QUrl &url)
{
    return visible(
        url.toString(QUrl::RemoveUserInfo | QUrl::RemoveFragment | QUrl::FullyEncoded), longestUrl);
}

} // namespace

LoginRun::LoginRun(const LoginToCheck &login, RegistryPlace place, const LoginCheckSettings &settings,
    Clock &clock, LoginTurns &turns, Deadline deadline, CallScope &scope)
    : m_login(login)
    , m_place(std::move(place))
    , m_settings(settings)
    , m_clock(clock)
    , m_turns(turns)
    , m_key(LoginCheck::turnKey(login))
    , m_deadline(deadline)
    , m_scope(scope)
    , m_network(settings.network)
{
}

HttpRequest LoginRun::request(const QUrl &url, Credentials with) const
{
    HttpRequest request;
    request.url = url;
    request.headers.push_back({"Accept", {}, "application/json"});
    request.headers.push_back({"User-Agent", {}, userAgent()}); // Qt's own is "Mozilla/5.0"
    if (with == Credentials::Login)
        request.headers.push_back({"Authorization", basicAuthorisation(m_login), {}});
    if (with == Credentials::Token)
        request.headers.push_back({"Authorization", bearerAuthorisation(m_token), {}});
    return request;
}

void LoginRun::note(const QUrl &url, Credentials with, const HttpOutcome &outcome)
{
    const int status = outcome.ok() ? outcome.value().status : 0;
    report.status = status;
    report.steps.append({u"GET "_s + shownUrl(url), with == Credentials::Login, status});
    if (with != Credentials::Login)
        return;
    report.unencrypted = report.unencrypted || url.scheme() == "http"_L1;
    if (status == 401)
        m_turns.refused(m_key);
}

QCoro::Task<HttpOutcome> LoginRun::sent(QUrl url, Credentials with, std::chrono::milliseconds most)
{
    const HttpRequest asked = request(url, with);
    HttpCall call(
        m_network, asked, std::min(most, m_deadline.remaining()), m_scope, HttpCallOptions{bodyLimit});
    HttpOutcome outcome = co_await call.conclusion();
    note(url, with, outcome);
    co_return outcome;
}

QCoro::Task<Asked> LoginRun::get(QUrl url, Credentials with)
{
    Asked asked;
    const std::chrono::milliseconds rest = m_turns.rest(m_key);
    if (with == Credentials::Login && rest > 0ms) {
        if (rest >= m_deadline.remaining()) {
            asked.trouble = LoginCause::TimedOut;
            co_return asked;
        }
        Delay pause(m_clock, rest, m_scope);
        const WaitEnd end = co_await pause.conclusion();
        if (end == WaitEnd::Cancelled) {
            asked.trouble = LoginCause::Cancelled;
            co_return asked;
        }
    }
    const HttpOutcome outcome = co_await sent(url, with, m_deadline.remaining());
    if (outcome.ok()) {
        asked.answer = outcome.value();
        asked.trouble = troubleIn(url, asked.answer);
    } else {
        asked.trouble = co_await explained(url, outcome.error());
    }
    co_return asked;
}

// A failed handshake is looked into: what speaks the other protocol at the same port was given the wrong one. Asked
// without the login.
QCoro::Task<LoginCause> LoginRun::explained(QUrl url, HttpFailure failure)
{
    const LoginCause cause = failureCause(failure);
    const bool secure = url.scheme() == "https"_L1;
    const bool mayBeOther = secure ? cause == LoginCause::NoSecureConnection
                                   : cause == LoginCause::BrokeOff || cause == LoginCause::NotHttp;
    if (!mayBeOther)
        co_return cause;
    QUrl other = url;
    other.setScheme(secure ? u"http"_s : u"https"_s);
    other.setPort(url.port(secure ? 443 : 80));
    other.setQuery(QString());
    const HttpOutcome outcome = co_await sent(other, Credentials::None, longestSideLook);
    const bool answers = outcome.ok()
        || (!secure && outcome.error().kind == HttpFailure::Kind::Tls
            && tlsCause(outcome.error().tlsFault) != LoginCause::NoSecureConnection);
    report.status = 0;
    if (!answers)
        co_return cause;
    co_return secure ? LoginCause::HttpWhereTls : LoginCause::TlsWhereHttp;
}

std::optional<LoginCause> LoginRun::troubleIn(const QUrl &url, const HttpResponse &answer)
{
    const int status = answer.status;
    if (status >= 300 && status < 400) {
        QUrl target = url.resolved(QUrl(QString::fromUtf8(answer.header("Location"))));
        target.setQuery(QString()); // may carry what the server keeps secret
        report.redirectTo = shownUrl(target);
        return LoginCause::Redirected;
    }
    if (status == 407)
        return LoginCause::ProxyRefused;
    if (status == 429) {
        report.retryAfter = readRetryAfter(answer.header("Retry-After"), m_clock.now());
        return LoginCause::TooManyRequests;
    }
    if (status >= 500)
        return LoginCause::ServerError;
    // nginx, Go and Apache say so in these words
    const QByteArray text = answer.body.toLower();
    const bool meantTls = status == 400 && url.scheme() == "http"_L1
        && (text.contains("https server") || text.contains("https port") || text.contains("ssl-enabled"));
    return meantTls ? std::optional(LoginCause::TlsWhereHttp) : std::nullopt;
}

bool LoginRun::mayGetLogin(const QUrl &url) const
{
    return url.host(QUrl::FullyEncoded).compare(m_place.base.host(QUrl::FullyEncoded), Qt::CaseInsensitive)
        == 0
        || m_settings.consentHosts.contains(hostAndPort(url), Qt::CaseInsensitive);
}

// Harbor's robots are "robot$name" unless an administrator chose another prefix; no person's name has a "$".
LoginCause LoginRun::refusal() const
{
    const bool robot = m_login.product == RegistryProduct::Harbor && m_login.username.contains(u'$');
    return robot ? LoginCause::RobotRefused : LoginCause::BadCredential;
}

bool isJsonObject(const HttpResponse &answer)
{
    return QJsonDocument::fromJson(answer.body).isObject();
}

bool isWebPage(const HttpResponse &answer)
{
    return answer.header("Content-Type").toLower().contains("html");
}

} // namespace hssreg
