#include "app/practice/practice_answer.h"

#include "app/access/access_fields.h"
#include "app/access/access_json.h"
#include "app/access/problem_text.h"
#include "app/practice/practice_list.h"
#include "app/practice/practice_query.h"
#include "app/support/text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

enum class Call { None, List, Update };

//! What a method and a path ask for.
struct Route {
    Call call = Call::None;
    QByteArray project;
    QString registryId;
};

Route routeOf(const QByteArray &method, const QByteArray &path)
{
    // "", v5, project, image, registries, and the id for an update
    const QList<QByteArray> segments = path.split('/');
    if (segments.size() < 5 || !segments[0].isEmpty() || segments[1] != "v5" || segments[3] != "image"
        || segments[4] != "registries")
        return {};
    const QByteArray project = QByteArray::fromPercentEncoding(segments[2]);
    if (segments.size() == 5 && method == "GET")
        return {Call::List, project, {}};
    if (segments.size() == 6 && !segments[5].isEmpty() && method == "PUT")
        return {Call::Update, project, QString::fromUtf8(QByteArray::fromPercentEncoding(segments[5]))};
    return {};
}

//! Names the members and what kind of thing is wrong with each, never a value: one of them may be a password.
QString named(const QList<Problem> &problems)
{
    QStringList parts;
    for (const Problem &problem : problems) {
        if (problem.level != Level::Error)
            continue;
        const QString member =
            problem.field ? QString(entryFor(*problem.field).name) : visible(problem.member, 64);
        parts.append(u"%1 (%2)"_s.arg(member, problemName(problem.kind)));
    }
    return parts.join(u", "_s);
}

std::optional<QJsonObject> objectIn(const WipedBytes &body)
{
    const QByteArray view = QByteArray::fromRawData(body.data(), qsizetype(body.size()));
    const QJsonDocument document = QJsonDocument::fromJson(view);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

//! What must go along with a change and does not. The service does not fill it in from what it has.
QList<Problem> missingBeside(const AccessUpdate &update, const RegistryInfo &known)
{
    QList<Problem> missing;
    const ChangeView view(update, &known);
    for (const Field field : bodyFields) {
        const FieldEntry &entry = entryFor(field);
        if (update.has(field) || !entry.goesAlong || !entry.goesAlong(view))
            continue;
        Problem problem;
        problem.field = field;
        missing.append(problem);
    }
    return missing;
}

QString wrongWithChange(const AccessUpdate &update, const RegistryInfo &known)
{
    if (!isThirdParty(known))
        return u"the repository is not one of a third party"_s;
    const QList<Problem> problems = checkChange(update, &known);
    return named(hasErrors(problems) ? problems : missingBeside(update, known));
}

PracticeReply updateRegistry(
    PracticeWorld &world, const QString &id, const PracticeRequest &request, std::chrono::milliseconds now)
{
    const PracticeQuery::Reach reach = PracticeQuery(request.query).reach();
    if (reach == PracticeQuery::Reach::Invalid)
        return hssRefusal(HssRefusal::InvalidParameter, entryFor(Field::EnterpriseProjectId).name);
    const QList<Problem> wrongId = checkValue(Field::RegistryId, id);
    if (hasErrors(wrongId))
        return hssRefusal(HssRefusal::InvalidParameter, named(wrongId));
    const std::optional<QJsonObject> body = objectIn(request.body);
    if (!body)
        return hssRefusal(HssRefusal::NotUnderstood);
    const ReadUpdate read = readUpdate(*body);
    if (hasErrors(read.problems))
        return hssRefusal(HssRefusal::InvalidParameter, named(read.problems));
    if (read.update.isEmpty())
        return hssRefusal(HssRefusal::InvalidParameter, u"nothing to change"_s);
    if (reach == PracticeQuery::Reach::None)
        return hssRefusal(HssRefusal::AccessDenied);
    const std::optional<std::size_t> index = world.indexOf(id);
    if (!index)
        return hssRefusal(HssRefusal::NoSuchResource);
    const QString wrong = wrongWithChange(read.update, world.registry(*index, now));
    if (!wrong.isEmpty())
        return hssRefusal(HssRefusal::InvalidParameter, wrong);
    world.apply(*index, read.update, now);
    return {};
}

//! In the order of the real gateway: is there such an API, who asks, how often, for what project.
PracticeReply answerTo(PracticeWorld &world, const PracticeRequest &request, const QByteArray &requestId,
    std::chrono::milliseconds now)
{
    const Route route = routeOf(request.method, request.path);
    if (route.call == Call::None)
        return gatewayRefusal(GatewayRefusal::NoSuchApi, requestId);
    if (request.token != world.token())
        return gatewayRefusal(GatewayRefusal::BadToken, requestId);
    if (!world.admits(now))
        return gatewayRefusal(GatewayRefusal::Throttled, requestId, world.limitPerSecond());
    if (route.project != PracticeWorld::projectId())
        return gatewayRefusal(GatewayRefusal::OtherProject, requestId);
    return route.call == Call::List ? listRegistries(world, PracticeQuery(request.query), now)
                                    : updateRegistry(world, route.registryId, request, now);
}

PracticeReply withRequestId(PracticeReply reply, const QByteArray &requestId)
{
    reply.headers.append({"x-request-id"_ba, requestId});
    return reply;
}

} // namespace

PracticeReply answer(PracticeWorld &world, const PracticeRequest &request, std::chrono::milliseconds now)
{
    const QByteArray requestId = world.newRequestId();
    return withRequestId(answerTo(world, request, requestId, now), requestId);
}

PracticeReply answerUnreadable(PracticeWorld &world, GatewayRefusal refusal)
{
    const QByteArray requestId = world.newRequestId();
    return withRequestId(gatewayRefusal(refusal, requestId), requestId);
}

} // namespace hssreg
