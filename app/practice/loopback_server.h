#pragma once

#include "app/practice/practice_answer.h"

#include <httplib.h>

#include <chrono>
#include <mutex>
#include <thread>
#include <unordered_set>

namespace hssreg {

//! Who answers the requests that a LoopbackServer reads. Called from several threads at once.
class Answerer {
public:
    //! Nothing: the service ends, and the request gets no answer.
    [[nodiscard]] virtual std::optional<PracticeReply> answerTo(const PracticeRequest &request) = 0;
    [[nodiscard]] virtual PracticeReply answerToUnreadable(GatewayRefusal refusal) = 0;

protected:
    ~Answerer() = default;
};

//! HTTP/1.1 on 127.0.0.1, for POSIX systems: reads requests, passes them on, writes the answers. Unlike the library's
//! own server it ends at once, whatever its connections are doing, and never shares its port with another.
class LoopbackServer final : private httplib::Server {
public:
    explicit LoopbackServer(Answerer &answerer);
    ~LoopbackServer() override { close(); }

    //! Answers on threads of its own from here on. `port` 0: any free one. False when it is not free. Once only.
    [[nodiscard]] bool open(quint16 port);
    //! Cuts all connections and takes no more: what is answered from now on is not sent.
    void cut();
    //! Returns when no thread is left. An answerer that waits must be woken before, and best after cut().
    void close();
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    // The library calls these by their names.
    bool process_and_close_socket(socket_t socket) override;

    void takeRequests();
    void converse(socket_t socket);
    template <typename Self, typename Look>
    [[nodiscard]] static bool answerNext(
        Self &self, httplib::Stream &stream, bool isLast, bool &last, const Look &look);
    void answerRequest(
        const httplib::Request &request, httplib::Response &response, const httplib::ContentReader *reader);
    [[nodiscard]] bool admit(socket_t socket);
    void dismiss(socket_t socket);

    Answerer &m_answerer;
    std::thread m_listener;
    quint16 m_port = 0;
    std::mutex m_mutex; // of the two below
    std::unordered_set<socket_t> m_connections;
    bool m_closing = false;
};

} // namespace hssreg
