#include "app/practice/practice_sync.h"

#include "app/practice/practice_changes.h"

#include "app/access/access_fields.h"

#include <QJsonArray>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

//! Which repositories a body names; nothing when one of them is not there.
std::optional<QList<std::size_t>> namedIn(const PracticeWorld &world, const QJsonArray &list)
{
    QList<std::size_t> indexes;
    for (const auto &item : list) {
        const std::optional<std::size_t> index = world.indexOf(item["registry_id"_L1].toString());
        if (!index)
            return std::nullopt;
        indexes.append(*index);
    }
    return indexes;
}

bool isDone(const PracticeTask &task, std::chrono::milliseconds now)
{
    return task.end <= now;
}

int percentOf(const PracticeTask &task, std::chrono::milliseconds now)
{
    return isDone(task, now) ? 100 : int(100 * (now - task.begin).count() / (task.end - task.begin).count());
}

QJsonObject jsonOf(const PracticeTask &task, std::chrono::milliseconds now)
{
    const bool done = isDone(task, now);
    const auto failed = std::count_if(
        task.parts.begin(), task.parts.end(), [](const PracticeTask::Part &part) { return part.fails; });
    const int all = int(task.parts.size());
    QJsonObject json{{"task_id"_L1, task.id}, {"task_name"_L1, QString(u"manual-sync-"_s + task.id.first(8))},
        {"begin_time"_L1, qint64(task.begin.count())}, {"task_type"_L1, u"manualSync"_s},
        {"image_type"_L1, u"registry"_s}, {"task_status"_L1, percentOf(task, now)}, {"is_all"_L1, task.ofAll},
        {"failed_num"_L1, done ? int(failed) : 0}, {"success_num"_L1, done ? all - int(failed) : 0},
        {"total_num"_L1, all}};
    if (done)
        json.insert("end_time"_L1, qint64(task.end.count()));
    return json;
}

QString statusOf(const PracticeTask &task, const PracticeTask::Part &part, std::chrono::milliseconds now)
{
    if (!isDone(task, now))
        return u"running"_s;
    return part.fails ? u"failed"_s : u"finished"_s;
}

QJsonObject jsonOf(const PracticeTask::Part &part, const QString &status)
{
    return {{"registry_id"_L1, part.id}, {"registry_name"_L1, part.name}, {"registry_type"_L1, part.type},
        {"sync_status"_L1, status},
        {"failed_reason"_L1, status == "failed"_L1 ? u"REQUEST_API_ERROR"_s : QString()}};
}

PracticeReply pageReply(const QJsonArray &all, PracticeQuery::Page page)
{
    QJsonArray items;
    for (qsizetype i = page.offset; i < all.size() && items.size() < page.limit; ++i)
        items.append(all[i]);
    return jsonReply(200, {{"total_num"_L1, all.size()}, {"data_list"_L1, items}});
}

bool isOneOf(const QString &text, std::initializer_list<QLatin1StringView> words)
{
    return text.isEmpty() || std::find(words.begin(), words.end(), text) != words.end();
}

bool wantsTask(const PracticeTask &task, const PracticeQuery &query, std::chrono::milliseconds now)
{
    const QString status = query.text(u"task_status"_s);
    const QString id = query.text(u"task_id"_s);
    const QString kind = query.text(u"task_type"_s);
    return query.text(u"type"_s) != "image_scan"_L1 && query.text(u"global_image_type"_s) != "local"_L1
        && (kind.isEmpty() || kind == "manualSync"_L1) && (id.isEmpty() || id == task.id)
        && (status.isEmpty() || (status == "finished"_L1) == isDone(task, now));
}

} // namespace

PracticeReply synchronise(PracticeWorld &world, const PracticeRequest &request, std::chrono::milliseconds now)
{
    const std::optional<QJsonObject> body = objectIn(request.body);
    if (!body)
        return hssRefusal(HssRefusal::NotUnderstood);
    const QJsonValue all = body->value("sync_all_registries"_L1);
    const QJsonArray list = body->value("registry_info"_L1).toArray();
    if (!all.isBool() || (!all.toBool() && list.isEmpty()))
        return hssRefusal(HssRefusal::InvalidParameter, u"sync_all_registries or registry_info"_s);
    const PracticeQuery::Reach reach = world.reachOf(PracticeQuery(request.query));
    if (reach == PracticeQuery::Reach::Invalid)
        return hssRefusal(HssRefusal::InvalidParameter, entryFor(Field::EnterpriseProjectId).name);
    if (reach == PracticeQuery::Reach::None)
        return hssRefusal(HssRefusal::AccessDenied);
    QList<std::size_t> every;
    for (std::size_t index = 0; all.toBool() && index < world.size(); ++index)
        every.append(index);
    const std::optional<QList<std::size_t>> indexes = all.toBool() ? every : namedIn(world, list);
    if (!indexes)
        return hssRefusal(HssRefusal::NoSuchResource);
    world.synchronise(*indexes, all.toBool(), now);
    return {};
}

PracticeReply listTasks(PracticeWorld &world, const PracticeQuery &query, std::chrono::milliseconds now)
{
    const std::optional<PracticeQuery::Page> page = query.page(world.options().mostPerPage);
    if (!page)
        return hssRefusal(HssRefusal::InvalidParameter, query.pageFault());
    if (!isOneOf(query.text(u"type"_s), {"image_sync"_L1, "image_scan"_L1})
        || !isOneOf(query.text(u"global_image_type"_s), {"local"_L1, "registry"_L1})
        || !isOneOf(query.text(u"task_status"_s), {"scanning"_L1, "finished"_L1})
        || !isOneOf(query.text(u"task_type"_s), {"cycle"_L1, "manual"_L1, "autoSync"_L1, "manualSync"_L1}))
        return hssRefusal(
            HssRefusal::InvalidParameter, u"type, global_image_type, task_type or task_status"_s);
    QJsonArray found;
    for (auto task = world.tasks().rbegin(); task != world.tasks().rend(); ++task) {
        if (wantsTask(*task, query, now))
            found.append(jsonOf(*task, now));
    }
    return pageReply(found, *page);
}

PracticeReply listTaskRegistries(
    PracticeWorld &world, const QString &taskId, const PracticeQuery &query, std::chrono::milliseconds now)
{
    const std::optional<PracticeQuery::Page> page = query.page(world.options().mostPerPage);
    if (!page)
        return hssRefusal(HssRefusal::InvalidParameter, query.pageFault());
    const QString wanted = query.text(u"sync_status"_s);
    if (!isOneOf(wanted, {"finished"_L1, "running"_L1, "failed"_L1}))
        return hssRefusal(HssRefusal::InvalidParameter, u"sync_status"_s);
    const auto task = std::find_if(world.tasks().begin(), world.tasks().end(),
        [&taskId](const PracticeTask &one) { return one.id == taskId; });
    if (task == world.tasks().end())
        return hssRefusal(HssRefusal::NoSuchResource);
    const QString type = query.text(u"registry_type"_s);
    QJsonArray found;
    for (const PracticeTask::Part &part : task->parts) {
        const QString status = statusOf(*task, part, now);
        const bool matches = (wanted.isEmpty() || wanted == status) && (type.isEmpty() || type == part.type)
            && part.name.contains(query.text(u"registry_name"_s), Qt::CaseInsensitive);
        if (matches)
            found.append(jsonOf(part, status));
    }
    return pageReply(found, *page);
}

} // namespace hssreg
