// The end of a rotation in the window: what failed goes again, all or some; who has to sign in again; what is told of
// a long one.
#include "tests/ui/rotation_fixture.h"

#include "ui/main/plan_review_dialog.h"
#include "ui/rotation/secret_dialog.h"

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Step = RotationDialog::Step;

namespace {

// To the report, with a password that HSS can not log in with.
RotationDialog *rotateAndFail(RotationWindow &track, const QStringList &names)
{
    RotationDialog *dialog = track.open(names);
    if (!dialog || !track.toReview(*dialog, u"wrong-password"_s))
        return nullptr;
    auto &canary = track.find<QAbstractButton>("canary");
    if (canary.isChecked())
        canary.click();
    track.rotate();
    return track.isAt(*dialog, Step::Report) ? dialog : nullptr;
}

} // namespace

class TestRotationReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFailedGoesAgain();
    void oneOfThoseThatFailedGoesAgainAlone();
    void theQuestionWhetherToStopGoesWithTheEnd();
    void whoIsSignedOutSignsInAgain();
    void theEndOfALongOneIsTold();
};

void TestRotationReport::whatFailedGoesAgain()
{
    RotationWindow track;
    RotationDialog *dialog = rotateAndFail(track, {u"harbor-prod"_s, u"harbor-eu"_s});
    QVERIFY(dialog);
    QCOMPARE(track.practice.putCount(), 2);
    QCOMPARE(track.find<QAbstractButton>("retryFailed").text(), u"&Retry the 2 failed"_s);
    track.alt(Qt::Key_R);
    QVERIFY(track.isAt(*dialog, Step::Run));
    QVERIFY(track.isAt(*dialog, Step::Report));
    QCOMPARE(track.practice.putCount(), 4);
}

void TestRotationReport::oneOfThoseThatFailedGoesAgainAlone()
{
    RotationWindow track;
    RotationDialog *dialog = rotateAndFail(track, {u"harbor-prod"_s, u"harbor-eu"_s});
    QVERIFY(dialog);
    auto &rows = track.find<QTreeView>("reportRows");
    rows.selectionModel()->clear();
    QVERIFY(track.find("retrySelected").isVisible() && !track.find("retrySelected").isEnabled());
    const QString name = track.cell("reportRows", 1, 0);
    rows.setFocus();
    rows.setCurrentIndex(rows.model()->index(1, 0));
    QVERIFY(track.find("retrySelected").isEnabled());
    track.alt(Qt::Key_L);
    QVERIFY(track.isAt(*dialog, Step::Run));
    QVERIFY(track.isAt(*dialog, Step::Report));
    QCOMPARE(track.practice.putCount(), 3);
    QCOMPARE(track.practice.changesOf(track.idOf(name)), 2);
}

void TestRotationReport::theQuestionWhetherToStopGoesWithTheEnd()
{
    PracticeOptions options = quickPractice();
    options.connecting = 1500ms;
    RotationWindow track(options);
    RotationDialog *dialog = track.open({u"harbor-prod"_s});
    QVERIFY(dialog && track.toReview(*dialog, u"a-new-one"_s));
    track.rotate();
    QTRY_COMPARE_WITH_TIMEOUT(dialog->run()->stage(), RotationRun::Stage::Running, 15'000);
    track.shown.press(Qt::Key_Escape);
    QVERIFY(track.shown.prompts.isOpen());
    QVERIFY(track.isAt(*dialog, Step::Report));
    QVERIFY(!track.shown.prompts.isOpen());
    QVERIFY(dialog->isVisible());
}

void TestRotationReport::whoIsSignedOutSignsInAgain()
{
    qputenv("HSSREG_TEST_NEW_PASSWORD", "from-the-variable");
    RotationWindow track;
    const QString path = track.shown.folder.filePath(u"rotation.hssplan"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString id = track.idOf(u"harbor-prod"_s);
    file.write(R"({"version":1,"defaults":{"registry_password_from":"env:HSSREG_TEST_NEW_PASSWORD"},)"
               R"("repositories":[{"id":")"
        + id.toUtf8() + R"("},{"id":")" + track.idOf(u"harbor-eu"_s).toUtf8() + R"("}]})");
    file.close();
    ConnectionSettings settings;
    settings.endpoint = track.practice.endpoint().toString();
    settings.projectId = track.practice.projectId();
    settings.token = Secret(u"no-such-token"_s);
    settings.proxy = ProxyUse::None;
    track.shown.connection.open(std::move(settings));
    QTRY_COMPARE(track.shown.listing.state(), RegistryListing::State::Failed);
    track.shown.window.openFile(path);
    QVERIFY(track.shown.openDialog<PlanReviewDialog>());
    track.alt(Qt::Key_T);
    auto *dialog = track.shown.openDialog<RotationDialog>();
    QVERIFY(dialog && track.nextOpens(*dialog));
    track.rotate();
    QTRY_VERIFY_WITH_TIMEOUT(track.isAt(*dialog, Step::Run) && track.find("holdPanel").isVisible(), 20'000);
    QCOMPARE(dialog->run()->hold(), RotationRun::Hold::Sites);
    track.click("signInAgain0");
    QVERIFY(track.shown.openDialog<SecretDialog>());
    track.shown.press(Qt::Key_Escape);
    QTRY_VERIFY(!track.shown.dialog<SecretDialog>());
    QCOMPARE(dialog->run()->hold(), RotationRun::Hold::Sites); // nothing was given
    track.click("signInAgain0");
    QVERIFY(track.shown.openDialog<SecretDialog>());
    track.shown.type(track.practice.token());
    track.shown.press(Qt::Key_Return);
    QVERIFY(track.isAt(*dialog, Step::Report));
    QVERIFY(track.practice.holdsPassword(id, u"from-the-variable"));
    qunsetenv("HSSREG_TEST_NEW_PASSWORD");
}

void TestRotationReport::theEndOfALongOneIsTold()
{
    PracticeOptions options = quickPractice();
    options.connecting = 10'200ms; // what counts as long is ten seconds
    RotationWindow track(options);
    RotationDialog *dialog = track.open({u"harbor-prod"_s});
    QVERIFY(dialog && track.toReview(*dialog, u"a-new-one"_s));
    track.rotate();
    QTRY_COMPARE_WITH_TIMEOUT(dialog->run()->stage(), RotationRun::Stage::Running, 15'000);
    QTRY_COMPARE(dialog->windowTitle(), u"0 % — Rotate credentials"_s);
    QVERIFY(track.isAt(*dialog, Step::Report));
    QCOMPARE(track.shown.notices.told.size(), 1);
    QVERIFY(track.shown.notices.told.first().startsWith(u"The rotation has ended\n"_s));
    QCOMPARE(dialog->windowTitle(), u"Rotate credentials"_s);
}

QTEST_MAIN(TestRotationReport)
#include "tst_rotation_report.moc"
