#include "app/connection/connection_settings.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/service/endpoints.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSslCertificate>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr std::chrono::seconds shortestDeadline{1};
constexpr std::chrono::hours longestDeadline{1};
constexpr qint64 mostCaFileBytes = 16 * 1024 * 1024; // the largest system stores have about 0.3 MiB

class Connection {
    Q_DECLARE_TR_FUNCTIONS(hssreg::Connection)
};

QString endpointFault(const ConnectionSettings &settings)
{
    if (!settings.endpoint.isEmpty()) {
        const auto endpoint = readEndpoint(settings.endpoint);
        return endpoint.ok() ? QString() : endpointFaultText(endpoint.error());
    }
    if (settings.region.isEmpty())
        return endpointFaultText(EndpointFault::Empty);
    if (!isRegion(settings.region))
        return Connection::tr("There is no region %1. Choose one of the list, or type the endpoint.")
            .arg(visible(settings.region));
    return {};
}

QString caFileFault(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Connection::tr("The file of certificates does not exist.");
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return Connection::tr("The file of certificates can not be read.");
    if (info.size() > mostCaFileBytes)
        return Connection::tr("The file of certificates is larger than 16 MiB.");
    if (QSslCertificate::fromDevice(&file, QSsl::Pem).isEmpty())
        return Connection::tr("The file holds no certificate in PEM form (-----BEGIN CERTIFICATE-----).");
    return {};
}

QString proxyFault(const QString &text)
{
    if (text.isEmpty())
        return Connection::tr("Give the proxy's URL. Example: http://proxy.example.com:3128");
    const QUrl url(text, QUrl::StrictMode);
    const bool knownScheme = url.scheme() == "http"_L1 || url.scheme() == "socks5"_L1;
    if (!url.isValid() || !knownScheme || url.host().isEmpty())
        return Connection::tr("The proxy is given as http://host:port or socks5://host:port.");
    if (url.authority().contains(u'@'))
        return Connection::tr("The proxy's URL must not contain a user name or password.");
    if (url.port() < 1)
        return Connection::tr("The proxy's URL needs a port. Example: http://proxy.example.com:3128");
    if ((!url.path().isEmpty() && url.path() != "/"_L1) || url.hasQuery() || url.hasFragment())
        return Connection::tr("The proxy's URL is scheme, host and port only, without a path or query.");
    return {};
}

QString deadlineFault(std::chrono::seconds deadline)
{
    if (deadline >= shortestDeadline && deadline <= longestDeadline)
        return {};
    return Connection::tr("The time limit is from 1 second to 1 hour.");
}

class Collected {
public:
    void add(ConnectionPart part, Field field, QStringView value)
    {
        for (const Problem &problem : checkValue(field, value))
            m_problems.append({part, problem.level, problemText(problem)});
    }
    void add(ConnectionPart part, const QString &fault)
    {
        if (!fault.isEmpty())
            m_problems.append({part, Level::Error, fault});
    }
    [[nodiscard]] const QList<ConnectionProblem> &problems() const { return m_problems; }

private:
    QList<ConnectionProblem> m_problems;
};

// `05a1f2…e9`: enough to tell projects apart.
QString shortened(const QString &id)
{
    constexpr int head = 6;
    constexpr int tail = 2;
    const QString text = visible(id);
    return text.size() <= head + tail + 1 ? text : QString(text.left(head) % u'…' % text.right(tail));
}

// Host and port. Of something that is no endpoint: what was typed, but never a login in front of it.
QString placeName(const ConnectionSettings &settings)
{
    if (settings.endpoint.isEmpty())
        return settings.region;
    const auto endpoint = readEndpoint(settings.endpoint);
    return endpoint.ok() ? endpoint.value().authority() : settings.endpoint.section(u'@', -1);
}

// One line of text without control characters: an IAM name, a login. They have no other rule of their own here.
QString lineFault(const QString &text, const QString &missing)
{
    if (text.isEmpty())
        return missing;
    if (hasControlCharacter(text) || hasUnpairedSurrogate(text))
        return Connection::tr("The text holds a control character or half of one.");
    return {};
}

QString secretFault(const Secret &secret, const QString &missing)
{
    return secret.isEmpty() ? missing : QString();
}

QString iamEndpointFault(const ConnectionSettings &settings)
{
    if (!settings.iamEndpoint.isEmpty()) {
        const auto endpoint = readEndpoint(settings.iamEndpoint);
        return endpoint.ok() ? QString() : endpointFaultText(endpoint.error());
    }
    if (settings.region.isEmpty())
        return Connection::tr("Give the endpoint of IAM too, where the user signs in.");
    return {};
}

void checkKeys(const ConnectionSettings &settings, SecretCheck secrets, Collected &collected)
{
    collected.add(ConnectionPart::AccessKeyId,
        lineFault(settings.keys.accessKeyId, Connection::tr("Give the access key ID (AK).")));
    if (secrets == SecretCheck::Elsewhere)
        return;
    collected.add(ConnectionPart::SecretKey,
        secretFault(settings.keys.secretKey, Connection::tr("Give the secret access key (SK).")));
    if (settings.temporaryKeys) {
        collected.add(ConnectionPart::SecurityToken,
            secretFault(
                settings.keys.securityToken, Connection::tr("Temporary keys need their security token.")));
    }
}

