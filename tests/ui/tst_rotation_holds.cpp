// What stops a rotation in the window: a first one that fails, a person, closing; and how it is taken up again. No
// secret of it is anywhere else.
#include "tests/ui/form_accessibility.h"
#include "tests/ui/rotation_fixture.h"

#include "ui/main/notice_bar.h"
#include "ui/rotation/secret_dialog.h"

#include <QDirIterator>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Step = RotationDialog::Step;

namespace {

constexpr auto marker = "M4rker-Zq7-Secret"_L1;

PracticeOptions slowPractice()
{
    PracticeOptions options = quickPractice();
    options.latency = 150ms;
    return options;
}

QByteArray filesBelow(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

} // namespace

class TestRotationHolds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstFailsAndTheLoginIsPutBack();
    void stoppedAndTakenUpAgain();
    void anUnfinishedOneIsDiscarded();
    void closingWhileItRunsAsks();
    void noSecretIsAnywhereElse();
};

void TestRotationHolds::theFirstFailsAndTheLoginIsPutBack()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s});
    QVERIFY(dialog);
    track.alt(Qt::Key_N);
    track.shown.type(u"wrong-password"_s); // HSS reports Abnormal after it
    type(track.find("previousPassword"), u"the-old-one"_s);
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    track.rotate();
    QTRY_VERIFY_WITH_TIMEOUT(track.find("holdPanel").isVisible(), 30'000);
    QCOMPARE(dialog->run()->hold(), RotationRun::Hold::FirstFailed);
    QCOMPARE(track.practice.putCount(), 1);
    track.alt(Qt::Key_G);
    QVERIFY(track.isAt(*dialog, Step::Report));
    QCOMPARE(track.practice.putCount(), 2);
    QVERIFY(track.find("putBack").isVisible());
    track.alt(Qt::Key_P);
    QVERIFY(track.isAt(*dialog, Step::Run));
    QVERIFY(track.isAt(*dialog, Step::Report));
    QVERIFY(track.has(u"harbor-prod"_s, u"the-old-one"_s) && track.has(u"harbor-eu"_s, u"the-old-one"_s));
    QVERIFY(track.cell("reportRows", 0, 3).startsWith(u"Login until now put back."_s));
}

void TestRotationHolds::stoppedAndTakenUpAgain()
{
    RotationWindow track(slowPractice());
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s, u"harbor-dr"_s});
    QVERIFY(dialog && track.toReview(*dialog, u"a-new-one"_s));
    track.rotate();
    QTRY_COMPARE_WITH_TIMEOUT(dialog->run()->stage(), RotationRun::Stage::Running, 15'000);
    track.alt(Qt::Key_S); // the first one is alone on its way
    QVERIFY(track.isAt(*dialog, Step::Report));
    const int sent = track.practice.putCount();
    QVERIFY(sent < 3);
    track.alt(Qt::Key_C);
    auto &notice = track.shown.find<NoticeBar>("unfinished");
    QTRY_VERIFY_WITH_TIMEOUT(notice.isVisible(), 10'000);
    QVERIFY2(notice.text().startsWith(u"A rotation of 3 repositories was not finished"_s),
        qPrintable(notice.text()));
    QCOMPARE(track.practice.putCount(), sent); // nothing by itself
    QTest::mouseClick(notice.findChild<QAbstractButton *>(), Qt::LeftButton);
    dialog = track.shown.openDialog<RotationDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->step(), Step::Review);
    QVERIFY(track.nextOpens(*dialog));
    track.rotate(); // asks for what was typed before
    auto *asking = track.shown.openDialog<SecretDialog>();
    QVERIFY(asking);
    track.shown.type(u"a-new-one"_s);
    track.shown.press(Qt::Key_Return);
    QVERIFY(track.isAt(*dialog, Step::Report));
    QCOMPARE(track.practice.putCount(), 3);
    QVERIFY(track.has(u"harbor-dr"_s, u"a-new-one"_s));
    dialog->activateWindow(); // no desktop gives it the keys back after the question
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    track.alt(Qt::Key_C);
    QTRY_VERIFY_WITH_TIMEOUT(!track.shown.dialog<RotationDialog>(), 10'000);
    QTRY_VERIFY2_WITH_TIMEOUT(!notice.isVisible(), qPrintable(notice.text()), 10'000);
}

void TestRotationHolds::anUnfinishedOneIsDiscarded()
{
    RotationWindow track(slowPractice());
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s, u"harbor-dr"_s});
    QVERIFY(dialog && track.toReview(*dialog, u"a-new-one"_s));
    track.rotate();
    QTRY_COMPARE_WITH_TIMEOUT(dialog->run()->stage(), RotationRun::Stage::Running, 15'000);
    track.alt(Qt::Key_S);
    QVERIFY(track.isAt(*dialog, Step::Report));
    track.alt(Qt::Key_C);
    auto &notice = track.shown.find<NoticeBar>("unfinished");
    QTRY_VERIFY_WITH_TIMEOUT(notice.isVisible(), 10'000);
    QTest::mouseClick(&track.shown.find("discardRotation"), Qt::LeftButton);
    QVERIFY(track.shown.prompts.isOpen());
    track.shown.prompts.answer(true);
    QTRY_VERIFY_WITH_TIMEOUT(!notice.isVisible(), 10'000);
}

void TestRotationHolds::closingWhileItRunsAsks()
{
    RotationWindow track(slowPractice());
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s, u"harbor-dr"_s});
    QVERIFY(dialog && track.toReview(*dialog, u"a-new-one"_s));
    track.rotate();
    QTRY_COMPARE_WITH_TIMEOUT(dialog->run()->stage(), RotationRun::Stage::Running, 15'000);
    track.shown.press(Qt::Key_Escape);
    QVERIFY(track.shown.prompts.isOpen());
    track.shown.prompts.answer(false);
    QVERIFY(dialog->isVisible());
    track.shown.press(Qt::Key_Escape);
    track.shown.prompts.answer(true);
    QTRY_VERIFY_WITH_TIMEOUT(!track.shown.dialog<RotationDialog>(), 15'000);
}

void TestRotationHolds::noSecretIsAnywhereElse()
{
    const AccessibilityEvents events;
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s});
    QVERIFY(dialog);
    const auto isClean = [&] {
        const QStringList all = readableTexts(*dialog) + events.texts() + QStringList{dialog->windowTitle()};
        return std::none_of(
            all.begin(), all.end(), [](const QString &text) { return text.contains(marker); });
    };
    track.alt(Qt::Key_N);
    track.shown.type(QString(marker));
    type(track.find("previousPassword"), QString(marker) + u"-old"_s);
    QVERIFY(isClean());
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    QVERIFY(isClean());
    track.alt(Qt::Key_N);
    QVERIFY(track.nextOpens(*dialog));
    track.rotate();
    QVERIFY(track.isAt(*dialog, Step::Report));
    QVERIFY(track.has(u"harbor-prod"_s, QString(marker))); // it did arrive
    QVERIFY(isClean());
    QVERIFY(!filesBelow(track.shown.folder.path()).contains(QByteArray(marker.data(), marker.size())));
}

QTEST_MAIN(TestRotationHolds)
#include "tst_rotation_holds.moc"
