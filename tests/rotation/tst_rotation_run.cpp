// A run against the practice service: waves, holds, stops, and taking it up again.
#include "app/service/registry_lock.h"
#include "tests/rotation/rotation_fixture.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Stage = RotationRun::Stage;
using Hold = RotationRun::Hold;

namespace {

constexpr int patience = 60'000; // milliseconds: a busy machine under a sanitizer is slow

//! Whether every repository of the run got this password, and was reported as connected.
bool allHave(RotationWorld &world, const RotationRun &run, const QString &password)
{
    for (int item = 0; item < run.count(); ++item) {
        if (!world.service().holdsPassword(run.item(item).registryId, password))
            return false;
    }
    return true;
}

void waitForEnd(RotationRun &run)
{
    QTRY_COMPARE_WITH_TIMEOUT(run.stage(), Stage::Ended, patience);
}

void waitForHold(RotationRun &run, Hold hold)
{
    QTRY_COMPARE_WITH_TIMEOUT(run.stage(), Stage::Paused, patience);
    QCOMPARE(run.hold(), hold);
}

std::vector<JournalItem> journalItems(Journal &journal)
{
    CallScope scope;
    Result<std::vector<JournalItem>, HistoryError> items = finished(journal.items(scope));
    return items.ok() ? std::move(items).value() : std::vector<JournalItem>();
}

} // namespace

class TestRotationRun final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRepositoryGetsItsLogin();
    void theFirstGoesAlone();
    void aCanaryThatFailsHolds();
    void tooManyFailuresHold();
    void aPersonPausesAndGoesOn();
    void aStopLetsFinishWhatIsOnItsWay();
    void aStopAtOnceIsTakenUpAgain();
    void whatWasAcceptedIsNotSentAgain();
    void aPlaceThatIsSignedOutIsHeld();
    void whatFailedIsTriedAgain();
    void anotherTryOfSomeDoesNotSendTheRest();
    void aPauseWhileItIsPreparedHolds();
    void theLoginUntilNowIsPutBack();
    void oneThatSomebodyElseChangesWaits();
    void oneThatIsNotEditedIsRefused();
    void aLoginThatTheRepositoryRefusesIsNotTold();
    void goingAwayInTheMiddleEndsEverything();
};

void TestRotationRun::everyRepositoryGetsItsLogin()
{
    RotationWorld world(RotationWorld::quickly(40));
    RotationRun run(world.setup(), world.services());
    QSignalSpy ended(&run, &RotationRun::ended);
    run.start();
    waitForEnd(run);
    QCOMPARE(ended.size(), 1);
    QVERIFY(allHave(world, run, u"N3w-password"_s));
    QCOMPARE(world.service().putCount(), run.count());
    QVERIFY(run.isWhole());
    QCOMPARE(run.progress().proved, run.count());
    QCOMPARE(run.progress().waiting, 0);
    for (const JournalItem &item : journalItems(world.journal)) {
        QCOMPARE(item.stage, ItemStage::Done);
        QCOMPARE(item.result.outcome, Outcome::Updated);
        QCOMPARE(item.result.proof, Proof::Connected);
        QVERIFY(!item.result.requestId.isEmpty());
    }
    CallScope scope;
    QVERIFY(finished(world.journal.finish(scope)).ok());
}

