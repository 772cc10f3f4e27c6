#pragma once

#include "app/access/registry_info.h"
#include "app/support/secret.h"

#include <QList>

namespace hssreg {

//! A change of a repository's access information: of each member of the body, a value or nothing. Nothing
//! means "left out of the request"; "given empty" is a value (and an error), never the same as left out.
class AccessUpdate {
public:
    [[nodiscard]] AccessUpdate clone() const;

    //! Sets any member but the password.
    void set(Field field, const QString &value);
    void setPassword(Secret password);
    //! The password will be fetched before the change is sent (registry_password_from, a prompt): it counts as
    //! one for the rules, and the change can not be sent before setPassword() replaced the promise.
    void promisePassword();
    //! Leaves a member out again.
    void leaveOut(Field field);

    [[nodiscard]] bool has(Field field) const;
    //! The value of a member other than the password.
    [[nodiscard]] const std::optional<QString> &text(Field field) const { return m_texts[field]; }
    //! The values of all members other than the password.
    [[nodiscard]] const FieldTexts &texts() const { return m_texts; }
    //! Null when the password is left out or only promised. Owned by this object.
    [[nodiscard]] const Secret *password() const { return m_password ? &*m_password : nullptr; }
    [[nodiscard]] bool passwordIsPromised() const { return m_passwordPromised; }
    [[nodiscard]] bool isEmpty() const { return members().isEmpty(); }
    //! The members that are set, in the order of the reference table.
    [[nodiscard]] QList<Field> members() const;

private:
    FieldTexts m_texts;
    std::optional<Secret> m_password;
    bool m_passwordPromised = false;
};

} // namespace hssreg
