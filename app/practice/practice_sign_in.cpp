#include "app/practice/practice_sign_in.h"

#include "app/practice/practice_accounts.h"
#include "app/practice/practice_changes.h"
#include "app/support/moment.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

//! What somebody who signs in says.
struct Claim {
    bool password = false; //!< the methods
    bool passcode = false;
    QJsonObject user; //!< of the password
    QJsonObject holder; //!< of the passcode
    QJsonObject scope;
};

std::optional<Claim> readClaim(const QJsonObject &body)
{
    const QJsonObject auth = body["auth"_L1].toObject();
    const QJsonObject identity = auth["identity"_L1].toObject();
    const QJsonArray methods = identity["methods"_L1].toArray();
    Claim claim{methods.contains("password"_L1), methods.contains("totp"_L1),
        identity["password"_L1]["user"_L1].toObject(), identity["totp"_L1]["user"_L1].toObject(),
        auth["scope"_L1].toObject()};
    if (!claim.password || claim.user.isEmpty() || (claim.passcode && claim.holder.isEmpty()))
        return std::nullopt;
    return claim;
}

bool names(const QJsonObject &object, QLatin1StringView id, QLatin1StringView name)
{
    return object.contains("id"_L1) ? object["id"_L1] == id : object["name"_L1] == name;
}

//! The user that a claim is about: one of the two, or none.
std::optional<QLatin1StringView> userIn(const QJsonObject &user)
{
    const bool byId = user.contains("id"_L1);
    if (!byId && !names(user["domain"_L1].toObject(), practice::accountId, practice::accountName))
        return std::nullopt;
    if (names(user, practice::userId, practice::user))
        return practice::user;
    return names(user, practice::mfaUserId, practice::mfaUser) ? std::optional(practice::mfaUser)
                                                               : std::nullopt;
}

QLatin1StringView idOf(QLatin1StringView user)
{
    return user == practice::user ? practice::userId : practice::mfaUserId;
}

//! What the token is to be good for; nothing when there is no such thing. A project wins over an account.
std::optional<PracticeScope> scopeIn(const QJsonObject &scope)
{
    if (!scope.contains("project"_L1))
        return PracticeScope::Account;
    const QString project = QString::fromLatin1(PracticeWorld::projectId());
    const QJsonObject asked = scope["project"_L1].toObject();
    const bool known =
        asked.contains("id"_L1) ? asked["id"_L1] == project : asked["name"_L1] == practice::region;
    return known ? std::optional(PracticeScope::Project) : std::nullopt;
}

QString isoTime(std::chrono::milliseconds time)
{
    return utcMoment(time).toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'000Z'"_s);
}

PracticeReply tokenReply(PracticeWorld &world, const Claim &claim, QLatin1StringView user,
    PracticeScope scope, std::chrono::milliseconds now)
{
    const QByteArray token = "MII" + world.newRequestId() + world.newRequestId();
    const std::chrono::milliseconds end = world.identities().admit(token, scope, now);
    const std::chrono::milliseconds skew = world.options().clockSkew;
    const QJsonObject account{{"id"_L1, practice::accountId}, {"name"_L1, practice::accountName}};
    QJsonObject body{{"issued_at"_L1, isoTime(now + skew)}, {"expires_at"_L1, isoTime(end + skew)},
        {"methods"_L1, claim.passcode ? QJsonArray{u"password"_s, u"totp"_s} : QJsonArray{u"password"_s}},
        {"user"_L1, QJsonObject{{"id"_L1, idOf(user)}, {"name"_L1, user}, {"domain"_L1, account}}}};
    if (claim.passcode)
        body.insert("mfa_authn_at"_L1, isoTime(now + skew));
    if (scope == PracticeScope::Project)
        body.insert("project"_L1,
            QJsonObject{{"id"_L1, QString::fromLatin1(PracticeWorld::projectId())},
                {"name"_L1, practice::region}, {"domain"_L1, account}});
    else
        body.insert("domain"_L1, account);
    PracticeReply reply = jsonReply(201, {{"token"_L1, body}});
    reply.headers.append({"x-subject-token"_ba, token});
    return reply;
}

bool isRightPasscode(const Claim &claim)
{
    return names(claim.holder, practice::mfaUserId, practice::mfaUser)
        && claim.holder["passcode"_L1] == practice::mfaPasscode;
}

struct Project {
    QString id;
    QLatin1StringView name;
};

const std::array<Project, 3> &projects()
{
    static const std::array<Project, 3> all{
        Project{QString::fromLatin1(PracticeWorld::projectId()), practice::region},
        Project{u"17b3e4d5f6a7480c9e1d2f3a4b5c6d7e"_s, "cn-north-4_build"_L1},
        Project{u"28c4f5e6a7b8491d8f2e3a4b5c6d7e8f"_s, "eu-west-101"_L1}};
    return all;
}

