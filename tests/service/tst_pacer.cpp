#include "app/service/pacer.h"
#include "app/service/refusals.h"

#include <QCoro/QCoroTask>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTest>

#include <algorithm>
#include <deque>
#include <map>
#include <random>

using namespace hssreg;
using namespace std::chrono_literals;

namespace {

// A clock whose waits are done in order, as fast as the machine can.
class SimulatedClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override
    {
        return QDateTime::fromMSecsSinceEpoch(1'775'178'000'000 + m_elapsed.count(), Qt::UTC);
    }
    [[nodiscard]] std::chrono::milliseconds elapsed() const override { return m_elapsed; }
    void wakeAfter(std::chrono::milliseconds wait, QObject *context, std::function<void()> wake) override
    {
        ++m_asked;
        m_due.emplace(m_elapsed + wait, Wake{context, std::move(wake)});
    }
    //! Runs until nothing is due any more, or `end`.
    void run(std::chrono::milliseconds end = 24h)
    {
        while (!m_due.empty() && m_due.begin()->first <= end) {
            const auto first = m_due.begin();
            m_elapsed = std::max(m_elapsed, first->first);
            const Wake wake = std::move(first->second);
            m_due.erase(first);
            if (wake.context)
                wake.wake();
        }
    }
    [[nodiscard]] int asked() const { return m_asked; }

private:
    struct Wake {
        QPointer<QObject> context;
        std::function<void()> wake;
    };
    std::chrono::milliseconds m_elapsed = 1h;
    std::multimap<std::chrono::milliseconds, Wake> m_due; // equal times in the order they came
    int m_asked = 0;
};

enum class Counting { FixedWindows, SlidingWindow, TokenBucket };

// A service that allows so many requests per second, from some time on others.
class LimitedService {
public:
    LimitedService(Counting counting, double limit, double windowsBegin)
        : m_counting(counting)
        , m_limit(limit)
        , m_phase(windowsBegin)
        , m_tokens(limit)
    {
    }
    void allow(double limit)
    {
        m_limit = limit;
        m_tokens = std::min(m_tokens, limit);
    }
    [[nodiscard]] double limit() const { return m_limit; }
    [[nodiscard]] bool take(double time)
    {
        switch (m_counting) {
        case Counting::FixedWindows: return takeOfWindow(qint64((time + m_phase) / 1000));
        case Counting::SlidingWindow: return takeOfLastSecond(time);
        case Counting::TokenBucket: return takeToken(time);
        }
        Q_UNREACHABLE();
    }

private:
    bool takeOfWindow(qint64 window)
    {
        if (window != m_window)
            m_granted = 0;
        m_window = window;
        return ++m_granted <= m_limit;
    }
    bool takeOfLastSecond(double time)
    {
        while (!m_times.empty() && m_times.front() <= time - 1000)
            m_times.pop_front();
        if (double(m_times.size()) >= m_limit)
            return false;
        m_times.push_back(time);
        return true;
    }
    bool takeToken(double time)
    {
        m_tokens = std::min(m_limit, m_tokens + m_limit * (time - m_last) / 1000);
        m_last = time;
        if (m_tokens < 1)
            return false;
        m_tokens -= 1;
        return true;
    }

    Counting m_counting;
    double m_limit;
    double m_phase;
    qint64 m_window = -1;
    double m_granted = 0;
    std::deque<double> m_times;
    double m_tokens;
    double m_last = 3'600'000;
};

struct Scenario {
    Counting counting = Counting::FixedWindows;
    double limit = 5;
    double limitThen = 0; // from `changes` on
    std::chrono::milliseconds changes{0};
    int requests = 300;
    int inFlight = 16;
    int longestAnswer = 300; // ms
    bool asks = false; // sends Retry-After: 1
    bool tells = false; // says how many a second it allows
    unsigned seed = 1;
};

// So many workers that send their requests over and over until each was granted.
class Run {
public:
    explicit Run(const Scenario &scenario)
        : m_scenario(scenario)
        , m_random(scenario.seed)
        , m_service(scenario.counting, scenario.limit, double(number(0, 999)))
        , m_left(scenario.requests)
        , m_pacer(m_clock)
    {
        if (scenario.limitThen > 0)
            m_clock.wakeAfter(
                scenario.changes, &m_context, [this] { m_service.allow(m_scenario.limitThen); });
        const double began = double(m_clock.elapsed().count());
        for (int worker = 0; worker < scenario.inFlight; ++worker)
            work();
        m_clock.run();
        m_seconds = (m_finished - began) / 1000;
    }
    [[nodiscard]] double seconds() const { return m_seconds; }
    [[nodiscard]] int refused() const { return m_refused; }
    [[nodiscard]] double shareRefused() const { return double(m_refused) / double(m_sent); }
    [[nodiscard]] int granted() const { return m_sent - m_refused; }

private:
    [[nodiscard]] int number(int from, int to) { return std::uniform_int_distribution(from, to)(m_random); }

