#include "app/practice/practice_identities.h"

#include "app/practice/practice_accounts.h"
#include "app/practice/practice_signature.h"

#include <array>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

// hss-api.md, sections 4.1 and 4.2
constexpr int mostRefusals = 5;
constexpr std::chrono::minutes userLock{15};
constexpr std::chrono::minutes keyLock{5};

QByteArray bytes(QLatin1StringView text)
{
    return {text.data(), text.size()};
}

const std::array<PracticeKeys, 2> &practiceKeys()
{
    static const std::array<PracticeKeys, 2> keys{
        PracticeKeys{bytes(practice::accessKey), bytes(practice::secretKey), {}},
        PracticeKeys{bytes(practice::temporaryAccessKey), bytes(practice::temporarySecretKey),
            bytes(practice::securityToken)}};
    return keys;
}

} // namespace

PracticeIdentities::PracticeIdentities(
    const PracticeOptions &options, const QByteArray &firstToken, std::chrono::milliseconds now)
    : m_tokenLife(options.tokenLife)
    , m_clockSkew(options.clockSkew)
{
    admit(firstToken, PracticeScope::Project, now);
}

std::chrono::milliseconds PracticeIdentities::admit(
    const QByteArray &token, PracticeScope scope, std::chrono::milliseconds now)
{
    const std::chrono::milliseconds end = now + m_tokenLife;
    m_tokens.insert(token, {scope, end});
    return end;
}

PracticeIdentity PracticeIdentities::identify(const PracticeRequest &request, std::chrono::milliseconds now)
{
    if (request.token.isEmpty() && !request.header("authorization").isEmpty())
        return identifyKeys(request, now);
    const auto found = m_tokens.constFind(request.token);
    if (found == m_tokens.cend())
        return {IdentityVerdict::BadToken, PracticeScope::Project, {}};
    return {found->end > now ? IdentityVerdict::Known : IdentityVerdict::TokenExpired, found->scope, {}};
}

PracticeIdentity PracticeIdentities::identifyKeys(
    const PracticeRequest &request, std::chrono::milliseconds now)
{
    const auto refused = [](const QByteArray &reason) {
        return PracticeIdentity{IdentityVerdict::BadSignature, PracticeScope::Both, reason};
    };
    const std::optional<PracticeSignature> signature = readSignature(request.header("authorization"));
    const QByteArray accessKey = signature ? signature->accessKey : QByteArray();
    const auto known = m_keys.constFind(accessKey);
    if (known != m_keys.cend() && known->lockedUntil > now)
        return refused("AK access failed to reach the limit,forbidden"_ba);
    const SignatureVerdict verdict = verifySignature(request, practiceKeys(), now + m_clockSkew);
    if (verdict.fault == SignatureFault::None) {
        m_keys.remove(accessKey);
        return {IdentityVerdict::Known, PracticeScope::Both, {}};
    }
    if (verdict.fault != SignatureFault::Unreadable) {
        Refusals &refusals = m_keys[accessKey];
        if (++refusals.count >= mostRefusals)
            refusals = {0, now + keyLock};
    }
    return refused(verdict.reason);
}

bool PracticeIdentities::isLocked(const QString &user, std::chrono::milliseconds now) const
{
    const auto found = m_users.constFind(user);
    return found != m_users.cend() && found->lockedUntil > now;
}

void PracticeIdentities::countRefusal(const QString &user, std::chrono::milliseconds now)
{
    Refusals &refusals = m_users[user];
    if (++refusals.count >= mostRefusals)
        refusals = {0, now + userLock};
}

} // namespace hssreg
