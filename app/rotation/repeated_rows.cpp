#include "app/rotation/repeated_rows.h"

#include "app/service/endpoints.h"

namespace hssreg {

namespace {

bool isPlace(PlanKey key)
{
    return key == PlanKey::Endpoint || key == PlanKey::Region;
}

} // namespace

QString serviceOrigin(PlanKey key, const QString &text)
{
    if (key == PlanKey::Region)
        return regionEndpoint(text).toString();
    const auto endpoint = readEndpoint(text);
    return endpoint.ok() ? endpoint.value().toString() : text;
}

RepeatedRows::RepeatedRows(const PlanRow &defaults)
{
    for (const PlanKey key : planKeys()) {
        if (QString PlanRow::*own = ownText(key))
            m_inherited.at(std::size_t(key)) = numberOf(key, defaults.*own);
    }
}

std::optional<int> RepeatedRows::earlier(int number, const PlanRow &row, const Places &places)
{
    // negative: known by the connection only
    const int connection = -1 - numberOf(PlanKey::Connection, row, places);
    int place = connection;
    if (places.has(PlanKey::Endpoint))
        place = numberOf(PlanKey::Endpoint, row, places);
    else if (places.has(PlanKey::Region))
        place = numberOf(PlanKey::Region, row, places);
    const int project =
        places.has(PlanKey::ProjectId) ? numberOf(PlanKey::ProjectId, row, places) : connection;
    const Repository repository{place, project, numberOf(PlanKey::RegistryId, row, places)};
    const auto before = m_rows.constFind(repository);
    if (before != m_rows.constEnd())
        return *before;
    m_rows.insert(repository, number);
    return std::nullopt;
}

int RepeatedRows::numberOf(PlanKey key, const PlanRow &row, const Places &places)
{
    if (places.inherited[std::size_t(key)])
        return m_inherited.at(std::size_t(key));
    return numberOf(key, row.*ownText(key));
}

int RepeatedRows::numberOf(PlanKey key, const QString &text)
{
    QHash<QString, int> &numbers = m_numbers.at(std::size_t(key));
    const auto known = numbers.constFind(text);
    if (known != numbers.constEnd())
        return *known;
    int number = int(numbers.size());
    if (isPlace(key)) {
        const QString origin = serviceOrigin(key, text);
        number = m_origins.value(origin, int(m_origins.size()));
        m_origins.insert(origin, number);
    }
    numbers.insert(text, number);
    return number;
}

} // namespace hssreg
