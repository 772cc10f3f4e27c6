// Connections in the whole window: the first run by keyboard alone, choosing, the code, the state of the sign-in.
#include "app/practice/practice_accounts.h"
#include "tests/ui/window_fixture.h"
#include "ui/connection/connection_dialog.h"
#include "ui/connection/connections_dialog.h"
#include "ui/connection/import_dialog.h"
#include "ui/connection/passcode_dialog.h"
#include "ui/main/result_table.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

//! A stored connection to a practice service, by an IAM user.
ConnectionProfile userOf(const PracticeService &practice, const QString &name)
{
    ConnectionProfile profile = sampleProfile(name);
    profile.region.clear();
    profile.endpoint = practice.endpoint().toString();
    profile.iamEndpoint = profile.endpoint;
    profile.projectId = practice.projectId();
    profile.proxy = ProxyUse::None;
    profile.signIn = SignInWay::IamPassword;
    profile.domain = practice.accountName();
    profile.user = practice.userName();
    return profile;
}

void store(WholeWindow &shown, const ConnectionProfile &profile, const QString &password)
{
    if (shown.place.store.add(profile))
        qFatal("the connection could not be stored");
    shown.place.keychain.secrets.insert_or_assign(
        secretKeyOf(profile, SecretRole::Password), Secret(password));
}

//! Without a window manager nobody gives the keys back to the window when a dialog has gone.
bool hasKeysAgain(WholeWindow &shown)
{
    shown.window.activateWindow();
    return QTest::qWaitForWindowActive(&shown.window)
        && QTest::qWaitFor([] { return QApplication::focusWidget(); });
}

//! The keys that a form wants: a letter with Alt, then text.
void fillField(WholeWindow &shown, Qt::Key letter, const QString &text)
{
    shown.press(Qt::ALT | letter);
    shown.press(Qt::CTRL | Qt::Key_A);
    shown.type(text);
}

//! Tests the login that is typed into the form, by its key.
bool testsLogin(WholeWindow &shown)
{
    shown.press(Qt::ALT | Qt::Key_T);
    const auto cell = [&shown](ResultTable::Column column) { return shown.result(0, int(column)); };
    return QTest::qWaitFor(
        [&cell] {
            return cell(ResultTable::Column::Action) == u"Test login"_s
                && cell(ResultTable::Column::Result).startsWith(u"Accepted."_s);
        },
        15'000);
}

} // namespace

class TestConnectionWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstRunByKeyboardAlone();
    void theFirstRunsPageComesAndGoes();
    void theCurrentOneIsUsedAtTheStart();
    void theMenuSwitches();
    void switchingAsksBeforeChangesAreLost();
    void aSecretThatIsMissingIsAskedFor();
    void theCodeIsAskedFor_data();
    void theCodeIsAskedFor();
    void theTokensLifeIsShown();
    void aRefusedSignInSaysWhy();
};

