#include "app/command/registry_json.h"

#include "app/access/access_fields.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace hssreg {

namespace {

using View = QLatin1StringView;

constexpr qint64 mostBytes = 1024 * 1024;

struct RegistryFile {
    Q_DECLARE_TR_FUNCTIONS(RegistryFile)
};

template <typename T> QJsonValue valueOrNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QString notShown(const QString &path)
{
    return RegistryFile::tr("“%1” is not what show --output json writes.").arg(visible(path));
}

std::optional<RegistryInfo> registryIn(const QJsonObject &object)
{
    if (!object.value(View("action")).isString() || !object.value(View("id")).isString())
        return std::nullopt;
    RegistryInfo registry;
    registry.id = object.value(View("id")).toString();
    registry.name = object.value(View("registry_name")).toString();
    registry.type = object.value(View("registry_type")).toString();
    for (const Field field : bodyFields) {
        const QJsonValue value = object.value(entryFor(field).name);
        if (!value.isString() && !value.isNull() && !value.isUndefined())
            return std::nullopt;
        if (value.isString())
            registry.access[field] = value.toString();
    }
    return registry;
}

} // namespace

OrderedJson registryObject(QLatin1StringView action, const RegistryInfo &registry)
{
    OrderedJson object;
    object.add(View("action"), action).addText(View("id"), registry.id);
    object.addText(View("registry_name"), registry.name).addText(View("registry_type"), registry.type);
    for (const Field field : bodyFields) {
        const FieldEntry &entry = entryFor(field);
        if (!entry.secret)
            object.add(entry.name, valueOrNull(registry.access[field]));
    }
    object.addText(View("status"), registry.status).addText(View("fail_reason"), registry.failReason);
    object.add(View("images_num"), valueOrNull(registry.imagesNum));
    return object.add(View("latest_sync_time"), valueOrNull(registry.latestSyncTime));
}

Result<RegistryInfo, QString> registryFromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return RegistryFile::tr("“%1” can not be read.").arg(visible(path));
    const QByteArray bytes = file.read(mostBytes + 1);
    const QJsonDocument document =
        bytes.size() > mostBytes ? QJsonDocument() : QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return notShown(path);
    std::optional<RegistryInfo> registry = registryIn(document.object());
    if (!registry)
        return notShown(path);
    return *std::move(registry);
}

} // namespace hssreg
