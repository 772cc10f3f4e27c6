// The track of a rotation in the whole window: by keys alone from the selection to the report, back, with a refused
// login, and from a plan file.
#include "tests/ui/rotation_fixture.h"

#include "ui/main/plan_review_dialog.h"
#include "ui/rotation/report_page.h"
#include "ui/rotation/review_page.h"
#include "ui/rotation/step_trail.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QPlainTextEdit>
#include <QRadioButton>

using namespace hssreg;
using namespace Qt::StringLiterals;

using Step = RotationDialog::Step;

class TestRotationTrack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysAloneFromTheSelectionToTheReport();
    void theActionSaysWhyItIsOff();
    void reposOfSwrCanNotBeChosen();
    void goingBackKeepsWhatWasTyped();
    void oneLoginForEach();
    void aWrongPasswordIsSaidWhileTyping();
    void aRefusedLoginIsTakenOut();
    void aPlanIsSavedWithoutThePassword();
    void aPlanFileIsReviewedAndRun();
    void aPlanWithAPromptAsksForIt();
    void aPlanToAnotherEndpointIsAskedAbout();
};

void TestRotationTrack::keysAloneFromTheSelectionToTheReport()
{
    RotationWindow track;
    QVERIFY(track.isReady);
    track.shown.press(Qt::CTRL | Qt::Key_1); // the list
    track.shown.press(Qt::Key_Home);
    track.shown.press(Qt::SHIFT | Qt::Key_Down);
    const QString first = track.shown.listed(0, 0);
    const QString second = track.shown.listed(1, 0);
    track.shown.press(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    auto *dialog = track.shown.openDialog<RotationDialog>();
    QVERIFY(dialog);
    QVERIFY(track.said("chosenCount").startsWith(u"2 of "_s));
    QCOMPARE(track.find<StepTrail>("stepTrail").accessibleName(), u"Step 1 of 6: Choose"_s);
    track.shown.press(Qt::Key_Return); // Next is the default button
    QCOMPARE(dialog->step(), Step::NewLogin);
    QVERIFY(!track.find("rotationNext").isEnabled());
    QCOMPARE(track.said("rotationObstacle"), u"Type the new password."_s);
    track.shown.type(u"a-new-one"_s); // the focus is where it goes
    track.shown.press(Qt::Key_Return);
    QCOMPARE(dialog->step(), Step::Test);
    QVERIFY(track.nextOpens(*dialog));
    track.alt(Qt::Key_N); // skipped
    QCOMPARE(dialog->step(), Step::Review);
    QVERIFY(track.nextOpens(*dialog));
    QCOMPARE(track.rows("reviewRows"), 2);
    QCOMPARE(track.cell("reviewRows", 0, 2), u"Password: new"_s);
    track.shown.press(Qt::Key_Return);
    QCOMPARE(dialog->step(), Step::Review); // Enter does not start a run
    QCOMPARE(track.practice.putCount(), 0);
    track.rotate();
    QCOMPARE(dialog->step(), Step::Run);
    QVERIFY(track.isAt(*dialog, Step::Report));
    QVERIFY(track.has(first, u"a-new-one"_s) && track.has(second, u"a-new-one"_s));
    QCOMPARE(track.said("rotationHeading"), u"All 2 repositories have their new login"_s);
    QCOMPARE(track.cell("reportRows", 0, 3), u"Connected, synchronised after the update"_s);
    QVERIFY(track.find<QPlainTextEdit>("reportDetails").toPlainText().contains(u"Repository ID: "_s));
    const QString path = track.shown.folder.filePath(u"report.csv"_s);
    QVERIFY(dialog->findChild<ReportPage *>()->saveTo(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains(first.toUtf8()));
    track.alt(Qt::Key_C);
    QTRY_VERIFY(!track.shown.dialog<RotationDialog>());
    QTRY_VERIFY(!track.shown.find("unfinished").isVisible());
    QVERIFY(track.shown.notices.told.isEmpty()); // it was short
}

void TestRotationTrack::theActionSaysWhyItIsOff()
{
    WholeWindow shown;
    auto &rotate = shown.find<QAction>("rotate");
    QVERIFY(!rotate.isEnabled());
    QVERIFY2(rotate.toolTip().startsWith(u"Connect first"_s), qPrintable(rotate.toolTip()));
    shown.window.startPractice(quickPractice());
    QTRY_VERIFY(rotate.isEnabled());
}

void TestRotationTrack::reposOfSwrCanNotBeChosen()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({});
    QVERIFY(dialog);
    track.click("chooseAll");
    QCOMPARE(track.said("chosenCount"), u"6 of 7 chosen"_s); // the seventh is one of SWR
    track.alt(Qt::Key_F);
    track.shown.type(u"jfrog"_s);
    QVERIFY(track.rows("chooseRows") < 7);
    track.click("chooseNone");
    QCOMPARE(track.said("chosenCount"), u"0 of 7 chosen"_s);
    QVERIFY(!track.find("rotationNext").isEnabled());
    auto &view = track.find<QTreeView>("chooseRows");
    view.setFocus();
    view.setCurrentIndex(view.model()->index(0, 0));
    track.shown.press(Qt::Key_Space);
    QCOMPARE(track.said("chosenCount"), u"1 of 7 chosen"_s);
    QVERIFY(track.find("rotationNext").isEnabled());
}

void TestRotationTrack::goingBackKeepsWhatWasTyped()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s});
    QVERIFY(dialog && track.toReview(*dialog, u"typed-before"_s));
    track.alt(Qt::Key_B);
    QCOMPARE(dialog->step(), Step::Test);
    track.alt(Qt::Key_B);
    QCOMPARE(dialog->step(), Step::NewLogin);
    QVERIFY(dialog->draft().typed(RotationDraft::all) == u"typed-before"_s);
    track.alt(Qt::Key_B);
    QCOMPARE(dialog->step(), Step::Choose);
    QVERIFY(!track.find("rotationBack").isEnabled());
    track.click("chooseAll");
    track.alt(Qt::Key_N);
    QCOMPARE(track.rows("loginRows"), 6);
    QVERIFY(track.find("rotationNext").isEnabled()); // still typed
    QCOMPARE(track.practice.putCount(), 0);
}

