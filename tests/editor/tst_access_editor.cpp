// The model that the form binds to, against a small service on loopback: what is typed, what is sent, what is asked,
// what is proved. Waits are the fake clock's; the network is real.

#include "app/editor/access_editor.h"

#include "app/editor/registry_listing.h"
#include "app/service/advice.h"
#include "app/service/registry_lock.h"
#include "tests/editor/harbor_prod.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What the service does. The lists are taken one after the other; the last one stays.
struct World {
    QList<RegistryInfo> looks{harbor()};
    int listStatus = 200;
    ServerScript put{sendBytes(answerBytes(200))};
    ServerScript beforeList{};

    ServerScript operator()(const SeenRequest &request)
    {
        if (request.verb == "PUT")
            return put;
        if (listStatus == 500)
            return {sendBytes(answerBytes(500))};
        if (listStatus != 200)
            return {sendBytes(answerBytes(listStatus, R"({"error_code":"HSS.0013","error_msg":"no"})"))};
        const RegistryInfo now = looks.size() > 1 ? looks.takeFirst() : looks.constFirst();
        return beforeList + pageAnswer({jsonOf(now)});
    }
};

RegistryInfo later(const QString &status, qint64 synced)
{
    RegistryInfo info = harbor();
    info.access[Field::RegistryUsername] = u"robot"_s;
    info.status = status;
    info.latestSyncTime = synced;
    return info;
}

struct Online : EditorAt {
    explicit Online(World world)
        : EditorAt(std::move(world))
    {
    }
};

} // namespace

class TestAccessEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typingAndPuttingBack();
    void theNamespaceComesAndGoes();
    void whyNot();
    void withoutKnowledgeEmptyMeansLeftOut();
    void updatedAndProved();
    void whatHssDidNotTakeIsSaid();
    void aRefusalLeavesTheFormAsTyped();
    void whatAnotherProgramChangesIsNotSent();
    void consentIsAskedOnce();
    void differencesAreAsked_data();
    void differencesAreAsked();
    void aRepositoryThatIsGone();
    void whoMayNotListMayStillUpdate();
    void aRepositoryOfSwrOpenedByItsIdIsLeftAlone();
    void readingAndSendingShareOneDeadline();
    void anUnreachableServiceIsToldNothing();
    void cancelledWhileReading();
    void cancelledWhileSending();
    void anotherRepositoryWhileProving();
    void destroyedAtAnyMoment();
    void draftsAreTakenOver();
    void theListingSaysWhatItKnows();
};

void TestAccessEditor::typingAndPuttingBack()
{
    FakeClock clock;
    AccessEditor editor(clock);
    editor.open(harbor());
    QSignalSpy changed(&editor, &AccessEditor::changed);
    QCOMPARE(editor.text(Field::RegistryUsername), u"admin"_s);
    editor.setText(Field::RegistryUsername, u"robot"_s);
    QCOMPARE(changed.size(), 1);
    FieldState state = editor.state(Field::RegistryUsername);
    QVERIFY(state.changed);
    QCOMPARE(state.was, std::optional(u"admin"_s));
    editor.setText(Field::RegistryUsername, u"admin"_s);
    QVERIFY2(!editor.state(Field::RegistryUsername).changed, "typed back is not changed");
    editor.setText(Field::RegistryUsername, QString());
    QVERIFY(hasErrors(editor.state(Field::RegistryUsername).problems));
    editor.revert(Field::RegistryUsername);
    QCOMPARE(editor.text(Field::RegistryUsername), u"admin"_s);
    QVERIFY(!editor.hasChanges());
    editor.setPassword(u"x");
    QVERIFY(editor.state(Field::RegistryPassword).changed);
    editor.setPassword(u"");
    QVERIFY2(!editor.hasChanges(), "an empty password means: keep the present one");
}

void TestAccessEditor::theNamespaceComesAndGoes()
{
    FakeClock clock;
    AccessEditor editor(clock);
    editor.open(harbor());
    QVERIFY(!editor.state(Field::Namespace).applies);
    editor.setText(Field::GetScanImageChannel, u"Other"_s);
    QVERIFY(editor.state(Field::Namespace).applies);
    QVERIFY(hasErrors(editor.problems()));
    editor.setText(Field::Namespace, u"security"_s);
    QVERIFY(!hasErrors(editor.problems()));
    QCOMPARE(editor.change().members(), (QList{Field::Namespace, Field::GetScanImageChannel}));
    editor.setText(Field::GetScanImageChannel, u"Swr"_s);
    QVERIFY(!editor.hasChanges());
    editor.setText(Field::GetScanImageChannel, u"Other"_s);
    QCOMPARE(editor.text(Field::Namespace), u"security"_s);
    RegistryInfo other = harbor();
    other.access[Field::Namespace] = u"kept"_s;
    editor.open(other);
    editor.setText(Field::GetScanImageChannel, u"Other"_s);
    QVERIFY2(editor.state(Field::Namespace).goesAlong, "what HSS has goes along when Other is sent");
}