void TestRotationRun::theFirstGoesAlone()
{
    RotationWorld world(RotationWorld::quickly(40));
    RotationRun run(world.setup(), world.services());
    run.start();
    QTRY_COMPARE_WITH_TIMEOUT(run.progress().proving, 1, patience);
    QCOMPARE(run.wave(), RotationWaves::Wave::First);
    QCOMPARE(run.progress().onTheirWay, 0);
    QCOMPARE(world.service().putCount(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(run.wave(), RotationWaves::Wave::Tenth, patience);
    QCOMPARE(run.progress().proved, 1);
    QTRY_COMPARE_WITH_TIMEOUT(run.wave(), RotationWaves::Wave::Rest, patience);
    QCOMPARE(run.progress().proved, 1 + (run.count() + 9) / 10);
    waitForEnd(run);
}

void TestRotationRun::aCanaryThatFailsHolds()
{
    RotationWorld world;
    RotationRun run(world.setup(u"wrong-password"_s), world.services());
    run.start();
    waitForHold(run, Hold::FirstFailed);
    QCOMPARE(world.service().putCount(), 1);
    QCOMPARE(run.progress().failed, 1);
    run.stop();
    waitForEnd(run);
    QCOMPARE(world.service().putCount(), 1);
    QVERIFY(!run.isWhole());
}

void TestRotationRun::tooManyFailuresHold()
{
    RotationWorld world(RotationWorld::quickly(40));
    RotationSetup setup = world.setup(u"wrong-password"_s);
    setup.options.canary = false;
    setup.options.concurrency = 2;
    setup.options.stopAfter = {2, 0, 1};
    setup.options.patience = 5s;
    const int all = int(setup.items.size());
    RotationRun run(std::move(setup), world.services());
    run.start();
    waitForHold(run, Hold::StopRule);
    const int sent = world.service().putCount();
    QVERIFY(run.progress().failed >= 2);
    QVERIFY2(sent < all, "what is not proved yet holds back the rest");
    run.goOn();
    QCOMPARE(run.stage(), Stage::Running);
    QTRY_VERIFY_WITH_TIMEOUT(run.stage() == Stage::Paused || run.stage() == Stage::Ended, patience);
    QVERIFY(world.service().putCount() > sent);
}

void TestRotationRun::aPersonPausesAndGoesOn()
{
    RotationWorld world(RotationWorld::quickly(20));
    RotationSetup setup = world.setup();
    setup.options.canary = false;
    setup.options.concurrency = 1;
    RotationRun run(std::move(setup), world.services());
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(world.service().putCount() >= 2, patience);
    run.pause();
    waitForHold(run, Hold::Person);
    QTRY_COMPARE_WITH_TIMEOUT(run.progress().onTheirWay, 0, patience);
    const int sent = world.service().putCount();
    QTRY_COMPARE_WITH_TIMEOUT(run.progress().proving, 0, patience); // what was sent is proved all the same
    QCOMPARE(world.service().putCount(), sent);
    run.goOn();
    waitForEnd(run);
    QVERIFY(run.isWhole());
    QCOMPARE(world.service().putCount(), run.count());
}

void TestRotationRun::aStopLetsFinishWhatIsOnItsWay()
{
    PracticeOptions slow = RotationWorld::quickly(20);
    slow.latency = 300ms;
    RotationWorld world(slow);
    RotationSetup setup = world.setup();
    setup.options.canary = false;
    setup.options.concurrency = 3;
    RotationRun run(std::move(setup), world.services());
    run.start();
    QTRY_COMPARE_WITH_TIMEOUT(run.progress().onTheirWay, 3, patience);
    run.stop();
    waitForEnd(run);
    const RotationProgress progress = run.progress();
    QVERIFY(progress.proved >= 3);
    QCOMPARE(progress.proved, world.service().putCount());
    QCOMPARE(progress.waiting, run.count() - progress.proved);
    QCOMPARE(progress.unknown, 0);
}

void TestRotationRun::aStopAtOnceIsTakenUpAgain()
{
    PracticeOptions slow = RotationWorld::quickly(20);
    slow.latency = 200ms;
    RotationWorld world(slow);
    const auto made = [&world] {
        RotationSetup setup = world.setup();
        setup.options.canary = false;
        setup.options.concurrency = 3;
        return setup;
    };
    {
        RotationRun run(made(), world.services());
        run.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.progress().proved + run.progress().proving >= 3, patience);
        run.stopAtOnce();
        waitForEnd(run);
        QVERIFY(!run.isWhole());
    }
    RotationSetup setup = made();
    const std::vector<RotationPlace> places{RotationPlace()};
    QVERIFY(!takeUp(setup, places, journalItems(world.journal)));
    QVERIFY(setup.resumed);
    RotationRun run(std::move(setup), world.services());
    run.start();
    waitForEnd(run);
    QVERIFY(run.isWhole());
    QVERIFY(allHave(world, run, u"N3w-password"_s));
}

void TestRotationRun::whatWasAcceptedIsNotSentAgain()
{
    RotationWorld world;
    RotationSetup setup = world.setup();
    setup.resumed = true;
    setup.options.canary = false;
    setup.items[0].stage = ItemStage::Accepted;
    setup.items[0].result.outcome = Outcome::Updated;
    setup.items[1].stage = ItemStage::Done;
    setup.items[1].result.outcome = Outcome::Updated;
    setup.items[1].result.proof = Proof::Connected;
    RotationServices services = world.services();
    services.journal = nullptr;
    RotationRun run(std::move(setup), services);
    run.start();
    waitForEnd(run);
    QCOMPARE(world.service().putCount(), run.count() - 2);
    QVERIFY(!world.service().holdsPassword(run.item(0).registryId, u"N3w-password"_s));
    QVERIFY(run.isWhole());
}

void TestRotationRun::aPlaceThatIsSignedOutIsHeld()
{
    RotationWorld world;
    RotationSetup setup = world.setup();
    world.sites.replace(0, world.settings(u"MIIExpired"_s));
    RotationRun run(std::move(setup), world.services());
    QSignalSpy held(&run, &RotationRun::siteHeld);
    run.start();
    waitForHold(run, Hold::Sites);
    QCOMPARE(held.size(), 1);
    QCOMPARE(run.heldSites(), std::vector<int>{0});
    QCOMPARE(run.siteTrouble(0)->outcome, Outcome::Unauthorized);
    QCOMPARE(world.service().putCount(), 0);
    run.replaceSite(0, world.settings());
    waitForEnd(run);
    QVERIFY(run.isWhole());
}

void TestRotationRun::whatFailedIsTriedAgain()
{
    RotationWorld world;
    RotationSetup setup = world.setup();
    setup.options.canary = false;
    const QString right = std::exchange(setup.items[2].registryId, u"no-such-repository"_s);
    RotationRun run(std::move(setup), world.services());
    run.start();
    waitForEnd(run);
    QCOMPARE(run.progress().failed, 1);
    QCOMPARE(run.state(2).result.outcome, Outcome::Refused);
    const int sent = world.service().putCount();
    run.retry({0, 2});
    QCOMPARE(run.stage(), Stage::Running);
    waitForEnd(run);
    QCOMPARE(world.service().putCount(), sent + 1); // the one that is good is not sent again
    QCOMPARE(run.progress().failed, 1);
    QCOMPARE(run.progress().ended(), run.count());
}

void TestRotationRun::anotherTryOfSomeDoesNotSendTheRest()
{
    RotationWorld world;
    RotationRun run(world.setup(u"wrong-password"_s), world.services());
    run.start();
    waitForHold(run, Hold::FirstFailed);
    run.retry({0}); // not while others are held back
    QCOMPARE(run.stage(), Stage::Paused);
    run.stop();
    waitForEnd(run);
    QCOMPARE(world.service().putCount(), 1);
    run.retry({0});
    waitForEnd(run);
    QCOMPARE(world.service().putCount(), 2);
    QCOMPARE(run.progress().waiting, run.count() - 1);
    CallScope scope;
    QVERIFY(!finished(world.journal.finish(scope)).ok()); // the rest can be taken up again
}

void TestRotationRun::aPauseWhileItIsPreparedHolds()
{
    RotationWorld world;
    RotationRun run(world.setup(), world.services());
    run.start();
    QCOMPARE(run.stage(), Stage::Preparing);
    run.pause();
    waitForHold(run, Hold::Person);
    QCOMPARE(world.service().putCount(), 0);
    run.goOn();
    waitForEnd(run);
    QVERIFY(run.isWhole());
}

void TestRotationRun::theLoginUntilNowIsPutBack()
{
    RotationWorld world;
    RotationSetup setup = world.setup(u"wrong-password"_s);
    setup.options.canary = false;
    setup.options.stopAfter = {0, 0, 1};
    setup.options.patience = 5s;
    setup.passwords.emplace_back(Secret(u"0ld-password"));
    setup.items.erase(setup.items.begin() + 2, setup.items.end());
    setup.items[1].previousPassword = 1;
    RotationRun run(std::move(setup), world.services());
    run.start();
    waitForEnd(run);
    QCOMPARE(run.progress().failed, 2);
    QVERIFY(!run.canPutBack(0)); // its login until now is not known
    QVERIFY(run.canPutBack(1));
    run.putBack({0, 1});
    waitForEnd(run);
    QVERIFY(world.service().holdsPassword(run.item(1).registryId, u"0ld-password"_s));
    QVERIFY(run.state(1).putBack);
    QVERIFY(!run.canPutBack(1));
    QVERIFY(!run.isWhole()); // the new login is not what it has
    QCOMPARE(run.progress().failed, 2);
    const std::vector<JournalItem> kept = journalItems(world.journal);
    QCOMPARE(kept.at(1).stage, ItemStage::Done); // the journal is about the new login
    QCOMPARE(kept.at(1).result.proof, Proof::Failed);
}

void TestRotationRun::oneThatSomebodyElseChangesWaits()
{
    RotationWorld world;
    RotationSetup setup = world.setup();
    setup.options.canary = false;
    RegistryLock lock(
        world.services().lockFolder, world.sites.at(0).client().account(), setup.items[1].registryId);
    QCOMPARE(lock.take(), RegistryLock::Taken::Mine);
    RotationRun run(std::move(setup), world.services());
    run.start();
    waitForEnd(run);
    QCOMPARE(run.state(1).result.outcome, Outcome::ChangedElsewhere);
    QCOMPARE(run.state(1).stage, ItemStage::Waiting);
    QCOMPARE(run.progress().proved, run.count() - 1);
    QCOMPARE(world.service().putCount(), run.count() - 1);
}

void TestRotationRun::oneThatIsNotEditedIsRefused()
{
    RotationWorld world;
    CallScope scope;
    const RegistryList list =
        finished(world.sites.at(0).client().listRegistries(Deadline(world.clock(), 30s), scope));
    QVERIFY(list.ok());
    const auto own = std::find_if_not(list.value().begin(), list.value().end(), isThirdParty);
    QVERIFY(own != list.value().end());
    RotationSetup setup = world.setup();
    setup.options.canary = false;
    setup.items[0].registryId = own->id;
    RotationRun run(std::move(setup), world.services());
    run.start();
    waitForEnd(run);
    QCOMPARE(run.state(0).result.outcome, Outcome::Invalid);
    QVERIFY(!run.state(0).result.message.isEmpty());
    QCOMPARE(world.service().putCount(), run.count() - 1);
}

void TestRotationRun::aLoginThatTheRepositoryRefusesIsNotTold()
{
    PracticeOptions options = RotationWorld::quickly(6);
    options.registryOnList = true;
    RotationWorld world(options);
    RotationSetup setup = world.setup(u"wrong-password"_s);
    setup.options.checkLogins = true;
    setup.options.canary = false;
    QString address = world.service().registryEndpoint().authority();
    std::erase_if(setup.items, [&](const RotationItem &item) {
        const QList<RegistryInfo> all = world.registries();
        const RegistryInfo *found = findRegistry(all, item.registryId);
        return !found || !found->access[Field::RegistryAddr].value_or(QString()).contains(address);
    });
    QVERIFY(!setup.items.empty());
    RotationRun run(std::move(setup), world.services());
    run.start();
    waitForEnd(run);
    QCOMPARE(world.service().putCount(), 0);
    QCOMPARE(run.progress().failed, run.count());
    QCOMPARE(run.state(0).result.outcome, Outcome::Invalid);
    QCOMPARE(run.state(0).stage, ItemStage::Waiting); // it may be right when the run is taken up again
}

void TestRotationRun::goingAwayInTheMiddleEndsEverything()
{
    PracticeOptions slow = RotationWorld::quickly(20);
    slow.latency = 1s;
    RotationWorld world(slow);
    RotationSetup setup = world.setup();
    setup.options.canary = false;
    auto run = std::make_unique<RotationRun>(std::move(setup), world.services());
    run->start();
    QTRY_VERIFY_WITH_TIMEOUT(world.service().putCount() > 0, patience); // not answered yet
    run.reset();
    QCoreApplication::sendPostedEvents();
    const std::vector<JournalItem> items = journalItems(world.journal);
    QVERIFY(std::any_of(items.begin(), items.end(),
        [](const JournalItem &item) { return item.stage == ItemStage::Sending; }));
}

QTEST_GUILESS_MAIN(TestRotationRun)
#include "tst_rotation_run.moc"