//! Empty home → add a connection → list → test login → edit → proof.
void TestConnectionWindow::theFirstRunByKeyboardAlone()
{
    PracticeService practice(quickPractice());
    QVERIFY(practice.start());
    WholeWindow shown;
    QVERIFY(shown.shown);
    QCOMPARE(shown.focusedName(), u"firstAdd"_s);
    shown.press(Qt::Key_Return);
    auto *dialog = shown.openDialog<ConnectionDialog>();
    QVERIFY(dialog);
    fillField(shown, Qt::Key_N, u"practice"_s);
    shown.press(Qt::ALT | Qt::Key_R);
    shown.press(Qt::Key_Down); // the first choice: another endpoint
    fillField(shown, Qt::Key_D, practice.endpoint().toString());
    fillField(shown, Qt::Key_M, practice.endpoint().toString());
    fillField(shown, Qt::Key_I, practice.projectId());
    shown.press(Qt::ALT | Qt::Key_B);
    shown.press(Qt::Key_End); // by IAM user and password
    fillField(shown, Qt::Key_A, practice.accountName());
    fillField(shown, Qt::Key_U, practice.userName());
    shown.press(Qt::ALT | Qt::Key_W);
    shown.type(practice.userPassword());
    shown.press(Qt::ALT | Qt::Key_T);
    auto *result = dialog->findChild<MessageLine *>(u"testResult"_s);
    QTRY_VERIFY_WITH_TIMEOUT(result->isVisible(), 15'000);
    QCOMPARE(result->icon(), u"done"_s);
    shown.press(Qt::ALT | Qt::Key_C);
    QTRY_COMPARE_WITH_TIMEOUT(shown.listing.state(), RegistryListing::State::Ready, 15'000);
    QCOMPARE(shown.place.names(), QStringList{u"practice"_s});
    QCOMPARE(shown.place.store.read().value().current, u"practice"_s);

    QVERIFY(hasKeysAgain(shown));
    shown.press(Qt::CTRL | Qt::Key_F);
    shown.type(u"harbor-eu"_s);
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.editor.title(), u"harbor-eu"_s);
    shown.press(Qt::CTRL | Qt::Key_2);
    shown.press(Qt::ALT | Qt::Key_W);
    shown.type(practice.registryPassword());
    QVERIFY(testsLogin(shown));
    shown.press(Qt::ALT | Qt::Key_W);
    shown.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(shown.editor.record().proof == Proof::Connected, 20'000);
    QVERIFY(practice.holdsPassword(shown.editor.registryId(), practice.registryPassword()));
}

void TestConnectionWindow::theFirstRunsPageComesAndGoes()
{
    WholeWindow shown;
    auto &first = shown.find<QPushButton>("firstAdd");
    QVERIFY(first.isVisible());
    shown.press(Qt::Key_Tab);
    QCOMPARE(shown.focusedName(), u"firstImport"_s);
    shown.press(Qt::Key_Space);
    auto *import = shown.openDialog<ImportDialog>();
    QVERIFY(import);
    import->reject();
    QTRY_VERIFY(!shown.dialog<ImportDialog>());
    QTest::mouseClick(&shown.find<QPushButton>("firstPractice"), Qt::LeftButton);
    QTRY_COMPARE(shown.listing.state(), RegistryListing::State::Ready);
    QVERIFY(!first.isVisible());
    QVERIFY(hasKeysAgain(shown));
    shown.press(Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    QTRY_VERIFY(first.isVisible());
    shown.editor.openById(u"ea325892-0c1d-4e2c-bca4-409b8853556b"_s); // offline work hides it
    QVERIFY(!first.isVisible());
}

void TestConnectionWindow::theCurrentOneIsUsedAtTheStart()
{
    PracticeService practice(quickPractice());
    QVERIFY(practice.start());
    WholeWindow shown;
    store(shown, userOf(practice, u"prod"_s), practice.userPassword());
    QVERIFY(!shown.place.store.setCurrent(u"prod"_s));
    shown.window.connectAtStart();
    QTRY_COMPARE_WITH_TIMEOUT(shown.listing.state(), RegistryListing::State::Ready, 15'000);
    QVERIFY(shown.find<QPushButton>("connectionTitle").text().startsWith(u"prod · "_s));
}

void TestConnectionWindow::theMenuSwitches()
{
    PracticeService practice(quickPractice());
    QVERIFY(practice.start());
    WholeWindow shown;
    store(shown, userOf(practice, u"prod"_s), practice.userPassword());
    store(shown, userOf(practice, u"a & b"_s), practice.userPassword());
    auto &title = shown.find<QPushButton>("connectionTitle");
    Q_EMIT title.menu()->aboutToShow();
    QAction *second = title.menu()->actions().at(1);
    QCOMPARE(second->text(), u"&2  a && b"_s);
    second->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(shown.listing.state(), RegistryListing::State::Ready, 15'000);
    QCOMPARE(shown.connection.settings()->name, u"a & b"_s);
    Q_EMIT title.menu()->aboutToShow();
    QVERIFY(title.menu()->actions().at(1)->isChecked() && !title.menu()->actions().at(0)->isChecked());
    QCOMPARE(shown.place.store.read().value().current, u"a & b"_s);
}

void TestConnectionWindow::switchingAsksBeforeChangesAreLost()
{
    PracticeService practice(quickPractice());
    QVERIFY(practice.start());
    WholeWindow shown(quickPractice());
    store(shown, userOf(practice, u"prod"_s), practice.userPassword());
    shown.choose(u"harbor-prod"_s);
    shown.editor.setText(Field::RegistryUsername, u"somebody"_s);
    shown.press(Qt::CTRL | Qt::Key_L);
    QVERIFY(shown.openDialog<ConnectionsDialog>());
    shown.press(Qt::Key_Return);
    QTRY_VERIFY(shown.prompts.isOpen());
    QVERIFY(shown.connection.isPractice());
    shown.prompts.answer(false);
    QVERIFY(shown.connection.isPractice());
    QCOMPARE(shown.editor.text(Field::RegistryUsername), u"somebody"_s);
    QVERIFY(shown.place.store.read().value().current.isEmpty());
}

void TestConnectionWindow::aSecretThatIsMissingIsAskedFor()
{
    PracticeService practice(quickPractice());
    QVERIFY(practice.start());
    WholeWindow shown;
    store(shown, userOf(practice, u"prod"_s), {});
    shown.place.keychain.secrets.clear();
    QVERIFY(!shown.place.store.setCurrent(u"prod"_s));
    shown.window.connectAtStart();
    auto *dialog = shown.openDialog<ConnectionDialog>();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<MessageLine *>(u"notice"_s)
                ->text()
                .contains(secretTroubleText(SecretTrouble::Absent)));
    shown.press(Qt::ALT | Qt::Key_W);
    shown.type(practice.userPassword());
    shown.press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(shown.listing.state(), RegistryListing::State::Ready, 15'000);
}

void TestConnectionWindow::theCodeIsAskedFor_data()
{
    QTest::addColumn<bool>("given");
    QTest::newRow("and given") << true;
    QTest::newRow("and refused") << false;
}

void TestConnectionWindow::theCodeIsAskedFor()
{
    QFETCH(const bool, given);
    PracticeService practice(quickPractice());
    QVERIFY(practice.start());
    WholeWindow shown;
    ConnectionProfile profile = userOf(practice, u"mfa"_s);
    profile.user = QString(practice::mfaUser);
    profile.userId = QString(practice::mfaUserId);
    profile.passcode = true;
    store(shown, profile, practice.userPassword());
    QVERIFY(!shown.place.store.setCurrent(u"mfa"_s));
    shown.window.connectAtStart();
    auto *dialog = shown.openDialog<PasscodeDialog>();
    QVERIFY(dialog);
    QCOMPARE(shown.find<QLabel>("connectionState").text(), u"Signing in…"_s);
    shown.type(QString(practice::mfaPasscode));
    shown.press(given ? Qt::Key_Return : Qt::Key_Escape);
    if (given) {
        QTRY_COMPARE_WITH_TIMEOUT(shown.listing.state(), RegistryListing::State::Ready, 15'000);
        return;
    }
    QTRY_VERIFY(!shown.dialog<PasscodeDialog>());
    QTRY_VERIFY(shown.listing.state() != RegistryListing::State::Loading);
    QVERIFY(shown.listing.state() != RegistryListing::State::Ready);
}

void TestConnectionWindow::theTokensLifeIsShown()
{
    PracticeService practice(quickPractice());
    QVERIFY(practice.start());
    WholeWindow shown;
    store(shown, userOf(practice, u"prod"_s), practice.userPassword());
    QVERIFY(!shown.place.store.setCurrent(u"prod"_s));
    shown.window.connectAtStart();
    QTRY_COMPARE_WITH_TIMEOUT(shown.listing.state(), RegistryListing::State::Ready, 15'000);
    const QString state = shown.find<QLabel>("connectionState").text();
    QVERIFY2(state == u"Signed in · valid 23 h"_s || state == u"Signed in · valid 24 h"_s, qPrintable(state));
}

void TestConnectionWindow::aRefusedSignInSaysWhy()
{
    PracticeService practice(quickPractice());
    QVERIFY(practice.start());
    WholeWindow shown;
    store(shown, userOf(practice, u"prod"_s), u"not the password"_s);
    QVERIFY(!shown.place.store.setCurrent(u"prod"_s));
    shown.window.connectAtStart();
    QTRY_COMPARE_WITH_TIMEOUT(shown.listing.state(), RegistryListing::State::Failed, 15'000);
    const QString state = shown.find<QLabel>("connectionState").text();
    QVERIFY2(state.startsWith(u"Not signed in: "_s), qPrintable(state));
}

QTEST_MAIN(TestConnectionWindow)
#include "tst_connection_window.moc"