void checkLogin(const ConnectionSettings &settings, SecretCheck secrets, Collected &collected)
{
    const IamLogin &login = settings.login;
    collected.add(ConnectionPart::IamEndpoint, iamEndpointFault(settings));
    collected.add(
        ConnectionPart::User, lineFault(login.user, Connection::tr("Give the name of the IAM user.")));
    collected.add(ConnectionPart::Domain,
        lineFault(login.domain, Connection::tr("Give the name of the account that the user belongs to.")));
    if (login.passcode) {
        collected.add(ConnectionPart::UserId,
            lineFault(login.userId,
                Connection::tr("With a passcode IAM needs the user's ID. It stands under My Credentials.")));
    }
    if (secrets == SecretCheck::Needed) {
        collected.add(ConnectionPart::Password,
            secretFault(login.password, Connection::tr("Give the password of the IAM user.")));
    }
}

void checkSignIn(const ConnectionSettings &settings, SecretCheck secrets, Collected &collected)
{
    switch (settings.signIn) {
    case SignInWay::Token:
        if (secrets == SecretCheck::Needed)
            collected.add(ConnectionPart::Token, Field::Token, settings.token.reveal());
        return;
    case SignInWay::AccessKey: checkKeys(settings, secrets, collected); return;
    case SignInWay::IamPassword: checkLogin(settings, secrets, collected); return;
    }
}

void checkProxy(const ConnectionSettings &settings, SecretCheck secrets, Collected &collected)
{
    if (settings.proxy != ProxyUse::Url)
        return;
    collected.add(ConnectionPart::Proxy, proxyFault(settings.proxyUrl));
    if (settings.proxyUser.isEmpty())
        return;
    collected.add(ConnectionPart::ProxyLogin, lineFault(settings.proxyUser, {}));
    if (secrets == SecretCheck::Needed) {
        collected.add(ConnectionPart::ProxyLogin,
            secretFault(settings.proxyPassword, Connection::tr("Give the proxy's password.")));
    }
}

} // namespace

IamLogin IamLogin::clone() const
{
    return {user, userId, domain, password.clone(), passcode};
}

ConnectionSettings ConnectionSettings::clone() const
{
    ConnectionSettings copy{region, endpoint, projectId, enterpriseProjectId, token.clone(), caFile, proxy,
        proxyUrl, deadline, practice, name, signIn, tokenFile, {}, temporaryKeys, login.clone(), iamEndpoint,
        proxyUser, proxyPassword.clone(), wholeAccount};
    copy.keys = {keys.accessKeyId, keys.secretKey.clone(), keys.securityToken.clone()};
    return copy;
}

QList<ConnectionProblem> checkConnection(const ConnectionSettings &settings, SecretCheck secrets)
{
    Collected collected;
    collected.add(ConnectionPart::Endpoint, endpointFault(settings));
    collected.add(ConnectionPart::Project, Field::ProjectId, settings.projectId);
    if (!settings.enterpriseProjectId.isEmpty())
        collected.add(
            ConnectionPart::EnterpriseProject, Field::EnterpriseProjectId, settings.enterpriseProjectId);
    checkSignIn(settings, secrets, collected);
    if (!settings.caFile.isEmpty())
        collected.add(ConnectionPart::CaFile, caFileFault(settings.caFile));
    checkProxy(settings, secrets, collected);
    collected.add(ConnectionPart::Deadline, deadlineFault(settings.deadline));
    return collected.problems();
}

Account accountOf(const ConnectionSettings &settings)
{
    const QUrl endpoint = settings.endpoint.isEmpty() ? regionEndpoint(settings.region)
                                                      : readEndpoint(settings.endpoint).value();
    return {endpoint, settings.projectId, settings.enterpriseProjectId};
}

QUrl iamEndpointOf(const ConnectionSettings &settings)
{
    if (!settings.iamEndpoint.isEmpty()) {
        const auto typed = readEndpoint(settings.iamEndpoint);
        return typed.ok() ? typed.value() : QUrl();
    }
    return settings.region.isEmpty() ? QUrl() : iamEndpoint(settings.region);
}

QUrl epsEndpointOf(const ConnectionSettings &settings)
{
    const QUrl iam = iamEndpointOf(settings);
    if (settings.iamEndpoint.isEmpty())
        return settings.region.isEmpty() ? QUrl() : epsEndpoint(settings.region);
    for (const Region &region : regions()) {
        const QString id = region.id;
        if (iamEndpoint(id) == iam)
            return epsEndpoint(id);
    }
    return iam;
}

QString connectionTitle(const ConnectionSettings &settings)
{
    if (!settings.name.isEmpty()) {
        return Connection::tr("%1 · %2 · %3", "name, region or host, then project")
            .arg(visible(settings.name), visible(placeName(settings)), shortened(settings.projectId));
    }
    return Connection::tr("%1 · %2", "region or host, then project")
        .arg(visible(placeName(settings)), shortened(settings.projectId));
}

} // namespace hssreg
