#pragma once

#include <QList>

#include <coroutine>
#include <optional>
#include <utility>

namespace hssreg {

class CallScope;

//! Something under way that can be told to end. It concludes before cancel() returns.
class Cancellable {
public:
    virtual void cancel() = 0;

protected:
    ~Cancellable() = default;
};

//! The calls that one object has under way. Declare it as the LAST member of a class that runs flows: its
//! destructor cancels them, so every waiting coroutine resumes while the members it touches still live.
class CallScope {
public:
    CallScope() = default;
    CallScope(const CallScope &) = delete;
    CallScope &operator=(const CallScope &) = delete;
    ~CallScope() { cancelAll(); }

    //! Ends what is under way and refuses what the flows may try to start on their way out.
    void cancelAll();
    //! Takes calls again, for the next flow after a cancelled one.
    void reopen() { m_closed = false; }
    [[nodiscard]] bool isClosed() const { return m_closed; }

private:
    template <typename T> friend class AwaitedCall;
    void add(Cancellable *call) { m_calls.append(call); }
    void remove(Cancellable *call) { m_calls.removeOne(call); }

    QList<Cancellable *> m_calls;
    bool m_closed = false;
};

//! A call that a coroutine awaits: `co_await call.conclusion()`; it lives in that coroutine's frame. It always
//! concludes, exactly once: with its own result, or with the cancelled one when its scope says so or is closed.
//! (Awaiting a QNetworkReply, a timer or a signal itself is a use after free when the awaiting object dies.)
template <typename T> class AwaitedCall : public Cancellable {
public:
    AwaitedCall(const AwaitedCall &) = delete;
    AwaitedCall &operator=(const AwaitedCall &) = delete;

    //! What co_await takes. A small value, because g++ 12 copies what it awaits.
    class Conclusion {
    public:
        explicit Conclusion(AwaitedCall &call)
            : m_call(&call)
        {
        }
        [[nodiscard]] bool await_ready() const { return false; }
        bool await_suspend(std::coroutine_handle<> waiting) { return m_call->suspend(waiting); }
        T await_resume() { return std::move(*m_call->m_result); }

    private:
        AwaitedCall *m_call;
    };
    //! Starts the call and waits for it. Once.
    [[nodiscard]] Conclusion conclusion() { return Conclusion(*this); }

protected:
    explicit AwaitedCall(CallScope &scope)
        : m_scope(scope)
    {
    }
    ~AwaitedCall() { m_scope.remove(this); }

    //! Begins the work. May conclude at once.
    virtual void start() = 0;
    [[nodiscard]] bool concluded() const { return m_result.has_value(); }
    //! Keeps the first result and resumes the coroutine, which may destroy this object: touch nothing after.
    void conclude(T result)
    {
        if (m_result)
            return;
        m_result.emplace(std::move(result));
        m_scope.remove(this);
        if (m_waiting)
            std::exchange(m_waiting, {}).resume();
    }

private:
    // Whether the coroutine has to wait.
    bool suspend(std::coroutine_handle<> waiting)
    {
        if (m_scope.isClosed()) {
            cancel();
            return false;
        }
        m_scope.add(this);
        start();
        if (m_result)
            return false;
        m_waiting = waiting;
        return true;
    }

    CallScope &m_scope;
    std::optional<T> m_result;
    std::coroutine_handle<> m_waiting;
};

} // namespace hssreg
