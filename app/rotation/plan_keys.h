#pragma once

#include "app/access/field.h"

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>

namespace hssreg {

struct PlanRow;

//! A key of a row or of `defaults`: the members of the body, in the order of bodyFields, and then these.
enum class PlanKey : std::uint8_t {
    Connection = std::uint8_t(bodyFields.size()),
    Endpoint,
    Region,
    ProjectId,
    EnterpriseProjectId,
    RegistryId,
    RegistryName,
    PasswordFrom,
};
inline constexpr std::size_t planKeyCount = std::size_t(PlanKey::PasswordFrom) + 1;

//! All keys, in the order of the enumeration.
[[nodiscard]] std::array<PlanKey, planKeyCount> planKeys();
//! How a file spells a key.
[[nodiscard]] QLatin1StringView planKeyName(PlanKey key);
[[nodiscard]] std::optional<PlanKey> planKeyNamed(QStringView name);
[[nodiscard]] QStringList planKeyNames();
//! The key of a member of the body.
[[nodiscard]] PlanKey planKeyOf(Field bodyField);
//! The field that a key gives a value to; nothing for the plan's own keys, and for registry_password_from, whose
//! value is no password.
[[nodiscard]] std::optional<Field> fieldOf(PlanKey key);
//! Where a row keeps the text of a key that is no member of the body; null for those.
[[nodiscard]] QString PlanRow::*ownText(PlanKey key);

//! Where the members of one object stand in the file: offsets in bytes.
struct Places {
    std::uint32_t object = 0; //!< of the object itself, or of what stands in its place
    std::array<std::uint32_t, planKeyCount> members{}; //!< of each key; 0: not given here
    std::bitset<planKeyCount> inherited; //!< taken over from `defaults`
    std::bitset<planKeyCount> unreadable; //!< given, but not with a text
    bool whole = false; //!< it is an object, and was read to its end

    [[nodiscard]] bool givenHere(PlanKey key) const { return members.at(std::size_t(key)) != 0; }
    [[nodiscard]] bool given(PlanKey key) const { return givenHere(key) || inherited[std::size_t(key)]; }
    [[nodiscard]] bool has(PlanKey key) const { return given(key) && !unreadable[std::size_t(key)]; }
    //! Of a member, or of the object when the member stands elsewhere or nowhere.
    [[nodiscard]] std::uint32_t of(PlanKey key) const
    {
        return givenHere(key) ? members.at(std::size_t(key)) : object;
    }
};

} // namespace hssreg
