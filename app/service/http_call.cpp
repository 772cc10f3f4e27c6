#include "app/service/http_call.h"

#include "app/service/network.h"
#include "app/service/one_shot_body.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslError>

#include <algorithm>

namespace hssreg {

namespace {

HttpFailure::TlsFault tlsFault(QSslError::SslError error)
{
    using Fault = HttpFailure::TlsFault;
    if (error == QSslError::CertificateExpired)
        return Fault::Expired;
    if (error == QSslError::CertificateNotYetValid)
        return Fault::NotYetValid;
    if (error == QSslError::HostNameMismatch)
        return Fault::WrongName;
    const bool selfSigned =
        error == QSslError::SelfSignedCertificate || error == QSslError::SelfSignedCertificateInChain;
    return selfSigned ? Fault::SelfSigned : Fault::Untrusted;
}

HttpFailure::Kind failureKind(QNetworkReply::NetworkError error)
{
    using Kind = HttpFailure::Kind;
    if (error == QNetworkReply::HostNotFoundError)
        return Kind::NameNotFound;
    if (error == QNetworkReply::ConnectionRefusedError)
        return Kind::ConnectionRefused;
    if (error == QNetworkReply::SslHandshakeFailedError)
        return Kind::Tls;
    if (error >= QNetworkReply::ProxyConnectionRefusedError && error <= QNetworkReply::UnknownProxyError)
        return Kind::Proxy;
    return error >= QNetworkReply::ProtocolUnknownError && error <= QNetworkReply::ProtocolFailure
        ? Kind::NotHttp
        : Kind::Lost;
}

// Without a body nothing tells what was taken of it; these ends come before a connection is there.
bool neverConnected(HttpFailure::Kind kind)
{
    return kind == HttpFailure::Kind::NameNotFound || kind == HttpFailure::Kind::ConnectionRefused
        || kind == HttpFailure::Kind::Tls || kind == HttpFailure::Kind::Proxy;
}

// Qt reports a status of 400 and more as an error too (400 itself as a protocol error): those errors are about
// the answer, not about its lack.
bool answerIsComplete(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError || error == QNetworkReply::ContentReSendError
        || error == QNetworkReply::ProtocolInvalidOperationError
        || (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError)
        || (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
}

} // namespace

HttpCall::HttpCall(Network &network, const HttpRequest &request, std::chrono::milliseconds deadline,
    CallScope &scope, HttpCallOptions options)
    : AwaitedCall(scope)
    , m_network(network)
    , m_request(request)
    , m_deadline(deadline)
    , m_options(options)
{
    m_timer.setSingleShot(true);
}

HttpCall::~HttpCall()
{
    letGo();
}

void HttpCall::start()
{
    if (m_deadline <= std::chrono::milliseconds(0)) {
        conclude(HttpFailure{HttpFailure::Kind::TimedOut, false});
        return;
    }
    // A total deadline of our own: Qt's transfer timeout starts anew with every byte that drips in.
    QObject::connect(&m_timer, &QTimer::timeout, &m_context, [this] { stop(HttpFailure::Kind::TimedOut); });
    m_timer.start(m_deadline);
    m_manager = m_options.fresh ? &m_network.freshManager() : &m_network.manager();
    const QNetworkRequest request = prepared();
    if (sendsDevice()) {
        m_body = new OneShotBody(m_request.body.value_or(WipedBytes()));
        m_reply = m_manager->sendCustomRequest(request, verbName(m_request.verb), m_body);
        m_body->setParent(
            m_reply); // Qt reads it as long as the reply lives, which may be longer than this call
    } else {
        m_reply = m_manager->sendCustomRequest(request, verbName(m_request.verb));
    }
    m_reply->setReadBufferSize(64 * 1024);
    QObject::connect(m_reply, &QNetworkReply::requestSent, &m_context, [this] { m_sent = true; });
    QObject::connect(m_reply, &QNetworkReply::readyRead, &m_context, [this] { readMore(); });
    QObject::connect(m_reply, &QNetworkReply::sslErrors, &m_context,
        [this](const QList<QSslError> &errors) { noteTlsErrors(errors); });
    // Queued: whoever awaits may delete the network, which must not happen inside a signal of its reply.
    QObject::connect(
        m_reply, &QNetworkReply::finished, &m_context, [this] { replyFinished(); }, Qt::QueuedConnection);
}

// architecture.md, "Facts about QNetworkAccessManager", says why for each of these.
QNetworkRequest HttpCall::prepared() const
{
    QNetworkRequest request(m_request.url);
    for (const HttpHeader &header : m_request.headers) {
        const WipedBytes secret = toUtf8(header.secret.reveal());
        request.setRawHeader(header.name,
            header.secret.isEmpty() ? header.value : QByteArray(secret.data(), qsizetype(secret.size())));
    }
    request.setRawHeader("Accept-Encoding", "identity");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (sendsDevice()) {
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(
            QNetworkRequest::ContentLengthHeader, qint64(m_request.body ? m_request.body->size() : 0));
    }
    return request;
}

// A DELETE has no body, but Qt would send it again by itself: only a device, if an empty one, keeps it from that.
bool HttpCall::sendsDevice() const
{
    return m_request.body || m_request.verb == Verb::Delete;
}

void HttpCall::cancel()
{
    if (m_reply)
        stop(HttpFailure::Kind::Cancelled);
    else
        conclude(HttpFailure{HttpFailure::Kind::Cancelled, false});
}

void HttpCall::readMore()
{
    // a QPointer: reading may make Qt finish the reply
    if (!m_reply || concluded())
        return;
    m_received += m_reply->read(m_options.bodyLimit + 1 - m_received.size());
    if (m_received.size() > m_options.bodyLimit)
        stop(HttpFailure::Kind::TooLarge);
}

void HttpCall::replyFinished()
{
    if (concluded() || !m_reply)
        return;
    while (m_reply && m_reply->bytesAvailable() > 0 && !concluded()) {
        const qsizetype before = m_received.size();
        readMore();
        if (concluded())
            return; // and perhaps gone
        if (m_received.size() == before)
            break;
    }
    HttpOutcome result = outcome();
    // What follows on a connection after such an end is the answer to this request, not to the next one.
    if (!result.ok())
        m_network.retire(*m_manager);
    letGo();
    conclude(std::move(result));
}

// The outcome first, then the end: abort() emits finished() before it returns.
void HttpCall::stop(HttpFailure::Kind kind)
{
    if (concluded())
        return;
    HttpFailure why = failure(kind);
    letGo();
    conclude(why);
}

void HttpCall::letGo()
{
    m_timer.stop();
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply = nullptr;
    reply->disconnect(&m_context);
    if (reply->isRunning())
        reply->abort();
    reply->deleteLater();
}

HttpFailure HttpCall::failure(HttpFailure::Kind kind) const
{
    const bool hasBytes = m_request.body && !m_request.body->empty();
    const bool unsent =
        m_request.verb == Verb::Get && !m_sent; // of others, what may have left must not be missed
    const bool nothingLeft = hasBytes ? !(m_body && m_body->anyTaken()) : neverConnected(kind) || unsent;
    return {kind, !nothingLeft, m_tlsFault};
}

HttpOutcome HttpCall::outcome() const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 100 && status < 200)
        return failure(HttpFailure::Kind::Informational);
    if (status >= 200 && answerIsComplete(error)) {
        // Qt takes a body that ends before its announced length for complete on some paths.
        bool announced = false;
        const qint64 length = m_reply->rawHeader("Content-Length").toLongLong(&announced);
        if (announced && m_received.size() < length && status != 204 && status != 304)
            return failure(HttpFailure::Kind::Lost);
        return response(status);
    }
    const HttpFailure::Kind kind = failureKind(error);
    HttpFailure why = failure(kind);
    if (kind == HttpFailure::Kind::Lost && !why.mayHaveLeft)
        why.kind = HttpFailure::Kind::NotConnected;
    if (kind == HttpFailure::Kind::Tls && why.tlsFault == HttpFailure::TlsFault::None)
        why.tlsFault = HttpFailure::TlsFault::Handshake;
    return why;
}

HttpResponse HttpCall::response(int status) const
{
    HttpResponse answer;
    answer.status = status;
    answer.headers = m_reply->rawHeaderPairs();
    const QByteArray encoding = answer.header("Content-Encoding").trimmed().toLower();
    answer.compressed = !encoding.isEmpty() && encoding != "identity";
    if (!answer.compressed)
        answer.body = m_received;
    return answer;
}

// The most telling fault wins: an expired certificate of an unknown authority is first of all not trusted.
void HttpCall::noteTlsErrors(const QList<QSslError> &errors)
{
    for (const QSslError &error : errors) {
        const HttpFailure::TlsFault fault = tlsFault(error.error());
        if (m_tlsFault == HttpFailure::TlsFault::None || fault < m_tlsFault)
            m_tlsFault = fault;
    }
}

} // namespace hssreg
