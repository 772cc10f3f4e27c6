#pragma once

#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace hssreg {

class LoginTurn;

//! Who may test a login now: one at a time for each host and user, with a pause after a refusal, because Harbor
//! freezes a user for 1.5 s and then refuses even the right password. Shared by all checks of the program.
class LoginTurns {
public:
    //! Refers to the clock.
    explicit LoginTurns(Clock &clock)
        : m_clock(clock)
    {
    }

    //! Whoever asked: a refused login, after which this host and user rest for 1.6 s.
    void refused(const QString &key);
    //! A login that worked: earlier refusals no longer count.
    void accepted(const QString &key);
    //! Refusals in a row within the last 15 minutes: some registries lock a user after a few.
    [[nodiscard]] int refusals(const QString &key) const;
    //! A person decided to try again all the same.
    void forgetRefusals(const QString &key) { accepted(key); }
    //! How long this host and user must still rest.
    [[nodiscard]] std::chrono::milliseconds rest(const QString &key) const;

private:
    friend class LoginTurn;
    struct Line {
        LoginTurn *holder = nullptr;
        QList<LoginTurn *> waiting;
        std::optional<std::chrono::milliseconds> lastRefusal;
        int refusals = 0;
    };
    void leave(const QString &key, LoginTurn *turn);

    Clock &m_clock;
    QHash<QString, Line> m_lines;
};

//! How the wait for a turn ended.
enum class TurnEnd { Mine, TimedOut, Cancelled };

//! `co_await turn.conclusion()`: waits until this host and user are free. Gives them back when it goes.
class LoginTurn final : public AwaitedCall<TurnEnd> {
public:
    //! Refers to the turns.
    LoginTurn(LoginTurns &turns, QString key, Deadline deadline, CallScope &scope);
    ~LoginTurn();

    void cancel() override { conclude(TurnEnd::Cancelled); }

private:
    friend class LoginTurns;
    void start() override;
    void grant() { conclude(TurnEnd::Mine); }

    LoginTurns &m_turns;
    QString m_key;
    Deadline m_deadline;
    QObject m_context;
};

} // namespace hssreg
