// `Retry-After` decides how long a person waits: never a time before now.

#include "app/service/retry.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t count)
{
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'775'178'000, Qt::UTC);
    const auto wait = hssreg::readRetryAfter(QByteArrayView(bytes, qsizetype(count)), now);
    if (wait && wait->count() < 0)
        std::abort();
    return 0;
}