    QCoro::Task<> work()
    {
        while (m_left > 0) {
            --m_left;
            for (bool done = false; !done;) {
                PaceTurn turn(m_pacer, m_scope);
                if (co_await turn.conclusion() == WaitEnd::Cancelled)
                    co_return;
                ++m_sent;
                const std::chrono::milliseconds sent = m_clock.elapsed();
                Delay way(m_clock, std::chrono::milliseconds(number(3, 9)), m_scope);
                co_await way.conclusion();
                done = m_service.take(double(m_clock.elapsed().count()));
                const int longest = m_scenario.longestAnswer;
                Delay answer(m_clock, std::chrono::milliseconds(number(7, longest - 9)), m_scope);
                co_await answer.conclusion();
                if (done) {
                    m_pacer.granted(sent);
                } else {
                    ++m_refused;
                    const std::optional<double> told =
                        m_scenario.tells ? std::optional(m_service.limit()) : std::nullopt;
                    m_pacer.refused(sent, m_scenario.asks ? std::optional(1s) : std::nullopt, told);
                }
            }
        }
        m_finished = double(m_clock.elapsed().count());
    }

    Scenario m_scenario;
    std::mt19937 m_random;
    SimulatedClock m_clock;
    LimitedService m_service;
    int m_left;
    int m_sent = 0;
    int m_refused = 0;
    double m_finished = 0;
    double m_seconds = 0;
    Pacer m_pacer;
    QObject m_context;
    CallScope m_scope;
};

class PacerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLimitIsKept_data();
    void aLimitIsKept();
    void aLimitThatIsToldIsKept_data();
    void aLimitThatIsToldIsKept();
    void theLimitIsReadFromARefusal_data();
    void theLimitIsReadFromARefusal();
    void nothingStartsBeforeRetryAfter();
    void aCancelledTurnIsNotTaken();
    void thousandsPerSecondShareWakeUps();
};

void PacerTest::aLimitIsKept_data()
{
    QTest::addColumn<int>("counting");
    QTest::addColumn<double>("limit");
    QTest::addColumn<bool>("asks");
    for (const double limit : {5.0, 20.0, 100.0}) {
        const QByteArray number = QByteArray::number(int(limit));
        const auto row = [&](const char *how, Counting counting, bool asks) {
            QTest::addRow("%s per second in %s%s", number.constData(), how, asks ? ", with Retry-After" : "")
                << int(counting) << limit << asks;
        };
        row("fixed windows", Counting::FixedWindows, false);
        row("a sliding window", Counting::SlidingWindow, false);
        row("a sliding window", Counting::SlidingWindow, true);
        if (limit > 5)
            row("a token bucket", Counting::TokenBucket, false);
    }
}

void PacerTest::aLimitIsKept()
{
    QFETCH(int, counting);
    QFETCH(double, limit);
    QFETCH(bool, asks);
    Scenario scenario;
    scenario.counting = Counting(counting);
    scenario.limit = limit;
    scenario.asks = asks;
    scenario.requests = int(limit) * 100;
    scenario.longestAnswer = limit > 50 ? 150 : 300; // with 16 in flight more would not reach the limit
    const Run run(scenario);
    const double time = run.seconds() / 100;
    qInfo("%.3f of the shortest time, %.2f %% refused", time, run.shareRefused() * 100);
    QCOMPARE(run.granted(), scenario.requests);
    QVERIFY(time < 1.1);
    QVERIFY(run.shareRefused() < 0.02);
}

void PacerTest::aLimitThatIsToldIsKept_data()
{
    QTest::addColumn<int>("counting");
    QTest::addColumn<double>("limit");
    QTest::addColumn<double>("limitThen");
    QTest::addColumn<bool>("asks");
    const std::pair<const char *, Counting> services[]{{"fixed windows", Counting::FixedWindows},
        {"a sliding window", Counting::SlidingWindow}, {"a token bucket", Counting::TokenBucket}};
    const std::pair<double, double> limits[]{{5, 0}, {20, 0}, {100, 0}, {20, 5}, {5, 50}};
    for (const auto &[how, counting] : services) {
        for (const auto &[limit, then] : limits) {
            for (const bool asks : {false, true})
                QTest::addRow("%g, then %g per second in %s%s", limit, then > 0 ? then : limit, how,
                    asks ? ", with Retry-After" : "")
                    << int(counting) << limit << then << asks;
        }
    }
}

