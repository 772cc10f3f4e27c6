#pragma once

#include "app/service/iam_objects.h"
#include "app/service/service_exchange.h"

#include <QCoro/QCoroTask>

namespace hssreg {

//! Where sign-in and the names of things are asked for: iamEndpoint() and epsEndpoint() of a region, or typed ones.
struct IamEndpoints {
    QUrl iam;
    QUrl eps; //!< needed for enterprise projects only
};

//! The calls of IAM, and EPS' one. Sign-in is never repeated once it may have left: failures lock accounts.
class IamClient {
public:
    //! Refers to the network, the clock, the source, the log and the pacer (the last two may be null). The source is for
    //! the look-ups; null: sign-in only.
    IamClient(Network &network, Clock &clock, IamEndpoints endpoints, CredentialSource *source,
        RequestLog *log = nullptr, Pacer *pacer = nullptr);

    //! POST /v3/auth/tokens: a token, or why there is none. Needs no source.
    [[nodiscard]] QCoro::Task<Result<IamToken, ServiceReport>> createToken(
        PasswordLogin login, Deadline deadline, CallScope &scope);
    //! GET /v3/projects of this name; with an empty name, all that the account has.
    [[nodiscard]] QCoro::Task<Result<QList<IamProject>, ServiceReport>> projects(
        QString name, Deadline deadline, CallScope &scope);
    //! GET /v3/auth/projects: all that the user may use, without the built-in MOS.
    [[nodiscard]] QCoro::Task<Result<QList<IamProject>, ServiceReport>> usableProjects(
        Deadline deadline, CallScope &scope);
    //! GET /v3/regions.
    [[nodiscard]] QCoro::Task<Result<QList<IamRegion>, ServiceReport>> regions(
        Deadline deadline, CallScope &scope);
    //! GET /v1.0/enterprise-projects of EPS; needs a token of a domain, or keys.
    [[nodiscard]] QCoro::Task<Result<QList<EnterpriseProject>, ServiceReport>> enterpriseProjects(
        Deadline deadline, CallScope &scope);

private:
    IamEndpoints m_endpoints;
    ServiceExchange m_signIn; // without a credential: it is what is asked for
    ServiceExchange m_lookUp;
};

} // namespace hssreg
