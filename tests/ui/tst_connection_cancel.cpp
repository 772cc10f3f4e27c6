// What is under way in the dialogs of connections, against a service that takes every request and never answers: ended
// by its button, by Escape, and by whatever closes the dialog.
#include "app/practice/practice_accounts.h"
#include "tests/support/script_server.h"
#include "tests/ui/connection_dialog_fixture.h"
#include "ui/connection/connections_dialog.h"
#include "ui/connection/passcode_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QTreeWidget>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

ServerScript silent(const SeenRequest &)
{
    return {hang()};
}

//! It is reached, and then says nothing about the project.
ServerScript silentLater(const SeenRequest &request)
{
    return request.number == 1 ? ServerScript{sendBytes(answerBytes(404))} : ServerScript{hang()};
}

//! Silent for the first request only.
ServerScript lateProjects(const SeenRequest &request)
{
    if (request.number == 1)
        return {hang()};
    return {sendBytes(answerBytes(200,
        R"({"projects":[{"id":"11a1f2c8de804b1a9f0e3d7c6b5a49e9","name":"cn-north-4","enabled":true}]})",
        "Content-Type: application/json\r\n"))};
}

//! The dialog, filled in for a service.
struct Filled {
    explicit Filled(ScriptServer::Decide decide = silent)
        : server(std::move(decide))
    {
        shown.pointAt(server.url(), sampleProfile({}).projectId);
        shown.choose("signIn", int(SignInWay::AccessKey));
        shown.type("accessKeyId", QString(practice::accessKey));
        shown.type("secretKey", QString(practice::secretKey));
    }
    //! Presses Test, until the service has this many requests more.
    [[nodiscard]] bool tests(qsizetype requests = 1)
    {
        const qsizetype wanted = server.seen().size() + requests;
        QTest::keyClick(shown.dialog.get(), Qt::Key_T, Qt::AltModifier);
        return QTest::qWaitFor([&] { return server.seen().size() >= wanted; }) && stop().isVisible();
    }
    //! Presses "Look up…" for the project, until the service has the request.
    [[nodiscard]] LookUpDialog *looksUp()
    {
        const qsizetype before = server.seen().size();
        QTest::mouseClick(&shown.find<QPushButton>("projectLookUp"), Qt::LeftButton);
        if (!QTest::qWaitFor([&] { return server.seen().size() > before; }))
            return nullptr;
        return shown.dialog->findChild<LookUpDialog *>();
    }
    //! Presses Test for a user with a code, until it is asked for.
    [[nodiscard]] bool asksForACode(const PracticeService &practice)
    {
        shown.pointAt(practice);
        shown.choose("signIn", int(SignInWay::IamPassword));
        shown.type("domain", u"practice"_s);
        shown.type("user", QString(practice::mfaUser));
        shown.type("password", QString(practice::userPassword));
        shown.find<QCheckBox>("passcode").setChecked(true);
        shown.type("userId", QString(practice::mfaUserId));
        QTest::keyClick(shown.dialog.get(), Qt::Key_T, Qt::AltModifier);
        return QTest::qWaitFor([this] { return shown.dialog->findChild<PasscodeDialog *>() != nullptr; });
    }
    [[nodiscard]] QPushButton &stop() { return shown.find<QPushButton>("stopTest"); }
    [[nodiscard]] QPushButton &test() { return shown.find<QPushButton>("test"); }

    ScriptServer server;
    ShownDialog shown;
};

} // namespace

class TestConnectionCancel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStoppedTestIsBegunAgain();
    void closingEndsATest_data();
    void closingEndsATest();
    void closingTheListEndsItsTest();
    void aLookUpIsLeftAndBegunAgain();
    void closingEndsALookUp();
    void theQuestionForACodeIsLeft();
    void theQuestionForACodeGoesWithTheDialog();
};

void TestConnectionCancel::aStoppedTestIsBegunAgain()
{
    Filled filled;
    for (int time = 0; time < 3; ++time) {
        QVERIFY(filled.tests());
        QVERIFY(!filled.test().isEnabled() && !filled.shown.find<QPushButton>("connect").isEnabled());
        QVERIFY(filled.shown.find<QLabel>("step3").isVisible());
        filled.stop().setFocus();
        QTest::keyClick(&filled.stop(), Qt::Key_Space);
        QVERIFY(!filled.stop().isVisible() && filled.test().isEnabled());
        QCOMPARE(filled.shown.find<MessageLine>("testResult").text(), u"The test was stopped."_s);
        QVERIFY(!filled.shown.find<QLabel>("step3").isVisible()); // what is half known is not shown
        QVERIFY(filled.shown.dialog->isVisible());
        QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
    }
    QCOMPARE(filled.shown.find<QWidget>("secretKey").isEnabled(), true);
}

