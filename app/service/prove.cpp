#include "app/service/prove.h"

#include "app/service/hss_client.h"
#include "app/support/waits.h"

#include <algorithm>

namespace hssreg {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds firstWait = 1s;
constexpr std::chrono::milliseconds longestRead = 30s; // of one look, however much patience is left

} // namespace

QCoro::Task<ProofEnd> proveUpdate(HssClient &client, Clock &clock, QString registryId,
    std::optional<RegistryInfo> before, std::chrono::milliseconds patience, CallScope &scope,
    std::function<void(const RegistryInfo &)> seen)
{
    const Deadline end(clock, patience);
    ProofWatch watch(before ? &*before : nullptr);
    ProofEnd proof;
    for (std::chrono::milliseconds wait = firstWait; end.remaining() > 0ms; wait *= 2) {
        Delay pause(clock, std::min(wait, end.remaining()), scope);
        if (co_await pause.conclusion() == WaitEnd::Cancelled)
            break;
        const Deadline reading(clock, longestRead);
        const RegistryList list = co_await client.listRegistries(reading, scope);
        if (scope.isClosed())
            break;
        const RegistryInfo *now = list.ok() ? findRegistry(list.value(), registryId) : nullptr;
        if (!now)
            continue; // not readable at this moment, or not by us: another look may be
        proof.registry = *now;
        const std::optional<Proof> settled = watch.look(*now);
        if (seen)
            seen(*now);
        if (settled) {
            proof.proof = *settled;
            co_return proof;
        }
    }
    proof.proof = watch.timeUp();
    co_return proof;
}

} // namespace hssreg