void TestAccessEditor::whyNot()
{
    FakeClock clock;
    AccessEditor editor(clock);
    QString last;
    const auto differs = [&] {
        const QString now = editor.whyNot();
        return !now.isEmpty() && std::exchange(last, now) != now;
    };
    QVERIFY2(differs(), "closed");
    editor.open(harbor());
    QVERIFY2(differs(), "nothing changed");
    editor.setText(Field::RegistryAddr, u"a b"_s);
    QVERIFY2(differs(), "not valid");
    editor.setText(Field::RegistryAddr, u"new.example.com"_s);
    QVERIFY2(differs(), "offline");
    RegistryInfo swr = harbor();
    swr.type = u"SwrPrivate"_s;
    editor.open(swr);
    editor.setText(Field::Protocol, u"http"_s);
    QVERIFY2(differs(), "not a third party's");
}

void TestAccessEditor::withoutKnowledgeEmptyMeansLeftOut()
{
    FakeClock clock;
    AccessEditor editor(clock);
    editor.openById(u"r9"_s);
    editor.setText(Field::RegistryUsername, u"me"_s);
    editor.setText(Field::RegistryUsername, QString());
    QVERIFY(!editor.hasChanges());
    QVERIFY(!editor.state(Field::RegistryUsername).was);
    QVERIFY(editor.state(Field::Namespace).applies);
    QCOMPARE(editor.title(), u"r9"_s);
}

void TestAccessEditor::updatedAndProved()
{
    Online online({{harbor(), later(u"accessing"_s, 1000), later(u"success"_s, 5000)}});
    online.typeLogin();
    QSignalSpy records(&online.editor, &AccessEditor::recordChanged);
    QSignalSpy reads(&online.editor, &AccessEditor::registryRead);
    online.editor.submit();
    QVERIFY(!online.editor.canSubmit());
    online.editor.setText(Field::RegistryUsername, u"late"_s);
    QTRY_COMPARE(records.size(), 2);
    const EditRecord record = online.editor.record();
    QCOMPARE(record.report.outcome, Outcome::Updated);
    QCOMPARE(record.proof, Proof::Connected);
    QCOMPARE(record.changed, (QList{Field::RegistryUsername, Field::RegistryPassword}));
    QVERIFY(record.notTaken.isEmpty());
    QCOMPARE(online.server.count("PUT"), 1);
    QCOMPARE(online.server.seen().at(1).body,
        R"({"registry_username":"robot","registry_password":"S3cret-marker"})");
    QVERIFY(!online.editor.hasChanges());
    QCOMPARE(online.editor.text(Field::RegistryUsername), u"robot"_s);
    QCOMPARE(online.clock.waits(), (QList{1000ms, 2000ms}));
    QCOMPARE(reads.size(), 3);
}

void TestAccessEditor::whatHssDidNotTakeIsSaid()
{
    RegistryInfo stubborn = later(u"success"_s, 5000);
    stubborn.access[Field::RegistryUsername] = u"admin"_s;
    Online online({{harbor(), stubborn}});
    online.typeLogin();
    online.editor.submit();
    QTRY_COMPARE(online.editor.record().proof, Proof::Connected);
    QCOMPARE(online.editor.record().notTaken, QList{Field::RegistryUsername});
}

void TestAccessEditor::aRefusalLeavesTheFormAsTyped()
{
    World world;
    world.put = {sendBytes(answerBytes(400, R"({"error_code":"HSS.0001","error_msg":"bad S3cret-marker"})"))};
    Online online(world);
    online.typeLogin();
    online.editor.submit();
    QTRY_COMPARE(online.editor.record().report.outcome, Outcome::Refused);
    QCOMPARE(online.editor.stage(), AccessEditor::Stage::Editing);
    QCOMPARE(online.editor.text(Field::RegistryUsername), u"robot"_s);
    QVERIFY(online.editor.state(Field::RegistryPassword).changed);
    QVERIFY(online.editor.canSubmit());
    QVERIFY(!online.editor.record().report.message.contains(u"S3cret-marker"));
}

void TestAccessEditor::whatAnotherProgramChangesIsNotSent()
{
    const QTemporaryDir folder;
    Online online({{harbor()}});
    online.editor.setLockFolder(folder.path());
    online.typeLogin();
    {
        RegistryLock other(folder.path(), online.client.account(), u"r1"_s);
        QCOMPARE(other.take(), RegistryLock::Taken::Mine);
        online.editor.submit();
        QTRY_COMPARE(online.editor.record().report.outcome, Outcome::ChangedElsewhere);
        QTRY_COMPARE(online.editor.stage(), AccessEditor::Stage::Editing);
        QVERIFY(reportText(online.editor.record().report).contains(u"Another program"));
    }
    QCOMPARE(online.server.count("PUT"), 0);
    QVERIFY(online.editor.canSubmit()); // as typed, for another try
    online.editor.submit();
    QTRY_COMPARE(online.server.count("PUT"), 1);
}

