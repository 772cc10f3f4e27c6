#include "app/rotation/place_settings.h"

#include "app/support/text.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

class PlaceText {
    Q_DECLARE_TR_FUNCTIONS(PlaceSettings)
};

using OnePlace = Result<ConnectionSettings, QString>;

// The first error, for a place that can not be used.
OnePlace checked(ConnectionSettings settings, const RotationPlace &place)
{
    takePlace(settings, place);
    for (const ConnectionProblem &problem : checkConnection(settings)) {
        if (problem.level == Level::Error)
            return problem.text;
    }
    return settings;
}

//! Finds the settings of one place after the other. Each connection is asked for its secrets once.
class PlaceFinder {
public:
    PlaceFinder(const ConnectionSettings *given, const ConnectionStore &store, ConnectionSecrets &secrets)
        : m_given(given)
        , m_store(store)
        , m_secrets(secrets)
    {
    }

    [[nodiscard]] QCoro::Task<OnePlace> find(RotationPlace place, CallScope &scope)
    {
        if (place.connection.isEmpty() || isGiven(place.connection)) {
            if (!m_given)
                co_return PlaceText::tr("The plan names no connection, and none was given beside it.");
            co_return checked(m_given->clone(), place);
        }
        const auto known = m_known.find(place.connection);
        if (known != m_known.end())
            co_return checked(known->second.clone(), place);
        OnePlace resolved = co_await resolve(place.connection, scope);
        if (!resolved.ok())
            co_return resolved.error();
        ConnectionSettings settings = std::move(resolved).value();
        m_known.emplace(place.connection, settings.clone());
        co_return checked(std::move(settings), place);
    }

private:
    [[nodiscard]] bool isGiven(const QString &connection) const
    {
        return m_given && connection == m_given->name;
    }
    [[nodiscard]] QCoro::Task<OnePlace> resolve(QString name, CallScope &scope)
    {
        const Result<StoredConnections, StoreError> stored = m_store.read();
        if (!stored.ok())
            co_return storeErrorText(stored.error());
        const ConnectionProfile *profile = stored.value().find(name);
        if (!profile)
            co_return PlaceText::tr("There is no connection “%1”.").arg(visible(name));
        Result<ConnectionSettings, ResolveError> resolved = co_await m_secrets.resolve(*profile, scope);
        if (!resolved.ok())
            co_return resolveErrorText(resolved.error());
        co_return std::move(resolved).value();
    }

    const ConnectionSettings *m_given;
    const ConnectionStore &m_store;
    ConnectionSecrets &m_secrets;
    std::map<QString, ConnectionSettings> m_known;
};

} // namespace

void takePlace(ConnectionSettings &settings, const RotationPlace &place)
{
    if (!place.endpoint.isEmpty() || !place.region.isEmpty()) {
        settings.endpoint = place.endpoint;
        settings.region = place.region;
    }
    if (!place.projectId.isEmpty())
        settings.projectId = place.projectId;
    if (!place.enterpriseProjectId.isEmpty())
        settings.enterpriseProjectId = place.enterpriseProjectId;
}

QCoro::Task<Result<std::vector<ConnectionSettings>, std::vector<PlaceFault>>> settingsOfPlaces(
    std::vector<RotationPlace> places, const ConnectionSettings *given, const ConnectionStore &store,
    ConnectionSecrets &secrets, CallScope &scope)
{
    PlaceFinder finder(given, store, secrets);
    std::vector<ConnectionSettings> all;
    std::vector<PlaceFault> faults;
    for (const RotationPlace &place : places) {
        OnePlace found = co_await finder.find(place, scope);
        if (found.ok())
            all.push_back(std::move(found).value());
        else
            faults.push_back({place, found.error()});
    }
    if (!faults.empty())
        co_return faults;
    co_return all;
}

} // namespace hssreg
