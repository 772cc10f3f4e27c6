#include "app/rotation/csv_guard.h"

#include <algorithm>

namespace hssreg {

bool needsFormulaGuard(QStringView text)
{
    const auto first = std::find_if_not(text.begin(), text.end(), [](QChar c) { return c == u'\''; });
    return first != text.end() && QStringView(u"=+-@\t\r\n").contains(*first);
}

QStringView withoutFormulaGuard(QStringView text)
{
    return text.startsWith(u'\'') && needsFormulaGuard(text) ? text.sliced(1) : text;
}

} // namespace hssreg
