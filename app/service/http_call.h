#pragma once

#include "app/service/http.h"
#include "app/support/call_scope.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;
class QSslError;

namespace hssreg {

class Network;
class OneShotBody;

//! What may differ from call to call.
struct HttpCallOptions {
    //! Bytes read of an answer at most; more is TooLarge. 1 MiB is enough for every list and error of the service.
    qint64 bodyLimit = 1024 * 1024;
    bool fresh = false; //!< on a connection that nothing else used
};

//! One HTTP exchange, the only thing that touches the network: at most one send, exactly one conclusion, by the
//! deadline at the latest. `co_await call.conclusion()` in a coroutine; cancelled through its scope.
//! Follows no redirect, keeps no cookie and no login, reads no more of an answer than the options say.
class HttpCall final : public AwaitedCall<HttpOutcome> {
public:
    //! Refers to the network and the request; both must outlive it.
    HttpCall(Network &network, const HttpRequest &request, std::chrono::milliseconds deadline,
        CallScope &scope, HttpCallOptions options = {});
    ~HttpCall();

    void cancel() override;

private:
    void start() override;
    [[nodiscard]] QNetworkRequest prepared() const;
    [[nodiscard]] bool sendsDevice() const;
    void readMore();
    void replyFinished();
    void stop(HttpFailure::Kind kind);
    [[nodiscard]] HttpFailure failure(HttpFailure::Kind kind) const;
    [[nodiscard]] HttpOutcome outcome() const;
    [[nodiscard]] HttpResponse response(int status) const;
    void noteTlsErrors(const QList<QSslError> &errors);
    void letGo();

    Network &m_network;
    QPointer<QNetworkAccessManager> m_manager;
    const HttpRequest &m_request;
    std::chrono::milliseconds m_deadline;
    HttpCallOptions m_options;
    QPointer<QNetworkReply> m_reply;
    QPointer<OneShotBody> m_body;
    QByteArray m_received;
    HttpFailure::TlsFault m_tlsFault = HttpFailure::TlsFault::None;
    bool m_sent = false; // Qt has written the request to a connection
    QTimer m_timer;
    QObject m_context; // what the reply's signals are connected to
};

} // namespace hssreg
