#include "app/practice/connection_stream.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>

namespace hssreg {

namespace {

constexpr std::chrono::seconds patience{5}; // with a client that stops in the middle of something
constexpr std::chrono::milliseconds lingering{200};
constexpr std::size_t mostLingering = 1024UL * 1024;
constexpr std::size_t bufferSize = 16UL * 1024;

bool waitFor(socket_t socket, short events, std::chrono::milliseconds wait)
{
    const auto end = std::chrono::steady_clock::now() + wait;
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd entry{socket, events, 0};
        const int ready = ::poll(&entry, 1, int(std::max<std::chrono::milliseconds::rep>(left.count(), 0)));
        if (ready >= 0 || errno != EINTR)
            return ready > 0;
    }
}

} // namespace

ConnectionStream::ConnectionStream(socket_t socket)
    : m_socket(socket)
    , m_buffer(bufferSize)
{
}

bool ConnectionStream::waitForInput(std::chrono::milliseconds wait) const
{
    return m_next < m_end || waitFor(m_socket, POLLIN, wait);
}

void ConnectionStream::finish()
{
    ::shutdown(m_socket, SHUT_WR);
    std::size_t taken = 0;
    while (taken < mostLingering && waitFor(m_socket, POLLIN, lingering)) {
        const ssize_t size = receive();
        if (size <= 0)
            return;
        taken += std::size_t(size);
    }
}

bool ConnectionStream::is_readable() const
{
    return waitForInput(patience);
}

bool ConnectionStream::is_writable() const
{
    return waitFor(m_socket, POLLOUT, patience);
}

ssize_t ConnectionStream::receive()
{
    for (;;) {
        const ssize_t size = ::recv(m_socket, m_buffer.data(), m_buffer.size(), 0);
        if (size >= 0 || errno != EINTR)
            return size;
    }
}

ssize_t ConnectionStream::read(char *to, size_t most)
{
    if (m_next == m_end) {
        if (!waitForInput(patience))
            return -1;
        const ssize_t size = receive();
        if (size <= 0)
            return size;
        m_next = 0;
        m_end = std::size_t(size);
    }
    const std::size_t size = std::min(most, m_end - m_next);
    std::memcpy(to, m_buffer.data() + m_next, size);
    m_next += size;
    return ssize_t(size);
}

ssize_t ConnectionStream::write(const char *from, size_t size)
{
    if (!is_writable())
        return -1;
    for (;;) {
        const ssize_t sent = ::send(m_socket, from, size, MSG_NOSIGNAL);
        if (sent >= 0 || errno != EINTR)
            return sent;
    }
}

// Only the loopback interface comes here, and nobody asks for the ports.
void ConnectionStream::get_remote_ip_and_port(std::string &ip, int &port) const
{
    ip = "127.0.0.1";
    port = 0;
}

void ConnectionStream::get_local_ip_and_port(std::string &ip, int &port) const
{
    ip = "127.0.0.1";
    port = 0;
}

} // namespace hssreg
