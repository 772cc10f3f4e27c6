// The review of a rotation: a repository that two rows name, what the person ticked, where a saved plan finds its files;
// and a plan that can not be rotated now.
#include "tests/ui/rotation_fixture.h"

#include "ui/main/notice_bar.h"
#include "ui/main/plan_review_dialog.h"
#include "ui/rotation/review_page.h"

#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSpinBox>

using namespace hssreg;
using namespace Qt::StringLiterals;

using Step = RotationDialog::Step;

class TestRotationReview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRepositoryThatTwoRowsNameIsNotSentTwice();
    void whatWasTickedStays();
    void aPlanSavedElsewhereFindsItsFiles_data();
    void aPlanSavedElsewhereFindsItsFiles();
    void aPlanWaitsForAnUnfinishedRotation();
    void aPlanWaitsForAnOpenRotation();
};

namespace {

QString write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file could not be written");
    return path;
}

QString planOf(RotationWindow &track, const QByteArray &rows, const QString &name = u"rotation.hssplan"_s)
{
    return write(track.shown.folder.filePath(name), R"({"version":1,"repositories":[)" + rows + "]}");
}

QByteArray rowFor(RotationWindow &track, const QString &name, const QByteArray &more = {})
{
    return R"({"id":")" + track.idOf(name).toUtf8() + '"' + more
        + R"(,"registry_password_from":"file:new-password"})";
}

RotationDialog *openPlan(RotationWindow &track, const QString &path)
{
    track.shown.window.openFile(path);
    if (!track.shown.openDialog<PlanReviewDialog>())
        return nullptr;
    track.alt(Qt::Key_T);
    return track.shown.openDialog<RotationDialog>();
}

void select(RotationWindow &track, int row)
{
    auto &view = track.find<QTreeView>("reviewRows");
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Home);
    for (int i = 0; i < row; ++i)
        QTest::keyClick(&view, Qt::Key_Down);
}

} // namespace

//! The second row says what the first one leaves to the connection.
void TestRotationReview::aRepositoryThatTwoRowsNameIsNotSentTwice()
{
    RotationWindow track;
    write(track.shown.folder.filePath(u"new-password"_s), "from-the-file");
    const QByteArray place = R"(,"endpoint":")" + track.practice.endpoint().toString().toUtf8()
        + R"(","project_id":")" + track.practice.projectId().toUtf8() + '"';
    RotationDialog *dialog = openPlan(track,
        planOf(track,
            rowFor(track, u"harbor-prod"_s) + ',' + rowFor(track, u"harbor-eu"_s) + ','
                + rowFor(track, u"harbor-prod"_s, place)));
    QVERIFY(dialog);
    QCOMPARE(dialog->step(), Step::Review);
    QTRY_COMPARE_WITH_TIMEOUT(track.said("rotationObstacle"),
        u"1 repository can not be sent: take it out, or go back and correct it."_s, 15'000);
    QVERIFY2(track.cell("reviewRows", 2, 3).contains(u"also in row 1"_s),
        qPrintable(track.cell("reviewRows", 2, 3)));
    QVERIFY(!track.find("rotationNext").isEnabled());
    select(track, 2);
    const QString details = track.find<QPlainTextEdit>("reviewDetails").toPlainText();
    QVERIFY2(details.startsWith(u"Row 3 of the plan\n"_s) && details.contains(u"also in row 1"_s),
        qPrintable(details));

    select(track, 0); // either may be taken out
    track.alt(Qt::Key_O);
    QVERIFY(track.nextOpens(*dialog));
    track.alt(Qt::Key_I); // and back
    QTRY_VERIFY(!track.find("rotationNext").isEnabled());
    QTRY_VERIFY(track.find("reviewAllOut").isEnabled());
    track.alt(Qt::Key_S);
    QVERIFY(track.nextOpens(*dialog));
    QCOMPARE(track.cell("reviewRows", 2, 3), u"Taken out"_s);
    track.rotate();
    QVERIFY(track.isAt(*dialog, Step::Report));
    QCOMPARE(track.practice.putCount(), 2);
    QVERIFY(track.has(u"harbor-prod"_s, u"from-the-file"_s));
}

void TestRotationReview::whatWasTickedStays()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s});
    QVERIFY(dialog && track.toReview(*dialog, u"a-new-one"_s));
    auto &check = track.find<QAbstractButton>("checkLogins");
    auto &canary = track.find<QAbstractButton>("canary");
    auto &percent = track.find<QSpinBox>("stopPercent");
    QVERIFY(check.isChecked() && canary.isChecked());
    track.alt(Qt::Key_H);
    track.alt(Qt::Key_1);
    track.alt(Qt::Key_V);
    percent.selectAll();
    track.shown.type(u"35"_s);
    select(track, 1);
    track.alt(Qt::Key_O);
    track.alt(Qt::Key_B);
    QCOMPARE(dialog->step(), Step::Test);
    track.alt(Qt::Key_N);
    QCOMPARE(dialog->step(), Step::Review);
    QVERIFY(!check.isChecked() && !canary.isChecked());
    QCOMPARE(percent.value(), 35);
    QCOMPARE(track.find<QTreeView>("reviewRows").currentIndex().row(), 1);
    QCOMPARE(track.cell("reviewRows", 1, 3), u"Taken out"_s);
}

