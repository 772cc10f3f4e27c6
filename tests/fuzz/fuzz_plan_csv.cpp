// The same of a plan in CSV, which a spreadsheet, a person or another program has written.

#include "tests/fuzz/plan_invariants.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t count)
{
    using namespace hssreg;
    const QByteArrayView file(bytes, qsizetype(count));
    const Plan plan = readCsvPlan(file);
    holdPlaces(plan, file, LineEnds::Any);
    holdSame(plan, readCsvPlan(file));
    holdRoundTrips(plan);
    return 0;
}
