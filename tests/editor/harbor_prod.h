#pragma once

#include "tests/editor/json_service.h"

#include "app/access/access_fields.h"
#include "app/access/registry_info.h"
#include "app/editor/access_editor.h"

#include <chrono>

namespace hssreg {

//! The repository that the tests of the editor change: connected, last synchronised at 1000.
[[nodiscard]] inline RegistryInfo harbor()
{
    RegistryInfo info;
    info.id = QStringLiteral("r1");
    info.name = QStringLiteral("harbor-prod");
    info.type = QStringLiteral("Harbor");
    info.access[Field::ApiVersion] = QStringLiteral("V2");
    info.access[Field::Protocol] = QStringLiteral("https");
    info.access[Field::RegistryAddr] = QStringLiteral("harbor.example.com");
    info.access[Field::RegistryUsername] = QStringLiteral("admin");
    info.access[Field::ConnectClusterId] = QStringLiteral("c1");
    info.access[Field::GetScanImageChannel] = QStringLiteral("Swr");
    info.status = QStringLiteral("success");
    info.latestSyncTime = 1000;
    return info;
}

//! As the service lists it.
[[nodiscard]] inline QJsonObject jsonOf(const RegistryInfo &info)
{
    QJsonObject object{{QStringLiteral("id"), info.id}, {QStringLiteral("registry_name"), info.name},
        {QStringLiteral("registry_type"), info.type}, {QStringLiteral("status"), info.status},
        {QStringLiteral("latest_sync_time"), info.latestSyncTime.value_or(0)},
        {QStringLiteral("fail_reason"), info.failReason}};
    for (const Field field : bodyFields) {
        if (info.access[field])
            object.insert(entryFor(field).name, *info.access[field]);
    }
    return object;
}

//! An editor that is online with a service made of a function.
struct EditorAt : ServiceAt {
    explicit EditorAt(ScriptServer::Decide decide)
        : ServiceAt(std::move(decide))
        , editor(clock)
    {
        editor.setClient(&client, std::chrono::seconds(20));
    }
    //! Another user and another password for harbor().
    void typeLogin()
    {
        editor.open(harbor());
        editor.setText(Field::RegistryUsername, QStringLiteral("robot"));
        editor.setPassword(u"S3cret-marker");
    }

    AccessEditor editor;
};

} // namespace hssreg
