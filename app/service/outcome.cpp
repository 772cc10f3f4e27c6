#include "app/service/outcome.h"

namespace hssreg {

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Updated: return QStringLiteral("updated");
    case Outcome::Planned: return QStringLiteral("planned");
    case Outcome::Invalid: return QStringLiteral("invalid");
    case Outcome::ChangedElsewhere: return QStringLiteral("changed_elsewhere");
    case Outcome::Unauthorized: return QStringLiteral("unauthorized");
    case Outcome::Refused: return QStringLiteral("refused");
    case Outcome::Throttled: return QStringLiteral("throttled");
    case Outcome::Unreachable: return QStringLiteral("unreachable");
    case Outcome::Unknown: return QStringLiteral("unknown");
    case Outcome::Cancelled: return QStringLiteral("cancelled");
    }
    Q_UNREACHABLE();
}

int exitCode(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Updated:
    case Outcome::Planned: return 0;
    case Outcome::Invalid:
    case Outcome::ChangedElsewhere: return 3;
    case Outcome::Unauthorized: return 4;
    case Outcome::Refused: return 5;
    case Outcome::Throttled:
    case Outcome::Unreachable: return 6;
    case Outcome::Unknown: return 8;
    case Outcome::Cancelled: return 130;
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
