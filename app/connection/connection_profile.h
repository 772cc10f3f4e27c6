#pragma once

#include "app/connection/connection_settings.h"
#include "app/connection/secret_place.h"

#include <QJsonObject>

#include <map>

namespace hssreg {

//! A connection as it is kept: everything but its secrets, of which it only says where they live.
struct ConnectionProfile {
    QString id; //!< never changes: names its secrets in the keychain, so that a new name keeps them
    QString name; //!< what people call it; unique in the store, without regard to case
    QString region; //!< one of regions(), unless `endpoint` is given
    QString endpoint; //!< of HSS, as typed; goes before the region
    QString iamEndpoint; //!< as typed; empty: that of the region
    QString projectId;
    QString enterpriseProjectId; //!< empty: left out
    SignInWay signIn = SignInWay::Token;
    QString accessKeyId; //!< with AccessKey
    bool temporaryKeys = false; //!< with AccessKey: a security token belongs to the keys
    QString user; //!< with IamPassword: name of the IAM user
    QString userId; //!< with IamPassword and `passcode`: ID of the IAM user (hss-api.md, section 4.1)
    QString domain; //!< with IamPassword: name of the account
    bool passcode = false; //!< with IamPassword: virtual MFA, a passcode is asked for at every sign-in
    std::map<SecretRole, SecretPlace> places; //!< a secret that is not here lives in the keychain
    QString caFile; //!< PEM file of further authorities; empty: the system's only
    ProxyUse proxy = ProxyUse::System;
    QString proxyUrl; //!< with ProxyUse::Url
    QString proxyUser; //!< with ProxyUse::Url; empty: the proxy asks for no login
    std::chrono::seconds deadline{60}; //!< the whole of one operation, 1 s to 1 h
    QJsonObject unknown; //!< members of the file that this program does not know; written back as they are

    friend bool operator==(const ConnectionProfile &, const ConnectionProfile &) = default;
};

//! A profile with an ID of its own and the defaults.
[[nodiscard]] ConnectionProfile newProfile();
//! The secrets that the profile's way to sign in and its proxy need, in the order in which a form asks for them.
[[nodiscard]] QList<SecretRole> secretsOf(const ConnectionProfile &profile);
[[nodiscard]] SecretPlace placeOf(const ConnectionProfile &profile, SecretRole role);
//! Under which key a store holds a secret of the profile: `{id}/secret-key`.
[[nodiscard]] QString secretKeyOf(const ConnectionProfile &profile, SecretRole role);

//! The profile as settings without secrets: what checkConnection() can say about it without asking a keychain.
[[nodiscard]] ConnectionSettings settingsWithoutSecrets(const ConnectionProfile &profile);
//! What the settings of a session would be as a profile, for "Save this connection". Secrets stay out.
[[nodiscard]] ConnectionProfile profileOf(const ConnectionSettings &settings);

} // namespace hssreg
