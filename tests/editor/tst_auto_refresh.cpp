// When the list is read again by itself.
#include "app/editor/auto_refresh.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace hssreg;
using namespace std::chrono_literals;

namespace {

//! A clock that stands still until it is told to move, and then wakes whoever is due.
class HandClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override
    {
        return QDateTime::fromMSecsSinceEpoch(m_elapsed.count(), Qt::UTC);
    }
    [[nodiscard]] std::chrono::milliseconds elapsed() const override { return m_elapsed; }
    void wakeAfter(std::chrono::milliseconds wait, QObject *context, std::function<void()> wake) override
    {
        m_sleepers.append({m_elapsed + wait, context, std::move(wake)});
    }
    void pass(std::chrono::milliseconds time)
    {
        m_elapsed += time;
        const QList<Sleeper> sleepers = std::exchange(m_sleepers, {});
        for (const Sleeper &sleeper : sleepers) {
            if (sleeper.due > m_elapsed)
                m_sleepers.append(sleeper);
            else if (sleeper.context)
                sleeper.wake();
        }
    }

private:
    struct Sleeper {
        std::chrono::milliseconds due;
        QPointer<QObject> context;
        std::function<void()> wake;
    };
    std::chrono::milliseconds m_elapsed{0};
    QList<Sleeper> m_sleepers;
};

} // namespace

class TestAutoRefresh : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offAsksForNothing();
    void itIsDueAfterTheInterval();
    void aReadingByHandPutsItOff();
    void anotherIntervalCountsFromTheLastReading();
    void hiddenNothingIsRead();
    void shownAgainReadsWhatBecameDue();
    void shownAgainInTimeReadsNothing();
    void stoppedItStaysQuiet();
};

void TestAutoRefresh::offAsksForNothing()
{
    HandClock clock;
    AutoRefresh refresh(clock);
    const QSignalSpy due(&refresh, &AutoRefresh::due);
    refresh.restart();
    clock.pass(24h);
    QCOMPARE(due.count(), 0);
}

void TestAutoRefresh::itIsDueAfterTheInterval()
{
    HandClock clock;
    AutoRefresh refresh(clock);
    const QSignalSpy due(&refresh, &AutoRefresh::due);
    refresh.setInterval(5min);
    refresh.restart();
    clock.pass(4min + 59s);
    QCOMPARE(due.count(), 0);
    clock.pass(1s);
    QCOMPARE(due.count(), 1);
    clock.pass(1h); // until it was read, it is not asked for again
    QCOMPARE(due.count(), 1);
    refresh.restart();
    clock.pass(5min);
    QCOMPARE(due.count(), 2);
}

void TestAutoRefresh::aReadingByHandPutsItOff()
{
    HandClock clock;
    AutoRefresh refresh(clock);
    const QSignalSpy due(&refresh, &AutoRefresh::due);
    refresh.setInterval(5min);
    refresh.restart();
    clock.pass(4min);
    refresh.restart();
    clock.pass(4min);
    QCOMPARE(due.count(), 0);
    clock.pass(1min);
    QCOMPARE(due.count(), 1);
}

void TestAutoRefresh::anotherIntervalCountsFromTheLastReading()
{
    HandClock clock;
    AutoRefresh refresh(clock);
    const QSignalSpy due(&refresh, &AutoRefresh::due);
    refresh.setInterval(15min);
    refresh.restart();
    clock.pass(2min);
    refresh.setInterval(1min);
    clock.pass(0ms);
    QCOMPARE(due.count(), 1);
    refresh.setInterval(0ms);
    refresh.restart();
    clock.pass(1h);
    QCOMPARE(due.count(), 1);
}

void TestAutoRefresh::hiddenNothingIsRead()
{
    HandClock clock;
    AutoRefresh refresh(clock);
    const QSignalSpy due(&refresh, &AutoRefresh::due);
    refresh.setInterval(1min);
    refresh.restart();
    refresh.setSeen(false);
    clock.pass(1h);
    QCOMPARE(due.count(), 0);
}

void TestAutoRefresh::shownAgainReadsWhatBecameDue()
{
    HandClock clock;
    AutoRefresh refresh(clock);
    const QSignalSpy due(&refresh, &AutoRefresh::due);
    refresh.setInterval(1min);
    refresh.restart();
    refresh.setSeen(false);
    clock.pass(1h);
    refresh.setSeen(true);
    QCOMPARE(due.count(), 1);
    refresh.setSeen(true);
    QCOMPARE(due.count(), 1);
}

void TestAutoRefresh::shownAgainInTimeReadsNothing()
{
    HandClock clock;
    AutoRefresh refresh(clock);
    const QSignalSpy due(&refresh, &AutoRefresh::due);
    refresh.setInterval(5min);
    refresh.restart();
    refresh.setSeen(false);
    clock.pass(1min);
    refresh.setSeen(true);
    QCOMPARE(due.count(), 0);
    clock.pass(4min);
    QCOMPARE(due.count(), 1);
}

void TestAutoRefresh::stoppedItStaysQuiet()
{
    HandClock clock;
    AutoRefresh refresh(clock);
    const QSignalSpy due(&refresh, &AutoRefresh::due);
    refresh.setInterval(1min);
    refresh.restart();
    refresh.stop();
    clock.pass(1h);
    refresh.setInterval(5min);
    clock.pass(1h);
    QCOMPARE(due.count(), 0);
}

QTEST_GUILESS_MAIN(TestAutoRefresh)
#include "tst_auto_refresh.moc"
