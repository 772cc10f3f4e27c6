#pragma once

#include "app/history/history_error.h"
#include "app/history/sqlite_file.h"
#include "app/history/sqlite_thread.h"
#include "app/support/call_scope.h"
#include "app/support/result.h"

#include <QPointer>

#include <functional>

namespace hssreg {

//! How a call takes its turn with the file.
enum class CallTurn {
    Alone, //!< by itself, with the file open
    Together, //!< with its neighbours, in one commit; concludes when that is on the disk
    EvenClosed, //!< by itself, even if the file can not be opened: it sees to that
};

//! `co_await call.conclusion()`: a question to a file, answered by its thread. `File` is the kind of file that the
//! thread was given.
template <typename T, typename File> class SqliteCall final : public AwaitedCall<Result<T, HistoryError>> {
public:
    using Answer = Result<T, HistoryError>;
    using Question = std::function<Answer(File &, const QDateTime &now)>;

    //! Refers to the thread, which must outlive it. The question is asked on that thread; one that shares its turn
    //! may be asked twice.
    SqliteCall(SqliteThread &thread, const QDateTime &now, Question question, CallScope &scope,
        CallTurn turn = CallTurn::Alone)
        : AwaitedCall<Answer>(scope)
        , m_thread(thread)
        , m_now(now)
        , m_job(std::make_unique<Job>(*this, std::move(question), turn))
    {
    }
    void cancel() override { this->conclude(HistoryError::Cancelled); }

private:
    class Job final : public SqliteJob {
    public:
        Job(SqliteCall &call, Question question, CallTurn turn)
            : m_call(&call)
            , m_alive(&call.m_context)
            , m_question(std::move(question))
            , m_turn(turn)
        {
        }
        bool canShare() const override { return m_turn == CallTurn::Together; }
        bool mends() const override { return m_turn == CallTurn::EvenClosed; }
        std::optional<HistoryError> work(SqliteFile &file, const QDateTime &now) override
        {
            m_answer.emplace(m_question(static_cast<File &>(file), now));
            return m_answer->ok() ? std::nullopt : std::optional(m_answer->error());
        }
        void fail(HistoryError error) override { m_answer.emplace(error); }
        void deliver() override
        {
            if (m_alive)
                m_call->conclude(std::move(*m_answer));
        }

    private:
        SqliteCall *m_call;
        QPointer<QObject> m_alive;
        Question m_question;
        CallTurn m_turn;
        std::optional<Answer> m_answer;
    };

    void start() override { m_thread.take(std::move(m_job), m_now); }

    SqliteThread &m_thread;
    QDateTime m_now;
    QObject m_context; // tells the job whether this call is still there
    std::unique_ptr<Job> m_job;
};

} // namespace hssreg
