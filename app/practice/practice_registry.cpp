#include "app/practice/practice_registry.h"

#include "app/practice/practice_accounts.h"
#include "app/practice/practice_query.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds freeze{1500}; // of Harbor, for the user of a refused login
constexpr std::chrono::minutes tokenLife{30};
constexpr auto harborService = "harbor-registry"_L1;

PracticeReply dockerRefusal(int status, QLatin1StringView code, const QString &message)
{
    const QJsonObject error{{"code"_L1, code}, {"message"_L1, message}};
    return jsonReply(status, {{"errors"_L1, QJsonArray{error}}});
}

PracticeReply jfrogRefusal()
{
    const QJsonObject error{{"status"_L1, 401}, {"message"_L1, u"Bad credentials"_s}};
    return jsonReply(401, {{"errors"_L1, QJsonArray{error}}});
}

PracticeReply arrayReply(const QJsonArray &array)
{
    PracticeReply reply = jsonReply(200, {});
    reply.body = QJsonDocument(array).toJson(QJsonDocument::Compact);
    reply.headers.append({"x-total-count"_ba, QByteArray::number(array.size())});
    return reply;
}

//! Where the request was sent to; nothing from outside gets into a header but a host and a port.
QByteArray originOf(const PracticeRequest &request)
{
    const QByteArray host = request.header("host");
    const bool plain = std::all_of(host.begin(), host.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.'
            || letter == ':';
    });
    return "http://" + (plain && !host.isEmpty() ? host : "127.0.0.1"_ba);
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QJsonArray actionsIn(const QString &repository)
{
    const QString space = repository.section(u'/', 0, 0);
    if (space == practice::pushNamespace)
        return {u"pull"_s, u"push"_s};
    return space == practice::pullNamespace ? QJsonArray{u"pull"_s} : QJsonArray();
}

//! What a scope (`repository:NAME:actions`) gets; no login gets nothing.
QJsonArray grantFor(const QString &scope, bool loggedIn)
{
    if (scope.isEmpty())
        return {};
    const QString name = scope.section(u':', 1, -2);
    return {QJsonObject{{"type"_L1, scope.section(u':', 0, 0)}, {"name"_L1, name},
        {"actions"_L1, loggedIn ? actionsIn(name) : QJsonArray()}}};
}

} // namespace

//! A request, read once.
struct PracticeRegistry::Asking {
    const PracticeRequest &request;
    PracticeQuery query;
    bool good = false; //!< the login is right, or the token is
    QString user;
};

bool PracticeRegistry::admitsLogin(
    const PracticeWorld &world, const QString &user, const QString &password, std::chrono::milliseconds now)
{
    if (m_frozenUntil.value(user) > now)
        return false;
    if (world.takesLogin(user, password))
        return true;
    m_frozenUntil.insert(user, now + freeze);
    return false;
}

PracticeReply PracticeRegistry::docker(
    const Asking &asking, const QByteArray &realm, std::chrono::milliseconds now) const
{
    const QByteArray authorization = asking.request.header("authorization");
    const bool goodToken =
        authorization.startsWith("Bearer ") && m_tokens.value(authorization.sliced(7)) > now;
    PracticeReply reply = asking.good || goodToken
        ? jsonReply(200,
            asking.request.path.endsWith("_catalog") ? QJsonObject{{"repositories"_L1, QJsonArray()}}
                                                     : QJsonObject())
        : dockerRefusal(401, "UNAUTHORIZED"_L1, u"authentication required"_s);
    reply.headers.append({"docker-distribution-api-version"_ba, "registry/2.0"_ba});
    if (reply.status == 401)
        reply.headers.append({"www-authenticate"_ba,
            m_challenge == RegistryChallenge::Basic
                ? "Basic realm=\"practice\""_ba
                : "Bearer realm=\"" + realm + "\",service=\"harbor-registry\""});
    return reply;
}

