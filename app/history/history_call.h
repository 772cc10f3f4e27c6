#pragma once

#include "app/history/history_error.h"
#include "app/history/history_thread.h"
#include "app/support/call_scope.h"
#include "app/support/result.h"

#include <QPointer>

#include <functional>

namespace hssreg {

//! `co_await call.conclusion()`: a question to the file of the history, answered by its thread.
template <typename T> class HistoryCall final : public AwaitedCall<Result<T, HistoryError>> {
public:
    using Answer = Result<T, HistoryError>;
    using Question = std::function<Answer(HistoryStore &, const QDateTime &now)>;
    //! Whether it can be asked of a file that can not be opened.
    enum class Needs { OpenFile, Nothing };

    //! Refers to the thread, which must outlive it. The question is asked on that thread.
    HistoryCall(HistoryThread &thread, const QDateTime &now, Question question, CallScope &scope,
        Needs needs = Needs::OpenFile)
        : AwaitedCall<Answer>(scope)
        , m_thread(thread)
        , m_now(now)
        , m_job(std::make_unique<Job>(*this, std::move(question), needs))
    {
    }
    void cancel() override { this->conclude(HistoryError::Cancelled); }

private:
    class Job final : public HistoryJob {
    public:
        Job(HistoryCall &call, Question question, Needs needs)
            : m_call(&call)
            , m_alive(&call.m_context)
            , m_question(std::move(question))
            , m_needs(needs)
        {
        }
        bool canShare() const override { return false; }
        bool mends() const override { return m_needs == Needs::Nothing; }
        std::optional<HistoryError> work(HistoryStore &store, const QDateTime &now) override
        {
            m_answer.emplace(m_question(store, now));
            return std::nullopt;
        }
        void fail(HistoryError error) override { m_answer.emplace(error); }
        void deliver() override
        {
            if (m_alive)
                m_call->conclude(std::move(*m_answer));
        }

    private:
        HistoryCall *m_call;
        QPointer<QObject> m_alive;
        Question m_question;
        Needs m_needs;
        std::optional<Answer> m_answer;
    };

    void start() override { m_thread.take(std::move(m_job), m_now); }

    HistoryThread &m_thread;
    QDateTime m_now;
    QObject m_context; // tells the job whether this call is still there
    std::unique_ptr<Job> m_job;
};

} // namespace hssreg
