#include "app/connection/connection_profile.h"

#include <QUuid>

namespace hssreg {

ConnectionProfile newProfile()
{
    ConnectionProfile profile;
    profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return profile;
}

QList<SecretRole> secretsOf(const ConnectionProfile &profile)
{
    QList<SecretRole> roles;
    switch (profile.signIn) {
    case SignInWay::Token: roles.append(SecretRole::Token); break;
    case SignInWay::AccessKey:
        roles.append(SecretRole::SecretKey);
        if (profile.temporaryKeys)
            roles.append(SecretRole::SecurityToken);
        break;
    case SignInWay::IamPassword: roles.append(SecretRole::Password); break;
    }
    if (profile.proxy == ProxyUse::Url && !profile.proxyUser.isEmpty())
        roles.append(SecretRole::ProxyPassword);
    return roles;
}

SecretPlace placeOf(const ConnectionProfile &profile, SecretRole role)
{
    const auto found = profile.places.find(role);
    return found == profile.places.end() ? SecretPlace() : found->second;
}

QString secretKeyOf(const ConnectionProfile &profile, SecretRole role)
{
    return profile.id + u'/' + secretRoleName(role);
}

ConnectionSettings settingsWithoutSecrets(const ConnectionProfile &profile)
{
    ConnectionSettings settings;
    settings.name = profile.name;
    settings.region = profile.region;
    settings.endpoint = profile.endpoint;
    settings.iamEndpoint = profile.iamEndpoint;
    settings.projectId = profile.projectId;
    settings.enterpriseProjectId = profile.enterpriseProjectId;
    settings.signIn = profile.signIn;
    const SecretPlace token = placeOf(profile, SecretRole::Token);
    if (profile.signIn == SignInWay::Token && token.kind == SecretPlace::Kind::File)
        settings.tokenFile = token.where;
    settings.keys.accessKeyId = profile.accessKeyId;
    settings.temporaryKeys = profile.temporaryKeys;
    settings.login.user = profile.user;
    settings.login.userId = profile.userId;
    settings.login.domain = profile.domain;
    settings.login.passcode = profile.passcode;
    settings.caFile = profile.caFile;
    settings.proxy = profile.proxy;
    settings.proxyUrl = profile.proxyUrl;
    settings.proxyUser = profile.proxyUser;
    settings.deadline = profile.deadline;
    return settings;
}

ConnectionProfile profileOf(const ConnectionSettings &settings)
{
    ConnectionProfile profile = newProfile();
    profile.name = settings.name;
    profile.region = settings.region;
    profile.endpoint = settings.endpoint;
    profile.iamEndpoint = settings.iamEndpoint;
    profile.projectId = settings.projectId;
    profile.enterpriseProjectId = settings.enterpriseProjectId;
    profile.signIn = settings.signIn;
    if (!settings.tokenFile.isEmpty())
        profile.places[SecretRole::Token] = {SecretPlace::Kind::File, settings.tokenFile};
    profile.accessKeyId = settings.keys.accessKeyId;
    profile.temporaryKeys = settings.temporaryKeys;
    profile.user = settings.login.user;
    profile.userId = settings.login.userId;
    profile.domain = settings.login.domain;
    profile.passcode = settings.login.passcode;
    profile.caFile = settings.caFile;
    profile.proxy = settings.proxy;
    profile.proxyUrl = settings.proxyUrl;
    profile.proxyUser = settings.proxyUser;
    profile.deadline = settings.deadline;
    return profile;
}

} // namespace hssreg
