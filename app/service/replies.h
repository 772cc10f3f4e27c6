#pragma once

#include "app/access/registry_info.h"
#include "app/service/redaction.h"
#include "app/service/service_error.h"
#include "app/support/result.h"

#include <QList>

namespace hssreg {

//! Turns answers, and the lack of them, into reports. Pure.

//! What became of a change of a registry.
[[nodiscard]] ServiceReport updateReport(const HttpOutcome &outcome, const Redaction &redaction);

//! One page of ListRegistry.
struct RegistryPage {
    QList<RegistryInfo> items; //!< data_list
    qint64 total = 0; //!< total_num
};
//! A page, or why there is none. A read changes nothing, so where a change would be Unknown it is Unreachable.
[[nodiscard]] Result<RegistryPage, ServiceReport> readRegistryPage(
    const HttpOutcome &outcome, const Redaction &redaction);

//! The error that an answer's body tells, in all the shapes of hss-api.md, section 6.1. Not redacted.
struct ErrorBody {
    QString code;
    QString message;
    QString requestId;
    bool saysError = false; //!< the code stood in error_code or errorCode, not in a mere `code`
};
[[nodiscard]] ErrorBody readErrorBody(const QByteArray &body);

} // namespace hssreg
