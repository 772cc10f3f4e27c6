#include "app/rotation/rotation_item.h"

#include <algorithm>
#include <cmath>

namespace hssreg {

std::optional<int> StopRule::limit(int items) const
{
    if (failures > 0)
        return failures;
    if (percent <= 0)
        return std::nullopt;
    return std::max({1, fewest, int(std::ceil(items * percent / 100))});
}

bool isAccepted(const ItemResult &result)
{
    return result.outcome == Outcome::Updated && result.proof != Proof::Failed;
}

ItemVerdict verdictOf(const ItemState &state)
{
    if (state.step != ItemStep::Done)
        return ItemVerdict::Open;
    if (state.result.outcome == Outcome::Unknown)
        return ItemVerdict::Unknown;
    if (!isAccepted(state.result) || state.putBack) // with the login until now, it has not the new one
        return ItemVerdict::Failed;
    switch (state.result.proof) {
    case Proof::Connected:
    case Proof::NotExercised: return ItemVerdict::Proved;
    case Proof::NotLooked:
    case Proof::Accepted: return ItemVerdict::Accepted;
    case Proof::Failed: return ItemVerdict::Failed;
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
