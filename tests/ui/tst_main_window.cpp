// The whole window against the real practice service, driven by keys and mouse.
#include "tests/ui/window_fixture.h"

#include "ui/list/registry_table.h"
#include "ui/main/notice_bar.h"
#include "ui/widgets/secret_edit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace hssreg;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstRunOffersWhatCanBeDone();
    void practiceIsOneClickAway();
    void oneChangeEndToEnd();
    void theHistoryKnowsHowOldALoginIs();
    void aWrongPasswordIsShownAsFailed();
    void theWholeFlowWithKeysAlone();
    void switchingAsks_data();
    void switchingAsks();
    void withoutChangesSwitchingDoesNotAsk();
    void refreshKeepsWhatWasTyped();
    void aRepositoryOfSwrIsNotEdited();
    void editByIdOpensAnEmptyForm();
    void aFormFilledInOfflineCanBeSent();
    void closingAsks_data();
    void closingAsks();
    void leavingPracticeAsksAndEmptiesTheList();
    void thePracticeServiceEndsWithItsConnection();
};

void TestMainWindow::theFirstRunOffersWhatCanBeDone()
{
    WholeWindow shown;
    QVERIFY(shown.shown);
    QCOMPARE(shown.focusedName(), u"firstAdd"_s);
    QVERIFY(shown.find("firstImport").isVisible());
    QVERIFY(shown.find("firstPractice").isVisible());
    QVERIFY(!shown.list().isVisible());
    QCOMPARE(shown.find<QLabel>("connectionState").text(), u"Not connected"_s);
    QVERIFY(!shown.find<NoticeBar>("practiceBanner").isVisible());
    QVERIFY(!shown.window.isWindowModified());
}

void TestMainWindow::practiceIsOneClickAway()
{
    WholeWindow shown;
    for (QPushButton *button : shown.window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().contains(u"practice service"_s))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE(shown.listing.state(), RegistryListing::State::Ready);
    QVERIFY(shown.list().isVisible());
    QCOMPARE(shown.find<QLabel>("connectionState").text(), u"Signed in"_s);
    QVERIFY(shown.find<NoticeBar>("practiceBanner").isVisible());
    QVERIFY(shown.find<QLabel>("counts").text().contains(u"repositories"_s));
    QVERIFY(shown.selected().isEmpty()); // nothing is opened that nobody chose
    QCOMPARE(shown.editor.stage(), AccessEditor::Stage::Closed);
}

