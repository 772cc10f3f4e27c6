#include "app/command/plan_output.h"

#include "app/rotation/plan_file.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QFile>

namespace hssreg {

namespace {

struct PlanOutput {
    Q_DECLARE_TR_FUNCTIONS(PlanOutput)
};

} // namespace

QByteArray startingPlan(const ConnectionSettings &settings, const QList<RegistryInfo> &registries)
{
    PlanRow defaults;
    defaults.connection = settings.name;
    if (settings.name.isEmpty()) {
        defaults.endpoint = settings.endpoint;
        defaults.region = settings.endpoint.isEmpty() ? settings.region : QString();
        defaults.projectId = settings.projectId;
        defaults.enterpriseProjectId = settings.enterpriseProjectId;
    }
    defaults.passwordFrom = QStringLiteral("prompt");
    std::vector<PlanRow> rows;
    for (const RegistryInfo &registry : registries) {
        if (!isThirdParty(registry))
            continue;
        PlanRow row;
        row.id = registry.id;
        row.registryName = registry.name;
        if (const std::optional<QString> &username = registry.access[Field::RegistryUsername])
            row.change.set(Field::RegistryUsername, *username);
        rows.push_back(std::move(row));
    }
    return writePlan(defaults, rows);
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
