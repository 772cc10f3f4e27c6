// A run that is killed again and again: every repository ends with the new login, and what was confirmed is not sent
// twice. HSSREG_CRASH_ITEMS and HSSREG_CRASH_KILLS make it longer: 1000 and 100 are the full measure.
#include "app/history/journal.h"
#include "app/support/clock.h"
#include "tests/process/rotate_place.h"
#include "tests/support/finished.h"

#include <QRandomGenerator>
#include <QTest>

#include <csignal>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

int numberFrom(const char *variable, int otherwise)
{
    bool given = false;
    const int number = qEnvironmentVariableIntValue(variable, &given);
    return given ? number : otherwise;
}

//! What the journal has at the moment; nobody else has it open.
std::vector<JournalItem> journalOf(const RotatePlace &place, bool &isUnfinished)
{
    const SystemClock clock;
    Journal journal(place.journal(), clock);
    CallScope scope;
    const Result<std::optional<JournalRun>, HistoryError> left = finished(journal.unfinished(scope));
    isUnfinished = left.ok() && left.value();
    if (!isUnfinished)
        return {};
    Result<std::vector<JournalItem>, HistoryError> items = finished(journal.items(scope));
    return items.ok() ? std::move(items).value() : std::vector<JournalItem>();
}

} // namespace

class ProgramCrashTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLostAndNothingConfirmedIsSentTwice();
};

void ProgramCrashTest::nothingIsLostAndNothingConfirmedIsSentTwice()
{
    const int items = numberFrom("HSSREG_CRASH_ITEMS", 120);
    const int kills = numberFrom("HSSREG_CRASH_KILLS", 12);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("%d repositories, %d kills, seed %u", items, kills, seed);
    QRandomGenerator random(seed);
    PracticeOptions options;
    options.repositories = items + 1; // one is HSS's own
    options.connecting = 0ms;
    options.latency = 2ms;
    RotatePlace place(options);
    QCOMPARE(int(place.ids().size()), items);

    QHash<QString, int> confirmed; // how often they had been changed when the journal knew
    bool isUnfinished = false;
    int killed = 0;
    int midway = 0;
    for (; killed < kills; ++killed) {
        const int sent = place.service().putCount();
        const int enough = random.bounded(1 + items / kills);
        const QStringList how = QStringList{u"--no-canary"_s, u"--rate"_s, u"60"_s}
            + (isUnfinished ? QStringList{u"--resume"_s} : QStringList());
        RealProgram program(place.arguments(how), RotatePlace::input());
        QTRY_VERIFY_WITH_TIMEOUT(place.service().putCount() - sent >= enough || !program.isRunning(), 60'000);
        if (!program.isRunning())
            break;
        program.signal(SIGKILL);
        QCOMPARE(program.end().exitCode, -1);
        for (const JournalItem &item : journalOf(place, isUnfinished)) {
            midway += item.stage == ItemStage::Sending ? 1 : 0;
            const bool known = item.stage == ItemStage::Accepted || item.stage == ItemStage::Done;
            if (known && !confirmed.contains(item.registryId))
                confirmed.insert(item.registryId, place.service().changesOf(item.registryId));
        }
    }
    qInfo("killed %d times; %d updates were on their way then; %d confirmed before the last", killed, midway,
        int(confirmed.size()));
    QVERIFY(killed >= kills / 2);
    QVERIFY(!confirmed.isEmpty());
    (void)journalOf(place, isUnfinished); // the last one may have come to its end
    if (isUnfinished) {
        const ProgramEnd end = place.rotate({u"--resume"_s, u"--no-canary"_s});
        QVERIFY2(end.exitCode == 0, end.said().constData());
    }
    QCOMPARE(place.rotated(), items);
    for (auto each = confirmed.cbegin(); each != confirmed.cend(); ++each)
        QCOMPARE(place.service().changesOf(each.key()), each.value());
    QVERIFY(place.service().putCount() <= items + midway);
}

QTEST_GUILESS_MAIN(ProgramCrashTest)
#include "tst_program_crash.moc"
