// The new logins of a rotation: those that were given one by one outlive “One login for all”, and what was typed does
// not stay in the controls.
#include "tests/ui/rotation_fixture.h"

#include "ui/main/plan_review_dialog.h"
#include "ui/rotation/choose_page.h"
#include "ui/widgets/secret_line.h"

#include <QFile>
#include <QGroupBox>
#include <QPointer>
#include <QRadioButton>
#include <QSignalSpy>

using namespace hssreg;
using namespace Qt::StringLiterals;

using Step = RotationDialog::Step;

namespace {

void showLogin(RotationWindow &track, int row)
{
    auto &view = track.find<QTreeView>("loginRows");
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Home);
    for (int i = 0; i < row; ++i)
        QTest::keyClick(&view, Qt::Key_Down);
}

QString passwordShown(RotationWindow &track, const char *name = "newPassword")
{
    return track.find<SecretLine>(name).secretView().toString();
}

} // namespace

class TestRotationLogin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loginsTypedOneByOneOutliveOneForAll();
    void loginsOfAPlanOutliveOneForAll();
    void aLoginOfAllThatIsWrongIsSaidOfEach();
    void whatWasTypedLeavesTheControls();
    void closingLeavesNothingBehind();
    void oneRepositoryIsNotAll();
    void choosingManyIsSaidOnce();
};

void TestRotationLogin::loginsTypedOneByOneOutliveOneForAll()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s, u"harbor-dr"_s});
    QVERIFY(dialog);
    track.alt(Qt::Key_N);
    track.alt(Qt::Key_E);
    showLogin(track, 0);
    track.alt(Qt::Key_U);
    track.shown.type(u"robot$own"_s);
    type(track.find("newPassword"), u"own-one"_s);
    type(track.find("previousPassword"), u"own-before"_s);
    showLogin(track, 1);
    type(track.find("newPassword"), u"own-two"_s);

    track.alt(Qt::Key_A);
    QCOMPARE(passwordShown(track), QString());
    type(track.find("newPassword"), u"shared"_s);
    type(track.find("previousPassword"), u"shared-before"_s);
    QCOMPARE(track.cell("loginRows", 0, 2), u"as it is"_s);

    track.alt(Qt::Key_E);
    QCOMPARE(track.cell("loginRows", 0, 2), u"robot$own"_s);
    showLogin(track, 0);
    QCOMPARE(passwordShown(track), u"own-one"_s);
    QCOMPARE(passwordShown(track, "previousPassword"), u"own-before"_s);
    showLogin(track, 1);
    QCOMPARE(passwordShown(track), u"own-two"_s);
    QCOMPARE(passwordShown(track, "previousPassword"), u"shared-before"_s); // it had none of its own
    showLogin(track, 2);
    QCOMPARE(passwordShown(track), u"shared"_s); // nor that one a login

    track.alt(Qt::Key_A);
    QCOMPARE(passwordShown(track), u"shared"_s);
    QCOMPARE(passwordShown(track, "previousPassword"), u"shared-before"_s);
}

void TestRotationLogin::loginsOfAPlanOutliveOneForAll()
{
    qputenv("HSSREG_TEST_OWN_PASSWORD", "from-the-variable");
    RotationWindow track;
    const QString path = track.shown.folder.filePath(u"rotation.hssplan"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"version":1,"repositories":[{"id":")" + track.idOf(u"harbor-prod"_s).toUtf8()
        + R"(","registry_username":"robot$plan","registry_password_from":"env:HSSREG_TEST_OWN_PASSWORD"},{"id":")"
        + track.idOf(u"harbor-eu"_s).toUtf8() + R"(","registry_password_from":"prompt"}]})");
    file.close();
    track.shown.window.openFile(path);
    QVERIFY(track.shown.openDialog<PlanReviewDialog>());
    track.alt(Qt::Key_T);
    auto *dialog = track.shown.openDialog<RotationDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->step(), Step::NewLogin);
    track.shown.type(u"typed-for-the-second"_s); // what is missing is shown
    QVERIFY(track.find("rotationNext").isEnabled());

    track.alt(Qt::Key_A);
    type(track.find("newPassword"), u"shared"_s);
    track.alt(Qt::Key_E);
    QCOMPARE(track.cell("loginRows", 0, 2), u"robot$plan"_s);
    QCOMPARE(track.cell("loginRows", 0, 3), u"variable: HSSREG_TEST_OWN_PASSWORD"_s);
    showLogin(track, 1);
    QCOMPARE(passwordShown(track), u"typed-for-the-second"_s);
    QVERIFY(track.find("rotationNext").isEnabled());

    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    track.rotate();
    QVERIFY(track.isAt(*dialog, Step::Report));
    QVERIFY(track.has(u"harbor-prod"_s, u"from-the-variable"_s));
    QVERIFY(track.has(u"harbor-eu"_s, u"typed-for-the-second"_s));
    qunsetenv("HSSREG_TEST_OWN_PASSWORD");
}

