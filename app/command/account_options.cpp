#include "app/command/account_options.h"

#include "app/access/access_fields.h"
#include "app/connection/secret_source.h"

#include <QIODevice>

namespace hssreg {

namespace {

void addFindings(QList<Finding> &findings, Field field, QStringView value, const QString &id)
{
    for (const Problem &problem : checkValue(field, value))
        findings.append(findingOf(problem, id));
}

} // namespace

QList<Finding> accountFindings(const ConnectionSettings &settings, const GlobalOptions &options, TokenUse use,
    const std::optional<QString> &id)
{
    const QString repository = id.value_or(QString());
    QList<Finding> findings;
    if (options.projectId || !settings.projectId.isEmpty())
        addFindings(findings, Field::ProjectId, settings.projectId, repository);
    if (id)
        addFindings(findings, Field::RegistryId, *id, repository);
    if (options.enterpriseProjectId || !settings.enterpriseProjectId.isEmpty())
        addFindings(findings, Field::EnterpriseProjectId, settings.enterpriseProjectId, repository);
    if (use == TokenUse::Needed)
        addFindings(findings, Field::Token, settings.token.reveal(), repository);
    return findings;
}

Result<ConnectionSettings, QString> AccountOptions::read(TokenUse use) const
{
    const GlobalOptions &options = m_surroundings.options;
    ConnectionSettings settings;
    settings.deadline = options.timeout;
    settings.caFile = options.caFile;
    settings.proxy = options.proxy;
    settings.proxyUrl = options.proxyUrl;
    settings.projectId =
        firstOf(options.projectId, "--project-id", {"HUAWEICLOUD_SDK_PROJECT_ID", "HW_PROJECT_ID"});
    settings.enterpriseProjectId =
        firstOf(options.enterpriseProjectId, "--enterprise-project-id", {"HW_ENTERPRISE_PROJECT_ID"});
    const bool placed = place(settings);
    if (use == TokenUse::Needed) {
        if (!placed)
            return tr("Say where HSS is: --endpoint or --region, or HW_REGION_NAME in the environment.");
        if (settings.projectId.isEmpty() && !options.projectId)
            return tr("Say which project: --project-id, or HW_PROJECT_ID in the environment.");
        const QString tokenless = readToken(settings.token);
        if (!tokenless.isEmpty())
            return tokenless;
    }
    const QString unusable = placed ? fault(settings) : QString();
    if (!unusable.isEmpty())
        return unusable;
    return settings;
}

bool AccountOptions::place(ConnectionSettings &settings) const
{
    const GlobalOptions &options = m_surroundings.options;
    if (options.endpoint) {
        settings.endpoint = *options.endpoint;
        say(QStringLiteral("endpoint"), QStringLiteral("--endpoint"));
        return true;
    }
    settings.region = firstOf(options.region, "--region", {"HW_REGION_NAME"});
    return options.region || !settings.region.isEmpty();
}

QString AccountOptions::firstOf(const std::optional<QString> &option, const char *option_name,
    std::initializer_list<const char *> variables) const
{
    const QString what = QString::fromLatin1(option_name).mid(2);
    if (option) {
        say(what, QString::fromLatin1(option_name));
        return *option;
    }
    for (const char *variable : variables) {
        QString value = m_surroundings.environment(variable);
        if (value.isEmpty())
            continue;
        say(what, tr("environment variable %1").arg(QString::fromLatin1(variable)));
        return value;
    }
    return {};
}

QString AccountOptions::readToken(Secret &token) const
{
    static constexpr const char *variable = "HW_AUTH_TOKEN";
    const std::optional<QString> &file = m_surroundings.options.tokenFile;
    if (!file && m_surroundings.environment(variable).isEmpty())
        return tr("Say who asks: --token-file, or HW_AUTH_TOKEN in the environment.");
    const bool fromInput = file == QStringLiteral("-");
    Result<Secret, SecretSourceError> read = !file ? secretFromEnvironment(QString::fromLatin1(variable))
        : fromInput                                ? secretFromDevice(m_surroundings.streams.in, *file)
                                                   : secretFromFile(*file);
    if (!read.ok())
        return tr("The token could not be read. %1").arg(secretSourceText(read.error()));
    say(QStringLiteral("token"),
        !file           ? tr("environment variable %1").arg(QString::fromLatin1(variable))
            : fromInput ? tr("standard input")
                        : QStringLiteral("--token-file"));
    token = std::move(read).value();
    return {};
}

QString AccountOptions::fault(const ConnectionSettings &settings) const
{
    const QList<ConnectionProblem> problems = checkConnection(settings);
    for (const ConnectionProblem &problem : problems) {
        switch (problem.part) {
        case ConnectionPart::Project:
        case ConnectionPart::EnterpriseProject:
        case ConnectionPart::Token: continue; // findings, each with its field
        case ConnectionPart::Endpoint:
        case ConnectionPart::CaFile:
        case ConnectionPart::Proxy:
        case ConnectionPart::Deadline: break;
        }
        if (problem.level == Level::Error)
            return problem.text;
        m_surroundings.output.note(problem.text);
    }
    return {};
}

void AccountOptions::say(const QString &what, const QString &source) const
{
    m_surroundings.output.detail(tr("%1: from %2").arg(what, source));
}

} // namespace hssreg
