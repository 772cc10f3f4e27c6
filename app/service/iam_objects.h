#pragma once

#include "app/support/secret.h"

#include <QDateTime>
#include <QString>

#include <variant>

namespace hssreg {

//! What a token is good for (POST /v3/auth/tokens, `scope`).
struct ProjectIdScope {
    QString id;
};
struct ProjectNameScope {
    QString name; //!< the region's ID for its built-in project, else `region_name`
};
struct DomainScope { }; //!< the user's whole account: for enterprise projects and IAM itself
using TokenScope = std::variant<ProjectIdScope, ProjectNameScope, DomainScope>;

//! A sign-in of an IAM user by password. Moved, since it holds secrets.
struct PasswordLogin {
    QString accountName; //!< domain name
    QString userName;
    Secret password;
    QString userId; //!< needed with a passcode only
    Secret passcode; //!< of the virtual MFA device, six digits; empty: none. Good for half a minute, once
    TokenScope scope = DomainScope{};
};

//! A token as IAM gave it.
struct IamToken {
    Secret token; //!< X-Subject-Token
    QDateTime expiresAt; //!< UTC; invalid when the answer does not tell
    QString userId;
    QString projectId; //!< empty for a token of a domain
    QString projectName;
};

//! A project (GET /v3/projects, /v3/auth/projects).
struct IamProject {
    QString id;
    QString name;
    QString domainId;
    bool enabled = true;
};

//! A region (GET /v3/regions).
struct IamRegion {
    QString id;
    QString englishName; //!< locales.en-us; empty when the answer does not tell
    QString chineseName; //!< locales.zh-cn
};

//! An enterprise project (EPS, GET /v1.0/enterprise-projects).
struct EnterpriseProject {
    QString id; //!< 0: the default one
    QString name;
    QString description;
    bool enabled = true; //!< status 1
};

} // namespace hssreg
