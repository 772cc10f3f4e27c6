#pragma once

#include "app/support/call_scope.h"
#include "app/support/clock.h"

#include <QObject>

namespace hssreg {

//! How a wait ended.
enum class WaitEnd { Elapsed, Cancelled };

//! `co_await delay.conclusion()`: time passes.
class Delay final : public AwaitedCall<WaitEnd> {
public:
    Delay(Clock &clock, std::chrono::milliseconds wait, CallScope &scope)
        : AwaitedCall(scope)
        , m_clock(clock)
        , m_wait(wait)
    {
    }
    void cancel() override { conclude(WaitEnd::Cancelled); }

private:
    void start() override
    {
        m_clock.wakeAfter(m_wait, &m_context, [this] { conclude(WaitEnd::Elapsed); });
    }

    Clock &m_clock;
    std::chrono::milliseconds m_wait;
    QObject m_context;
};

//! `co_await question.conclusion()`: a person decides. One question at a time; whoever asks gives the answer with give().
template <typename Choice> class Question final : public AwaitedCall<std::optional<Choice>> {
public:
    //! `current` points at this question as long as it is open: answer it with give().
    Question(Question *&current, CallScope &scope)
        : AwaitedCall<std::optional<Choice>>(scope)
        , m_current(current)
    {
    }
    ~Question() { close(); }
    void cancel() override
    {
        close();
        this->conclude(std::optional<Choice>());
    }
    void give(Choice choice)
    {
        close();
        this->conclude(std::optional<Choice>(choice));
    }

private:
    void start() override { m_current = this; }
    void close()
    {
        if (m_current == this)
            m_current = nullptr;
    }

    Question *&m_current;
};

} // namespace hssreg