void TestConnectionCancel::closingEndsATest_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<bool>("reached");
    QTest::newRow("with Escape, before the service said a word") << QByteArray("escape") << false;
    QTest::newRow("with Escape, in the middle of the steps") << QByteArray("escape") << true;
    QTest::newRow("by the window's own button") << QByteArray("close") << false;
    QTest::newRow("with whatever it belongs to, at the first step") << QByteArray("delete") << false;
    QTest::newRow("with whatever it belongs to, in the middle") << QByteArray("delete") << true;
}

void TestConnectionCancel::closingEndsATest()
{
    QFETCH(const QByteArray, how);
    QFETCH(const bool, reached);
    Filled filled(reached ? silentLater : silent);
    QVERIFY(filled.tests(reached ? 2 : 1));
    if (how == "delete") {
        filled.shown.dialog.reset();
        return; // nothing is left that could be touched: it would end here
    }
    if (how == "escape")
        QTest::keyClick(filled.shown.dialog.get(), Qt::Key_Escape);
    else
        filled.shown.dialog->close();
    QVERIFY(!filled.shown.dialog->isVisible());
    QVERIFY(filled.stop().isHidden()); // it ended with the dialog, not after it
    QVERIFY(filled.shown.place.names().isEmpty() && filled.shown.place.keychain.secrets.empty());
}

//! In the list of connections.
void TestConnectionCancel::closingTheListEndsItsTest()
{
    ScriptServer server(silent);
    SystemClock clock;
    HeldPrompts prompts;
    ConnectionPlace place(clock, prompts);
    ConnectionProfile profile = sampleProfile(u"prod"_s);
    profile.region.clear();
    profile.endpoint = server.url().toString();
    profile.proxy = ProxyUse::None;
    QVERIFY(!place.store.add(profile));
    place.keychain.secrets.insert_or_assign(secretKeyOf(profile, SecretRole::Token), Secret(u"MIItoken"));
    ConnectionsDialog dialog(place.tools);
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(&dialog, Qt::Key_T, Qt::AltModifier);
    QTRY_VERIFY(!server.seen().isEmpty());
    auto *stop = dialog.findChild<QPushButton *>(u"stopTest"_s);
    QVERIFY(stop->isVisible() && !dialog.findChild<QPushButton *>(u"use"_s)->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    QVERIFY(stop->isHidden());
}

void TestConnectionCancel::aLookUpIsLeftAndBegunAgain()
{
    Filled filled(lateProjects);
    filled.shown.find("project").clear();
    LookUpDialog *dialog = filled.looksUp();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!filled.shown.dialog->findChild<LookUpDialog *>());
    QVERIFY(filled.shown.dialog->isVisible() && filled.shown.find("project").text().isEmpty());
    dialog = filled.looksUp();
    QVERIFY(dialog);
    auto *found = dialog->findChild<QTreeWidget *>(u"found"_s);
    QTRY_COMPARE_WITH_TIMEOUT(found->topLevelItemCount(), 1, 15'000);
    QTest::keyClick(found, Qt::Key_Return);
    QCOMPARE(filled.shown.find("project").text(), u"11a1f2c8de804b1a9f0e3d7c6b5a49e9"_s);
}

//! The dialog under the one that looks up.
void TestConnectionCancel::closingEndsALookUp()
{
    Filled filled;
    QPointer<LookUpDialog> lookUp = filled.looksUp();
    QVERIFY(lookUp);
    filled.shown.dialog->close();
    QVERIFY(!filled.shown.dialog->isVisible());
    QVERIFY(!lookUp || !lookUp->isVisible());
    filled.shown.open(newProfile(), ConnectionOrigin::New); // another one, while the first look-up goes
    QTRY_VERIFY(!lookUp);
    filled.shown.pointAt(filled.server.url(), {});
    filled.shown.type("token", u"MIItoken"_s);
    lookUp = filled.looksUp();
    QVERIFY(lookUp);
    filled.shown.dialog.reset();
    QVERIFY(!lookUp);
}

void TestConnectionCancel::theQuestionForACodeIsLeft()
{
    PracticeService practice;
    QVERIFY(practice.start());
    Filled filled;
    QVERIFY(filled.asksForACode(practice));
    QTest::keyClick(filled.shown.dialog->findChild<PasscodeDialog *>(), Qt::Key_Escape);
    QTRY_VERIFY(!filled.shown.dialog->findChild<PasscodeDialog *>());
    QTRY_VERIFY(filled.test().isEnabled());
    QVERIFY2(filled.shown.step(3).startsWith(u"Failed: "_s), qPrintable(filled.shown.step(3)));
    QVERIFY(filled.shown.dialog->isVisible());
}

void TestConnectionCancel::theQuestionForACodeGoesWithTheDialog()
{
    PracticeService practice;
    QVERIFY(practice.start());
    Filled filled;
    QVERIFY(filled.asksForACode(practice));
    const QPointer<PasscodeDialog> question = filled.shown.dialog->findChild<PasscodeDialog *>();
    filled.shown.dialog->reject();
    QTRY_VERIFY(!question || !question->isVisible());
    QVERIFY(filled.stop().isHidden());
}

QTEST_MAIN(TestConnectionCancel)
#include "tst_connection_cancel.moc"