// As the vendor's gateway does.
void PacerTest::aLimitThatIsToldIsKept()
{
    QFETCH(int, counting);
    QFETCH(double, limit);
    QFETCH(double, limitThen);
    QFETCH(bool, asks);
    for (unsigned seed = 1; seed <= 5; ++seed) {
        Scenario scenario;
        scenario.counting = Counting(counting);
        scenario.limit = limit;
        scenario.limitThen = limitThen;
        scenario.changes = 60s;
        scenario.asks = asks;
        scenario.tells = true;
        scenario.seed = seed;
        const double last = limitThen > 0 ? limitThen : limit;
        const double after = limitThen > 0 ? 600 : 60; // seconds: a raised limit is not found at once
        scenario.requests = int(limit * 60 + last * after);
        scenario.longestAnswer = std::max(limit, last) > 30 ? 150 : 300;
        const Run run(scenario);
        const double time = run.seconds() / (60 + after);
        qInfo("seed %u: %.3f of the shortest time, %.2f %% refused", seed, time, run.shareRefused() * 100);
        QCOMPARE(run.granted(), scenario.requests);
        QVERIFY(time < 1.1);
        QVERIFY(run.shareRefused() < 0.02);
    }
}

void PacerTest::theLimitIsReadFromARefusal_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::addColumn<double>("told"); // 0: nothing
    const QString gateway =
        QStringLiteral("The throttling threshold has been reached: policy user over ratelimit,%1");
    QTest::newRow("per second") << 429 << gateway.arg(QStringLiteral("limit:10,time:1 second")) << 10.0;
    QTest::newRow("per minute") << 429 << gateway.arg(QStringLiteral("limit:30,time:1 minute")) << 0.5;
    QTest::newRow("in two seconds") << 429 << gateway.arg(QStringLiteral("limit:10,time:2 seconds")) << 5.0;
    QTest::newRow("with blanks") << 429 << gateway.arg(QStringLiteral("limit: 10, time: 1 Second")) << 10.0;
    QTest::newRow("nothing at all") << 429 << gateway.arg(QStringLiteral("limit:0,time:1 second")) << 0.0;
    QTest::newRow("in no time") << 429 << gateway.arg(QStringLiteral("limit:10,time:0 second")) << 0.0;
    QTest::newRow("a number beyond all")
        << 429 << gateway.arg(QStringLiteral("limit:99999999999,time:1 second")) << 0.0;
    QTest::newRow("other words") << 429 << QStringLiteral("Too many requests") << 0.0;
    QTest::newRow("another refusal") << 403 << gateway.arg(QStringLiteral("limit:10,time:1 second")) << 0.0;
}

void PacerTest::theLimitIsReadFromARefusal()
{
    QFETCH(int, status);
    QFETCH(QString, message);
    QFETCH(double, told);
    HttpResponse answer;
    answer.status = status;
    answer.body = QJsonDocument(QJsonObject{{QStringLiteral("error_code"), QStringLiteral("APIG.0308")},
                                    {QStringLiteral("error_msg"), message}})
                      .toJson();
    QCOMPARE(toldLimit(answer).value_or(0), told);
}

void PacerTest::nothingStartsBeforeRetryAfter()
{
    SimulatedClock clock;
    Pacer pacer(clock);
    CallScope scope;
    pacer.refused(clock.elapsed(), 7s);
    QCOMPARE(pacer.rest(), std::chrono::milliseconds(7s));
    std::optional<std::chrono::milliseconds> went;
    const auto go = [&]() -> QCoro::Task<> {
        PaceTurn turn(pacer, scope);
        if (co_await turn.conclusion() == WaitEnd::Elapsed)
            went = clock.elapsed();
    };
    go();
    clock.run();
    QVERIFY(went.has_value());
    QCOMPARE(*went, std::chrono::milliseconds(1h + 7s));
}

void PacerTest::aCancelledTurnIsNotTaken()
{
    SimulatedClock clock;
    Pacer pacer(clock);
    CallScope given;
    CallScope kept;
    QList<WaitEnd> ends;
    const auto go = [&](CallScope &scope) -> QCoro::Task<> {
        PaceTurn turn(pacer, scope);
        ends.append(co_await turn.conclusion());
    };
    go(kept); // at once
    go(given);
    go(kept);
    QCOMPARE(pacer.waiting(), 2);
    given.cancelAll();
    QCOMPARE(pacer.waiting(), 1);
    clock.run();
    QCOMPARE(ends, QList<WaitEnd>({WaitEnd::Elapsed, WaitEnd::Cancelled, WaitEnd::Elapsed}));
    QCOMPARE(clock.elapsed(), std::chrono::milliseconds(1h + 200ms));
}

void PacerTest::thousandsPerSecondShareWakeUps()
{
    SimulatedClock clock;
    Pacer pacer(clock, {5000, 0});
    CallScope scope;
    int went = 0;
    const auto go = [&]() -> QCoro::Task<> {
        PaceTurn turn(pacer, scope);
        if (co_await turn.conclusion() == WaitEnd::Elapsed)
            ++went;
    };
    for (int request = 0; request < 10'000; ++request)
        go();
    clock.run();
    QCOMPARE(went, 10'000);
    QVERIFY(clock.asked() <= 2100); // about one a millisecond
    QVERIFY(clock.elapsed() <= 1h + 2100ms);
}

} // namespace

QTEST_GUILESS_MAIN(PacerTest)
#include "tst_pacer.moc"
