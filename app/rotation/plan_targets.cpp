#include "app/rotation/plan_targets.h"

#include "app/rotation/repeated_rows.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QtEndian>

namespace hssreg {

namespace {

class PlanTargets {
    Q_DECLARE_TR_FUNCTIONS(hssreg::PlanTargets)
};

void fill(QString &own, const QString &given)
{
    if (own.isEmpty())
        own = given;
}

// A repository, as far as places tell: texts that can not be mistaken for each other.
struct Target {
    QString service;
    QString project;
    QString id;

    friend bool operator==(const Target &, const Target &) = default;
    friend std::size_t qHash(const Target &target, std::size_t seed)
    {
        return qHashMulti(seed, target.service, target.project, target.id);
    }
};

class Targets {
public:
    [[nodiscard]] Target of(const QString &id, const RotationPlace &place)
    {
        const QString connection = u'c' + place.connection;
        return {service(place, connection),
            place.projectId.isEmpty() ? connection : QString(u'p' + place.projectId), id};
    }

private:
    [[nodiscard]] QString service(const RotationPlace &place, const QString &connection)
    {
        if (!place.endpoint.isEmpty())
            return origin(PlanKey::Endpoint, place.endpoint, m_endpoints);
        if (!place.region.isEmpty())
            return origin(PlanKey::Region, place.region, m_regions);
        return connection;
    }
    // The same few stand in many rows.
    [[nodiscard]] static QString origin(PlanKey key, const QString &text, QHash<QString, QString> &known)
    {
        auto found = known.constFind(text);
        if (found == known.constEnd())
            found = known.insert(text, u'o' + serviceOrigin(key, text));
        return *found;
    }

    QHash<QString, QString> m_endpoints;
    QHash<QString, QString> m_regions;
};

Problem repeatedProblem(int earlier)
{
    return {Field::RegistryId, Level::Error, ProblemKind::Duplicate, Reason::None, std::nullopt,
        PlanTargets::tr("also in row %1").arg(earlier), {}};
}

} // namespace

RotationPlace placeOf(const PlanRow &row, const RotationPlace &given)
{
    RotationPlace place{row.connection, row.endpoint, row.region, row.projectId, row.enterpriseProjectId};
    if (!place.connection.isEmpty() && place.connection != given.connection)
        return place;
    place.connection = given.connection;
    if (place.endpoint.isEmpty() && place.region.isEmpty()) {
        place.endpoint = given.endpoint;
        place.region = given.region;
    }
    fill(place.projectId, given.projectId);
    fill(place.enterpriseProjectId, given.enterpriseProjectId);
    return place;
}

bool isInShard(QStringView registryId, int index, int count)
{
    Q_ASSERT(count > 0 && index > 0 && index <= count);
    const QByteArray hash = QCryptographicHash::hash(registryId.toUtf8(), QCryptographicHash::Sha256);
    return qFromBigEndian<quint64>(hash.constData()) % quint64(count) == quint64(index - 1);
}

QList<PlanFinding> repeatedTargets(const std::vector<PlanRow> &rows, const std::vector<RotationPlace> &places)
{
    Q_ASSERT(rows.size() == places.size());
    QList<PlanFinding> findings;
    Targets targets;
    QHash<Target, int> known;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const PlanRow &row = rows[i];
        if (row.id.isEmpty())
            continue; // reading said so
        const int number = rowNumber(row, i);
        const Target target = targets.of(row.id, places[i]);
        const auto earlier = known.constFind(target);
        if (earlier == known.constEnd())
            known.insert(target, number);
        else
            findings.append({number, row.position, row.id, repeatedProblem(*earlier)});
    }
    return findings;
}

} // namespace hssreg
