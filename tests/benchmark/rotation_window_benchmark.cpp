// Measures the window while a rotation runs: rotation_window_benchmark [REPOSITORIES]. Prints the longest turn of the
// event loop of each part of the track, from the choice to the report, beside that of a window that does nothing.

#include "tests/benchmark/heartbeat.h"
#include "tests/ui/rotation_fixture.h"

using namespace hssreg;
using namespace Qt::StringLiterals;

using Step = RotationDialog::Step;

namespace {

constexpr int patience = 600'000; // milliseconds

PracticeOptions practiceOf(int repositories)
{
    PracticeOptions options = quickPractice();
    options.repositories = repositories;
    return options;
}

//! Tells the heartbeat of every event.
class WatchedApplication final : public QApplication {
public:
    using QApplication::QApplication;
    //! Until it goes.
    void watchFor(Heartbeat &heart) { m_heart = &heart; }
    bool notify(QObject *receiver, QEvent *event) override
    {
        const QString what = m_depth == 0 && m_heart ? nameOf(*receiver, *event) : QString();
        const qint64 before = Heartbeat::worked();
        ++m_depth;
        const bool done = QApplication::notify(receiver, event);
        --m_depth;
        if (!what.isEmpty() && m_heart)
            m_heart->event(what, Heartbeat::worked() - before);
        return done;
    }

private:
    static QString nameOf(const QObject &receiver, const QEvent &event)
    {
        return u"event %1 for %2 %3 in %4"_s.arg(QString::number(int(event.type())),
            QString::fromLatin1(receiver.metaObject()->className()), receiver.objectName(),
            receiver.parent() ? QString::fromLatin1(receiver.parent()->metaObject()->className())
                              : QString());
    }

    Heartbeat *m_heart = nullptr;
    int m_depth = 0;
};

bool until(const std::function<bool()> &done)
{
    return QTest::qWaitFor(done, patience);
}

//! What the machine adds of itself.
void idle(Heartbeat &heart)
{
    heart.start();
    QTest::qWait(3000);
    heart.say(u"idle"_s);
}

bool chooseAll(RotationWindow &track, Heartbeat &heart)
{
    track.shown.list().setFocus();
    heart.start();
    track.shown.press(Qt::CTRL | Qt::Key_A);
    heart.say(u"all selected"_s);
    track.shown.press(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    const bool open = track.shown.openDialog<RotationDialog>();
    heart.say(u"the track opened"_s);
    return open;
}

bool prepare(RotationWindow &track, RotationDialog &dialog, Heartbeat &heart)
{
    track.alt(Qt::Key_N);
    heart.say(u"to the new login"_s);
    track.shown.type(u"a-new-one"_s);
    heart.say(u"typed it"_s);
    track.alt(Qt::Key_N);
    bool good = dialog.step() == Step::Test && until([&] { return track.find("rotationNext").isEnabled(); });
    heart.say(u"to the test"_s);
    track.alt(Qt::Key_N);
    good = good && dialog.step() == Step::Review
        && until([&] { return track.find("rotationNext").isEnabled(); });
    heart.say(u"to the review"_s);
    return good;
}

bool run(RotationWindow &track, RotationDialog &dialog, Heartbeat &heart)
{
    track.rotate();
    const bool begun =
        until([&] { return dialog.run() && dialog.run()->stage() != RotationRun::Stage::Preparing; });
    heart.say(u"the run began"_s);
    const bool ended = until([&] { return dialog.run()->stage() != RotationRun::Stage::Running; });
    heart.say(u"it ran"_s);
    const bool reported = until([&] { return dialog.step() == Step::Report; });
    QTest::qWait(1000);
    heart.say(u"its report"_s);
    return begun && ended && reported;
}

bool measure(int repositories, WatchedApplication &application, QTextStream &out)
{
    RotationWindow track(practiceOf(repositories));
    if (!track.isReady)
        return false;
    out << repositories << " repositories" << Qt::endl;
    Heartbeat heart(out);
    application.watchFor(heart);
    idle(heart);
    if (!chooseAll(track, heart))
        return false;
    auto &dialog = *track.shown.dialog<RotationDialog>();
    if (!prepare(track, dialog, heart) || !run(track, dialog, heart))
        return false;
    const RotationProgress now = dialog.run()->progress();
    out << "  proved " << now.proved << " of " << now.total << ", failed " << now.failed << Qt::endl;
    return now.proved == now.total;
}

} // namespace

int main(int argc, char **argv)
{
    WatchedApplication application(argc, argv);
    QTextStream out(stdout);
    return measure(argc > 1 ? QByteArray(argv[1]).toInt() : 10'000, application, out) ? 0 : 1;
}
