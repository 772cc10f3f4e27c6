#include "app/support/waits.h"
#include "tests/support/fake_clock.h"

#include <QCoro/QCoroTask>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace hssreg;
using namespace std::chrono_literals;

namespace {

//! Counts the frames of coroutines that are alive: one lives in each.
class FrameCount {
public:
    FrameCount() { ++alive; }
    FrameCount(const FrameCount &) = delete;
    FrameCount &operator=(const FrameCount &) = delete;
    ~FrameCount() { --alive; }
    static inline int alive = 0;
};

//! An object with flows, as they stand in the program: the scope is its last member.
class Runner {
public:
    Runner(Clock &clock, QStringList &log)
        : m_clock(clock)
        , m_log(log)
    {
    }

    QCoro::Task<> wait(std::chrono::milliseconds time)
    {
        const FrameCount frame;
        Delay delay(m_clock, time, scope);
        const WaitEnd end = co_await delay.conclusion();
        tell(end == WaitEnd::Elapsed ? u"elapsed"_s : u"cancelled"_s);
    }

    //! Tries to go on after the first wait, whatever came of it.
    QCoro::Task<> waitTwice(std::chrono::milliseconds time)
    {
        co_await wait(time);
        co_await wait(time);
        tell(u"end"_s);
    }

    QCoro::Task<> ask()
    {
        const FrameCount frame;
        Question<int> asked(question, scope);
        const std::optional<int> answer = co_await asked.conclusion();
        tell(answer ? QString::number(*answer) : u"no answer"_s);
    }

    Question<int> *question = nullptr;

private:
    void tell(const QString &what)
    {
        m_member += what; // a use after free, should the object be gone
        m_log.append(what);
    }

    Clock &m_clock;
    QStringList &m_log;
    QString m_member;

public:
    CallScope scope;
};

//! A call that concludes when it is told to, perhaps at once, perhaps twice.
class Scripted final : public AwaitedCall<int> {
public:
    Scripted(CallScope &scope, QList<int> results)
        : AwaitedCall(scope)
        , m_results(std::move(results))
    {
    }
    void cancel() override { conclude(-1); }

private:
    void start() override
    {
        for (const int result : std::as_const(m_results))
            conclude(result);
    }
    QList<int> m_results;
};

QCoro::Task<> run(CallScope &scope, QList<int> results, QList<int> &got)
{
    Scripted call(scope, std::move(results));
    got.append(co_await call.conclusion());
}

} // namespace

//! Waits that always conclude, exactly once, whatever goes first.
class WaitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void timePasses();
    void cancelledAtOnce();
    void cancelledOnlyOnce();
    void cancelledWhenTheObjectGoes();
    void aClosedScopeRefuses();
    void aCancelledFlowStartsNothingNew();
    void aReopenedScopeTakesCallsAgain();
    void cancelsAllThatIsUnderWay();
    void flowsMayEndWhileOthersAreCancelled();
    void concludesAtOnce();
    void keepsTheFirstResult();
    void aQuestionIsAnswered();
    void aQuestionIsCancelled();
    void noQuestionInAClosedScope();
    void cancelledAtAnyMoment();
    void deadlines();
    void theSystemsClock();

private:
    FakeClock m_clock;
    QStringList m_log;
};

void WaitsTest::init()
{
    m_log.clear();
    QCOMPARE(FrameCount::alive, 0);
}

void WaitsTest::cleanup()
{
    QCOMPARE(FrameCount::alive, 0);
}

void WaitsTest::timePasses()
{
    Runner runner(m_clock, m_log);
    const auto before = m_clock.elapsed();
    runner.wait(250ms);
    QVERIFY(m_log.isEmpty());
    QTRY_COMPARE(m_log, QStringList{u"elapsed"_s});
    QCOMPARE((m_clock.elapsed() - before).count(), 250);
    QCOMPARE(m_clock.waits().last().count(), 250);
}

void WaitsTest::cancelledAtOnce()
{
    Runner runner(m_clock, m_log);
    runner.wait(1h);
    runner.scope.cancelAll();
    QCOMPARE(m_log, QStringList{u"cancelled"_s});
    QCOMPARE(FrameCount::alive, 0);
}

void WaitsTest::cancelledOnlyOnce()
{
    Runner runner(m_clock, m_log);
    runner.wait(1ms);
    runner.scope.cancelAll();
    runner.scope.cancelAll();
    QTest::qWait(0); // the clock's wake comes now, and nobody is there
    QCOMPARE(m_log, QStringList{u"cancelled"_s});
}

void WaitsTest::cancelledWhenTheObjectGoes()
{
    auto runner = std::make_unique<Runner>(m_clock, m_log);
    runner->wait(1h);
    runner->waitTwice(1h);
    runner->ask();
    runner.reset();
    QCOMPARE(m_log.count(u"cancelled"_s), 3);
    QCOMPARE(m_log.count(u"no answer"_s), 1);
    QCOMPARE(m_log.count(u"end"_s), 1);
}

