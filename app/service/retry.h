#pragma once

#include "app/service/http.h"
#include "app/support/clock.h"

#include <functional>

namespace hssreg {

//! What is done after an attempt.
struct RetryStep {
    bool again = false;
    std::chrono::milliseconds wait{0}; //!< before the next attempt
    bool throttledOut = false; //!< the service asked for a wait that would end after the deadline
};

//! Whether a request may be sent twice: reads and PUT do no harm; POST and DELETE must not once they may have left.
enum class Resend { Harmless, NotOnceItLeft };
[[nodiscard]] Resend resendOf(Verb verb);

//! Decides, for one operation, what is sent again: the table of command-line.md. What may not be sent twice is
//! repeated only when it certainly was not processed: no connection, or 429 with `Retry-After`, a refusal.
//! - no connection could be made: up to 4 tries, full jitter from 0.5 s
//! - 429 and 503: after `Retry-After`, else with full jitter from 2 s (cap 60 s), up to 5 tries
//!   (with a pacer: when that lets requests go on; a wait of more than ten minutes is not begun)
//! - 502, 504, or an answer that was lost on the way: once
class RetryPolicy {
public:
    //! `random` gives numbers from 0 to below 1, for the jitter.
    //! `paced`: a pacer makes everybody wait after a refusal, which does not count as time of the operation.
    RetryPolicy(Deadline deadline, std::function<double()> random, Resend resend = Resend::Harmless,
        bool paced = false);

    [[nodiscard]] RetryStep after(const HttpOutcome &outcome, const QDateTime &now);
    //! As Deadline::postpone().
    void postpone(std::chrono::milliseconds time) { m_deadline.postpone(time); }

private:
    RetryStep afterRefusal(const HttpOutcome &outcome, const QDateTime &now);
    RetryStep waitAsked(std::chrono::seconds wait);
    RetryStep backOff(int &tries, int most, std::chrono::milliseconds base);
    RetryStep whenPaced();
    RetryStep once();

    Deadline m_deadline;
    std::function<double()> m_random;
    Resend m_resend;
    bool m_paced;
    int m_connectTries = 0;
    int m_throttleTries = 0;
    bool m_sentOnceMore = false;
};

//! A date of HTTP (RFC 9110, 5.6.7, the preferred form) in UTC; invalid if it is none.
[[nodiscard]] QDateTime readHttpDate(QByteArrayView value);

//! `Retry-After` as seconds or as a date (RFC 9110, 10.2.3); nothing if it is neither. A date in the past is 0 s.
[[nodiscard]] std::optional<std::chrono::seconds> readRetryAfter(QByteArrayView value, const QDateTime &now);

//! Whether an attempt may have been acted upon though its end does not say so.
[[nodiscard]] bool mayHaveActed(const HttpOutcome &outcome);

} // namespace hssreg