QJsonObject jsonOf(const QString &id, QLatin1StringView name)
{
    return {{"id"_L1, id}, {"name"_L1, name}, {"domain_id"_L1, practice::accountId},
        {"parent_id"_L1, practice::accountId}, {"enabled"_L1, true}, {"is_domain"_L1, false},
        {"description"_L1, QString()}};
}

PracticeReply projectsReply(const QString &name, bool withBuiltIn)
{
    QJsonArray list;
    for (const Project &project : projects()) {
        if (name.isEmpty() || project.name == name)
            list.append(jsonOf(project.id, project.name));
    }
    if (withBuiltIn)
        list.append(jsonOf(u"39d5a6f7b8c9402e9a3f4b5c6d7e8f90"_s, "MOS"_L1));
    return jsonReply(200, {{"projects"_L1, list}});
}

PracticeReply regionsReply()
{
    const auto region = [](QLatin1StringView id, const QString &english, const QString &chinese) {
        return QJsonObject{{"id"_L1, id}, {"type"_L1, u"public"_s},
            {"locales"_L1, QJsonObject{{"en-us"_L1, english}, {"zh-cn"_L1, chinese}}}};
    };
    return jsonReply(200,
        {{"regions"_L1,
            QJsonArray{region(practice::region, u"CN North-Beijing4"_s, u"华北-北京四"_s),
                region("eu-west-101"_L1, u"EU-Dublin"_s, u"欧洲-都柏林"_s)}}});
}

PracticeReply enterpriseProjectsReply(const PracticeQuery &query, int mostPerPage)
{
    constexpr int most = 1000; // hss-api.md, section 4.3
    const std::optional<int> offset = query.number(u"offset"_s, 0, {0, most * most});
    const std::optional<int> limit = query.number(u"limit"_s, most, {1, most});
    if (!offset || !limit)
        return iamRefusal(400, "EPS.0004"_L1, u"Invalid offset or limit"_s);
    const auto project = [](const QString &id, const QString &name, int status) {
        return QJsonObject{{"id"_L1, id}, {"name"_L1, name}, {"description"_L1, QString()},
            {"status"_L1, status}, {"type"_L1, u"prod"_s}, {"delete_flag"_L1, false}};
    };
    const QJsonArray all{project(u"0"_s, u"default"_s, 1),
        project(u"4d1e5f60-7182-4a93-8b04-c5d6e7f80912"_s, u"registries"_s, 1),
        project(u"5e2f6071-8293-4ba4-9c15-d6e7f8091a23"_s, u"retired"_s, 2)};
    QJsonArray page;
    for (qsizetype i = *offset; i < all.size() && page.size() < std::min(*limit, mostPerPage); ++i)
        page.append(all[i]);
    return jsonReply(200, {{"enterprise_projects"_L1, page}, {"total_count"_L1, all.size()}});
}

} // namespace

PracticeReply signIn(PracticeWorld &world, const PracticeRequest &request, std::chrono::milliseconds now)
{
    const std::optional<QJsonObject> body = objectIn(request.body);
    const std::optional<Claim> claim = body ? readClaim(*body) : std::nullopt;
    if (!claim)
        return iamRefusal(400, u"The request body is invalid"_s);
    const std::optional<QLatin1StringView> user = userIn(claim->user);
    if (!user)
        return iamRefusal(401, u"The username or password is wrong."_s);
    PracticeIdentities &identities = world.identities();
    if (identities.isLocked(*user, now))
        return iamRefusal(401, "IAM.0061"_L1, u"The account is locked"_s);
    if (claim->user["password"_L1] != practice::userPassword) {
        identities.countRefusal(*user, now);
        return iamRefusal(401, u"The username or password is wrong."_s);
    }
    // Asking for the passcode is no refusal: nothing was wrong.
    if (*user == practice::mfaUser && !claim->passcode)
        return iamRefusal(401, "IAM.0001"_L1, u"MFA is on for this user: a passcode is needed"_s);
    if (claim->passcode && (*user != practice::mfaUser || !isRightPasscode(*claim))) {
        identities.countRefusal(*user, now);
        return iamRefusal(401, "IAM.0001"_L1, u"The MFA passcode is wrong"_s);
    }
    const std::optional<PracticeScope> scope = scopeIn(claim->scope);
    if (!scope)
        return iamRefusal(400, "IAM.1109"_L1, u"The project does not exist"_s);
    identities.forgetRefusals(*user);
    return tokenReply(world, *claim, *user, *scope, now);
}

PracticeReply lookUp(PracticeCall call, const PracticeQuery &query, int mostPerPage)
{
    if (call == PracticeCall::Projects)
        return projectsReply(query.text(u"name"_s), false);
    if (call == PracticeCall::UsableProjects)
        return projectsReply({}, true);
    return call == PracticeCall::Regions ? regionsReply() : enterpriseProjectsReply(query, mostPerPage);
}

} // namespace hssreg
