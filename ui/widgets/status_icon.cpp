#include "ui/widgets/status_icon.h"

namespace hssreg {

using namespace Qt::StringLiterals;

QString statusIcon(AccessStatus status)
{
    switch (status) {
    case AccessStatus::Success: return u"status-connected"_s;
    case AccessStatus::Fail: return u"status-abnormal"_s;
    case AccessStatus::Accessing: return u"status-connecting"_s;
    case AccessStatus::Other: break;
    }
    return u"status-unknown"_s;
}

} // namespace hssreg
