// The challenges of a registry decide where a password goes: whatever is read must be what the grammar allows.

#include "app/repository/challenge.h"

#include <cstdint>
#include <cstdlib>

namespace {

bool isName(const QByteArray &text)
{
    return !text.isEmpty() && text == text.toLower();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t count)
{
    const QByteArrayView header(bytes, qsizetype(count));
    const auto challenges = hssreg::readChallenges(header);
    if (!challenges)
        return 0;
    if (count > 8 * 1024)
        std::abort(); // longer than may be read
    for (const hssreg::Challenge &challenge : *challenges) {
        if (!isName(challenge.scheme) || (!challenge.token68.isEmpty() && !challenge.parameters.isEmpty()))
            std::abort();
        for (const auto &[name, value] : challenge.parameters) {
            if (!isName(name) || challenge.parameter(name) != value)
                std::abort();
        }
    }
    return 0;
}