void TestRotationTrack::oneLoginForEach()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s});
    QVERIFY(dialog);
    track.alt(Qt::Key_N);
    track.shown.type(u"shared-one"_s);
    track.alt(Qt::Key_E);
    QVERIFY(track.find<QRadioButton>("oneForEach").isChecked());
    QVERIFY(track.find("rotationNext").isEnabled()); // each has what all had
    auto &view = track.find<QTreeView>("loginRows");
    view.setCurrentIndex(view.model()->index(1, 0));
    track.alt(Qt::Key_U);
    track.shown.type(u"robot$scan"_s);
    type(track.find("newPassword"), u"own-one"_s);
    QCOMPARE(track.cell("loginRows", 1, 2), u"robot$scan"_s);
    QCOMPARE(track.cell("loginRows", 0, 2), u"as it is"_s);
    const QString own = track.cell("loginRows", 1, 0);
    const QString shared = track.cell("loginRows", 0, 0);
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    track.rotate();
    QVERIFY(track.isAt(*dialog, Step::Report));
    QVERIFY(track.has(own, u"own-one"_s) && track.has(shared, u"shared-one"_s));
}

void TestRotationTrack::aWrongPasswordIsSaidWhileTyping()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s});
    QVERIFY(dialog);
    track.alt(Qt::Key_N);
    track.shown.type(QString(200, u'x'));
    auto &problem = track.find<MessageLine>("loginProblem");
    QVERIFY2(problem.isVisible() && problem.text().contains(u"128"_s), qPrintable(problem.text()));
    QVERIFY(!track.find("rotationNext").isEnabled());
    auto &source = track.find<QComboBox>("passwordSource");
    source.setCurrentIndex(source.findText(u"Variable"_s));
    QVERIFY(!problem.isVisible());
    QCOMPARE(track.said("rotationObstacle"), u"Name the environment variable."_s);
}

void TestRotationTrack::aRefusedLoginIsTakenOut()
{
    RotationWindow track;
    QStringList inPractice;
    for (const RegistryInfo &one : track.shown.listing.items()) {
        if (one.access[Field::RegistryAddr] == track.practice.registryEndpoint().authority())
            inPractice.append(one.name);
    }
    QCOMPARE(inPractice.size(), 2);
    RotationDialog *dialog = track.open(inPractice);
    QVERIFY(dialog);
    track.alt(Qt::Key_N);
    track.shown.type(track.practice.registryPassword());
    track.alt(Qt::Key_E);
    type(track.find("newPassword"), u"wrong-password"_s); // of the first
    const QString refused = track.cell("loginRows", 0, 0);
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    track.alt(Qt::Key_T);
    QTRY_VERIFY_WITH_TIMEOUT(track.find("testOut").isEnabled(), 20'000);
    QVERIFY2(
        track.cell("testRows", 0, 3).startsWith(u"Refused."_s), qPrintable(track.cell("testRows", 0, 3)));
    QVERIFY2(
        track.cell("testRows", 1, 3).startsWith(u"Accepted."_s), qPrintable(track.cell("testRows", 1, 3)));
    QVERIFY(!track.find("rotationNext").isEnabled());
    track.alt(Qt::Key_O);
    QCOMPARE(track.rows("testRows"), 1);
    QVERIFY(track.find("rotationNext").isEnabled());
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    QCOMPARE(track.cell("reviewRows", 0, 3), u"Taken out"_s);
    QVERIFY(!track.find<QAbstractButton>("checkLogins").isChecked()); // all of them were
    track.alt(Qt::Key_R);
    QVERIFY(track.isAt(*dialog, Step::Report));
    QVERIFY(!track.has(refused, u"wrong-password"_s));
    QCOMPARE(track.practice.putCount(), 1);
}

void TestRotationTrack::aPlanIsSavedWithoutThePassword()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s});
    QVERIFY(dialog && track.toReview(*dialog, u"s3cret-of-the-plan"_s));
    auto *review = dialog->findChild<ReviewPage *>();
    for (const QString &name : {u"plan.hssplan"_s, u"plan.csv"_s}) {
        const QString path = track.shown.folder.filePath(name);
        QVERIFY(review->saveTo(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("s3cret"));
        const Plan plan = readPlanFile(bytes);
        QCOMPARE(plan.errors(), 0);
        QCOMPARE(plan.rows.size(), 2U);
        QCOMPARE(plan.rows.front().passwordFrom, u"prompt"_s);
        QCOMPARE(plan.rows.front().projectId, track.practice.projectId());
    }
    QVERIFY(!review->saveTo(track.shown.folder.filePath(u"no/such/folder.csv"_s)));
}

