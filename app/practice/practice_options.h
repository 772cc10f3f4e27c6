#pragma once

#include <QtGlobal>

#include <chrono>

namespace hssreg {

//! How the registry that the practice repositories are in asks for a login at /v2/.
enum class RegistryChallenge { Bearer, Basic };

//! How the practice service behaves.
struct PracticeOptions {
    quint16 port = 0; //!< 0: any free one
    int repositories = 6; //!< 0 to 100,000; the first ones show each type and status
    std::chrono::milliseconds latency{0}; //!< before every answer; up to a day
    //! How long a repository stays "accessing" after an edit, and how long a synchronisation runs; up to a day.
    std::chrono::milliseconds connecting{1500};
    int limitPerSecond = 0; //!< requests a second before it answers 429; 0: none

    std::chrono::seconds tokenLife{std::chrono::hours(24)}; //!< of every token; at least a second
    //! How far the service's clock is ahead of the right one; negative: behind. Signatures are checked by it.
    std::chrono::seconds clockSkew{0};
    int mostPerPage = 200; //!< items a page of any list, whatever limit says; 1 to 200

    bool mayNotList = false; //!< ListRegistry answers HSS.0013
    //! The default enterprise project is empty: the repositories are seen with all_granted_eps only.
    bool defaultProjectIsEmpty = false;
    bool otherRegion = false; //!< HSS is not here: its calls answer APIG.0101, sign-in works

    int clusters = 6; //!< 0 to 1000; the first six show each state
    std::chrono::milliseconds clusterLatency{0}; //!< before the list of clusters; up to a day
    bool clustersFail = false; //!< the list of clusters answers 500

    RegistryChallenge registryChallenge = RegistryChallenge::Bearer;
    //! Two repositories of the list, a Harbor and a JFrog, get the address of the practice registry.
    bool registryOnList = true;
};

//! The same with what is out of its range brought into it.
[[nodiscard]] PracticeOptions inRange(PracticeOptions options);

} // namespace hssreg
