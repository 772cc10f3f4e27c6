#include "app/command/rotate_places.h"

#include "app/command/account_options.h"
#include "app/command/exit_codes.h"
#include "app/command/kept_connections.h"
#include "app/command/rotate_consent.h"
#include "app/command/service_access.h"
#include "app/rotation/place_settings.h"
#include "app/rotation/rotation_setup.h"
#include "app/support/text.h"

#include <QSet>

#include <algorithm>

namespace hssreg {

namespace {

constexpr QLatin1StringView action("rotate");

//! The rows that reading the plan found to name the same repository as an earlier one.
QSet<int> knownRepeated(const Plan &plan)
{
    QSet<int> rows;
    for (const PlanFinding &finding : plan.findings) {
        if (finding.problem.kind == ProblemKind::Duplicate)
            rows.insert(finding.row);
    }
    return rows;
}

} // namespace

QCoro::Task<std::optional<int>> RotatePlaces::find(Plan &plan, Secrets secrets, CallScope &scope)
{
    if (usesGiven(plan)) {
        const std::optional<int> end = co_await readGiven(secrets, scope);
        if (end)
            co_return end;
    }
    m_places = placesOf(plan, m_given);
    for (const RotationPlace &place : m_places)
        m_indexes.insert(place, int(m_indexes.size()));
    std::optional<int> end = askConsent();
    if (end)
        co_return end;
    if (secrets == Secrets::Needed)
        end = co_await readAll(scope);
    else
        end = readWithoutSecrets();
    if (!end)
        findRepeated(plan);
    co_return end;
}

bool RotatePlaces::usesGiven(const Plan &plan) const
{
    return std::any_of(plan.rows.begin(), plan.rows.end(), [this](const PlanRow &row) {
        return row.connection.isEmpty() || row.connection == m_surroundings.options.connection;
    });
}

// What the options, the connection they name and the environment say.
QCoro::Task<std::optional<int>> RotatePlaces::readGiven(Secrets secrets, CallScope &scope)
{
    const TokenUse use = secrets == Secrets::Needed ? TokenUse::NeededElsewhere : TokenUse::NotNeeded;
    const AccountOptions account(m_surroundings);
    Result<ConnectionSettings, AccountFault> read = co_await account.read(use, scope);
    if (!read.ok())
        co_return accountFailed(m_surroundings.output, action, read.error());
    const QList<Finding> findings = accountFindings(read.value(), m_surroundings.options, use);
    FindingReport(m_surroundings.output, action, FindingReport::Part::Aside).print(findings);
    if (hasErrors(findings))
        co_return exit_code::invalidInput;
    m_givenSettings = std::move(read).value();
    m_given = {m_surroundings.options.connection, m_givenSettings->endpoint,
        m_givenSettings->endpoint.isEmpty() ? m_givenSettings->region : QString(), m_givenSettings->projectId,
        m_givenSettings->enterpriseProjectId};
    co_return std::nullopt;
}

// Before any secret is read.
std::optional<int> RotatePlaces::askConsent() const
{
    RotateConsent consent(
        m_kept, m_givenSettings ? &*m_givenSettings : nullptr, m_given.connection, m_consentHosts);
    const QStringList missing = consent.missing(m_places);
    if (missing.isEmpty())
        return std::nullopt;
    m_surroundings.output.complain(RotateConsent::complaint(missing));
    return exit_code::wrongCommandLine;
}

QCoro::Task<std::optional<int>> RotatePlaces::readAll(CallScope &scope)
{
    Result<std::vector<ConnectionSettings>, std::vector<PlaceFault>> all = co_await settingsOfPlaces(
        m_places, m_givenSettings ? &*m_givenSettings : nullptr, m_kept.file(), m_kept.secrets(), scope);
    if (all.ok()) {
        m_settings = std::move(all).value();
        co_return std::nullopt;
    }
    for (const PlaceFault &fault : all.error()) {
        m_surroundings.output.complain(fault.place.connection.isEmpty()
                ? fault.text
                : tr("%1: %2", "connection, what is wrong").arg(visible(fault.place.connection), fault.text));
    }
    co_return exit_code::wrongCommandLine;
}

// What a dry run shows needs no secret, and no place either.
std::optional<int> RotatePlaces::readWithoutSecrets()
{
    for (const RotationPlace &place : m_places) {
        ConnectionSettings settings;
        if (place.connection == m_given.connection && m_givenSettings) {
            settings = m_givenSettings->clone();
        } else {
            const Result<ConnectionProfile, QString> profile = m_kept.find(place.connection);
            if (!profile.ok()) {
                m_surroundings.output.complain(profile.error());
                return exit_code::wrongCommandLine;
            }
            settings = settingsWithoutSecrets(profile.value());
        }
        takePlace(settings, place);
        m_settings.push_back(std::move(settings));
    }
    return std::nullopt;
}

// With what the connections say, more repositories may turn out to be the same.
void RotatePlaces::findRepeated(Plan &plan) const
{
    std::vector<RotationPlace> filled;
    filled.reserve(plan.rows.size());
    for (const PlanRow &row : plan.rows) {
        const auto index = std::size_t(placeOfRow(row));
        const ConnectionSettings &settings = m_settings[index];
        filled.push_back({m_places[index].connection, settings.endpoint, settings.region, settings.projectId,
            settings.enterpriseProjectId});
    }
    const QSet<int> known = knownRepeated(plan);
    const QList<PlanFinding> repeated = repeatedTargets(plan.rows, filled);
    for (const PlanFinding &finding : repeated) {
        if (!known.contains(finding.row))
            plan.findings.append(finding);
    }
}

} // namespace hssreg
