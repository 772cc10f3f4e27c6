#include "app/service/replies.h"

#include "app/access/access_fields.h"
#include "app/service/json_members.h"

namespace hssreg {

namespace {

using View = QLatin1StringView;

RegistryInfo registryOf(const QJsonObject &object)
{
    RegistryInfo registry;
    const auto text = [&object](View name) { return object.value(name).toString(); };
    registry.id = text(View("id"));
    registry.name = text(View("registry_name"));
    registry.type = text(View("registry_type"));
    for (const Field field : bodyFields) {
        const FieldEntry &entry = entryFor(field);
        const QJsonValue value = object.value(entry.name);
        if (!entry.secret && value.isString())
            registry.access[field] = value.toString();
    }
    registry.status = text(View("status"));
    registry.failReason = text(View("fail_reason"));
    if (const QJsonValue images = object.value(View("images_num")); images.isDouble())
        registry.imagesNum = images.toInt();
    if (const QJsonValue synced = object.value(View("latest_sync_time")); synced.isDouble())
        registry.latestSyncTime = synced.toInteger();
    return registry;
}

} // namespace

ServiceReport updateReport(const HttpOutcome &outcome, const Redaction &redaction)
{
    return outcome.ok() ? answerReport(Answer(outcome.value()), redaction) : failureReport(outcome.error());
}

Result<Page<RegistryInfo>, ServiceReport> readRegistryPage(
    const HttpOutcome &outcome, const Redaction &redaction)
{
    return readPage<RegistryInfo>(outcome, redaction, registryOf);
}

} // namespace hssreg
