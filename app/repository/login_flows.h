#pragma once

#include "app/repository/login_run.h"

namespace hssreg {

// The requests of each kind of registry and what their answers mean. Each ends with a cause and fills the report of
// the run; none sends the login before something answered as a registry does.

//! A Docker Registry v2 whose `/v2/` is at this path (fully encoded, with both slashes).
[[nodiscard]] QCoro::Task<LoginCause> checkDocker(LoginRun &run, QString apiPath);
[[nodiscard]] QCoro::Task<LoginCause> checkHarbor(LoginRun &run);
[[nodiscard]] QCoro::Task<LoginCause> checkJfrog(LoginRun &run);

//! How a token is asked for.
struct TokenPlace {
    QUrl realm;
    QByteArray service;
};
//! What a token answer means for the login.
struct TokenAnswer {
    std::optional<LoginCause> trouble;
    Secret token; //!< without trouble
};
//! Asks for a token with the login; for rights on a repository with `repository`, else for none.
[[nodiscard]] QCoro::Task<TokenAnswer> askToken(LoginRun &run, TokenPlace place, QString repository = {});
//! After a good login: whether the namespace of the login may be pushed to, by the actions granted. LoginGood where
//! that can not be told or no namespace is asked about.
[[nodiscard]] QCoro::Task<LoginCause> checkPush(LoginRun &run, TokenPlace place);

} // namespace hssreg
