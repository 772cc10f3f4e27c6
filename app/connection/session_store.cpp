#include "app/connection/session_store.h"

#include <QCoreApplication>

namespace hssreg {

QCoro::Task<SecretAnswer> SessionStore::read(QString key, CallScope &)
{
    const auto found = m_secrets.find(key);
    if (found == m_secrets.end())
        co_return SecretTrouble::Absent;
    co_return found->second.clone();
}

QCoro::Task<SecretDone> SessionStore::write(QString key, Secret secret, CallScope &)
{
    m_secrets.insert_or_assign(key, std::move(secret));
    co_return std::nullopt;
}

QCoro::Task<SecretDone> SessionStore::remove(QString key, CallScope &)
{
    m_secrets.erase(key);
    co_return std::nullopt;
}

QString SessionStore::name() const
{
    return QCoreApplication::translate("hssreg::SecretStores", "this session");
}

} // namespace hssreg