void TestRotationLogin::aLoginOfAllThatIsWrongIsSaidOfEach()
{
    RotationWindow track;
    QVERIFY(track.open({u"harbor-prod"_s, u"harbor-eu"_s}));
    track.alt(Qt::Key_N);
    track.shown.type(QString(200, u'x'));
    QVERIFY(!track.find("rotationNext").isEnabled());
    track.alt(Qt::Key_E);
    QVERIFY(!track.find("rotationNext").isEnabled());
}

void TestRotationLogin::whatWasTypedLeavesTheControls()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s});
    QVERIFY(dialog);
    track.alt(Qt::Key_N);
    track.shown.type(u"a-new-one"_s);
    type(track.find("previousPassword"), u"the-old-one"_s);
    track.alt(Qt::Key_N);
    QCOMPARE(dialog->step(), Step::Test);
    QCOMPARE(passwordShown(track), QString());
    QCOMPARE(passwordShown(track, "previousPassword"), QString());
    track.alt(Qt::Key_B);
    QCOMPARE(passwordShown(track), u"a-new-one"_s); // one who goes back finds it
    QCOMPARE(passwordShown(track, "previousPassword"), u"the-old-one"_s);
    track.alt(Qt::Key_B);
    QCOMPARE(dialog->step(), Step::Choose);
    QCOMPARE(passwordShown(track), QString());
    track.alt(Qt::Key_N);
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    track.rotate();
    QVERIFY(track.isAt(*dialog, Step::Report));
    QCOMPARE(passwordShown(track), QString());
    QVERIFY(track.has(u"harbor-prod"_s, u"a-new-one"_s));
}

void TestRotationLogin::closingLeavesNothingBehind()
{
    RotationWindow track;
    QVERIFY(track.open({u"harbor-prod"_s}));
    track.alt(Qt::Key_N);
    track.shown.type(u"a-new-one"_s);
    const QPointer<SecretLine> line = &track.find<SecretLine>("newPassword");
    track.shown.press(Qt::Key_Escape);
    QTRY_VERIFY(!line); // it wipes what it had
    track.shown.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&track.shown.window));
    QVERIFY(track.open({u"harbor-prod"_s}));
    track.alt(Qt::Key_N);
    QCOMPARE(passwordShown(track), QString());
}

void TestRotationLogin::oneRepositoryIsNotAll()
{
    RotationWindow track;
    QVERIFY(track.open({u"harbor-prod"_s}));
    track.alt(Qt::Key_N);
    QCOMPARE(track.find<QWidget>("newUsername").window()->findChild<QGroupBox *>()->title(),
        u"For 1 repository"_s);
}

void TestRotationLogin::choosingManyIsSaidOnce()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({});
    QVERIFY(dialog);
    const QSignalSpy said(dialog->findChild<ChoosePage *>(), &RotationPage::changed);
    track.click("chooseAll");
    QCOMPARE(track.said("chosenCount"), u"6 of 7 chosen"_s);
    QCOMPARE(said.count(), 1);
    track.click("chooseNone");
    QCOMPARE(track.said("chosenCount"), u"0 of 7 chosen"_s);
    QCOMPARE(said.count(), 2);
    track.click("chooseNone"); // they are not any more
    QCOMPARE(said.count(), 2);
}

QTEST_MAIN(TestRotationLogin)
#include "tst_rotation_login.moc"
