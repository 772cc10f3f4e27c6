// Measures what the journal costs: journal_benchmark [UPDATES [FOLDER]]. Runs the same rotation without a journal and
// with one in FOLDER (the system's temporary folder unless said), twice each, against the practice service in the same
// process, and prints how many updates went in a second. Proofs are not counted in.

#include "tests/rotation/rotation_fixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 600'000; // milliseconds

//! Seconds until all were updated; nothing when one was not.
std::optional<double> measure(int updates, Journal *journal)
{
    RotationWorld world(RotationWorld::quickly(updates));
    if (!world.isReady())
        return std::nullopt;
    RotationSetup setup = world.setup();
    setup.options.canary = false;
    setup.options.stopAfter.percent = 0; // nothing waits for proofs
    RotationServices services = world.services();
    services.journal = journal;
    RotationRun run(std::move(setup), services);
    QElapsedTimer watch;
    QObject::connect(&run, &RotationRun::stageChanged, &run, [&] {
        if (run.stage() == RotationRun::Stage::Running)
            watch.start();
    });
    run.start();
    qint64 took = 0;
    const bool sent = QTest::qWaitFor(
        [&] {
            const RotationProgress now = run.progress();
            took = watch.isValid() ? watch.elapsed() : 0;
            return watch.isValid() && now.waiting + now.onTheirWay == 0;
        },
        patience);
    const RotationProgress end = run.progress();
    return sent && end.failed + end.unknown == 0 ? std::optional(double(took) / 1000.0) : std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    const int updates = argc > 1 ? QByteArray(argv[1]).toInt() : 10'000;
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QDir::tempPath();
    for (const bool on : {false, true, false, true}) {
        const QTemporaryDir own(folder + u"/journal-XXXXXX"_s);
        SystemClock clock;
        Journal journal(own.filePath(u"rotation.sqlite"_s), clock);
        const std::optional<double> seconds = measure(updates, on ? &journal : nullptr);
        if (!seconds)
            return 1;
        out << (on ? "journal on:  " : "journal off: ") << *seconds << " s, " << int(updates / *seconds)
            << " a second" << Qt::endl;
    }
    return 0;
}
