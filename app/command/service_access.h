#pragma once

#include "app/command/command_history.h"
#include "app/command/finding.h"
#include "app/command/surroundings.h"
#include "app/command/terminal_questions.h"
#include "app/connection/session.h"
#include "app/support/call_scope.h"

#include <QCoro/QCoroTask>
#include <QObject>

namespace hssreg {

struct AccountFault;

//! What the commands that talk to HSS begin with: who asks is found out and checked, a session made, and a stop
//! listened for. Says what stands in the way. Declare it as the LAST member of a command: it ends its flow.
class ServiceAccess {
    Q_DECLARE_TR_FUNCTIONS(ServiceAccess)
public:
    //! `action`: what the command's objects call it.
    ServiceAccess(const Surroundings &surroundings, QLatin1StringView action);

    //! Opens the session; the exit code where that ends the command. `ids`: the repositories that the command line
    //! names; `more`: what was found wrong beside them. From then on signals are told.
    [[nodiscard]] QCoro::Task<std::optional<int>> open(QStringList ids = {}, QList<Finding> more = {});

    //! The way to the network that the options and the connection name, for commands that do not talk to HSS; the exit
    //! code where that ends the command. From then on signals are told.
    [[nodiscard]] QCoro::Task<Result<NetworkSettings, int>> openNetwork();

    //! Only when open.
    [[nodiscard]] HssClient &client() { return m_session->client(); }
    [[nodiscard]] const ConnectionSettings &settings() const { return m_session->settings(); }
    //! The end of one operation that begins now.
    [[nodiscard]] Deadline deadline() const;
    [[nodiscard]] CallScope &scope() { return m_scope; }
    [[nodiscard]] Output &output() { return m_surroundings.output; }
    [[nodiscard]] const Surroundings &surroundings() const { return m_surroundings; }

    //! Between these, a change is on its way: the first signal lets it finish, for a change half known is worse than
    //! one done. Else a signal ends what is under way.
    void beginSending() { m_sending = true; }
    void endSending() { m_sending = false; }
    [[nodiscard]] bool isStopped() const;

    //! What the history keeps of something that was done to a repository; only when open. For history().record().
    [[nodiscard]] HistoryRecord recordOf(HistoryAction what, const QString &id, const QString &name);
    [[nodiscard]] CommandHistory &history() { return m_history; }

    //! Says that it failed; the exit code for it.
    [[nodiscard]] int fail(const ServiceReport &report, const QString &message = {});
    [[nodiscard]] int fail(Outcome outcome, const QString &message = {});

private:
    void stop(int times);

    Surroundings m_surroundings;
    QLatin1StringView m_action;
    TerminalPasscode m_asker; // refers to the surroundings
    CommandHistory m_history; // refers to the surroundings
    bool m_sending = false;
    std::unique_ptr<Session> m_session;
    QObject m_context;
    CallScope m_scope; // last: ends the flow while the rest still lives
};

//! Says why there is no account; the exit code for it. `action` as in ServiceAccess.
[[nodiscard]] int accountFailed(Output &output, QLatin1StringView action, const AccountFault &fault);

} // namespace hssreg
