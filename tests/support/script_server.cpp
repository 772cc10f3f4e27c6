#include "tests/support/script_server.h"

#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

#include <sys/socket.h>

namespace hssreg {

ServerStep sendBytes(const QByteArray &bytes)
{
    return {ServerStep::Kind::Send, bytes};
}
ServerStep dripBytes(const QByteArray &bytes, std::chrono::milliseconds pause)
{
    return {ServerStep::Kind::Drip, bytes, pause};
}
ServerStep flood(const QByteArray &bytes, qint64 total)
{
    return {ServerStep::Kind::Flood, bytes, std::chrono::milliseconds(0), total};
}
ServerStep waitFor(std::chrono::milliseconds pause)
{
    return {ServerStep::Kind::Wait, {}, pause};
}
ServerStep closeConnection()
{
    return {ServerStep::Kind::Close, {}};
}
ServerStep resetConnection()
{
    return {ServerStep::Kind::Reset, {}};
}
ServerStep hang()
{
    return {ServerStep::Kind::Hang, {}};
}

QByteArray answerBytes(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status)
        + " Answer\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

//! One accepted connection: reads requests, plays scripts. Lives on the server's thread, owned by its socket.
class ScriptConnection final : public QObject {
public:
    ScriptConnection(ScriptServer &server, QTcpSocket *socket, int number)
        : QObject(socket)
        , m_server(server)
        , m_socket(*socket)
        , m_number(number)
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] { readMore(); });
        connect(socket, &QTcpSocket::bytesWritten, this, [this] { floodMore(); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        readMore();
    }

private:
    void readMore()
    {
        m_received += m_socket.readAll();
        if (m_playing)
            return;
        const qsizetype end = m_received.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        SeenRequest request;
        request.head = m_received.left(end + 2);
        const qsizetype length = contentLength(request.head);
        if (m_received.size() < end + 4 + length)
            return;
        request.body = m_received.mid(end + 4, length);
        m_received.remove(0, end + 4 + length);
        const QList<QByteArray> line = request.head.left(request.head.indexOf("\r\n")).split(' ');
        request.verb = line.value(0);
        request.target = line.value(1);
        request.connection = m_number;
        m_script = m_server.note(request);
        m_playing = true;
        next();
    }

    static qsizetype contentLength(const QByteArray &head)
    {
        const QByteArray name = "\r\ncontent-length:";
        const qsizetype at = head.toLower().indexOf(name);
        if (at < 0)
            return 0;
        const qsizetype from = at + name.size();
        return head.mid(from, head.indexOf("\r\n", from) - from).trimmed().toLongLong();
    }

    void next()
    {
        if (m_script.isEmpty()) {
            m_playing = false;
            readMore();
            return;
        }
        m_step = m_script.takeFirst();
        switch (m_step.kind) {
        case ServerStep::Kind::Send:
            m_socket.write(m_step.bytes);
            next();
            return;
        case ServerStep::Kind::Drip: drip(); return;
        case ServerStep::Kind::Flood: floodMore(); return;
        case ServerStep::Kind::Wait: QTimer::singleShot(m_step.pause, this, [this] { next(); }); return;
        case ServerStep::Kind::Close: m_socket.disconnectFromHost(); return;
        case ServerStep::Kind::Reset: resetSocket(); return;
        case ServerStep::Kind::Hang: return;
        }
    }

    // Without a linger time the kernel answers the end of the socket with RST.
    void resetSocket()
    {
        const linger none{1, 0};
        setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
        m_socket.abort();
    }

    void drip()
    {
        if (m_step.bytes.isEmpty()) {
            next();
            return;
        }
        m_socket.write(m_step.bytes.left(1));
        m_step.bytes.remove(0, 1);
        QTimer::singleShot(m_step.pause, this, [this] { drip(); });
    }

    // Writes only when the last bytes went out, so that a flood of 200 MB takes no memory here.
    void floodMore()
    {
        if (!m_playing || m_step.kind != ServerStep::Kind::Flood || m_socket.bytesToWrite() > 0)
            return;
        if (m_step.total <= 0) {
            m_step.kind = ServerStep::Kind::Send;
            next();
            return;
        }
        m_step.total -= m_socket.write(m_step.bytes);
    }

    ScriptServer &m_server;
    QTcpSocket &m_socket;
    int m_number;
    QByteArray m_received;
    ServerScript m_script;
    ServerStep m_step{ServerStep::Kind::Hang, {}};
    bool m_playing = false;
};

ScriptServer::ScriptServer(Decide decide, std::optional<QSslConfiguration> tls)
    : m_decide(std::move(decide))
    , m_tls(tls.has_value())
{
    auto *owner = new QObject; // of all that lives on the thread
    owner->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, owner, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        owner, [this, owner, &tls] { listen(owner, tls); }, Qt::BlockingQueuedConnection);
}

void ScriptServer::listen(QObject *owner, const std::optional<QSslConfiguration> &tls)
{
    QTcpServer *server = nullptr;
    if (tls) {
        auto *secure = new QSslServer(owner);
        secure->setSslConfiguration(*tls);
        server = secure;
    } else {
        server = new QTcpServer(owner);
    }
    QObject::connect(
        server, &QTcpServer::pendingConnectionAvailable, server, [this, server] { accept(*server); });
    if (!server->listen(QHostAddress::LocalHost))
        qFatal("The script server can not listen");
    m_port = server->serverPort();
}

ScriptServer::~ScriptServer()
{
    m_thread.quit();
    m_thread.wait();
}

void ScriptServer::accept(QTcpServer &server)
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        int number = 0;
        {
            const QMutexLocker lock(&m_mutex);
            number = ++m_connections;
        }
        new ScriptConnection(*this, socket, number); // owned by its socket
    }
}

ServerScript ScriptServer::note(SeenRequest request)
{
    {
        const QMutexLocker lock(&m_mutex);
        request.number = int(m_seen.size()) + 1;
        m_seen.append(request);
    }
    return m_decide(request);
}

QUrl ScriptServer::url() const
{
    QUrl url;
    url.setScheme(m_tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    return url;
}

QList<SeenRequest> ScriptServer::seen() const
{
    const QMutexLocker lock(&m_mutex);
    return m_seen;
}

int ScriptServer::count(const QByteArray &verb) const
{
    const QMutexLocker lock(&m_mutex);
    return int(std::count_if(
        m_seen.begin(), m_seen.end(), [&verb](const SeenRequest &request) { return request.verb == verb; }));
}

int ScriptServer::connections() const
{
    const QMutexLocker lock(&m_mutex);
    return m_connections;
}

} // namespace hssreg