PracticeReply PracticeRegistry::harbor(const Asking &asking) const
{
    const QByteArray path = asking.request.path.sliced(qsizetype(qstrlen("/api/v2.0")));
    if (path == "/systeminfo") {
        QJsonObject system{{"auth_mode"_L1, u"db_auth"_s}};
        if (asking.good) {
            system.insert("harbor_version"_L1, u"v2.8.0-practice"_s);
            system.insert("read_only"_L1, false);
            system.insert("registry_url"_L1, QString::fromLatin1(asking.request.header("host")));
        }
        return jsonReply(200, system);
    }
    if (path == "/ping")
        return {200, {{"content-type"_ba, "text/plain"_ba}}, "Pong"_ba};
    if (path != "/users/current" && path != "/projects")
        return dockerRefusal(404, "NOT_FOUND"_L1, u"not found"_s);
    if (!asking.good)
        return dockerRefusal(401, "UNAUTHORIZED"_L1, u"unauthorized"_s);
    if (path == "/users/current") {
        if (asking.user.contains(u'$'))
            return dockerRefusal(
                412, "PRECONDITION"_L1, u"get current user not available for security context"_s);
        return jsonReply(200, {{"user_id"_L1, 3}, {"username"_L1, asking.user}});
    }
    const QString exact = asking.query.text(u"project_name"_s);
    QJsonArray projects;
    for (const QString &name :
        {QString(practice::pushNamespace), QString(practice::pullNamespace), u"dr"_s}) {
        if (exact.isEmpty() ? name.contains(asking.query.text(u"name"_s)) : name == exact)
            projects.append(QJsonObject{{"project_id"_L1, projects.size() + 1}, {"name"_L1, name}});
    }
    if (!exact.isEmpty() && projects.isEmpty())
        return dockerRefusal(404, "NOT_FOUND"_L1, u"no such project"_s);
    return arrayReply(projects);
}

PracticeReply PracticeRegistry::token(
    PracticeWorld &world, const Asking &asking, bool ofHarbor, std::chrono::milliseconds now)
{
    const QString scope = asking.query.text(u"scope"_s);
    // Harbor gives a token without rights where a scope is asked for; without one it refuses.
    if (!asking.good && (!ofHarbor || scope.isEmpty()))
        return ofHarbor ? dockerRefusal(401, "UNAUTHORIZED"_L1, u"unauthorized"_s) : jfrogRefusal();
    const QJsonObject claims{{"iss"_L1, u"practice"_s}, {"sub"_L1, asking.user}, {"aud"_L1, harborService},
        {"exp"_L1, qint64(std::chrono::duration_cast<std::chrono::seconds>(now + tokenLife).count())},
        {"jti"_L1, QString::fromLatin1(world.newRequestId())}, {"access"_L1, grantFor(scope, asking.good)}};
    const QByteArray token = base64Url(R"({"alg":"none","typ":"JWT"})"_ba) + '.'
        + base64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact)) + '.' + base64Url("practice"_ba);
    if (asking.good)
        m_tokens.insert(token, now + tokenLife);
    return jsonReply(200,
        {{"token"_L1, QString::fromLatin1(token)},
            {"expires_in"_L1, int(std::chrono::seconds(tokenLife).count())}});
}

PracticeReply PracticeRegistry::answer(
    PracticeWorld &world, const PracticeRequest &request, std::chrono::milliseconds now)
{
    Asking asking{request, PracticeQuery(request.query), false, {}};
    const QByteArray authorization = request.header("authorization");
    if (authorization.startsWith("Basic ")) {
        const QString login = QString::fromUtf8(QByteArray::fromBase64(authorization.sliced(6)));
        asking.user = login.section(u':', 0, 0);
        asking.good = admitsLogin(world, asking.user, login.section(u':', 1), now);
    }
    const QByteArray origin = originOf(request);
    const QByteArray &path = request.path;
    const bool reads = request.method == "GET" || request.method == "HEAD";
    PracticeReply reply = dockerRefusal(404, "NOT_FOUND"_L1, u"not found"_s);
    if (reads && (path == "/v2/" || path == "/v2/_catalog"))
        reply = docker(asking, origin + "/service/token", now);
    else if (reads && path == "/service/token")
        reply = token(world, asking, true, now);
    else if (reads && path == "/api/version")
        reply = jsonReply(200, {{"version"_L1, u"v2.0"_s}});
    else if (reads && path.startsWith("/api/v2.0/"))
        reply = harbor(asking);
    else if (reads && path == "/artifactory/api/system/ping")
        reply = asking.good ? PracticeReply{200, {{"content-type"_ba, "text/plain"_ba}}, "OK"_ba}
                            : jfrogRefusal();
    else if (reads && path.startsWith("/artifactory/api/docker/") && path.endsWith("/v2/"))
        reply = docker(asking, origin + path + "token", now);
    else if (reads && path.startsWith("/artifactory/api/docker/") && path.endsWith("/v2/token"))
        reply = token(world, asking, false, now);
    reply.headers.append({"x-request-id"_ba, world.newRequestId()});
    return reply;
}

} // namespace hssreg
