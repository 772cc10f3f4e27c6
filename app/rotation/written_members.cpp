#include "app/rotation/written_members.h"

#include "app/rotation/password_origin.h"

namespace hssreg {

namespace {

QString passwordFrom(const PlanRow &row)
{
    if (readPasswordOrigin(row.passwordFrom))
        return row.passwordFrom;
    return row.change.has(Field::RegistryPassword) ? QStringLiteral("prompt") : QString();
}

} // namespace

std::vector<PlanKey> writtenKeys()
{
    std::vector<PlanKey> keys;
    for (const PlanKey key : planKeys()) {
        if (ownText(key) && key != PlanKey::PasswordFrom)
            keys.push_back(key);
    }
    for (const Field field : bodyFields)
        keys.push_back(field == Field::RegistryPassword ? PlanKey::PasswordFrom : planKeyOf(field));
    return keys;
}

bool isWritten(PlanKey key, const PlanRow &row)
{
    const std::optional<Field> field = fieldOf(key);
    return ownText(key) ? !writtenText(key, row).isEmpty() : row.change.has(*field);
}

QString writtenText(PlanKey key, const PlanRow &row)
{
    if (key == PlanKey::PasswordFrom)
        return passwordFrom(row);
    if (QString PlanRow::*own = ownText(key))
        return row.*own;
    return row.change.text(*fieldOf(key)).value_or(QString());
}

} // namespace hssreg
