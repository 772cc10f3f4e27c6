#pragma once

#include "app/access/access_update.h"
#include "app/access/registry_info.h"
#include "app/service/account.h"
#include "app/service/http.h"
#include "app/service/service_error.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QCoro/QCoroTask>

namespace hssreg {

class Network;
class RequestLog;

//! All repositories of a project, or why there are none.
using RegistryList = Result<QList<RegistryInfo>, ServiceReport>;

//! The calls of the HSS service, each one coroutine: sends, waits, sends again where that is right, and concludes
//! within its deadline. Holds no state about repositories.
class HssClient {
public:
    //! Refers to the network, the clock and the log (which may be null); they must outlive it. Owns the account.
    HssClient(Network &network, Clock &clock, Account account, RequestLog *log = nullptr);

    [[nodiscard]] const Account &account() const { return m_account; }

    //! ListRegistry, all pages, each repository once.
    [[nodiscard]] QCoro::Task<RegistryList> listRegistries(Deadline deadline, CallScope &scope);
    //! UpdateRegistry with a completed() change.
    [[nodiscard]] QCoro::Task<ServiceReport> updateRegistry(
        QString registryId, AccessUpdate change, Deadline deadline, CallScope &scope);

private:
    struct Exchange {
        HttpOutcome outcome;
        int attempts;
        bool mayHaveActedBefore; //!< an attempt before the last may have been acted upon
        std::optional<std::chrono::seconds> retryAfter; //!< a wait that was asked for and not begun
        std::chrono::milliseconds duration;
    };
    QCoro::Task<Exchange> send(HttpRequest request, Deadline deadline, CallScope &scope);
    void note(const HttpRequest &request, const HttpOutcome &outcome, int attempt,
        std::chrono::milliseconds duration) const;
    static void addFacts(ServiceReport &report, const Exchange &exchange);

    Network &m_network;
    Clock &m_clock;
    Account m_account;
    RequestLog *m_log;
};

} // namespace hssreg
