#include "app/command/credential_options.h"

#include "app/connection/import_candidate.h"
#include "app/support/text.h"

#include <QIODevice>

namespace hssreg {

namespace {

constexpr const char *tokenVariable = "HW_AUTH_TOKEN";

} // namespace

bool CredentialOptions::isGiven() const
{
    return m_surroundings.options.tokenFile || !m_surroundings.options.accessKey.isEmpty();
}

QString CredentialOptions::takeGiven(ConnectionSettings &settings) const
{
    const GlobalOptions &options = m_surroundings.options;
    settings.login = IamLogin();
    settings.tokenFile.clear(); // that of a kept connection is not to take the place of a token that is refused
    settings.keys = KeyCredential();
    settings.temporaryKeys = !options.securityTokenFile.isEmpty();
    if (options.tokenFile) {
        settings.signIn = SignInWay::Token;
        return readFile(settings.token, *options.tokenFile, "--token-file");
    }
    settings.signIn = SignInWay::AccessKey;
    settings.token = Secret();
    settings.keys.accessKeyId = options.accessKey;
    sayFrom(tr("access key"), QStringLiteral("--access-key"));
    QString fault = readFile(settings.keys.secretKey, options.secretKeyFile, "--secret-key-file");
    if (fault.isEmpty() && settings.temporaryKeys)
        fault = readFile(settings.keys.securityToken, options.securityTokenFile, "--security-token-file");
    return fault;
}

QString CredentialOptions::takeFound(ConnectionSettings &settings) const
{
    constexpr KeyVariables sdk{"HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_SECURITY_TOKEN"};
    constexpr KeyVariables tools{"HW_ACCESS_KEY", "HW_SECRET_KEY", "HW_SECURITY_TOKEN"};
    if (isSet(sdk.accessKey))
        return takeKeys(settings, sdk);
    if (isSet(tokenVariable)) {
        settings.signIn = SignInWay::Token;
        return readVariable(settings.token, tokenVariable, tr("token"));
    }
    if (isSet(tools.accessKey))
        return takeKeys(settings, tools);
    if (takeProfile(settings))
        return {};
    return tr("Say who asks: --token-file, or --access-key and --secret-key-file, or --connection; or "
              "HW_AUTH_TOKEN, or the variables of an access key, in the environment.");
}

QString CredentialOptions::takeKeys(ConnectionSettings &settings, const KeyVariables &variables) const
{
    const QString id = QString::fromLatin1(variables.accessKey);
    const QString secret = QString::fromLatin1(variables.secretKey);
    if (!isSet(variables.secretKey))
        return tr("%1 is set in the environment, but %2 is not.").arg(id, secret);
    settings.signIn = SignInWay::AccessKey;
    settings.keys.accessKeyId = m_surroundings.environment(variables.accessKey);
    settings.temporaryKeys = isSet(variables.securityToken);
    sayFrom(tr("access key"), tr("environment variable %1").arg(id));
    QString fault = readVariable(settings.keys.secretKey, variables.secretKey, tr("secret key"));
    if (fault.isEmpty() && settings.temporaryKeys)
        fault = readVariable(settings.keys.securityToken, variables.securityToken, tr("security token"));
    return fault;
}

// The file that the vendor's SDKs read when nothing else says who asks.
bool CredentialOptions::takeProfile(ConnectionSettings &settings) const
{
    ImportSources sources = systemImportSources();
    sources.home = m_surroundings.environment("HOME");
    if (sources.home.isEmpty())
        return false;
    const auto environment = m_surroundings.environment;
    sources.environment = [environment](
                              const QString &name) { return environment(name.toLatin1().constData()); };
    for (ImportCandidate &candidate : findImports(sources)) {
        if (candidate.source != ImportCandidate::Source::SdkProfile || !candidate.usable)
            continue;
        if (candidate.profile.signIn != SignInWay::AccessKey)
            continue;
        settings.signIn = SignInWay::AccessKey;
        settings.keys = {candidate.profile.accessKeyId, std::move(candidate.secrets[SecretRole::SecretKey]),
            std::move(candidate.secrets[SecretRole::SecurityToken])};
        settings.temporaryKeys = candidate.profile.temporaryKeys;
        if (settings.projectId.isEmpty() && !m_surroundings.options.projectId)
            settings.projectId = candidate.profile.projectId;
        sayFrom(tr("access key"), tr("the SDK's profile file “%1”").arg(visible(candidate.from)));
        return true;
    }
    return false;
}

QString CredentialOptions::readFile(Secret &secret, const QString &file, const char *option) const
{
    const bool fromInput = file == QStringLiteral("-");
    const QString name = QString::fromLatin1(option);
    QString what = name.mid(2).chopped(5); // without -file
    what.replace(u'-', u' ');
    Result<Secret, SecretSourceError> read =
        fromInput ? secretFromDevice(m_surroundings.streams.in, file) : secretFromFile(file);
    if (!read.ok())
        return tr("The %1 could not be read. %2").arg(what, secretSourceText(read.error()));
    sayFrom(what, fromInput ? tr("standard input") : name);
    secret = std::move(read).value();
    return {};
}

QString CredentialOptions::readVariable(Secret &secret, const char *variable, const QString &what) const
{
    Result<Secret, SecretSourceError> read = secretFromEnvironment(QString::fromLatin1(variable));
    if (!read.ok())
        return tr("The %1 could not be read. %2").arg(what, secretSourceText(read.error()));
    sayFrom(what, tr("environment variable %1").arg(QString::fromLatin1(variable)));
    secret = std::move(read).value();
    return {};
}

bool CredentialOptions::isSet(const char *variable) const
{
    return !m_surroundings.environment(variable).isEmpty();
}

void CredentialOptions::sayFrom(const QString &what, const QString &source) const
{
    m_surroundings.output.detail(tr("%1: from %2").arg(what, source));
}

} // namespace hssreg
