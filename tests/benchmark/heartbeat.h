#pragma once

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

namespace hssreg {

//! Beats once in every turn of the event loop: the longest time between two beats is the longest turn. For so long the
//! window does not answer.
class Heartbeat {
public:
    //! Says what it found on `out`, which must outlive it.
    explicit Heartbeat(QTextStream &out)
        : m_out(out)
    {
        QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] { beat(); });
        m_beat.start(0);
        start();
    }
    //! Forgets what it counted.
    void start()
    {
        m_longest = 0;
        m_turns = 0;
        m_overFrame = 0;
        m_overLimit = 0;
        m_whole.start();
        m_turn.start();
    }
    //! Ends a turn; of itself, or by whoever works outside the event loop.
    void beat()
    {
        const qint64 took = m_turn.nsecsElapsed();
        m_longest = std::max(m_longest, took);
        ++m_turns;
        m_overFrame += took > frame ? 1 : 0;
        m_overLimit += took > limit ? 1 : 0;
        m_turn.start();
    }
    //! Says it of all since the last time, and starts anew.
    void say(const QString &what)
    {
        beat();
        tell(what, m_whole.nsecsElapsed());
        start();
    }
    //! Turns the event loop until nothing moved for a while first; says how long it took until the last `moved`.
    void say(const QString &what, QSignalSpy &moved)
    {
        beat();
        qint64 last = m_whole.nsecsElapsed();
        while (moved.wait(quiet))
            last = m_whole.nsecsElapsed();
        beat();
        tell(what, last);
        start();
    }

private:
    static constexpr int quiet = 1500; // milliseconds
    static constexpr qint64 frame = 16'000'000; // nanoseconds
    static constexpr qint64 limit = 50'000'000; // of the window, for one turn with 10,000 items running
    static double milliseconds(qint64 nanoseconds) { return double(nanoseconds / 10'000) / 100; }
    void tell(const QString &what, qint64 whole)
    {
        m_out << "  " << what << ": done after " << milliseconds(whole) << " ms, longest turn "
              << milliseconds(m_longest) << " ms; of " << m_turns << " turns " << m_overFrame
              << " took more than 16 ms, " << m_overLimit << " more than 50 ms" << Qt::endl;
    }

    QTextStream &m_out;
    QTimer m_beat;
    QElapsedTimer m_turn;
    QElapsedTimer m_whole;
    qint64 m_longest = 0;
    int m_turns = 0;
    int m_overFrame = 0;
    int m_overLimit = 0;
};

} // namespace hssreg