namespace {

QString planFor(RotationWindow &track, const QByteArray &passwordFrom, const QByteArray &endpoint = {})
{
    QByteArray rows;
    for (const QString &name : {u"harbor-prod"_s, u"harbor-eu"_s})
        rows += (rows.isEmpty() ? "" : ",") + QByteArray(R"({"id":")") + track.idOf(name).toUtf8() + R"("})";
    const QString path = track.shown.folder.filePath(u"rotation.hssplan"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no plan could be written");
    file.write(R"({"version":1,"defaults":{)"
        + (endpoint.isEmpty() ? QByteArray() : R"("endpoint":")" + endpoint + R"(",)")
        + R"("registry_password_from":")" + passwordFrom + R"("},"repositories":[)" + rows + "]}");
    return path;
}

} // namespace

void TestRotationTrack::aPlanFileIsReviewedAndRun()
{
    qputenv("HSSREG_TEST_NEW_PASSWORD", "from-the-variable");
    RotationWindow track;
    track.shown.window.openFile(planFor(track, "env:HSSREG_TEST_NEW_PASSWORD"));
    QVERIFY(track.shown.openDialog<PlanReviewDialog>());
    track.alt(Qt::Key_T); // Rotate 2 repositories…
    auto *dialog = track.shown.openDialog<RotationDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->step(), Step::Review); // never further by itself
    QVERIFY(track.nextOpens(*dialog));
    QCOMPARE(track.practice.putCount(), 0);
    track.rotate();
    QVERIFY(track.isAt(*dialog, Step::Report));
    QVERIFY(track.has(u"harbor-prod"_s, u"from-the-variable"_s));
    QVERIFY(track.has(u"harbor-eu"_s, u"from-the-variable"_s));
    qunsetenv("HSSREG_TEST_NEW_PASSWORD");
}

void TestRotationTrack::aPlanWithAPromptAsksForIt()
{
    RotationWindow track;
    track.shown.window.openFile(planFor(track, "prompt"));
    QVERIFY(track.shown.openDialog<PlanReviewDialog>());
    track.alt(Qt::Key_T);
    auto *dialog = track.shown.openDialog<RotationDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->step(), Step::NewLogin);
    QVERIFY(!track.find("rotationBack").isEnabled());
    track.shown.type(u"typed-once"_s);
    QVERIFY(track.find("rotationNext").isEnabled()); // it is the password of both
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    track.rotate();
    QVERIFY(track.isAt(*dialog, Step::Report));
    QVERIFY(track.has(u"harbor-eu"_s, u"typed-once"_s));
}

//! A file from elsewhere must not get the sign-in of the person's connection to where it wants without a word.
void TestRotationTrack::aPlanToAnotherEndpointIsAskedAbout()
{
    PracticeService other(quickPractice());
    QVERIFY(other.start());
    qputenv("HSSREG_TEST_NEW_PASSWORD", "from-the-variable");
    RotationWindow track;
    track.shown.window.openFile(
        planFor(track, "env:HSSREG_TEST_NEW_PASSWORD", other.endpoint().toString().toUtf8()));
    QVERIFY(track.shown.openDialog<PlanReviewDialog>());
    track.alt(Qt::Key_T);
    auto *dialog = track.shown.openDialog<RotationDialog>();
    QVERIFY(dialog);
    QTRY_VERIFY(track.shown.prompts.isOpen());
    QVERIFY(track.shown.prompts.asked.last().details.contains(other.endpoint().authority()));
    track.shown.prompts.answer(false);
    QTRY_COMPARE(dialog->draft().state(), RotationDraft::State::Refused);
    QVERIFY(!track.find("rotationNext").isEnabled());
    QCOMPARE(other.putCount(), 0);
    qunsetenv("HSSREG_TEST_NEW_PASSWORD");
}

QTEST_MAIN(TestRotationTrack)
#include "tst_rotation_track.moc"
