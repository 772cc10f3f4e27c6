#pragma once

#include "app/access/access_update.h"
#include "app/access/problem.h"

#include <QLatin1StringView>

#include <span>

namespace hssreg {

//! A change beside what HSS has: what the rules look at. Refers to both; neither is copied.
class ChangeView {
public:
    //! `known` may be null: what HSS has is not known.
    ChangeView(const AccessUpdate &change, const RegistryInfo *known)
        : m_change(change)
        , m_known(known)
    {
    }
    [[nodiscard]] bool sets(Field field) const { return m_change.has(field); }
    [[nodiscard]] const AccessUpdate &change() const { return m_change; }
    //! What HSS has, if that is known.
    [[nodiscard]] std::optional<QString> known(Field field) const;
    //! What HSS would have after the change, if that is known. Never the password.
    [[nodiscard]] std::optional<QString> effective(Field field) const;
    //! Whether the change sets a member to something else than HSS is known to have.
    [[nodiscard]] bool changes(Field field) const;

private:
    const AccessUpdate &m_change;
    const RegistryInfo *m_known;
};

//! Where a field goes in the request.
enum class Place {
    Body,
    Path,
    Query,
    Header,
    NewBody, //!< in the body of AddRegistry, beside the members of Body
    Signature, //!< not as it is: the request is signed with it
};

//! One row of THE table: all that is known about a field. Every rule about a field stands behind a row of it.
struct FieldEntry {
    Field field;
    Place place;
    QLatin1StringView name; //!< on the wire; also the command line's option, with - for _
    int maxLength; //!< code points, from the tables of the reference page; 0 where choices say it all
    bool secret;
    std::span<const QLatin1StringView> choices; //!< documented values, case-sensitive; empty: free text
    //! Whether the field has a meaning in this change: else it is not shown, not checked and not sent.
    bool (*applies)(const ChangeView &);
    //! What is wrong with a value by itself, beyond length, characters and choices, which are checked for all.
    void (*checkValue)(Field, QStringView value, QList<Problem> &found);
    //! What is wrong with the field beside the others.
    void (*checkTogether)(const ChangeView &, QList<Problem> &found);
    //! Whether this field must go along with what the change sets, though it is not set itself.
    bool (*goesAlong)(const ChangeView &);
    bool neededToAdd; //!< mandatory in AddRegistry (hss-api.md, section 3.1)
};

//! All fields, in the order of the enumeration.
[[nodiscard]] std::span<const FieldEntry> accessFields();
[[nodiscard]] const FieldEntry &entryFor(Field field);
//! The member of the body with this wire name, if there is one.
[[nodiscard]] std::optional<Field> bodyFieldNamed(QStringView name);
//! The known name nearest to a mistyped one, for "did you mean"; empty when none is near.
[[nodiscard]] QString nearestName(QStringView name, const QStringList &known);
[[nodiscard]] QStringList bodyFieldNames();

//! Whether a field has a meaning in this change (namespace: not with source SWR).
[[nodiscard]] bool applies(Field field, const AccessUpdate &change, const RegistryInfo *known);

//! What is wrong with one value by itself: too long, not a choice, bad characters, a broken address, …
[[nodiscard]] QList<Problem> checkValue(Field field, QStringView value);

//! All that is wrong with a change, in table order: every member by itself, and beside the others and what HSS has.
[[nodiscard]] QList<Problem> checkChange(const AccessUpdate &change, const RegistryInfo *known);

//! Whether a person is asked once before a change with this problem is sent: the stored password may go to another
//! host, or no longer match.
[[nodiscard]] bool asksForConsent(const Problem &problem);

//! The change as it goes on the wire: without members that do not apply, and with those that must go along
//! (when Other is sent, the namespace HSS has goes with it).
[[nodiscard]] AccessUpdate completed(const AccessUpdate &change, const RegistryInfo *known);

//! The members in which what HSS has now differs from what was shown, for "changed elsewhere".
[[nodiscard]] QList<Field> differingFields(const RegistryInfo &shown, const RegistryInfo &now);

//! The members that were sent and accepted, and of which HSS, read back, has something else.
[[nodiscard]] QList<Field> notTaken(const FieldTexts &sent, const RegistryInfo &now);

} // namespace hssreg
