#pragma once

#include "app/access/problem.h"
#include "app/service/account.h"
#include "app/service/credential.h"
#include "app/support/result.h"
#include "app/support/secret.h"

#include <chrono>

namespace hssreg {

//! Which proxy traffic goes through. Loopback traffic never goes through one.
enum class ProxyUse { System, None, Url };

//! How to sign in (hss-api.md, section 4).
enum class SignInWay {
    Token, //!< a token that somebody got elsewhere, pasted or from a file
    AccessKey, //!< an access key signs every request
    IamPassword, //!< an IAM user and password get a token, with a passcode where virtual MFA is on
};

//! Who signs in at IAM. Moved, since it holds the password.
struct IamLogin {
    QString user; //!< name of the IAM user
    QString userId; //!< with `passcode`: ID of the IAM user
    QString domain; //!< name of the account
    Secret password;
    bool passcode = false; //!< virtual MFA: ask for a passcode

    [[nodiscard]] IamLogin clone() const;
};

//! How to reach HSS, and as whom: the connection of this session, resolved, with its secrets. A ConnectionProfile is
//! the form in which it is kept. Moved, since it holds secrets.
struct ConnectionSettings {
    QString region; //!< one of regions(), unless `endpoint` is given
    QString endpoint; //!< as typed; goes before the region
    QString projectId;
    QString enterpriseProjectId; //!< empty: left out
    Secret token; //!< with SignInWay::Token
    QString caFile; //!< PEM file of further authorities; empty: the system's only
    ProxyUse proxy = ProxyUse::System;
    QString proxyUrl; //!< with ProxyUse::Url
    std::chrono::seconds deadline{60}; //!< the whole of one operation, 1 s to 1 h
    bool practice = false; //!< the built-in practice service: the window shows its banner
    QString name; //!< of the profile; empty: entered for this session
    SignInWay signIn = SignInWay::Token;
    QString tokenFile; //!< with Token: where it came from, and is read again when it has to be renewed
    KeyCredential keys; //!< with AccessKey
    bool temporaryKeys = false; //!< with AccessKey: `keys` has a security token
    IamLogin login; //!< with IamPassword
    QString iamEndpoint; //!< as typed; empty: that of the region
    QString proxyUser; //!< with ProxyUse::Url; empty: no login
    Secret proxyPassword;
    bool wholeAccount =
        false; //!< with IamPassword: a token of the account instead of the project, for look-ups

    [[nodiscard]] ConnectionSettings clone() const;
};

//! The parts of a connection, for messages beside the right input.
enum class ConnectionPart {
    Endpoint,
    Project,
    EnterpriseProject,
    Token,
    CaFile,
    Proxy,
    Deadline,
    Name,
    IamEndpoint,
    AccessKeyId,
    SecretKey,
    SecurityToken,
    User,
    UserId,
    Domain,
    Password,
    ProxyLogin,
};

//! Whether the secrets are looked at: those of a stored connection are elsewhere until it is used.
enum class SecretCheck { Needed, Elsewhere };

//! What is wrong with one part, in words.
struct ConnectionProblem {
    ConnectionPart part;
    Level level;
    QString text;
};

//! Everything that is wrong with the settings. Offline: looks at the CA file, at nothing else outside.
[[nodiscard]] QList<ConnectionProblem> checkConnection(
    const ConnectionSettings &settings, SecretCheck secrets = SecretCheck::Needed);

//! The account for requests. Only for settings without errors.
[[nodiscard]] Account accountOf(const ConnectionSettings &settings);

//! Where its IAM is: the one given, else that of the region. An empty one when only an endpoint of HSS is known.
[[nodiscard]] QUrl iamEndpointOf(const ConnectionSettings &settings);

//! Where enterprise projects are asked for: beside a typed IAM at the same address, unless it is one of the vendor's,
//! whose EPS is known; else that of the region. So no credential goes to a cloud that nobody named.
[[nodiscard]] QUrl epsEndpointOf(const ConnectionSettings &settings);

//! `prod · cn-north-4 · 05a1f2…e9`: how a window or a message names it. No secret.
[[nodiscard]] QString connectionTitle(const ConnectionSettings &settings);

} // namespace hssreg
