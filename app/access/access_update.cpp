#include "app/access/access_update.h"

#include <algorithm>

namespace hssreg {

AccessUpdate AccessUpdate::clone() const
{
    AccessUpdate copy;
    copy.m_texts = m_texts;
    if (m_password)
        copy.m_password = m_password->clone();
    copy.m_passwordPromised = m_passwordPromised;
    return copy;
}

void AccessUpdate::set(Field field, const QString &value)
{
    Q_ASSERT(field != Field::RegistryPassword);
    m_texts[field] = value;
}

void AccessUpdate::setPassword(Secret password)
{
    m_password = std::move(password);
    m_passwordPromised = false;
}

void AccessUpdate::promisePassword()
{
    m_password.reset();
    m_passwordPromised = true;
}

void AccessUpdate::leaveOut(Field field)
{
    if (field == Field::RegistryPassword) {
        m_password.reset();
        m_passwordPromised = false;
        return;
    }
    m_texts[field].reset();
}

bool AccessUpdate::has(Field field) const
{
    if (field == Field::RegistryPassword)
        return m_password.has_value() || m_passwordPromised;
    const bool isMember = std::find(bodyFields.begin(), bodyFields.end(), field) != bodyFields.end();
    return isMember && m_texts[field].has_value();
}

QList<Field> AccessUpdate::members() const
{
    QList<Field> set;
    std::copy_if(bodyFields.begin(), bodyFields.end(), std::back_inserter(set),
        [this](Field field) { return has(field); });
    return set;
}

} // namespace hssreg
