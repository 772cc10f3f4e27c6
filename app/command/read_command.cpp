#include "app/command/read_command.h"

namespace hssreg {

QCoro::Task<int> ReadCommand::run()
{
    const QStringList ids = m_id ? QStringList(*m_id) : QStringList();
    const std::optional<int> end = co_await m_access.open(ids);
    if (end)
        co_return *end;
    const RegistryList list =
        co_await m_access.client().listRegistries(m_access.deadline(), m_access.scope());
    if (!list.ok())
        co_return fail(list.error());
    co_return answer(list.value());
}

} // namespace hssreg
