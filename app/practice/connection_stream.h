#pragma once

#include "app/support/secret.h"

#include <httplib.h>

#include <chrono>

namespace hssreg {

//! The bytes of one accepted connection, for the HTTP library. A shutdown of the socket by another thread ends every
//! wait in here at once. Does not own the socket.
class ConnectionStream final : public httplib::Stream {
public:
    explicit ConnectionStream(socket_t socket);

    //! Whether something came within this time, be it only the end.
    [[nodiscard]] bool waitForInput(std::chrono::milliseconds wait) const;
    //! Says that no more will be written, and reads what still comes for a short while, so that the other side can
    //! take in an answer that was given before its request was read to the end.
    void finish();

    [[nodiscard]] bool is_readable() const override;
    [[nodiscard]] bool is_writable() const override;
    [[nodiscard]] ssize_t read(char *to, size_t most) override;
    [[nodiscard]] ssize_t write(const char *from, size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    [[nodiscard]] socket_t socket() const override { return m_socket; }

private:
    [[nodiscard]] ssize_t receive();

    socket_t m_socket;
    WipedBytes m_buffer; //!< the library reads headers byte by byte
    std::size_t m_next = 0;
    std::size_t m_end = 0;
};

} // namespace hssreg
