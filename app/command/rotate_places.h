#pragma once

#include "app/command/surroundings.h"
#include "app/connection/connection_settings.h"
#include "app/rotation/plan_targets.h"
#include "app/support/call_scope.h"

#include <QCoreApplication>
#include <QCoro/QCoroTask>
#include <QHash>

namespace hssreg {

class KeptConnections;

//! Finds out where the rows of a plan go, and as whom: from the plan, the kept connections and the command line. Says
//! what stands in the way.
class RotatePlaces {
    Q_DECLARE_TR_FUNCTIONS(RotatePlaces)
public:
    //! Refers to both. `consentHosts`: the hosts that may get the sign-in of a connection that is not theirs.
    RotatePlaces(const Surroundings &surroundings, KeptConnections &kept, QStringList consentHosts)
        : m_surroundings(surroundings)
        , m_kept(kept)
        , m_consentHosts(std::move(consentHosts))
    {
    }

    //! Finds the places, with secrets where they are needed; the exit code where that ends the command: one is unknown,
    //! or has an endpoint that nobody agreed to. Plan and scope must outlive the task. Repositories that turn out to be named twice are added to the findings of the plan.
    enum class Secrets { Needed, NotNeeded };
    [[nodiscard]] QCoro::Task<std::optional<int>> find(Plan &plan, Secrets secrets, CallScope &scope);

    //! What stands beside the plan, for placesOf() and setupOf().
    [[nodiscard]] const RotationPlace &given() const { return m_given; }
    [[nodiscard]] const std::vector<RotationPlace> &places() const { return m_places; }
    //! One for each place.
    [[nodiscard]] std::vector<ConnectionSettings> &settings() { return m_settings; }
    //! That of a row; its index in places().
    [[nodiscard]] int placeOfRow(const PlanRow &row) const { return m_indexes.value(placeOf(row, m_given)); }

private:
    [[nodiscard]] bool usesGiven(const Plan &plan) const;
    [[nodiscard]] QCoro::Task<std::optional<int>> readGiven(Secrets secrets, CallScope &scope);
    [[nodiscard]] std::optional<int> askConsent() const;
    [[nodiscard]] QCoro::Task<std::optional<int>> readAll(CallScope &scope);
    [[nodiscard]] std::optional<int> readWithoutSecrets();
    void findRepeated(Plan &plan) const;

    const Surroundings &m_surroundings;
    KeptConnections &m_kept;
    QStringList m_consentHosts;
    RotationPlace m_given;
    std::optional<ConnectionSettings> m_givenSettings;
    std::vector<RotationPlace> m_places;
    QHash<RotationPlace, int> m_indexes; // of m_places
    std::vector<ConnectionSettings> m_settings;
};

} // namespace hssreg
