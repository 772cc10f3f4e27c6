#pragma once

#include "app/practice/practice_service.h"

#include <QHash>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTcpSocket>

namespace hssreg {

constexpr int longEnough = 20'000; // milliseconds, for a busy machine under a sanitizer

//! A request for the practice service as Qt's client sends it.
inline QNetworkRequest practiceRequest(const PracticeService &service, const QString &below = {})
{
    QUrl url = service.endpoint();
    url.setPath(QStringLiteral("/v5/%1/image/registries%2").arg(service.projectId(), below));
    QNetworkRequest request(url);
    request.setRawHeader("X-Auth-Token", service.token().toLatin1());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    return request;
}

inline int statusOf(const QNetworkReply *reply)
{
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

//! The first repository.
inline const QString prod = QStringLiteral("ea325892-0c1d-4e2c-bca4-409b8853556b");
inline const QByteArray newPassword = R"({"registry_password":"Tr0ub4dor&3"})";

//! The begin of a request, with the token; `more` is the rest of its header.
inline QByteArray rawRequest(const PracticeService &service, const QByteArray &method,
    const QByteArray &below, const QByteArray &more = {})
{
    return method + " /v5/" + service.projectId().toLatin1() + "/image/registries" + below
        + " HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: " + service.token().toLatin1() + "\r\n" + more;
}

//! A whole update of the first repository.
inline QByteArray rawPut(const PracticeService &service, const QByteArray &body)
{
    return rawRequest(service, "PUT", '/' + prod.toLatin1(),
               "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n")
        + body;
}

//! A client that sends what it is told, byte for byte.
class RawClient {
public:
    struct Answer {
        int status = 0; //!< 0: none came
        QHash<QByteArray, QByteArray> headers; //!< names in lower case
        QByteArray body;
    };

    [[nodiscard]] bool connectTo(const PracticeService &service) { return connectTo(service.endpoint()); }
    [[nodiscard]] bool connectTo(const QUrl &origin)
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.connectToHost(origin.host(), quint16(origin.port()));
        return m_socket.waitForConnected(longEnough);
    }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(longEnough)) { }
    }
    [[nodiscard]] Answer read()
    {
        Answer answer;
        if (!readUntil([this] { return m_bytes.contains("\r\n\r\n"); }))
            return answer;
        const qsizetype end = m_bytes.indexOf("\r\n\r\n");
        const QList<QByteArray> lines = m_bytes.first(end).split('\n');
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            answer.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
        }
        m_bytes.remove(0, end + 4);
        const qsizetype size = answer.headers.value("content-length").toLongLong();
        if (!readUntil([this, size] { return m_bytes.size() >= size; }))
            return answer;
        answer.body = m_bytes.first(size);
        m_bytes.remove(0, size);
        answer.status = lines.first().split(' ').value(1).toInt();
        return answer;
    }
    //! Whether the other side ended the connection and sent nothing more.
    [[nodiscard]] bool wasClosed()
    {
        return !readUntil([this] { return !m_bytes.isEmpty(); })
            && m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    //! Whether nothing has come so far, though the connection stands.
    [[nodiscard]] bool isWaiting()
    {
        m_socket.waitForReadyRead(0);
        return m_bytes.isEmpty() && m_socket.bytesAvailable() == 0
            && m_socket.state() == QAbstractSocket::ConnectedState;
    }
    void abort() { m_socket.abort(); }

private:
    template <typename Enough> bool readUntil(Enough enough)
    {
        while (!enough()) {
            if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(longEnough))
                return false;
            m_bytes += m_socket.readAll();
        }
        return true;
    }

    QTcpSocket m_socket;
    QByteArray m_bytes;
};

} // namespace hssreg
