#include "app/practice/practice_answer.h"

#include "app/practice/practice_changes.h"
#include "app/practice/practice_list.h"
#include "app/practice/practice_lookups.h"
#include "app/practice/practice_query.h"
#include "app/practice/practice_route.h"
#include "app/practice/practice_sign_in.h"
#include "app/practice/practice_sync.h"
#include "app/support/moment.h"

#include <QDateTime>
#include <QLocale>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

//! Whether a request is for this machine: the service is at no other name. No Host header is as good as this one.
bool isForLoopback(const PracticeRequest &request)
{
    const QByteArray host = request.header("host");
    const QByteArray name =
        host.startsWith('[') ? host.first(host.indexOf(']') + 1) : host.split(':').first();
    return name.isEmpty() || name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

PracticeReply answerHss(PracticeWorld &world, const PracticeRoute &route, const PracticeRequest &request,
    std::chrono::milliseconds now)
{
    const PracticeQuery query(request.query);
    switch (route.call) {
    case PracticeCall::List: return listRegistries(world, query, now);
    case PracticeCall::Add: return addRegistry(world, request, now);
    case PracticeCall::Update: return updateRegistry(world, route.id, request, now);
    case PracticeCall::Delete: return deleteRegistry(world, route.id, request);
    case PracticeCall::BatchDelete: return deleteRegistries(world, request);
    case PracticeCall::UploadCommand: return uploadCommand(query);
    case PracticeCall::Statistics: return statistics(world, query, now);
    case PracticeCall::Synchronise: return synchronise(world, request, now);
    case PracticeCall::Tasks: return listTasks(world, query, now);
    case PracticeCall::TaskRegistries: return listTaskRegistries(world, route.id, query, now);
    case PracticeCall::Clusters: return listClusters(world, query);
    case PracticeCall::None:
    case PracticeCall::SignIn:
    case PracticeCall::Projects:
    case PracticeCall::UsableProjects:
    case PracticeCall::Regions:
    case PracticeCall::EnterpriseProjects: break;
    }
    Q_UNREACHABLE();
}

//! Nothing when the identity may go on.
std::optional<PracticeReply> refusedByGateway(const PracticeIdentity &identity, const QByteArray &requestId)
{
    switch (identity.verdict) {
    case IdentityVerdict::Known: return std::nullopt;
    case IdentityVerdict::BadToken: return gatewayRefusal(GatewayRefusal::BadToken, requestId);
    case IdentityVerdict::TokenExpired: return gatewayRefusal(GatewayRefusal::TokenExpired, requestId);
    case IdentityVerdict::BadSignature: return signatureRefusal(identity.reason, requestId);
    }
    Q_UNREACHABLE();
}

std::optional<PracticeReply> refusedByIam(const PracticeIdentity &identity, const QByteArray &requestId)
{
    switch (identity.verdict) {
    case IdentityVerdict::Known: return std::nullopt;
    case IdentityVerdict::BadToken: return iamRefusal(401, "IAM.0067"_L1, u"The token is not valid"_s);
    case IdentityVerdict::TokenExpired: return iamRefusal(401, "IAM.0066"_L1, u"The token has expired"_s);
    case IdentityVerdict::BadSignature: return signatureRefusal(identity.reason, requestId);
    }
    Q_UNREACHABLE();
}

PracticeReply answerAccount(PracticeWorld &world, const PracticeRoute &route, const PracticeRequest &request,
    const QByteArray &requestId, std::chrono::milliseconds now)
{
    if (route.call == PracticeCall::SignIn)
        return signIn(world, request, now);
    const PracticeIdentity identity = world.identities().identify(request, now);
    if (const std::optional<PracticeReply> refused = refusedByIam(identity, requestId))
        return *refused;
    // EPS is a global service: a token of a project is no good there.
    if (route.call == PracticeCall::EnterpriseProjects && identity.scope == PracticeScope::Project)
        return iamRefusal(403, "IAM.0002"_L1, u"The token must be one of the account"_s);
    return lookUp(route.call, PracticeQuery(request.query), world.options().mostPerPage);
}

//! In the order of the real gateway: is there such an API, who asks, how often, for what project.
PracticeReply answerTo(PracticeWorld &world, const PracticeRequest &request, const QByteArray &requestId,
    std::chrono::milliseconds now)
{
    const PracticeRoute route = practiceRoute(request.method, request.path);
    const bool ofHss = isHssCall(route.call);
    if (route.call == PracticeCall::None || (ofHss && world.options().otherRegion) || !isForLoopback(request))
        return gatewayRefusal(GatewayRefusal::NoSuchApi, requestId);
    if (!ofHss)
        return answerAccount(world, route, request, requestId, now);
    const PracticeIdentity identity = world.identities().identify(request, now);
    if (const std::optional<PracticeReply> refused = refusedByGateway(identity, requestId))
        return *refused;
    if (!world.admits(now))
        return gatewayRefusal(GatewayRefusal::Throttled, requestId, world.limitPerSecond());
    if (route.project != PracticeWorld::projectId() || identity.scope == PracticeScope::Account)
        return gatewayRefusal(GatewayRefusal::OtherProject, requestId);
    if (route.call == PracticeCall::Clusters && world.options().clustersFail)
        return gatewayRefusal(GatewayRefusal::Failure, requestId);
    return answerHss(world, route, request, now);
}

PracticeReply withRequestId(PracticeReply reply, const QByteArray &requestId)
{
    reply.headers.append({"x-request-id"_ba, requestId});
    return reply;
}

QByteArray httpDate(std::chrono::milliseconds time)
{
    const QDateTime utc = utcMoment(time);
    return QLocale::c().toString(utc, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1();
}

} // namespace

PracticeReply answer(PracticeWorld &world, const PracticeRequest &request, std::chrono::milliseconds now)
{
    const QByteArray requestId = world.newRequestId();
    PracticeReply reply = withRequestId(answerTo(world, request, requestId, now), requestId);
    reply.headers.append({"date"_ba, httpDate(now + world.options().clockSkew)});
    return reply;
}

bool isClusterCall(const PracticeRequest &request)
{
    return practiceRoute(request.method, request.path).call == PracticeCall::Clusters;
}

PracticeReply answerUnreadable(PracticeWorld &world, GatewayRefusal refusal)
{
    const QByteArray requestId = world.newRequestId();
    return withRequestId(gatewayRefusal(refusal, requestId), requestId);
}

} // namespace hssreg
