#include "app/service/proof.h"

#include "app/service/advice.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

constexpr int looksToBelieve = 3;

QString tr(const char *text)
{
    return QCoreApplication::translate("Proof", text);
}

} // namespace

QString proofName(Proof proof)
{
    switch (proof) {
    case Proof::NotLooked: return {};
    case Proof::Connected: return QStringLiteral("connected");
    case Proof::NotExercised: return QStringLiteral("not_exercised");
    case Proof::Accepted: return QStringLiteral("accepted");
    case Proof::Failed: return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

QString proofText(Proof proof, const QString &failReason)
{
    switch (proof) {
    case Proof::NotLooked: return tr("not looked whether HSS can use it");
    case Proof::Connected: return tr("HSS reports Connected, synchronised after the update");
    case Proof::NotExercised:
        return tr("HSS reports Connected, but has not synchronised since: not proved yet");
    case Proof::Accepted: return tr("accepted; HSS was still connecting when the time was up");
    case Proof::Failed: return tr("HSS reports Abnormal: %1").arg(failReasonText(failReason));
    }
    Q_UNREACHABLE();
}

StatusBefore statusBefore(const RegistryInfo &registry)
{
    return {registry.status, registry.latestSyncTime};
}

ProofWatch::ProofWatch(const RegistryInfo *before)
    : ProofWatch(before ? std::optional(statusBefore(*before)) : std::nullopt)
{
}

ProofWatch::ProofWatch(const std::optional<StatusBefore> &before)
    : m_syncedBefore(before ? before->latestSyncTime.value_or(0) : 0)
    , m_syncedBeforeIsKnown(before.has_value())
    , m_statusBefore(before ? accessStatus(before->status) : AccessStatus::Other)
{
}

std::optional<Proof> ProofWatch::look(const RegistryInfo &now)
{
    const AccessStatus status = accessStatus(now);
    m_sameInARow = m_last == status ? m_sameInARow + 1 : 1;
    m_last = status;
    const bool believed = m_seenConnecting || m_sameInARow >= looksToBelieve;
    switch (status) {
    case AccessStatus::Accessing: m_seenConnecting = true; return std::nullopt;
    case AccessStatus::Success:
        if (m_syncedBeforeIsKnown && now.latestSyncTime.value_or(0) > m_syncedBefore)
            return Proof::Connected;
        return believed ? std::optional(Proof::NotExercised) : std::nullopt;
    case AccessStatus::Fail:
        return believed || m_statusBefore == AccessStatus::Success ? std::optional(Proof::Failed)
                                                                   : std::nullopt;
    case AccessStatus::Other: return std::nullopt;
    }
    Q_UNREACHABLE();
}

Proof ProofWatch::timeUp() const
{
    if (!m_last)
        return Proof::NotLooked;
    switch (*m_last) {
    case AccessStatus::Success: return Proof::NotExercised;
    case AccessStatus::Fail: return Proof::Failed;
    case AccessStatus::Accessing:
    case AccessStatus::Other: return Proof::Accepted;
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
