// A plan decides which repositories get which login: whatever is in the file, it is read the same way twice, every
// finding stands inside of it, and what is right is written back as it was.

#include "tests/fuzz/plan_invariants.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t count)
{
    using namespace hssreg;
    const QByteArrayView file(bytes, qsizetype(count));
    const Plan plan = readPlan(file);
    holdPlaces(plan, file, LineEnds::LineFeed);
    holdSame(plan, readPlan(file));
    holdRoundTrips(plan);
    return 0;
}
