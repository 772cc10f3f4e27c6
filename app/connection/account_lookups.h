#pragma once

#include "app/connection/connection_settings.h"
#include "app/service/iam_client.h"

namespace hssreg {

class PasscodeAsker;

//! The look-ups for the form of a connection: plain coroutines, no model. They sign in as the settings say, which
//! need no project for it. Each takes at most the deadline of the settings.
class AccountLookups {
public:
    //! Refers to the clock, the asker and the log; asker and log may be null.
    AccountLookups(Clock &clock, PasscodeAsker *asker, RequestLog *log = nullptr)
        : m_clock(clock)
        , m_asker(asker)
        , m_log(log)
    {
    }
    [[nodiscard]] QCoro::Task<Result<QList<IamRegion>, ServiceReport>> regions(
        ConnectionSettings settings, CallScope &scope);
    //! Without the vendor's own MOS. With a region in the settings only those of the region.
    [[nodiscard]] QCoro::Task<Result<QList<IamProject>, ServiceReport>> projects(
        ConnectionSettings settings, CallScope &scope);
    //! Needs a token of the whole account: with a user and password it gets one of its own for this.
    [[nodiscard]] QCoro::Task<Result<QList<EnterpriseProject>, ServiceReport>> enterpriseProjects(
        ConnectionSettings settings, CallScope &scope);

private:
    Clock &m_clock;
    PasscodeAsker *m_asker;
    RequestLog *m_log;
};

} // namespace hssreg
