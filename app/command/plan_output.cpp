#include "app/command/plan_output.h"

#include "app/rotation/plan_csv.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QFile>

namespace hssreg {

namespace {

struct PlanOutput {
    Q_DECLARE_TR_FUNCTIONS(PlanOutput)
};

// What all rows share.
PlanRow sharedRow(const ConnectionSettings &settings)
{
    PlanRow row;
    row.connection = settings.name;
    if (settings.name.isEmpty()) {
        row.endpoint = settings.endpoint;
        row.region = settings.endpoint.isEmpty() ? settings.region : QString();
        row.projectId = settings.projectId;
        row.enterpriseProjectId = settings.enterpriseProjectId;
    }
    row.passwordFrom = QStringLiteral("prompt");
    return row;
}

std::vector<PlanRow> rowsOf(const QList<RegistryInfo> &registries)
{
    std::vector<PlanRow> rows;
    for (const RegistryInfo &registry : registries) {
        if (!isThirdParty(registry))
            continue;
        PlanRow &row = rows.emplace_back();
        row.id = registry.id;
        row.registryName = registry.name;
        if (const std::optional<QString> &username = registry.access[Field::RegistryUsername])
            row.change.set(Field::RegistryUsername, *username);
    }
    return rows;
}

} // namespace

QByteArray startingPlan(
    const ConnectionSettings &settings, const QList<RegistryInfo> &registries, const QString &path)
{
    const PlanRow shared = sharedRow(settings);
    std::vector<PlanRow> rows = rowsOf(registries);
    if (!path.endsWith(QLatin1StringView(".csv"), Qt::CaseInsensitive))
        return writePlan(shared, rows);
    for (PlanRow &row : rows)
        row = withDefaults(std::move(row), shared);
    return writeCsvPlan(rows);
}

QString writeNewFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    // what is there may be a plan with a morning's work in it
    if (file.exists())
        return PlanOutput::tr("“%1” is there already and was left as it is.").arg(visible(path));
    const bool written =
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(bytes) == bytes.size() && file.flush();
    return written ? QString() : PlanOutput::tr("“%1” can not be written.").arg(visible(path));
}

} // namespace hssreg