void TestMainWindow::oneChangeEndToEnd()
{
    WholeWindow shown(quickPractice());
    QVERIFY(shown.shown);
    shown.choose(u"harbor-prod"_s);
    QCOMPARE(shown.editor.title(), u"harbor-prod"_s);
    QTest::mouseClick(&shown.find("registry_username"), Qt::LeftButton);
    shown.press(Qt::CTRL | Qt::Key_A);
    shown.type(u"robot$hss-scan"_s);
    shown.find<QWidget>("registry_password").setFocus();
    shown.type(u"n3w-secret"_s);
    QVERIFY(shown.window.isWindowModified());

    QTest::mouseClick(&shown.find("update"), Qt::LeftButton);
    QTRY_COMPARE(shown.results().model()->rowCount(), 1);
    QVERIFY2(shown.result(0, 3).startsWith(u"Updated"_s), qPrintable(shown.result(0, 3)));
    QVERIFY(!shown.window.isWindowModified());
    QTRY_VERIFY_WITH_TIMEOUT(!shown.editor.record().proving, 15'000);
    QCOMPARE(shown.editor.record().proof, Proof::Connected);
    QCOMPARE(shown.results().model()->rowCount(), 1); // the same line says how it ended
    QVERIFY(shown.result(0, 3).contains(proofText(Proof::Connected, {})));
    QCOMPARE(shown.result(0, 1), u"harbor-prod"_s);
    QCOMPARE(shown.connection.practice()->putCount(), 1);
    QVERIFY(shown.connection.practice()->holdsPassword(shown.editor.registryId(), u"n3w-secret"));
    const RegistryInfo *listed = shown.listing.find(shown.editor.registryId());
    QCOMPARE(listed->access[Field::RegistryUsername], u"robot$hss-scan"_s);
    QCOMPARE(shown.selected(), u"harbor-prod"_s);
    const QString details = shown.find<QPlainTextEdit>("resultDetails").toPlainText();
    QVERIFY2(details.contains(u"Request ID: "_s) && details.contains(u"Username"_s), qPrintable(details));
}

void TestMainWindow::theHistoryKnowsHowOldALoginIs()
{
    constexpr int age = int(RegistryTable::Column::CredentialAge);
    WholeWindow shown(quickPractice());
    QVERIFY(shown.shown);
    QCOMPARE(shown.listed(shown.rowNamed(u"harbor-prod"_s), age), u"not known"_s);
    shown.choose(u"harbor-prod"_s);
    shown.editor.setPassword(u"n3w-secret");
    shown.editor.submit();
    QTRY_COMPARE_WITH_TIMEOUT(shown.listed(shown.rowNamed(u"harbor-prod"_s), age), u"today"_s, 15'000);
    QCOMPARE(shown.listed(shown.rowNamed(u"harbor-lab"_s), age), u"not known"_s);
}

void TestMainWindow::aWrongPasswordIsShownAsFailed()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-prod"_s);
    shown.find<QWidget>("registry_password").setFocus();
    shown.type(u"wrong-password"_s);
    shown.press(Qt::ALT | Qt::Key_D);
    QTRY_VERIFY_WITH_TIMEOUT(shown.editor.record().proof == Proof::Failed, 15'000);
    const int row = shown.rowNamed(u"harbor-prod"_s);
    QCOMPARE(shown.listed(row, 2), u"Abnormal"_s);
    QVERIFY(shown.find<QPlainTextEdit>("resultDetails").toPlainText().contains(u"jump cluster"_s));
}

void TestMainWindow::theWholeFlowWithKeysAlone()
{
    QGuiApplication::clipboard()->clear();
    WholeWindow shown;
    shown.press(Qt::CTRL | Qt::Key_P);
    QTRY_COMPARE(shown.listing.state(), RegistryListing::State::Ready);
    shown.press(Qt::CTRL | Qt::Key_F);
    QCOMPARE(shown.focusedName(), u"find"_s);
    shown.type(u"harbor eu"_s); // the words of one row, in any order
    QCOMPARE(shown.list().model()->rowCount(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(shown.focusedName(), u"repositories"_s);
    QCOMPARE(shown.editor.title(), u"harbor-eu"_s);
    shown.press(Qt::CTRL | Qt::Key_2);
    shown.press(Qt::ALT | Qt::Key_U);
    QCOMPARE(shown.focusedName(), u"registry_username"_s);
    shown.press(Qt::CTRL | Qt::Key_A);
    shown.type(u"robot$other"_s);
    shown.press(Qt::ALT | Qt::Key_W);
    shown.type(u"typed-by-keys"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(shown.editor.record().proof != Proof::NotLooked, 15'000);
    QCOMPARE(shown.editor.record().report.outcome, Outcome::Updated);
    shown.press(Qt::CTRL | Qt::Key_3);
    QCOMPARE(shown.focusedName(), u"results"_s);
    shown.press(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    QCOMPARE(QGuiApplication::clipboard()->text(), shown.editor.record().report.requestId);
    shown.press(Qt::CTRL | Qt::Key_F);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(shown.list().model()->rowCount() > 1);
    QCOMPARE(shown.selected(), u"harbor-eu"_s);
}

void TestMainWindow::switchingAsks_data()
{
    QTest::addColumn<bool>("goOn");
    QTest::addColumn<QString>("shownAfter");
    QTest::addColumn<bool>("typedIsKept");
    QTest::newRow("keep editing leaves all as it was") << false << u"harbor-prod"_s << true;
    QTest::newRow("discard opens the other") << true << u"harbor-lab"_s << false;
}

void TestMainWindow::switchingAsks()
{
    QFETCH(const bool, goOn);
    QFETCH(const QString, shownAfter);
    QFETCH(const bool, typedIsKept);
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-prod"_s);
    shown.editor.setText(Field::RegistryUsername, u"somebody"_s);
    shown.choose(u"harbor-lab"_s);
    QVERIFY(shown.prompts.isOpen());
    QVERIFY(shown.prompts.asked.last().text.contains(u"harbor-prod"_s));
    QCOMPARE(shown.editor.title(), u"harbor-prod"_s); // nothing happens before the answer
    shown.prompts.answer(goOn);
    QCOMPARE(shown.editor.title(), shownAfter);
    QCOMPARE(shown.selected(), shownAfter);
    QCOMPARE(shown.editor.hasChanges(), typedIsKept);
}

void TestMainWindow::withoutChangesSwitchingDoesNotAsk()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-prod"_s);
    QTest::keyClick(&shown.list(), Qt::Key_Down);
    QVERIFY(shown.prompts.asked.isEmpty());
    QVERIFY(shown.editor.title() != u"harbor-prod"_s);
    QCOMPARE(shown.editor.title(), shown.selected());
}

void TestMainWindow::refreshKeepsWhatWasTyped()
{
    PracticeOptions many = quickPractice();
    many.repositories = 90;
    WholeWindow shown(many);
    const QString name = shown.listed(60, 0);
    shown.choose(name);
    const int scroll = shown.list().verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    shown.editor.setText(Field::RegistryUsername, u"still here"_s);
    QSignalSpy states(&shown.listing, &RegistryListing::stateChanged);
    shown.press(Qt::Key_F5);
    QTRY_COMPARE(states.count(), 2);
    QCOMPARE(shown.listing.state(), RegistryListing::State::Ready);
    QCOMPARE(shown.selected(), name);
    QCOMPARE(shown.list().verticalScrollBar()->value(), scroll);
    QCOMPARE(shown.editor.text(Field::RegistryUsername), u"still here"_s);
    QVERIFY(shown.prompts.asked.isEmpty());
}

void TestMainWindow::aRepositoryOfSwrIsNotEdited()
{
    WholeWindow shown(quickPractice());
    const int row = shown.rowNamed(u"swr-private"_s);
    QVERIFY(row >= 0);
    QCOMPARE(shown.listed(row, 1), u"SWR private"_s);
    shown.choose(u"swr-private"_s);
    QVERIFY(!shown.find("registry_username").isEnabled());
    QVERIFY(!shown.find("update").isEnabled());
    const QModelIndex index = shown.list().model()->index(row, 0);
    QVERIFY(index.data(Qt::AccessibleDescriptionRole).toString().contains(u"SWR"_s));
}

void TestMainWindow::editByIdOpensAnEmptyForm()
{
    WholeWindow shown;
    shown.press(Qt::CTRL | Qt::Key_I);
    auto *dialog = shown.openDialog<QDialog>();
    QVERIFY(dialog);
    auto *ok = dialog->findChild<QPushButton *>(u"edit"_s);
    QVERIFY(!ok->isEnabled());
    QCOMPARE(shown.focusedName(), u"registryId"_s);
    shown.type(u"images"_s); // the name of a sibling route
    QVERIFY(!ok->isEnabled());
    shown.press(Qt::CTRL | Qt::Key_A);
    auto *line = dialog->findChild<QLineEdit *>(u"registryId"_s);
    line->clear();
    shown.type(u" ea325892-0c1d-4e2c-bca4-409b8853556b "_s);
    QVERIFY(ok->isEnabled());
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(shown.editor.registryId(), u"ea325892-0c1d-4e2c-bca4-409b8853556b"_s);
    QVERIFY(!shown.editor.known());
    QVERIFY(shown.find<QLineEdit>("registry_username").text().isEmpty());
}

void TestMainWindow::aFormFilledInOfflineCanBeSent()
{
    WholeWindow shown;
    shown.editor.openById(u"ea325892-0c1d-4e2c-bca4-409b8853556b"_s);
    shown.editor.setText(Field::RegistryUsername, u"prepared"_s);
    shown.editor.setPassword(u"prepared-too");
    QVERIFY(!shown.find("update").isEnabled());
    shown.window.startPractice(quickPractice());
    QTRY_COMPARE(shown.listing.state(), RegistryListing::State::Ready);
    QVERIFY(shown.prompts.asked.isEmpty());
    QCOMPARE(shown.editor.title(), u"harbor-prod"_s); // the list knows it
    QCOMPARE(shown.selected(), u"harbor-prod"_s);
    QVERIFY(shown.find("update").isEnabled());
    QTest::mouseClick(&shown.find("update"), Qt::LeftButton);
    QTRY_COMPARE(shown.editor.record().report.outcome, Outcome::Updated);
    QVERIFY(shown.connection.practice()->holdsPassword(shown.editor.registryId(), u"prepared-too"));
}

void TestMainWindow::closingAsks_data()
{
    QTest::addColumn<bool>("goOn");
    QTest::newRow("keep editing keeps the window") << false;
    QTest::newRow("discard closes it") << true;
}

void TestMainWindow::closingAsks()
{
    QFETCH(const bool, goOn);
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-prod"_s);
    shown.editor.setPassword(u"typed");
    shown.window.close();
    QVERIFY(shown.window.isVisible());
    QVERIFY(shown.prompts.isOpen());
    shown.prompts.answer(goOn);
    QCOMPARE(shown.window.isVisible(), !goOn);
    QCOMPARE(shown.editor.hasChanges(), !goOn);
}

void TestMainWindow::leavingPracticeAsksAndEmptiesTheList()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-prod"_s);
    shown.editor.setText(Field::RegistryUsername, u"somebody"_s);
    auto &banner = shown.find<NoticeBar>("practiceBanner");
    QTest::mouseClick(banner.findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(shown.prompts.isOpen());
    shown.prompts.answer(false);
    QVERIFY(shown.connection.isPractice());
    QTest::mouseClick(banner.findChild<QPushButton *>(), Qt::LeftButton);
    shown.prompts.answer(true);
    QVERIFY(!shown.connection.isPractice());
    QVERIFY(!banner.isVisible());
    QCOMPARE(shown.listing.state(), RegistryListing::State::NoConnection);
    QCOMPARE(shown.editor.stage(), AccessEditor::Stage::Closed);
    QCOMPARE(shown.find<QLabel>("noticeTitle").text(), u"No connection yet"_s);
}

void TestMainWindow::thePracticeServiceEndsWithItsConnection()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-prod"_s);
    shown.editor.setPassword(u"typed");
    shown.editor.submit();
    QVERIFY(shown.editor.stage() != AccessEditor::Stage::Editing);
    shown.connection.close(); // in the middle of it
    QVERIFY(!shown.connection.practice());
    QVERIFY(!shown.editor.isOnline());
    QCOMPARE(shown.editor.stage(), AccessEditor::Stage::Editing);
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
