#include "app/rotation/plan_rows.h"

namespace hssreg {

namespace {

// The other way to say the same: one of a row must not be mixed with one of the defaults.
std::optional<PlanKey> otherFormOf(PlanKey key)
{
    if (key == PlanKey::Endpoint)
        return PlanKey::Region;
    if (key == PlanKey::Region)
        return PlanKey::Endpoint;
    if (key == PlanKey::PasswordFrom)
        return planKeyOf(Field::RegistryPassword);
    if (key == planKeyOf(Field::RegistryPassword))
        return PlanKey::PasswordFrom;
    return std::nullopt;
}

bool isOwn(PlanKey key, const Places &places)
{
    const std::optional<PlanKey> other = otherFormOf(key);
    return places.givenHere(key) || (other && places.givenHere(*other));
}

void inheritPassword(AccessUpdate &change, const AccessUpdate &from)
{
    if (const Secret *password = from.password())
        change.setPassword(password->clone());
    else if (from.passwordIsPromised())
        change.promisePassword();
}

void inherit(PlanKey key, PlanRow &row, const PlanRow &defaults)
{
    const std::optional<Field> field = fieldOf(key);
    if (QString PlanRow::*own = ownText(key))
        row.*own = defaults.*own;
    else if (field != Field::RegistryPassword)
        row.change.set(*field, defaults.change.text(*field).value_or(QString()));
}

} // namespace

void setMember(PlanKey key, QStringView text, PlanRow &row)
{
    if (QString PlanRow::*own = ownText(key))
        row.*own = text.toString();
    else if (fieldOf(key) == Field::RegistryPassword)
        row.change.setPassword(Secret(text));
    else
        row.change.set(*fieldOf(key), text.toString());
}

void inheritDefaults(PlanRow &row, Places &places, const PlanRow &defaults, const Places &defaultPlaces)
{
    for (const PlanKey key : planKeys()) {
        if (!defaultPlaces.givenHere(key) || isOwn(key, places))
            continue;
        places.inherited.set(std::size_t(key));
        if (defaultPlaces.has(key))
            inherit(key, row, defaults);
        else
            places.unreadable.set(std::size_t(key));
        if (otherFormOf(key) == PlanKey::PasswordFrom || key == PlanKey::PasswordFrom)
            inheritPassword(row.change, defaults.change);
    }
}

} // namespace hssreg
