#include "app/practice/loopback_server.h"

#include "app/practice/connection_stream.h"
#include "app/practice/growing_pool.h"
#include "app/support/result.h"

#include <sys/socket.h>
#include <unistd.h>

namespace hssreg {

namespace {

// Each connection that is open has a thread to itself; more than these wait for one of them to close.
constexpr std::size_t connectionsAtOnce = 32;
constexpr int backlog = 128; // the library's own is 5, and a sixth client at once would wait a second
constexpr std::chrono::seconds keepAlive{60};
constexpr std::size_t requestsPerConnection = 1'000'000;
constexpr std::size_t mostBody = 12UL * 1024 * 1024; // of the real gateway: hss-api.md, section 6.2

// Whether the conversation on this thread met a body that breaks off: what follows it is no request. The library calls
// the handler on the thread that reads, and passes nothing on that the handler could say this with.
thread_local bool placeIsLost = false;

GatewayRefusal refusalFor(int status)
{
    switch (status) {
    case 404: return GatewayRefusal::NoSuchApi;
    case 413: return GatewayRefusal::TooLarge;
    case 414: return GatewayRefusal::UriTooLong;
    default: return status >= 500 ? GatewayRefusal::Failure : GatewayRefusal::BadRequest;
    }
}

bool hasBody(const httplib::Request &request)
{
    return request.has_header("Transfer-Encoding")
        || QByteArray::fromStdString(request.get_header_value("Content-Length")).toULongLong() > 0;
}

//! Whether the library leaves a body in the connection, where the next request would be looked for.
bool leavesBodyUnread(const httplib::Request &request)
{
    const bool reads = request.method == "PUT" || request.method == "POST" || request.method == "PATCH";
    return hasBody(request) && (!reads || request.is_multipart_form_data());
}

//! Reads to the end, but keeps no more than there may be.
Result<WipedBytes, GatewayRefusal> bodyFrom(const httplib::ContentReader &reader)
{
    WipedBytes body;
    bool fits = true;
    const bool whole = reader([&](const char *piece, std::size_t size) {
        fits = fits && size <= mostBody - body.size();
        if (fits)
            body.insert(body.end(), piece, piece + size);
        return true;
    });
    placeIsLost = !whole;
    if (!whole)
        return GatewayRefusal::BadRequest;
    if (!fits)
        return GatewayRefusal::TooLarge;
    return body;
}

QList<std::pair<QByteArray, QByteArray>> headersOf(const httplib::Request &request)
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    for (const auto &[name, value] : request.headers)
        headers.append({QByteArray::fromStdString(name).toLower(), QByteArray::fromStdString(value)});
    return headers;
}

PracticeRequest requestFrom(const httplib::Request &request, WipedBytes body)
{
    const QByteArray target = QByteArray::fromStdString(request.target);
    const qsizetype mark = target.indexOf('?');
    return {QByteArray::fromStdString(request.method), mark < 0 ? target : target.first(mark),
        mark < 0 ? QByteArray() : target.sliced(mark + 1),
        QByteArray::fromStdString(request.get_header_value("X-Auth-Token")), std::move(body),
        headersOf(request)};
}

void write(const PracticeReply &reply, httplib::Response &response)
{
    response.status = reply.status;
    for (const auto &[name, value] : reply.headers)
        response.set_header(name.toStdString(), value.toStdString());
    response.body = reply.body.toStdString();
}

} // namespace

LoopbackServer::LoopbackServer(Answerer &answerer)
    : m_answerer(answerer)
{
    new_task_queue = [] { return new GrowingPool(connectionsAtOnce); };
    set_address_family(AF_INET);
    set_tcp_nodelay(true);
    // The library would set SO_REUSEPORT, with which two services listen on one port and share the clients.
    set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    takeRequests();
}

