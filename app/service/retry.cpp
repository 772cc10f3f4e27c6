#include "app/service/retry.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace hssreg {

using namespace std::chrono_literals;

namespace {

constexpr int connectTriesAtMost = 4;
constexpr int throttleTriesAtMost = 5;
constexpr auto connectBase = 500ms;
constexpr auto throttleBase = 2000ms; // hss-api.md, 6.4 and 6.6: wait 2 to 5 s after APIG.0308
constexpr auto longestBackOff = 60'000ms;
constexpr std::chrono::milliseconds longestPacedWait = 10min;

bool noConnection(HttpFailure::Kind kind)
{
    return kind == HttpFailure::Kind::NameNotFound || kind == HttpFailure::Kind::ConnectionRefused
        || kind == HttpFailure::Kind::NotConnected;
}

bool lostAnswer(HttpFailure::Kind kind)
{
    return kind == HttpFailure::Kind::Lost || kind == HttpFailure::Kind::Informational;
}

} // namespace

RetryPolicy::RetryPolicy(Deadline deadline, std::function<double()> random, Resend resend, bool paced)
    : m_deadline(deadline)
    , m_random(std::move(random))
    , m_resend(resend)
    , m_paced(paced)
{
}

Resend resendOf(Verb verb)
{
    switch (verb) {
    case Verb::Get:
    case Verb::Put: return Resend::Harmless;
    case Verb::Post:
    case Verb::Delete: return Resend::NotOnceItLeft;
    }
    Q_UNREACHABLE();
}

// Of what may not be sent twice, only a refusal: a 503 may come from something behind which it was processed.
RetryStep RetryPolicy::afterRefusal(const HttpOutcome &outcome, const QDateTime &now)
{
    if (!outcome.ok()) {
        return noConnection(outcome.error().kind) && !outcome.error().mayHaveLeft
            ? backOff(m_connectTries, connectTriesAtMost, connectBase)
            : RetryStep();
    }
    const HttpResponse &answer = outcome.value();
    const auto asked = readRetryAfter(answer.header("Retry-After"), now);
    return answer.status == 429 && asked ? waitAsked(*asked) : RetryStep();
}

RetryStep RetryPolicy::after(const HttpOutcome &outcome, const QDateTime &now)
{
    if (m_resend == Resend::NotOnceItLeft)
        return afterRefusal(outcome, now);
    if (!outcome.ok()) {
        const HttpFailure::Kind kind = outcome.error().kind;
        if (noConnection(kind))
            return backOff(m_connectTries, connectTriesAtMost, connectBase);
        return lostAnswer(kind) ? once() : RetryStep();
    }
    const HttpResponse &answer = outcome.value();
    if (answer.status == 429 || answer.status == 503) {
        if (const auto asked = readRetryAfter(answer.header("Retry-After"), now))
            return waitAsked(*asked);
        if (m_paced && answer.status == 429)
            return whenPaced();
        return backOff(m_throttleTries, throttleTriesAtMost, throttleBase);
    }
    return answer.status == 502 || answer.status == 504 ? once() : RetryStep();
}

RetryStep RetryPolicy::waitAsked(std::chrono::seconds wait)
{
    if (m_paced ? wait > longestPacedWait : wait >= m_deadline.remaining())
        return {false, 0ms, true};
    if (m_paced)
        return whenPaced();
    // a service that asks for 0 s again and again must not be hammered until the deadline
    if (++m_throttleTries >= throttleTriesAtMost)
        return {};
    return {true, wait, false};
}

// The turn that the next attempt takes is the wait.
RetryStep RetryPolicy::whenPaced()
{
    if (++m_throttleTries >= throttleTriesAtMost || m_deadline.remaining() <= 0ms)
        return {};
    return {true, 0ms, false};
}

RetryStep RetryPolicy::backOff(int &tries, int most, std::chrono::milliseconds base)
{
    if (++tries >= most)
        return {};
    const std::chrono::milliseconds cap = std::min(longestBackOff, base * (1 << (tries - 1)));
    const std::chrono::milliseconds wait(qint64(double(cap.count()) * m_random()));
    if (wait >= m_deadline.remaining())
        return {};
    return {true, wait, false};
}

RetryStep RetryPolicy::once()
{
    if (m_sentOnceMore || m_deadline.remaining() <= 0ms)
        return {};
    m_sentOnceMore = true;
    return {true, 0ms, false};
}

QDateTime readHttpDate(QByteArrayView value)
{
    const QString text = QString::fromLatin1(value.toByteArray().trimmed());
    QDateTime date = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    date.setTimeZone(QTimeZone::utc());
    return date;
}

std::optional<std::chrono::seconds> readRetryAfter(QByteArrayView value, const QDateTime &now)
{
    const QByteArray text = value.toByteArray().trimmed();
    if (text.isEmpty())
        return std::nullopt;
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits) {
        constexpr qint64 most = 365LL * 24 * 3600; // so that sums of it can not overflow
        bool fits = false;
        const qint64 seconds = text.toLongLong(&fits);
        return std::chrono::seconds(fits ? std::min(seconds, most) : most);
    }
    const QDateTime date = readHttpDate(text);
    if (!date.isValid())
        return std::nullopt;
    return std::chrono::seconds(std::max<qint64>(0, now.secsTo(date)));
}

bool mayHaveActed(const HttpOutcome &outcome)
{
    if (!outcome.ok())
        return outcome.error().mayHaveLeft;
    return outcome.value().status >= 500;
}

} // namespace hssreg
