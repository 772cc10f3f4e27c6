#include "app/rotation/plan_keys.h"

#include "app/access/access_fields.h"
#include "app/rotation/plan_file.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hssreg {

std::array<PlanKey, planKeyCount> planKeys()
{
    std::array<PlanKey, planKeyCount> keys{};
    for (std::size_t i = 0; i < planKeyCount; ++i)
        keys.at(i) = PlanKey(i);
    return keys;
}

QLatin1StringView planKeyName(PlanKey key)
{
    if (const std::optional<Field> field = fieldOf(key))
        return entryFor(*field).name;
    switch (key) {
    case PlanKey::Connection: return "connection"_L1;
    case PlanKey::Endpoint: return "endpoint"_L1;
    case PlanKey::Region: return "region"_L1;
    case PlanKey::RegistryName: return "registry_name"_L1;
    case PlanKey::PasswordFrom: return "registry_password_from"_L1;
    case PlanKey::ProjectId:
    case PlanKey::EnterpriseProjectId:
    case PlanKey::RegistryId: break; // fields
    }
    Q_UNREACHABLE();
}

std::optional<PlanKey> planKeyNamed(QStringView name)
{
    static const std::array<PlanKey, planKeyCount> keys = planKeys();
    const auto found =
        std::find_if(keys.begin(), keys.end(), [name](PlanKey key) { return name == planKeyName(key); });
    return found == keys.end() ? std::nullopt : std::optional(*found);
}

QStringList planKeyNames()
{
    QStringList names;
    for (const PlanKey key : planKeys())
        names.append(planKeyName(key));
    return names;
}

PlanKey planKeyOf(Field bodyField)
{
    const auto found = std::find(bodyFields.begin(), bodyFields.end(), bodyField);
    Q_ASSERT(found != bodyFields.end());
    return PlanKey(std::distance(bodyFields.begin(), found));
}

std::optional<Field> fieldOf(PlanKey key)
{
    if (std::size_t(key) < bodyFields.size())
        return bodyFields.at(std::size_t(key));
    switch (key) {
    case PlanKey::ProjectId: return Field::ProjectId;
    case PlanKey::EnterpriseProjectId: return Field::EnterpriseProjectId;
    case PlanKey::RegistryId: return Field::RegistryId;
    case PlanKey::Connection:
    case PlanKey::Endpoint:
    case PlanKey::Region:
    case PlanKey::RegistryName:
    case PlanKey::PasswordFrom: return std::nullopt;
    }
    Q_UNREACHABLE();
}

QString PlanRow::*ownText(PlanKey key)
{
    if (std::size_t(key) < bodyFields.size())
        return nullptr;
    switch (key) {
    case PlanKey::Connection: return &PlanRow::connection;
    case PlanKey::Endpoint: return &PlanRow::endpoint;
    case PlanKey::Region: return &PlanRow::region;
    case PlanKey::ProjectId: return &PlanRow::projectId;
    case PlanKey::EnterpriseProjectId: return &PlanRow::enterpriseProjectId;
    case PlanKey::RegistryId: return &PlanRow::id;
    case PlanKey::RegistryName: return &PlanRow::registryName;
    case PlanKey::PasswordFrom: return &PlanRow::passwordFrom;
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