void TestAccessEditor::consentIsAskedOnce()
{
    Online online({{harbor()}});
    online.editor.open(harbor());
    online.editor.setText(Field::RegistryAddr, u"new.example.com"_s);
    QSignalSpy asked(&online.editor, &AccessEditor::questionAsked);
    online.editor.submit();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(online.editor.question().consent.size(), 1);
    QCOMPARE(online.editor.stage(), AccessEditor::Stage::Asking);
    online.editor.answer(AccessEditor::Answer::Stop);
    QCOMPARE(online.editor.stage(), AccessEditor::Stage::Editing);
    QCOMPARE(online.server.seen().size(), 0);
    online.editor.submit();
    online.editor.answer(AccessEditor::Answer::GoOn);
    QTRY_COMPARE(online.server.count("PUT"), 1);
    QCOMPARE(asked.size(), 2);
}

void TestAccessEditor::differencesAreAsked_data()
{
    QTest::addColumn<bool>("goOn");
    QTest::newRow("send all the same") << true;
    QTest::newRow("stop and look") << false;
}

void TestAccessEditor::differencesAreAsked()
{
    QFETCH(bool, goOn);
    RegistryInfo moved = harbor();
    moved.access[Field::RegistryAddr] = u"moved.example.com"_s;
    Online online({{moved}});
    online.typeLogin();
    QSignalSpy asked(&online.editor, &AccessEditor::questionAsked);
    online.editor.submit();
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(online.editor.question().differences, QList{Field::RegistryAddr});
    QCOMPARE(online.editor.question().now.access[Field::RegistryAddr], std::optional(u"moved.example.com"_s));
    QCOMPARE(online.server.count("PUT"), 0);
    online.editor.answer(goOn ? AccessEditor::Answer::GoOn : AccessEditor::Answer::Stop);
    QTRY_COMPARE(online.editor.record().report.outcome, goOn ? Outcome::Updated : Outcome::ChangedElsewhere);
    QCOMPARE(online.server.count("PUT"), goOn ? 1 : 0);
    QCOMPARE(online.editor.text(Field::RegistryAddr), u"moved.example.com"_s);
}

void TestAccessEditor::aRepositoryThatIsGone()
{
    RegistryInfo other = harbor();
    other.id = u"another"_s;
    Online online({{other}});
    online.typeLogin();
    online.editor.submit();
    QTRY_COMPARE(online.editor.record().report.outcome, Outcome::Refused);
    QCOMPARE(online.server.count("PUT"), 0);
}

void TestAccessEditor::whoMayNotListMayStillUpdate()
{
    World world;
    world.listStatus = 400;
    Online online(world);
    online.editor.openById(u"r1"_s);
    online.editor.setText(Field::RegistryUsername, u"me"_s);
    online.editor.setPassword(u"pw12345");
    QSignalSpy records(&online.editor, &AccessEditor::recordChanged);
    online.editor.submit();
    QTRY_COMPARE(records.size(), 2);
    QCOMPARE(online.editor.record().report.outcome, Outcome::Updated);
    QCOMPARE(online.editor.record().proof, Proof::NotLooked);
}

void TestAccessEditor::aRepositoryOfSwrOpenedByItsIdIsLeftAlone()
{
    RegistryInfo swr = harbor();
    swr.type = u"SwrPrivate"_s;
    Online online({{swr}});
    online.editor.openById(u"r1"_s);
    online.editor.setText(Field::RegistryUsername, u"me"_s);
    online.editor.setPassword(u"pw12345");
    QSignalSpy records(&online.editor, &AccessEditor::recordChanged);
    online.editor.submit();
    QTRY_COMPARE(records.size(), 1);
    QCOMPARE(online.editor.record().report.outcome, Outcome::Invalid);
    QCOMPARE(online.server.count("PUT"), 0);
}

