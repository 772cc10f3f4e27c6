#include "app/rotation/rotation_run.h"

#include "app/access/access_fields.h"

namespace hssreg {

using namespace Qt::StringLiterals;

const RegistryInfo *RotationRun::before(int item) const
{
    const std::optional<RegistryInfo> &known = m_before[std::size_t(item)];
    return known ? &*known : nullptr;
}

const Secret *RotationRun::passwordOf(int item) const
{
    const RotationItem &from = this->item(item);
    const int shared = state(item).putBack ? from.previousPassword : from.password;
    return shared >= 0 ? &m_setup.passwords.at(std::size_t(shared)) : from.change.password();
}

// What is sent: the change of the plan; or all it changed, as it was before, as far as HSS had it.
AccessUpdate RotationRun::changeOf(int item) const
{
    const RegistryInfo *known = before(item);
    AccessUpdate change = this->item(item).change.clone();
    if (state(item).putBack && known) {
        for (const Field field : change.members()) {
            if (const std::optional<QString> &text = known->access[field])
                change.set(field, *text);
            else
                change.leaveOut(field);
        }
    }
    if (const Secret *password = passwordOf(item))
        change.setPassword(password->clone());
    return completed(change, known);
}

// A login that can not be put together, since no password is changed or the address is not known, is not tested.
std::optional<LoginToCheck> RotationRun::loginOf(int item) const
{
    const RegistryInfo *known = before(item);
    const Secret *password = passwordOf(item);
    const AccessUpdate &change = this->item(item).change;
    if (!password)
        return std::nullopt;
    LoginToCheck login = loginAfter(change, known, password->clone());
    return canBeChecked(login) ? std::optional(std::move(login)) : std::nullopt;
}

// What makes two logins the same. The password by its place only.
QString RotationRun::loginKey(const LoginToCheck &login, int item) const
{
    const RotationItem &from = this->item(item);
    if (from.password < 0)
        return {};
    return QStringList{login.protocol, login.address, login.apiVersion, login.username, login.nameSpace,
        QString::number(int(login.product)), QString::number(from.password)}
        .join(u'\n');
}

} // namespace hssreg
