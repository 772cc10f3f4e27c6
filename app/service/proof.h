#pragma once

#include "app/access/registry_info.h"

namespace hssreg {

//! What the list, read back after an accepted update, proves: the closed list of the command line's `proof` key.
enum class Proof {
    NotLooked, //!< `null`
    Connected, //!< status good, and synchronised later than before the update
    NotExercised, //!< status good, but not synchronised since
    Accepted, //!< still connecting when the time was up, or never seen in the list again
    Failed, //!< HSS says so
};
//! `not_exercised`; empty for NotLooked.
[[nodiscard]] QString proofName(Proof proof);
//! The proof in the person's language: "Connected, synchronised after the update".
[[nodiscard]] QString proofText(Proof proof, const QString &failReason);

//! What HSS said of a repository before an update, as a proof needs it.
struct StatusBefore {
    QString status; //!< as it came
    std::optional<qint64> latestSyncTime; //!< as RegistryInfo has it

    friend bool operator==(const StatusBefore &, const StatusBefore &) = default;
};
[[nodiscard]] StatusBefore statusBefore(const RegistryInfo &registry);

//! Judges one look after the other. A good or bad status that was there before the update proves nothing by
//! itself: it has to stand for three looks in a row, or to follow a "connecting", before it is believed.
class ProofWatch {
public:
    //! What HSS said before the update; null if that is not known.
    explicit ProofWatch(const RegistryInfo *before);
    //! The same from kept facts.
    explicit ProofWatch(const std::optional<StatusBefore> &before);

    //! The proof, if this look settles it.
    [[nodiscard]] std::optional<Proof> look(const RegistryInfo &now);
    //! The proof when there is no time for another look.
    [[nodiscard]] Proof timeUp() const;

private:
    qint64 m_syncedBefore;
    bool m_syncedBeforeIsKnown;
    AccessStatus m_statusBefore;
    bool m_seenConnecting = false;
    int m_sameInARow = 0;
    std::optional<AccessStatus> m_last;
};

} // namespace hssreg
