#include "app/command/show_command.h"

#include "app/command/exit_codes.h"
#include "app/command/registry_json.h"
#include "app/command/registry_words.h"
#include "app/support/text.h"

namespace hssreg {

ShowCommand::ShowCommand(ShowOptions options, const Surroundings &surroundings)
    : ReadCommand(surroundings, QLatin1StringView("show"), options.id)
    , m_options(std::move(options))
{
}

int ShowCommand::answer(const QList<RegistryInfo> &registries)
{
    const RegistryInfo *found = findRegistry(registries, m_options.id);
    if (!found) {
        ServiceReport absent;
        absent.outcome = Outcome::Refused;
        return fail(absent,
            tr("HSS lists no repository with the ID %1 for this project and enterprise project.")
                .arg(visible(m_options.id)));
    }
    if (output().isJson()) {
        output().object(registryObject(QLatin1StringView("show"), *found));
        return exit_code::done;
    }
    for (const QString &line : RegistryWords(*found).details().lines(output()))
        output().answer(line);
    return exit_code::done;
}

} // namespace hssreg
