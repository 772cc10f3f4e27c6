#pragma once

#include "app/support/result.h"
#include "app/support/secret.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <optional>
#include <utility>

namespace hssreg {

//! The verbs in use.
enum class Verb { Get, Put, Post, Delete };
[[nodiscard]] QByteArray verbName(Verb verb);

//! One header of a request. A secret one is never shown or logged.
struct HttpHeader {
    QByteArray name;
    Secret secret; //!< the value, if it is a secret; else empty
    QByteArray value;
};

//! A request as a value: what to send, nothing about how. Moved, since it may carry secrets.
struct HttpRequest {
    Verb verb = Verb::Get;
    QUrl url; //!< fully encoded
    std::vector<HttpHeader> headers;
    std::optional<WipedBytes> body;
};

//! A final answer, whatever its status.
struct HttpResponse {
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body; //!< at most the limit of HttpCall; empty when it came compressed
    bool compressed = false; //!< it came compressed though we asked for none: the body was not read

    //! The first header of that name, in any case; empty if there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    //! Whether the answer says it is JSON.
    [[nodiscard]] bool saysJson() const;
};

//! Why there is no final answer, and whether the request may have been processed all the same.
struct HttpFailure {
    enum class Kind {
        Cancelled,
        TimedOut,
        NameNotFound,
        ConnectionRefused,
        NotConnected, //!< any other reason for which no connection was made
        Tls, //!< the certificate or the handshake; `tlsFault` says which
        Proxy,
        Lost, //!< closed, reset or cut off before the end of the answer
        Informational, //!< a final 1xx: what follows on this connection belongs to this request
        TooLarge,
        NotHttp,
    };
    enum class TlsFault { None, Untrusted, SelfSigned, Expired, NotYetValid, WrongName, Handshake };

    Kind kind = Kind::Lost;
    //! False only when it is certain that nothing of the request's body left this machine.
    bool mayHaveLeft = true;
    TlsFault tlsFault = TlsFault::None;
};

using HttpOutcome = Result<HttpResponse, HttpFailure>;

} // namespace hssreg
