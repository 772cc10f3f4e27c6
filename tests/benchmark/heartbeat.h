#pragma once

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <vector>

namespace hssreg {

//! Beats once in every turn of the event loop: the longest time between two beats is the longest turn. For so long the
//! window does not answer. Beside the time by the clock it takes that which this thread worked: on a machine with other
//! work, the difference is what the others had.
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
        m_turns.clear();
        m_works.clear();
        m_longestDid.clear();
        m_mostWorked = 0;
        m_event = {};
        m_whole.start();
        m_turn.start();
        m_worked = worked();
    }
    //! Ends a turn; of itself, or by whoever works outside the event loop.
    void beat()
    {
        const qint64 work = worked() - m_worked;
        m_turns.push_back(m_turn.nsecsElapsed());
        m_works.push_back(work);
        if (work > m_mostWorked) {
            m_mostWorked = work;
            m_longestDid = m_event.what;
        }
        m_event = {};
        m_turn.start();
        m_worked = worked();
    }
    //! Tells of one event of this turn and how long this thread worked at it, in nanoseconds.
    void event(const QString &what, qint64 work)
    {
        if (work > m_event.work)
            m_event = {what, work};
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
    //! How long this thread worked since it began, in nanoseconds.
    [[nodiscard]] static qint64 worked()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    }

private:
    struct Event {
        QString what;
        qint64 work = 0;
    };
    static constexpr int quiet = 1500; // milliseconds
    static constexpr qint64 frame = 16'000'000; // nanoseconds
    static constexpr qint64 limit = 50'000'000; // of the window, for one turn with 10,000 items running
    static double milliseconds(qint64 nanoseconds) { return double(nanoseconds / 10'000) / 100; }
    static auto over(const std::vector<qint64> &all, qint64 most)
    {
        return std::count_if(all.begin(), all.end(), [most](qint64 one) { return one > most; });
    }
    void tellOf(const char *kind, std::vector<qint64> &all)
    {
        std::sort(all.begin(), all.end());
        m_out << "    " << kind << ": longest turn " << milliseconds(all.back()) << " ms, 99.9 % under "
              << milliseconds(all.at((all.size() - 1) * 999 / 1000)) << " ms; " << over(all, frame)
              << " took more than 16 ms, " << over(all, limit) << " more than 50 ms" << Qt::endl;
    }
    void tell(const QString &what, qint64 whole)
    {
        m_out << "  " << what << ": done after " << milliseconds(whole) << " ms, " << m_turns.size()
              << " turns" << Qt::endl;
        tellOf("by the clock", m_turns);
        tellOf("worked", m_works);
        if (!m_longestDid.isEmpty())
            m_out << "    most in that: " << m_longestDid << Qt::endl;
    }

    QTextStream &m_out;
    QTimer m_beat;
    QElapsedTimer m_turn;
    QElapsedTimer m_whole;
    std::vector<qint64> m_turns; // nanoseconds
    std::vector<qint64> m_works;
    qint64 m_worked = 0;
    qint64 m_mostWorked = 0;
    QString m_longestDid;
    Event m_event; // that this thread worked at longest in this turn
};

} // namespace hssreg
