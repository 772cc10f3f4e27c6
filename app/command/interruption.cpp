#include "app/command/interruption.h"

#include "app/command/exit_codes.h"

#include <QDeadlineTimer>
#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace hssreg {

namespace {

// A signal handler gets no argument of ours, so the pipe has to be found from here. None: nobody watches.
std::atomic<int> pipeForHandler{-1};

constexpr std::chrono::milliseconds burst{50};

void takeSignal(int)
{
    if (pipeForHandler.load() < 0)
        ::_exit(exit_code::stopped);
    const int kept = errno;
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeForHandler.load(), &byte, 1);
    errno = kept;
}

} // namespace

Interruption::Interruption(QObject *parent)
    : QObject(parent)
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // without a pipe the signals keep their default: they end the program as well
    m_readEnd = ends[0];
    m_writeEnd = ends[1];
    auto *notifier = new QSocketNotifier(m_readEnd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Interruption::collect);
    install(SIGINT, takeSignal);
    install(SIGTERM, takeSignal);
}

Interruption::~Interruption()
{
    if (m_readEnd < 0)
        return;
    // the outcome is told: another signal must not replace its exit code
    install(SIGINT, SIG_IGN);
    install(SIGTERM, SIG_IGN);
    pipeForHandler = -1;
    ::close(m_readEnd);
    ::close(m_writeEnd);
}

void Interruption::watch()
{
    pipeForHandler = m_writeEnd;
}

void Interruption::install(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

void Interruption::collect()
{
    std::array<char, 64> bytes{};
    if (::read(m_readEnd, bytes.data(), bytes.size()) <= 0)
        return;
    const qint64 now = QDeadlineTimer::current().deadline();
    if (m_times > 0 && now - m_countedAt < burst.count())
        return;
    m_countedAt = now;
    ++m_times;
    Q_EMIT interrupted(m_times);
}

} // namespace hssreg
