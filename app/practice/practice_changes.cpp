#include "app/practice/practice_changes.h"

#include "app/access/access_fields.h"
#include "app/access/access_json.h"
#include "app/access/new_registry.h"
#include "app/access/problem_text.h"
#include "app/support/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

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

//! Why nothing may be changed with this query; nothing when it may.
std::optional<PracticeReply> refusedReach(const PracticeWorld &world, const PracticeRequest &request)
{
    switch (world.reachOf(PracticeQuery(request.query))) {
    case PracticeQuery::Reach::All: return std::nullopt;
    case PracticeQuery::Reach::None: return hssRefusal(HssRefusal::AccessDenied);
    case PracticeQuery::Reach::Invalid:
        return hssRefusal(HssRefusal::InvalidParameter, entryFor(Field::EnterpriseProjectId).name);
    }
    Q_UNREACHABLE();
}

//! A new repository read from a body, and what is wrong with the body.
struct ReadNew {
    NewRegistry registry;
    QString wrong;
};

//! Takes a text out of a body.
QString taken(QJsonObject &body, Field field, QString &wrong)
{
    const QJsonValue value = body.take(entryFor(field).name);
    if (!value.isString() && !value.isUndefined())
        wrong = entryFor(field).name;
    return value.toString();
}

ReadNew readNew(QJsonObject body)
{
    ReadNew read;
    read.registry.name = taken(body, Field::RegistryName, read.wrong);
    read.registry.type = taken(body, Field::RegistryType, read.wrong);
    ReadUpdate rest = readUpdate(body);
    if (read.wrong.isEmpty() && hasErrors(rest.problems))
        read.wrong = named(rest.problems);
    read.registry.access = std::move(rest.update);
    if (read.wrong.isEmpty())
        read.wrong = named(checkNewRegistry(read.registry));
    return read;
}

std::optional<QStringList> idsIn(const QJsonObject &body)
{
    const QJsonArray values = body["ids"_L1].toArray();
    QStringList ids;
    for (const auto &value : values) {
        if (!value.isString() || hasErrors(checkValue(Field::RegistryId, value.toString())))
            return std::nullopt;
        ids.append(value.toString());
    }
    return ids.isEmpty() ? std::nullopt : std::optional(ids);
}

} // namespace

std::optional<QJsonObject> objectIn(const WipedBytes &body)
{
    const QByteArray view = QByteArray::fromRawData(body.data(), qsizetype(body.size()));
    const QJsonDocument document = QJsonDocument::fromJson(view);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

PracticeReply updateRegistry(
    PracticeWorld &world, const QString &id, const PracticeRequest &request, std::chrono::milliseconds now)
{
    const PracticeQuery::Reach reach = world.reachOf(PracticeQuery(request.query));
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

PracticeReply addRegistry(PracticeWorld &world, const PracticeRequest &request, std::chrono::milliseconds now)
{
    const std::optional<QJsonObject> body = objectIn(request.body);
    if (!body)
        return hssRefusal(HssRefusal::NotUnderstood);
    const ReadNew read = readNew(*body);
    if (!read.wrong.isEmpty())
        return hssRefusal(HssRefusal::InvalidParameter, read.wrong);
    if (const std::optional<PracticeReply> refused = refusedReach(world, request))
        return *refused;
    if (world.hasName(read.registry.name))
        return hssRefusal(HssRefusal::InvalidParameter, u"registry_name (there is one of this name)"_s);
    world.add(read.registry, now);
    return {};
}

PracticeReply deleteRegistry(PracticeWorld &world, const QString &id, const PracticeRequest &request)
{
    const QList<Problem> wrongId = checkValue(Field::RegistryId, id);
    if (hasErrors(wrongId))
        return hssRefusal(HssRefusal::InvalidParameter, named(wrongId));
    if (const std::optional<PracticeReply> refused = refusedReach(world, request))
        return *refused;
    if (!world.indexOf(id))
        return hssRefusal(HssRefusal::NoSuchResource);
    world.remove({id});
    return {};
}

PracticeReply deleteRegistries(PracticeWorld &world, const PracticeRequest &request)
{
    const std::optional<QJsonObject> body = objectIn(request.body);
    if (!body)
        return hssRefusal(HssRefusal::NotUnderstood);
    const std::optional<QStringList> ids = idsIn(*body);
    if (!ids)
        return hssRefusal(HssRefusal::InvalidParameter, u"ids"_s);
    if (const std::optional<PracticeReply> refused = refusedReach(world, request))
        return *refused;
    const auto isKnown = [&world](const QString &id) { return world.indexOf(id).has_value(); };
    if (!std::all_of(ids->cbegin(), ids->cend(), isKnown))
        return hssRefusal(HssRefusal::NoSuchResource);
    world.remove(*ids);
    return {};
}

} // namespace hssreg