void WaitsTest::aClosedScopeRefuses()
{
    Runner runner(m_clock, m_log);
    const qsizetype waits = m_clock.waits().size();
    runner.scope.cancelAll();
    QVERIFY(runner.scope.isClosed());
    runner.wait(1ms);
    QCOMPARE(m_log, QStringList{u"cancelled"_s});
    QCOMPARE(m_clock.waits().size(), waits);
}

void WaitsTest::aCancelledFlowStartsNothingNew()
{
    Runner runner(m_clock, m_log);
    const qsizetype waits = m_clock.waits().size();
    runner.waitTwice(1h);
    runner.scope.cancelAll();
    QCOMPARE(m_log, QStringList({u"cancelled"_s, u"cancelled"_s, u"end"_s}));
    QCOMPARE(m_clock.waits().size(), waits + 1);
}

void WaitsTest::aReopenedScopeTakesCallsAgain()
{
    Runner runner(m_clock, m_log);
    runner.scope.cancelAll();
    runner.scope.reopen();
    QVERIFY(!runner.scope.isClosed());
    runner.wait(1ms);
    QVERIFY(m_log.isEmpty());
    QTRY_COMPARE(m_log, QStringList{u"elapsed"_s});
}

void WaitsTest::cancelsAllThatIsUnderWay()
{
    Runner runner(m_clock, m_log);
    for (int i = 0; i < 100; ++i)
        runner.wait(1h);
    QCOMPARE(FrameCount::alive, 100);
    runner.scope.cancelAll();
    QCOMPARE(m_log.count(u"cancelled"_s), 100);
}

// A flow that ends because another one is cancelled is not cancelled a second time.
void WaitsTest::flowsMayEndWhileOthersAreCancelled()
{
    Runner runner(m_clock, m_log);
    const auto answerWhenCancelled = [](Runner &asked, Clock &clock) -> QCoro::Task<> {
        Delay delay(clock, 1h, asked.scope);
        co_await delay.conclusion();
        if (asked.question)
            asked.question->give(7);
    };
    runner.ask();
    answerWhenCancelled(runner, m_clock);
    runner.scope.cancelAll();
    QCOMPARE(m_log, QStringList{u"7"_s});
}

void WaitsTest::concludesAtOnce()
{
    CallScope scope;
    QList<int> got;
    run(scope, {5}, got);
    QCOMPARE(got, QList<int>{5});
}

void WaitsTest::keepsTheFirstResult()
{
    CallScope scope;
    QList<int> got;
    run(scope, {5, 6}, got);
    run(scope, {}, got);
    QCOMPARE(got, QList<int>{5});
    scope.cancelAll();
    QCOMPARE(got, QList<int>({5, -1}));
}

void WaitsTest::aQuestionIsAnswered()
{
    Runner runner(m_clock, m_log);
    runner.ask();
    QVERIFY(runner.question);
    runner.question->give(42);
    QVERIFY(!runner.question);
    QCOMPARE(m_log, QStringList{u"42"_s});
}

void WaitsTest::aQuestionIsCancelled()
{
    Runner runner(m_clock, m_log);
    runner.ask();
    runner.scope.cancelAll();
    QVERIFY(!runner.question);
    QCOMPARE(m_log, QStringList{u"no answer"_s});
}

void WaitsTest::noQuestionInAClosedScope()
{
    Runner runner(m_clock, m_log);
    runner.scope.cancelAll();
    runner.ask();
    QVERIFY(!runner.question);
    QCOMPARE(m_log, QStringList{u"no answer"_s});
}

// A thousand objects with a flow each go after none to three turns of the event loop.
void WaitsTest::cancelledAtAnyMoment()
{
    QRandomGenerator random(20261);
    for (int round = 0; round < 1000; ++round) {
        QStringList log;
        auto runner = std::make_unique<Runner>(m_clock, log);
        runner->waitTwice(1ms);
        for (quint32 turns = random.bounded(4U); turns > 0; --turns)
            QTest::qWait(0);
        runner.reset();
        QCOMPARE(log.size(), 3);
        QCOMPARE(log.last(), u"end"_s);
        QCOMPARE(FrameCount::alive, 0);
    }
}

void WaitsTest::deadlines()
{
    FakeClock clock;
    const Deadline deadline(clock, 1s);
    QCOMPARE(deadline.remaining().count(), 1000);
    clock.advance(999ms);
    QCOMPARE(deadline.remaining().count(), 1);
    clock.advance(1h);
    QCOMPARE(deadline.remaining().count(), 0);
}

void WaitsTest::theSystemsClock()
{
    SystemClock clock;
    QVERIFY(clock.now().timeSpec() == Qt::UTC);
    const auto before = clock.elapsed();
    bool woken = false;
    bool wokenForNobody = false;
    {
        QObject gone;
        clock.wakeAfter(0ms, &gone, [&] { wokenForNobody = true; });
    }
    QObject context;
    clock.wakeAfter(2ms, &context, [&] { woken = true; });
    QTRY_VERIFY(woken);
    QVERIFY(!wokenForNobody);
    QVERIFY(clock.elapsed() - before >= 2ms);
}

QTEST_GUILESS_MAIN(WaitsTest)
#include "tst_waits.moc"
