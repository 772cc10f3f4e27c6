#include "app/support/call_scope.h"

namespace hssreg {

void CallScope::cancelAll()
{
    m_closed = true;
    while (!m_calls.isEmpty())
        m_calls.takeLast()->cancel();
}

} // namespace hssreg
