#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QObject>
#include <QSslConfiguration>
#include <QThread>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QTcpServer;

namespace hssreg {

//! One thing that a misbehaving server does. A script is a list of them, done in order for one request.
struct ServerStep {
    enum class Kind {
        Send, //!< `bytes` as they are
        Drip, //!< `bytes` one by one, `pause` apart
        Flood, //!< `bytes` again and again until `total` bytes went out
        Wait, //!< `pause`
        Close, //!< an orderly end of the connection
        Reset, //!< an end with RST
        Hang, //!< nothing more, ever
    };
    Kind kind;
    QByteArray bytes;
    std::chrono::milliseconds pause{0};
    qint64 total = 0;
};
using ServerScript = QList<ServerStep>;

// The steps by name.
[[nodiscard]] ServerStep sendBytes(const QByteArray &bytes);
[[nodiscard]] ServerStep dripBytes(const QByteArray &bytes, std::chrono::milliseconds pause);
[[nodiscard]] ServerStep flood(const QByteArray &bytes, qint64 total);
[[nodiscard]] ServerStep waitFor(std::chrono::milliseconds pause);
[[nodiscard]] ServerStep closeConnection();
[[nodiscard]] ServerStep resetConnection();
[[nodiscard]] ServerStep hang();
//! A well-formed answer with a Content-Length; `headers` are lines with their CRLF.
[[nodiscard]] QByteArray answerBytes(int status, const QByteArray &body = {}, const QByteArray &headers = {});

//! A request as the server saw it, complete with its body.
struct SeenRequest {
    QByteArray verb;
    QByteArray target; //!< path and query as they came
    QByteArray head; //!< request line and headers
    QByteArray body;
    int connection = 0; //!< counts from 1
    int number = 0; //!< of all requests, counts from 1
};

//! A server on the loopback interface that does what no library does on purpose. It runs on a thread of its own,
//! so a test may block. For each complete request it asks `decide` (on that thread) for a script.
class ScriptServer {
public:
    using Decide = std::function<ServerScript(const SeenRequest &)>;

    //! Plain TCP; with `tls`, TLS with that certificate and key.
    explicit ScriptServer(Decide decide, std::optional<QSslConfiguration> tls = {});
    ~ScriptServer();
    ScriptServer(const ScriptServer &) = delete;
    ScriptServer &operator=(const ScriptServer &) = delete;

    //! `http://127.0.0.1:PORT`, or https.
    [[nodiscard]] QUrl url() const;
    //! Every complete request until now.
    [[nodiscard]] QList<SeenRequest> seen() const;
    //! How many complete requests came with this verb.
    [[nodiscard]] int count(const QByteArray &verb) const;
    //! How many connections were accepted.
    [[nodiscard]] int connections() const;

private:
    friend class ScriptConnection;
    void listen(QObject *owner, const std::optional<QSslConfiguration> &tls);
    void accept(QTcpServer &server);
    [[nodiscard]] ServerScript note(SeenRequest request);

    Decide m_decide;
    bool m_tls;
    quint16 m_port = 0;
    mutable QMutex m_mutex; // guards what follows
    QList<SeenRequest> m_seen;
    int m_connections = 0;
    QThread m_thread;
};

} // namespace hssreg