// Reading takes the operation's time; what is left is not enough for a service that hangs then.
void TestAccessEditor::readingAndSendingShareOneDeadline()
{
    World world;
    world.put = {hang()};
    Online online(world);
    online.editor.setClient(&online.client, 20s);
    online.typeLogin();
    connect(&online.editor, &AccessEditor::registryRead, &online.editor,
        [&online] { online.clock.advance(19'900ms); });
    QElapsedTimer time;
    time.start();
    online.editor.submit();
    QTRY_VERIFY_WITH_TIMEOUT(online.editor.record().report.failure, 15'000);
    QCOMPARE(int(online.editor.record().report.failure->kind), int(HttpFailure::Kind::TimedOut));
    QVERIFY2(time.elapsed() < 15'000, "a deadline of its own would have been 20 s");
}

void TestAccessEditor::anUnreachableServiceIsToldNothing()
{
    World world;
    world.listStatus = 500;
    Online online(world);
    online.typeLogin();
    online.editor.submit();
    QTRY_COMPARE(online.editor.record().report.outcome, Outcome::Unreachable);
    QCOMPARE(online.server.count("PUT"), 0);
    QVERIFY(online.editor.hasChanges());
}

void TestAccessEditor::cancelledWhileReading()
{
    World world;
    world.beforeList = {hang()};
    Online online(world);
    online.typeLogin();
    online.editor.submit();
    QTRY_COMPARE(online.server.count("GET"), 1);
    online.editor.cancel();
    QCOMPARE(online.editor.record().report.outcome, Outcome::Cancelled);
    QCOMPARE(online.editor.stage(), AccessEditor::Stage::Editing);
    QVERIFY(online.editor.canSubmit());
}

void TestAccessEditor::cancelledWhileSending()
{
    World world;
    world.put = {hang()};
    Online online(world);
    online.typeLogin();
    online.editor.submit();
    QTRY_COMPARE(online.server.count("PUT"), 1);
    online.editor.cancel();
    QCOMPARE(online.editor.record().report.outcome, Outcome::Unknown);
    QVERIFY2(online.editor.hasChanges(), "so that it can be sent again");
}

void TestAccessEditor::anotherRepositoryWhileProving()
{
    World world{{harbor(), later(u"accessing"_s, 1000)}};
    Online online(world);
    online.typeLogin();
    QSignalSpy records(&online.editor, &AccessEditor::recordChanged);
    online.editor.submit();
    QTRY_COMPARE(records.size(), 1);
    QCOMPARE(online.editor.stage(), AccessEditor::Stage::Proving);
    online.editor.openById(u"r2"_s);
    QCOMPARE(records.size(), 2);
    const auto record = records.constLast().constFirst().value<EditRecord>();
    QCOMPARE(record.registryId, u"r1"_s);
    QVERIFY(!record.proving);
    QCOMPARE(online.editor.registryId(), u"r2"_s);
    QVERIFY(!online.editor.hasChanges());
}

void TestAccessEditor::destroyedAtAnyMoment()
{
    World world{
        {harbor(), later(u"accessing"_s, 1000), later(u"accessing"_s, 1000), later(u"success"_s, 9000)}};
    world.beforeList = {waitFor(2ms)};
    for (int i = 0; i < 100; ++i) {
        Online online(world);
        auto *editor = new AccessEditor(online.clock);
        editor->setClient(&online.client, 20s);
        editor->open(harbor());
        editor->setText(Field::RegistryAddr, u"new.example.com"_s);
        connect(
            editor, &AccessEditor::questionAsked, editor,
            [editor] { editor->answer(AccessEditor::Answer::GoOn); }, Qt::QueuedConnection);
        editor->submit();
        QTest::qWait(int(QRandomGenerator::global()->bounded(25)));
        delete editor;
    }
}

void TestAccessEditor::draftsAreTakenOver()
{
    FakeClock clock;
    AccessEditor editor(clock);
    editor.open(harbor());
    AccessUpdate draft;
    draft.set(Field::RegistryUsername, u"robot"_s);
    draft.set(Field::Protocol, u"https"_s);
    draft.promisePassword();
    editor.apply(draft);
    QCOMPARE(editor.change().members(), QList{Field::RegistryUsername});
}

void TestAccessEditor::theListingSaysWhatItKnows()
{
    using State = RegistryListing::State;
    FakeClock clock;
    RegistryListing listing(clock);
    QCOMPARE(listing.state(), State::NoConnection);
    const auto stateOf = [&](World world) {
        Online online(std::move(world));
        listing.setClient(&online.client, 5s);
        [&] { QTRY_VERIFY(listing.state() != State::Loading); }();
        const State state = listing.state();
        const qsizetype items = listing.items().size();
        listing.setClient(nullptr, 5s);
        return std::pair(state, items);
    };
    QCOMPARE(stateOf({}), std::pair(State::Ready, qsizetype(1)));
    World refused;
    refused.listStatus = 400;
    QCOMPARE(stateOf(refused), std::pair(State::NoRights, qsizetype(0)));
    World broken;
    broken.listStatus = 500;
    QCOMPARE(stateOf(broken), std::pair(State::Failed, qsizetype(0)));
    QCOMPARE(listing.state(), State::NoConnection);
}

QTEST_GUILESS_MAIN(TestAccessEditor)
#include "tst_access_editor.moc"
