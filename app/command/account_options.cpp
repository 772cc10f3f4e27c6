#include "app/command/account_options.h"

#include "app/access/access_fields.h"
#include "app/command/credential_options.h"
#include "app/command/kept_connections.h"
#include "app/support/text.h"

namespace hssreg {

namespace {

void addFindings(QList<Finding> &findings, Field field, QStringView value, const QString &id)
{
    for (const Problem &problem : checkValue(field, value))
        findings.append(findingOf(problem, id));
}

//! Whether the field table has the word on this part, or the connection's own rules.
bool isOfFieldTable(ConnectionPart part)
{
    switch (part) {
    case ConnectionPart::Project:
    case ConnectionPart::EnterpriseProject:
    case ConnectionPart::Token: return true;
    case ConnectionPart::Endpoint:
    case ConnectionPart::CaFile:
    case ConnectionPart::Proxy:
    case ConnectionPart::Deadline:
    case ConnectionPart::Name:
    case ConnectionPart::IamEndpoint:
    case ConnectionPart::AccessKeyId:
    case ConnectionPart::SecretKey:
    case ConnectionPart::SecurityToken:
    case ConnectionPart::User:
    case ConnectionPart::UserId:
    case ConnectionPart::Domain:
    case ConnectionPart::Password:
    case ConnectionPart::ProxyLogin: return false;
    }
    Q_UNREACHABLE();
}

} // namespace

QList<Finding> accountFindings(
    const ConnectionSettings &settings, const GlobalOptions &options, TokenUse use, const QStringList &ids)
{
    const QString repository = ids.size() == 1 ? ids.first() : QString();
    QList<Finding> findings;
    if (options.projectId || !settings.projectId.isEmpty())
        addFindings(findings, Field::ProjectId, settings.projectId, repository);
    for (const QString &id : ids)
        addFindings(findings, Field::RegistryId, id, id);
    if (options.enterpriseProjectId || !settings.enterpriseProjectId.isEmpty())
        addFindings(findings, Field::EnterpriseProjectId, settings.enterpriseProjectId, repository);
    if (use != TokenUse::NotNeeded && settings.signIn == SignInWay::Token)
        addFindings(findings, Field::Token, settings.token.reveal(), repository);
    return findings;
}

QCoro::Task<Result<ConnectionSettings, AccountFault>> AccountOptions::read(
    TokenUse use, CallScope &scope) const
{
    ConnectionSettings settings;
    if (m_surroundings.options.connection.isEmpty()) {
        settings = fromEnvironment();
    } else {
        Read read = co_await fromConnection(use, scope);
        if (!read.ok())
            co_return read.error();
        settings = std::move(read).value();
    }
    takeOptions(settings);
    takeNetwork(settings);
    QString fault = use == TokenUse::NotNeeded ? QString() : lacking(settings, use);
    if (fault.isEmpty())
        fault = faultOf(settings, use);
    if (!fault.isEmpty())
        co_return AccountFault{fault};
    co_return settings;
}

// What a kept connection says, with its secrets unless the options bring others or none are needed.
QCoro::Task<Result<ConnectionSettings, AccountFault>> AccountOptions::fromConnection(
    TokenUse use, CallScope &scope) const
{
    KeptConnections kept;
    Result<ConnectionProfile, QString> found = kept.find(m_surroundings.options.connection);
    if (!found.ok())
        co_return AccountFault{found.error()};
    ConnectionProfile profile = found.value();
    sayFrom(tr("project-id, place and network"), tr("the connection"));
    if (use == TokenUse::NotNeeded)
        co_return settingsWithoutSecrets(profile);
    if (CredentialOptions(m_surroundings).isGiven())
        co_return co_await kept.resolveNetwork(std::move(profile), scope);
    for (const SecretRole role : secretsOf(profile))
        sayFrom(secretRoleName(role), placeWords(placeOf(profile, role)));
    co_return co_await kept.resolve(std::move(profile), scope);
}

ConnectionSettings AccountOptions::fromEnvironment() const
{
    const GlobalOptions &options = m_surroundings.options;
    ConnectionSettings settings;
    if (!options.projectId)
        settings.projectId =
            firstOf(QStringLiteral("project-id"), {"HUAWEICLOUD_SDK_PROJECT_ID", "HW_PROJECT_ID"});
    if (!options.enterpriseProjectId)
        settings.enterpriseProjectId =
            firstOf(QStringLiteral("enterprise-project-id"), {"HW_ENTERPRISE_PROJECT_ID"});
    if (!options.region && !options.endpoint)
        settings.region = firstOf(QStringLiteral("region"), {"HW_REGION_NAME"});
    return settings;
}

void AccountOptions::takeOptions(ConnectionSettings &settings) const
{
    const GlobalOptions &options = m_surroundings.options;
    if (options.endpoint || options.region) {
        settings.endpoint.clear();
        settings.region.clear();
    }
    take(settings.endpoint, options.endpoint, "--endpoint");
    take(settings.region, options.region, "--region");
    take(settings.projectId, options.projectId, "--project-id");
    take(settings.enterpriseProjectId, options.enterpriseProjectId, "--enterprise-project-id");
    if (!options.iamEndpoint.isEmpty())
        take(settings.iamEndpoint, options.iamEndpoint, "--iam-endpoint");
}

void AccountOptions::takeNetwork(ConnectionSettings &settings) const
{
    const GlobalOptions &options = m_surroundings.options;
    settings.deadline = options.timeout.value_or(settings.deadline);
    if (!options.caFile.isEmpty())
        settings.caFile = options.caFile;
    if (!options.proxy)
        return;
    settings.proxy = *options.proxy;
    settings.proxyUrl = options.proxyUrl;
    settings.proxyUser.clear();
    settings.proxyPassword = Secret();
}

// What there has to be for signing in; takes the credential where it is found.
QString AccountOptions::lacking(ConnectionSettings &settings, TokenUse use) const
{
    const GlobalOptions &options = m_surroundings.options;
    if (use == TokenUse::Needed && !isPlaced(settings))
        return tr("Say where HSS is: --endpoint, --region or --connection, or HW_REGION_NAME in the "
                  "environment.");
    const CredentialOptions credential(m_surroundings);
    QString fault;
    if (credential.isGiven())
        fault = credential.takeGiven(settings);
    else if (options.connection.isEmpty())
        fault = credential.takeFound(settings);
    if (!fault.isEmpty())
        return fault;
    if (use == TokenUse::Needed && settings.projectId.isEmpty() && !options.projectId)
        return tr("Say which project: --project-id, or HW_PROJECT_ID in the environment.");
    return {};
}

bool AccountOptions::isPlaced(const ConnectionSettings &settings) const
{
    const GlobalOptions &options = m_surroundings.options;
    return !settings.region.isEmpty() || !settings.endpoint.isEmpty() || options.region || options.endpoint;
}

QString AccountOptions::faultOf(const ConnectionSettings &settings, TokenUse use) const
{
    const bool placed = isPlaced(settings);
    const SecretCheck secrets = use == TokenUse::NotNeeded ? SecretCheck::Elsewhere : SecretCheck::Needed;
    const QList<ConnectionProblem> problems = checkConnection(settings, secrets);
    for (const ConnectionProblem &problem : problems) {
        if (isOfFieldTable(problem.part))
            continue; // findings, each with its field
        if (!placed && problem.part == ConnectionPart::Endpoint)
            continue; // where it is needed, that was said before
        if (problem.level == Level::Error)
            return problem.text;
        m_surroundings.output.note(problem.text);
    }
    return {};
}

void AccountOptions::take(QString &part, const std::optional<QString> &option, const char *name) const
{
    if (!option)
        return;
    part = *option;
    sayFrom(QString::fromLatin1(name).mid(2), QString::fromLatin1(name));
}

QString AccountOptions::firstOf(const QString &what, std::initializer_list<const char *> variables) const
{
    for (const char *variable : variables) {
        QString value = m_surroundings.environment(variable);
        if (value.isEmpty())
            continue;
        sayFrom(what, tr("environment variable %1").arg(QString::fromLatin1(variable)));
        return value;
    }
    return {};
}

QString AccountOptions::placeWords(const SecretPlace &place) const
{
    switch (place.kind) {
    case SecretPlace::Kind::Keychain: return tr("the keychain");
    case SecretPlace::Kind::Session: return tr("this session");
    case SecretPlace::Kind::Environment: return tr("environment variable %1").arg(visible(place.where));
    case SecretPlace::Kind::File: return tr("the file “%1”").arg(visible(place.where));
    }
    Q_UNREACHABLE();
}

void AccountOptions::sayFrom(const QString &what, const QString &source) const
{
    m_surroundings.output.detail(tr("%1: from %2").arg(what, source));
}

} // namespace hssreg
