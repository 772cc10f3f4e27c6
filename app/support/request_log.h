#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>

namespace hssreg {

//! The facts about one request that may be logged. Anything not listed here may not: no query, no header, no body.
struct RequestFacts {
    QDateTime when;
    QByteArray verb;
    QString path; //!< without the query
    int status = 0; //!< 0: no answer
    QString failure; //!< why there was no answer, in one word
    QString requestId;
    int attempt = 1;
    std::chrono::milliseconds duration { 0 };
};

//! Where such facts go.
class RequestLog {
public:
    RequestLog() = default;
    RequestLog(const RequestLog &) = delete;
    RequestLog &operator=(const RequestLog &) = delete;
    virtual ~RequestLog() = default;
    virtual void record(const RequestFacts &facts) = 0;
};

} // namespace hssreg