void TestRotationReview::aPlanSavedElsewhereFindsItsFiles_data()
{
    QTest::addColumn<QString>("saved");
    QTest::newRow("beside it") << u"other.hssplan"_s;
    QTest::newRow("in a folder below") << u"below/deep/other.hssplan"_s;
    QTest::newRow("as CSV in a folder below") << u"below/other.csv"_s;
}

void TestRotationReview::aPlanSavedElsewhereFindsItsFiles()
{
    QFETCH(const QString, saved);
    RotationWindow track;
    write(track.shown.folder.filePath(u"new-password"_s), "from-the-file");
    QVERIFY(QDir(track.shown.folder.path()).mkpath(u"below/deep"_s));
    RotationDialog *dialog =
        openPlan(track, planOf(track, rowFor(track, u"harbor-prod"_s) + ',' + rowFor(track, u"harbor-eu"_s)));
    QVERIFY(dialog && track.nextOpens(*dialog));
    const QString path = track.shown.folder.filePath(saved);
    QVERIFY(dialog->findChild<ReviewPage *>()->saveTo(path));
    track.shown.press(Qt::Key_Escape);
    QTRY_VERIFY(!track.shown.dialog<RotationDialog>());

    track.shown.window.activateWindow();
    dialog = openPlan(track, path);
    QVERIFY(dialog);
    QCOMPARE(dialog->step(), Step::Review);
    QTRY_VERIFY(dialog->draft().state() == RotationDraft::State::Ready
        || dialog->draft().state() == RotationDraft::State::Refused);
    QVERIFY2(dialog->draft().state() == RotationDraft::State::Ready,
        qPrintable(dialog->draft().troubles().join(u'\n')));
}

void TestRotationReview::aPlanWaitsForAnUnfinishedRotation()
{
    PracticeOptions options = quickPractice();
    options.latency = std::chrono::milliseconds(150);
    RotationWindow track(options);
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s, u"harbor-dr"_s});
    QVERIFY(dialog && track.toReview(*dialog, u"a-new-one"_s));
    track.rotate();
    QTRY_COMPARE_WITH_TIMEOUT(dialog->run()->stage(), RotationRun::Stage::Running, 15'000);
    track.alt(Qt::Key_S);
    QVERIFY(track.isAt(*dialog, Step::Report));
    track.alt(Qt::Key_C);
    auto &notice = track.shown.find<NoticeBar>("unfinished");
    QTRY_VERIFY_WITH_TIMEOUT(notice.isVisible(), 10'000);

    write(track.shown.folder.filePath(u"new-password"_s), "from-the-file");
    const QString path = planOf(track, rowFor(track, u"harbor-prod"_s) + ',' + rowFor(track, u"harbor-eu"_s));
    track.shown.window.activateWindow();
    QVERIFY(!openPlan(track, path));
    auto *told = track.shown.dialog<QMessageBox>();
    QVERIFY(told && told->isVisible());
    QVERIFY2(told->text().contains(u"discard it"_s), qPrintable(told->text()));
    QTest::keyClick(told, Qt::Key_Return);
    auto *review = track.shown.dialog<PlanReviewDialog>();
    QVERIFY(review && review->isVisible()); // nothing is lost
    QCOMPARE(review->findChild<QTreeView *>(u"planRows"_s)->model()->rowCount(), 2);
    QTest::keyClick(review, Qt::Key_Escape);
    QTest::mouseClick(&track.shown.find("discardRotation"), Qt::LeftButton);
    QVERIFY(track.shown.prompts.isOpen());
    track.shown.prompts.answer(true);
    QTRY_VERIFY_WITH_TIMEOUT(!notice.isVisible(), 10'000);
    track.shown.window.activateWindow();
    QVERIFY(openPlan(track, path));
}

void TestRotationReview::aPlanWaitsForAnOpenRotation()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s});
    QVERIFY(dialog);
    track.shown.window.openFile(
        planOf(track, rowFor(track, u"harbor-prod"_s) + ',' + rowFor(track, u"harbor-eu"_s)));
    auto *review = track.shown.openDialog<PlanReviewDialog>();
    QVERIFY(review);
    QTest::mouseClick(review->findChild<QWidget *>(u"rotatePlan"_s), Qt::LeftButton);
    auto *told = track.shown.dialog<QMessageBox>();
    QVERIFY(told && told->isVisible());
    QTest::keyClick(told, Qt::Key_Return);
    QVERIFY(review->isVisible() && dialog->isVisible());
    QCOMPARE(review->findChild<QTreeView *>(u"planRows"_s)->model()->rowCount(), 2);
}

QTEST_MAIN(TestRotationReview)
#include "tst_rotation_review.moc"
