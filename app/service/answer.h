#pragma once

#include "app/service/redaction.h"
#include "app/service/service_error.h"

#include <QJsonDocument>

namespace hssreg {

//! The error that an answer's body tells, in all the shapes of hss-api.md, section 6.1. Not redacted.
struct ErrorBody {
    QString code;
    QString message;
    QString requestId;
    bool saysError = false; //!< the code stood in error_code or errorCode, not in a mere `code`
};
[[nodiscard]] ErrorBody readErrorBody(const QByteArray &body);

//! An answer beside what its body says, which every reader looks into: read once. Refers to the response.
struct Answer {
    explicit Answer(const HttpResponse &from);
    [[nodiscard]] bool isSuccess() const { return response.status >= 200 && response.status < 300; }

    const HttpResponse &response;
    QJsonDocument json;
    ErrorBody error;
};

//! What an answer means, as that of a change.
[[nodiscard]] ServiceReport answerReport(const Answer &answer, const Redaction &redaction);
//! What the lack of an answer means, as that of a change.
[[nodiscard]] ServiceReport failureReport(const HttpFailure &failure);
//! The same of a read, which changes nothing, so nothing about it is unknown: it just could not be read.
[[nodiscard]] ServiceReport asRead(ServiceReport report);

//! The answer to a read that was accepted, or why there is none. Refers to the outcome's response.
[[nodiscard]] Result<Answer, ServiceReport> readAnswer(
    const HttpOutcome &outcome, const Redaction &redaction);
//! An accepted answer that has not the documented shape; `what` is a sentence.
[[nodiscard]] ServiceReport notAsDocumented(
    const Answer &answer, const Redaction &redaction, const QString &what);

} // namespace hssreg
