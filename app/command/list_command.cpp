#include "app/command/list_command.h"

#include "app/command/exit_codes.h"
#include "app/command/plan_output.h"
#include "app/command/registry_json.h"
#include "app/command/registry_words.h"

#include <algorithm>

namespace hssreg {

ListCommand::ListCommand(ListOptions options, const Surroundings &surroundings)
    : ReadCommand(surroundings, QLatin1StringView("list"), std::nullopt)
    , m_options(std::move(options))
{
}

int ListCommand::answer(const QList<RegistryInfo> &registries)
{
    QList<RegistryInfo> fitting;
    std::copy_if(registries.begin(), registries.end(), std::back_inserter(fitting),
        [this](const RegistryInfo &registry) { return fits(registry); });
    if (!m_options.planFile.isEmpty())
        return plan(fitting);
    if (registries.isEmpty())
        sayWhyEmpty();
    else if (fitting.isEmpty())
        output().note(tr("No repository fits."));
    if (!output().isJson()) {
        table(fitting);
        return exit_code::done;
    }
    for (const RegistryInfo &registry : std::as_const(fitting))
        output().object(registryObject(QLatin1StringView("list"), registry));
    return exit_code::done;
}

bool ListCommand::fits(const RegistryInfo &registry) const
{
    if (!m_options.status.isEmpty() && registry.status != m_options.status)
        return false;
    if (!m_options.type.isEmpty() && registry.type.compare(m_options.type, Qt::CaseInsensitive) != 0)
        return false;
    QStringList texts{registry.id, registry.name, registry.type, registry.status, registry.failReason};
    for (const Field field : bodyFields)
        texts.append(registry.access[field].value_or(QString()));
    return std::any_of(texts.begin(), texts.end(),
        [this](const QString &text) { return text.contains(m_options.find, Qt::CaseInsensitive); });
}

// An empty list is no failure, and rarely what somebody expects.
void ListCommand::sayWhyEmpty()
{
    if (settings().enterpriseProjectId == QStringLiteral("all_granted_eps"))
        output().note(
            tr("HSS lists no repository in this project. Check region and project, or connect one with "
               "hss-registry add."));
    else
        output().note(tr("HSS lists no repository in this enterprise project. Try --enterprise-project-id "
                         "all_granted_eps, which shows all that you may see."));
}

int ListCommand::plan(const QList<RegistryInfo> &registries)
{
    const QByteArray bytes = startingPlan(settings(), registries, m_options.planFile);
    if (m_options.planFile == QStringLiteral("-")) {
        output().answer(QString::fromUtf8(bytes).trimmed());
        return exit_code::done;
    }
    const QString fault = writeNewFile(m_options.planFile, bytes);
    if (!fault.isEmpty()) {
        output().complain(fault);
        return exit_code::wrongCommandLine;
    }
    const qsizetype editable = std::count_if(registries.begin(), registries.end(), isThirdParty);
    output().note(tr(
        "A plan of %n repositories was written; hss-registry validate checks it.", nullptr, int(editable)));
    return exit_code::done;
}

void ListCommand::table(const QList<RegistryInfo> &registries)
{
    if (registries.isEmpty())
        return;
    Columns columns;
    columns.add({{tr("NAME"), {}}, {tr("ADDRESS"), {}}, {tr("TYPE"), {}}, {tr("STATUS"), {}},
        {tr("LAST SYNCHRONISED"), {}}, {tr("ID"), {}}});
    for (const RegistryInfo &registry : registries) {
        const RegistryWords words(registry);
        columns.add({{registry.name, {}}, {registry.access[Field::RegistryAddr].value_or(QString()), {}},
            {registry.type, {}}, words.status(), {words.synchronised(), {}}, {registry.id, {}}});
    }
    for (const QString &line : columns.lines(output()))
        output().answer(line);
}

} // namespace hssreg