void LoopbackServer::takeRequests()
{
    const std::string anything = R"([\s\S]*)";
    const auto withoutBody = [this](const httplib::Request &request, httplib::Response &response) {
        answerRequest(request, response, nullptr);
    };
    const auto withBody = [this](const httplib::Request &request, httplib::Response &response,
                              const httplib::ContentReader &reader) {
        const bool readable = hasBody(request) && !request.is_multipart_form_data();
        answerRequest(request, response, readable ? &reader : nullptr);
    };
    Get(anything, withoutBody);
    Options(anything, withoutBody);
    Delete(anything, withoutBody);
    Put(anything, withBody);
    Post(anything, withBody);
    Patch(anything, withBody);
    set_error_handler([this](const httplib::Request &, httplib::Response &response) {
        // Called for every error, for those of the answerer, too.
        if (!response.has_header("x-request-id"))
            write(m_answerer.answerToUnreadable(refusalFor(response.status)), response);
    });
    set_exception_handler([](const httplib::Request &, httplib::Response &response,
                              const std::exception_ptr &) { response.status = 500; });
}

bool LoopbackServer::open(quint16 port)
{
    const int bound =
        port == 0 ? bind_to_any_port("127.0.0.1") : (bind_to_port("127.0.0.1", port) ? int(port) : -1);
    if (bound <= 0)
        return false;
    m_port = quint16(bound);
    ::listen(svr_sock_, backlog);
    m_listener = std::thread([this] { listen_after_bind(); });
    return true;
}

void LoopbackServer::cut()
{
    const std::lock_guard lock(m_mutex);
    m_closing = true;
    for (const socket_t connection : m_connections)
        ::shutdown(connection, SHUT_RDWR);
}

void LoopbackServer::close()
{
    cut();
    // The library's stop() closes the socket while its thread may be about to accept from it, and by then the number
    // may be another socket's. Here the thread is gone before the number is free.
    const socket_t listening = svr_sock_.exchange(INVALID_SOCKET);
    if (listening == INVALID_SOCKET)
        return;
    ::shutdown(listening, SHUT_RDWR);
    if (m_listener.joinable())
        m_listener.join();
    ::close(listening);
}

bool LoopbackServer::admit(socket_t socket)
{
    const std::lock_guard lock(m_mutex);
    return !m_closing && m_connections.insert(socket).second;
}

void LoopbackServer::dismiss(socket_t socket)
{
    const std::lock_guard lock(m_mutex);
    m_connections.erase(socket);
}

bool LoopbackServer::process_and_close_socket(socket_t socket)
{
    if (admit(socket)) {
        converse(socket);
        dismiss(socket); // before the number is free for another
    }
    ::close(socket);
    return true;
}

// Later versions of the library ask who the peers are.
template <typename Self, typename Look>
bool LoopbackServer::answerNext(
    Self &self, httplib::Stream &stream, bool isLast, bool &last, const Look &look)
{
    if constexpr (requires { self.process_request(stream, isLast, last, look); }) {
        return self.process_request(stream, isLast, last, look);
    } else {
        const std::string here = "127.0.0.1";
        return self.process_request(stream, here, 0, here, self.m_port, isLast, last, look);
    }
}

void LoopbackServer::converse(socket_t socket)
{
    ConnectionStream stream(socket);
    bool last = false;
    for (std::size_t left = requestsPerConnection; left > 0 && !last && stream.waitForInput(keepAlive);
         --left) {
        // What can not be read leaves the connection at an unknown place: it is the last one, too.
        bool keepsPlace = false;
        const auto look = [&keepsPlace](httplib::Request &request) {
            keepsPlace = !leavesBodyUnread(request);
            if (!keepsPlace) {
                request.headers.erase("Connection");
                request.set_header("Connection", "close");
            }
        };
        placeIsLost = false;
        if (!answerNext(*this, stream, left == 1, last, look))
            return;
        last = last || !keepsPlace || placeIsLost;
    }
    stream.finish();
}

void LoopbackServer::answerRequest(
    const httplib::Request &request, httplib::Response &response, const httplib::ContentReader *reader)
{
    Result<WipedBytes, GatewayRefusal> body = reader ? bodyFrom(*reader) : WipedBytes();
    if (!body.ok()) {
        write(m_answerer.answerToUnreadable(body.error()), response);
        return;
    }
    const std::optional<PracticeReply> reply =
        m_answerer.answerTo(requestFrom(request, std::move(body).value()));
    if (reply)
        write(*reply, response);
    else
        response.status = 503; // it is not sent: the connection is cut
}

} // namespace hssreg
