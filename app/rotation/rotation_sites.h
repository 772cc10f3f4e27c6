#pragma once

#include "app/connection/session.h"
#include "app/rotation/plan_targets.h"
#include "app/service/pacer.h"

#include <map>
#include <memory>
#include <vector>

namespace hssreg {

//! One place of a run: a connection, with a project of it.
struct RotationSite {
    RotationPlace place;
    std::unique_ptr<Session> session;
    Pacer *pacer = nullptr; //!< shared by all places of one account at one endpoint; owned by RotationSites

    [[nodiscard]] HssClient &client() const { return session->client(); }
    //! `prod · cn-north-4`: for people.
    [[nodiscard]] QString title() const;
};

//! The places that a run goes to, each with its session. A token bucket for each endpoint and account.
class RotationSites {
public:
    //! Refers to clock, log and asker (these two may be null), which must outlive it. `lanes`: see NetworkSettings.
    explicit RotationSites(Clock &clock, PaceSettings pace = {}, RequestLog *log = nullptr,
        PasscodeAsker *asker = nullptr, int lanes = 1);

    //! Only with settings without errors, which are those of this place. The index of the place.
    int add(RotationPlace place, ConnectionSettings settings);
    //! Another way to sign in for a place, with nothing on its way there: a new token, above all.
    void replace(int site, ConnectionSettings settings);

    [[nodiscard]] std::vector<RotationPlace> places() const;
    [[nodiscard]] int count() const { return int(m_sites.size()); }
    [[nodiscard]] RotationSite &at(int site) { return m_sites.at(std::size_t(site)); }
    [[nodiscard]] const RotationSite &at(int site) const { return m_sites.at(std::size_t(site)); }

private:
    [[nodiscard]] Pacer *pacerFor(const ConnectionSettings &settings);
    [[nodiscard]] std::unique_ptr<Session> sessionFor(ConnectionSettings settings, Pacer *pacer) const;

    Clock &m_clock;
    PaceSettings m_pace;
    RequestLog *m_log;
    PasscodeAsker *m_asker;
    int m_lanes;
    std::map<QString, std::unique_ptr<Pacer>> m_pacers; // by endpoint and account
    std::vector<RotationSite> m_sites;
};

} // namespace hssreg
