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
        if (problem.level == Level::Error)
            texts.append(problem.text);
    }
    return texts;
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
    Result<Secret, SecretSourceError> token = options.securityTokenFile == QStringLiteral("-")
        ? secretFromDevice(m_surroundings.streams.in, QStringLiteral("-"))
        : secretFromFile(options.securityTokenFile);
    if (!token.ok())
        return secretSourceText(token.error());
    secrets[SecretRole::SecurityToken] = std::move(token).value();
    return {};
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

// From a file now, into the keychain; or where it is to be read at every use.
QString ConnectionDraft::takeSecret(SecretRole role, const QString &file, const QString &needs)
{
    if (!m_options.secretFrom.isEmpty()) {
        if (!file.isEmpty())
            return tr("A secret is either kept in the keychain or read from elsewhere at every use.");
        std::optional<SecretPlace> place = readSecretPlace(m_options.secretFrom);
        if (!place)
            return needs;
        if (place->kind == SecretPlace::Kind::File)
            place->where = QDir::current().absoluteFilePath(place->where);
        profile.places[role] = *place;
        return {};
    }
    if (file.isEmpty())
        return needs;
    Result<Secret, SecretSourceError> secret = file == QStringLiteral("-")
        ? secretFromDevice(m_surroundings.streams.in, file)
        : secretFromFile(file);
    if (!secret.ok())
        return secretSourceText(secret.error());
    secrets[role] = std::move(secret).value();
    return {};
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
