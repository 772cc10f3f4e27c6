#include "app/command/connection_draft.h"

#include "app/command/interruption.h"
#include "app/command/terminal_prompt.h"
#include "app/connection/secret_source.h"
#include "app/support/text.h"

#include <QBuffer>
#include <QDir>

#include <unistd.h>

namespace hssreg {

QString ConnectionDraft::read()
{
    profile.name = m_options.name;
    takePlace();
    const QString fault = takeProxyLogin();
    if (!fault.isEmpty())
        return fault;
    if (!m_options.iamUser.isEmpty())
        return takeLogin();
    return m_surroundings.options.accessKey.isEmpty() ? takeToken() : takeKeys();
}

QStringList ConnectionDraft::faults() const
{
    QStringList texts;
    const QList<ConnectionProblem> problems =
        checkConnection(settingsWithoutSecrets(profile), SecretCheck::Elsewhere);
    for (const ConnectionProblem &problem : problems) {
        const bool isAskedFor = problem.part == ConnectionPart::Project && lacksProject();
        if (problem.level == Level::Error && !isAskedFor)
            texts.append(problem.text);
    }
    return texts;
}

bool ConnectionDraft::lacksProject() const
{
    return !m_surroundings.options.projectId && profile.projectId.isEmpty()
        && !iamEndpointOf(settingsWithoutSecrets(profile)).isEmpty();
}

QCoro::Task<std::optional<ProjectTrouble>> ConnectionDraft::findProject(
    ConnectionSecrets &kept, AccountLookups &lookups, CallScope &scope)
{
    ConnectionSettings settings = settingsWithoutSecrets(profile);
    for (const SecretRole role : secretsOf(profile)) {
        const auto own = secrets.find(role);
        if (own != secrets.end()) {
            putSecret(settings, role, own->second.clone());
            continue;
        }
        Result<Secret, ResolveError> found = co_await kept.find(profile, role, scope);
        if (!found.ok())
            co_return ProjectTrouble{std::nullopt, resolveErrorText(found.error())};
        putSecret(settings, role, std::move(found).value());
    }
    const Result<QList<IamProject>, ServiceReport> answer =
        co_await lookups.projects(std::move(settings), scope);
    if (!answer.ok())
        co_return ProjectTrouble{answer.error(), {}};
    co_return takeProject(answer.value());
}

// The region's own project has its name; with it there, nobody means another by saying nothing.
std::optional<ProjectTrouble> ConnectionDraft::takeProject(const QList<IamProject> &projects)
{
    QStringList names;
    QString only;
    for (const IamProject &project : projects) {
        if (!project.enabled)
            continue;
        only = project.id;
        if (!profile.region.isEmpty() && project.name == profile.region) {
            names = {project.name};
            break;
        }
        names.append(tr("%1 (%2)", "project, its ID").arg(project.name, project.id));
    }
    if (names.isEmpty())
        return ProjectTrouble{
            std::nullopt, tr("IAM knows no project of this account there. Say which: --project-id.")};
    if (names.size() > 1)
        return ProjectTrouble{std::nullopt,
            tr("Say which project: --project-id. There are: %1.").arg(names.join(QStringLiteral(", ")))};
    profile.projectId = only;
    return std::nullopt;
}

void ConnectionDraft::takePlace()
{
    const GlobalOptions &options = m_surroundings.options;
    profile.region = options.region.value_or(QString());
    profile.endpoint = options.endpoint.value_or(QString());
    profile.iamEndpoint = options.iamEndpoint;
    profile.projectId = options.projectId.value_or(QString());
    profile.enterpriseProjectId = options.enterpriseProjectId.value_or(QString());
    profile.proxy = options.proxy.value_or(ProxyUse::System);
    profile.proxyUrl = options.proxyUrl;
    profile.deadline = options.timeout.value_or(profile.deadline);
    // it is used from other folders too
    if (!options.caFile.isEmpty())
        profile.caFile = QDir::current().absoluteFilePath(options.caFile);
}

QString ConnectionDraft::takeToken()
{
    profile.signIn = SignInWay::Token;
    return takeSecret(SecretRole::Token, m_surroundings.options.tokenFile.value_or(QString()),
        tr("Say how to sign in: --token-file; --access-key and --secret-key-file; or --iam-user. Or where "
           "the "
           "token is: --secret-from."));
}

QString ConnectionDraft::takeKeys()
{
    const GlobalOptions &options = m_surroundings.options;
    profile.signIn = SignInWay::AccessKey;
    profile.accessKeyId = options.accessKey;
    profile.temporaryKeys = !options.securityTokenFile.isEmpty();
    const QString fault = takeSecret(SecretRole::SecretKey, options.secretKeyFile,
        tr("Say where the secret key is: --secret-key-file or --secret-from."));
    if (!fault.isEmpty() || !profile.temporaryKeys)
        return fault;
    return takeFile(SecretRole::SecurityToken, options.securityTokenFile);
}

QString ConnectionDraft::takeLogin()
{
    profile.signIn = SignInWay::IamPassword;
    profile.user = m_options.iamUser;
    profile.domain = m_options.iamAccount;
    profile.userId = m_options.iamUserId;
    profile.passcode = !m_options.iamUserId.isEmpty();
    if (m_options.iamPassword.kind == PasswordSource::Kind::Prompt)
        return askPassword();
    return takeSecret(SecretRole::Password, m_options.iamPassword.where,
        tr("Say where the password is: --iam-password-file, --ask-iam-password or --secret-from."));
}

QString ConnectionDraft::takeProxyLogin()
{
    profile.proxyUser = m_options.proxyUser;
    if (profile.proxyUser.isEmpty())
        return {};
    if (profile.proxy != ProxyUse::Url)
        return tr("The login of a proxy needs the proxy: --proxy and its URL.");
    if (m_options.proxyPasswordFrom.isEmpty())
        return takeFile(SecretRole::ProxyPassword, m_options.proxyPasswordFile);
    takeSource(SecretRole::ProxyPassword, m_options.proxyPasswordFrom);
    return {};
}

// From a file now, into the keychain; or where it is to be read at every use.
QString ConnectionDraft::takeSecret(SecretRole role, const QString &file, const QString &needs)
{
    if (m_options.secretFrom.isEmpty())
        return file.isEmpty() ? needs : takeFile(role, file);
    if (!file.isEmpty())
        return tr("A secret is either kept in the keychain or read from elsewhere at every use.");
    takeSource(role, m_options.secretFrom);
    return {};
}

QString ConnectionDraft::takeFile(SecretRole role, const QString &file)
{
    Result<Secret, SecretSourceError> secret = file == QStringLiteral("-")
        ? secretFromDevice(m_surroundings.streams.in, file)
        : secretFromFile(file);
    if (!secret.ok())
        return secretSourceText(secret.error());
    secrets[role] = std::move(secret).value();
    return {};
}

void ConnectionDraft::takeSource(SecretRole role, const QString &text)
{
    std::optional<SecretPlace> place = readSecretPlace(text); // of the form that the options were checked for
    if (!place)
        return;
    // it is used from other folders too
    if (place->kind == SecretPlace::Kind::File)
        place->where = QDir::current().absoluteFilePath(place->where);
    profile.places[role] = *place;
}

QString ConnectionDraft::askPassword()
{
    m_surroundings.interruption.watch(); // so that the terminal gets its echo back
    const QString question = tr("Password of %1", "IAM user").arg(visible(m_options.iamUser));
    const Result<WipedBytes, PromptEnd> typed = askOnTerminal(
        STDIN_FILENO, m_surroundings.interruption.descriptor(), m_surroundings.streams.err, question);
    if (!typed.ok()) {
        return typed.error() == PromptEnd::NotATerminal
            ? tr("A password can be asked for on a terminal only.")
            : tr("No password was typed.");
    }
    const WipedBytes &line = typed.value();
    QByteArray bytes = QByteArray::fromRawData(line.data(), qsizetype(line.size()));
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    Result<Secret, SecretSourceError> secret = secretFromDevice(device, tr("what was typed"));
    if (!secret.ok())
        return secretSourceText(secret.error());
    secrets[SecretRole::Password] = std::move(secret).value();
    return {};
}

} // namespace hssreg
