#pragma once

#include "app/access/access_update.h"
#include "app/access/registry_info.h"
#include "app/service/account.h"
#include "app/service/service_exchange.h"

#include <QCoro/QCoroTask>

namespace hssreg {

//! All repositories of a project, or why there are none.
using RegistryList = Result<QList<RegistryInfo>, ServiceReport>;

//! The calls of the HSS service, each one coroutine: sends, waits, sends again where that is right, and concludes
//! within its deadline. Holds no state about repositories.
class HssClient {
public:
    //! Refers to the network, the clock, the source of the credential and the log (which may be null); they must
    //! outlive it. Owns the account.
    HssClient(
        Network &network, Clock &clock, Account account, CredentialSource &source, RequestLog *log = nullptr);

    [[nodiscard]] const Account &account() const { return m_account; }

    //! ListRegistry, all pages, each repository once.
    [[nodiscard]] QCoro::Task<RegistryList> listRegistries(Deadline deadline, CallScope &scope);
    //! UpdateRegistry with a completed() change.
    [[nodiscard]] QCoro::Task<ServiceReport> updateRegistry(
        QString registryId, AccessUpdate change, Deadline deadline, CallScope &scope);

private:
    Account m_account;
    ServiceExchange m_exchange;
};

} // namespace hssreg
