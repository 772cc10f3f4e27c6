// "Test login" in the form, with real keys and clicks: what is said, what is asked, where the focus goes.
#include "tests/repository/login_setup.h"
#include "tests/ui/form_accessibility.h"
#include "tests/ui/form_fixture.h"

#include "app/editor/login_test.h"
#include "ui/widgets/tone_text.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

using namespace hssreg;
using namespace Qt::StringLiterals;

using State = LoginTest::State;

namespace {

constexpr auto marker = "M4rker-Zq7-Secret"_L1;

ScriptServer::Decide registryWith(const QString &password)
{
    return [password](const SeenRequest &request) -> ServerScript {
        const QByteArray login = headerOf(request, "Authorization");
        if (login.isEmpty())
            return challenge("Basic realm=\"Registry\"");
        return login == basicOf(goodUser, password) ? json(200, "{}") : json(401, "{}");
    };
}

ScriptServer::Decide registryThatHangs()
{
    return [](const SeenRequest &) { return ServerScript{hang()}; };
}

//! A registry whose tokens come from another name of the same server.
ScriptServer::Decide registryWithTokensElsewhere()
{
    return [](const SeenRequest &request) -> ServerScript {
        if (pathOf(request) == "/token")
            return json(200, R"({"token":"the.token.itself"})");
        const QByteArray port = headerOf(request, "Host").split(':').constLast();
        return headerOf(request, "Authorization").isEmpty()
            ? challenge("Bearer realm=\"http://localhost:" + port + "/token\"")
            : json(200, "{}");
    };
}

//! The form of a repository at a server, with "Test login", in a window that has the focus.
struct TestedForm {
    explicit TestedForm(const QUrl &server)
        : form(new AccessForm(editor, prompts, &window, FormExtras{nullptr, {}, false, &test}))
    {
        (new QVBoxLayout(&window))->addWidget(form);
        window.resize(900, 800);
        window.show();
        window.activateWindow();
        shown = QTest::qWaitForWindowActive(&window);
        RegistryInfo info = sampleRegistry();
        info.type = u"Other"_s;
        info.access[Field::Protocol] = u"http"_s;
        info.access[Field::RegistryAddr] = u"127.0.0.1:%1"_s.arg(server.port());
        info.access[Field::RegistryUsername] = goodUser;
        editor.open(info);
        test.setNetwork({NetworkSettings::Proxy::None, {}, {}});
    }
    template <typename T = QWidget> [[nodiscard]] T &find(const char *name)
    {
        auto *found = window.findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no control is named %s", name);
        return *found;
    }
    void typePassword(const QString &password)
    {
        find("registry_password").setFocus();
        QTest::keyClicks(QApplication::focusWidget(), password);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    //! With Alt and its letter; the focus stays where it is, and Qt shows the button pressed for a moment first.
    void pressTest() { press(Qt::Key_T, Qt::AltModifier); }
    //! As who comes to the button with Tab.
    void goToTestAndPress()
    {
        find("test_login").setFocus();
        press(Qt::Key_Return);
    }
    [[nodiscard]] bool done()
    {
        return QTest::qWaitFor([this] { return test.state() == State::Done; });
    }
    [[nodiscard]] QString focused() const
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    }
    [[nodiscard]] QString line() { return find<MessageLine>("login_test_result").text(); }
    [[nodiscard]] bool isSeen(const char *name) { return find(name).isVisible(); }

    SystemClock clock;
    AccessEditor editor{clock};
    LoginTurns turns{clock};
    LoginTest test{editor, turns, clock};
    HeldPrompts prompts;
    QWidget window;
    AccessForm *form;
    bool shown = false;
};

} // namespace

class TestLoginTestView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutATestThereIsNoButton();
    void accepted();
    void refused();
    void withoutAPassword();
    void detailsUnfold();
    void itIsCancelled();
    void typingGoesOnMeanwhile();
    void theResultGoesOutOfDate();
    void itAsksBeforeSendingElsewhere();
    void theQuestionIsTakenBack();
    void anotherRepositoryHasNoResult();
    void tabVisitsTheResult();
    void textsOfTheServerArePlain();
    void thePasswordIsNotRead();
};

void TestLoginTestView::withoutATestThereIsNoButton()
{
    FormInWindow shown(sampleRegistry());
    QVERIFY(!shown.window.findChild<QWidget *>(u"test_login"_s));
}

void TestLoginTestView::accepted()
{
    ScriptServer server(registryWith(goodPassword));
    TestedForm shown(server.url());
    QVERIFY(shown.shown);
    QVERIFY(!shown.isSeen("login_test_result"));
    shown.typePassword(goodPassword);
    shown.goToTestAndPress();
    QVERIFY(shown.isSeen("login_test_bar"));
    QCOMPARE(shown.focused(), u"login_test_bar"_s); // a second Enter does no harm
    QVERIFY(!shown.find("test_login").isEnabled());
    QVERIFY(shown.done());
    QCOMPARE(shown.line(), u"Accepted. The repository accepts this login."_s);
    QCOMPARE(shown.find<MessageLine>("login_test_result").icon(), u"done"_s);
    QVERIFY(!shown.isSeen("login_test_bar"));
    QVERIFY(!shown.isSeen("login_test_advice"));
    QVERIFY(shown.find<QLabel>("login_test_origin").text().contains(u"jump cluster"_s));
    QCOMPARE(shown.focused(), u"test_login"_s);
    QVERIFY(shown.find("test_login").isEnabled());
}

void TestLoginTestView::refused()
{
    ScriptServer server(registryWith(u"another"_s));
    TestedForm shown(server.url());
    shown.typePassword(goodPassword);
    const AccessibilityEvents events;
    QTest::mouseClick(&shown.find("test_login"), Qt::LeftButton);
    QVERIFY(shown.done());
    QCOMPARE(shown.line(), u"Refused. The repository refuses this user name and password."_s);
    QCOMPARE(shown.find<MessageLine>("login_test_result").icon(), u"failed"_s);
    QVERIFY(shown.find<QLabel>("login_test_advice").text().startsWith(u"Check both."_s));
    QVERIFY(events.count() > 0);
    // the form is as it was, and nothing but the missing connection keeps Update from being pressed
    QVERIFY(shown.editor.typed().has(Field::RegistryPassword));
    QCOMPARE(shown.editor.whyNot(), u"There is no connection."_s);
}

void TestLoginTestView::withoutAPassword()
{
    ScriptServer server(registryWith(goodPassword));
    TestedForm shown(server.url());
    QTest::mouseClick(&shown.find("test_login"), Qt::LeftButton);
    QVERIFY2(shown.line().contains(u"never gives a stored password back"_s), qPrintable(shown.line()));
    QCOMPARE(shown.focused(), u"registry_password"_s);
    QVERIFY(!shown.isSeen("login_test_toggle"));
    QCOMPARE(server.seen().size(), 0);
    QTest::keyClicks(QApplication::focusWidget(), goodPassword);
    QVERIFY(!shown.isSeen("login_test_result")); // nothing is in the way any more
    shown.pressTest();
    QVERIFY(shown.done());
    QVERIFY(shown.line().startsWith(u"Accepted."_s));
}

void TestLoginTestView::detailsUnfold()
{
    ScriptServer server(registryWith(goodPassword));
    TestedForm shown(server.url());
    shown.typePassword(goodPassword);
    shown.pressTest();
    QVERIFY(shown.done());
    QVERIFY(!shown.isSeen("login_test_details"));
    shown.find("login_test_toggle").setFocus();
    shown.press(Qt::Key_Space);
    QVERIFY(shown.isSeen("login_test_details"));
    const QString details = shown.find<QPlainTextEdit>("login_test_details").toPlainText();
    const QString url = server.url().toString();
    QVERIFY2(details.contains(u"The address was read as %1."_s.arg(url)), qPrintable(details));
    QVERIFY2(details.contains(u"GET %1/v2/, with the login: 200"_s.arg(url)), qPrintable(details));
    QVERIFY(details.contains(u"unencrypted"_s));
    shown.press(Qt::Key_Space);
    QVERIFY(!shown.isSeen("login_test_details"));
    QTest::mouseClick(&shown.find("login_test_hide"), Qt::LeftButton);
    QVERIFY(!shown.isSeen("login_test_result"));
    QCOMPARE(shown.focused(), u"test_login"_s);
}

void TestLoginTestView::itIsCancelled()
{
    ScriptServer server(registryThatHangs());
    TestedForm shown(server.url());
    shown.typePassword(goodPassword);
    shown.goToTestAndPress();
    QTRY_COMPARE(server.seen().size(), 1);
    shown.press(Qt::Key_Tab);
    QCOMPARE(shown.focused(), u"login_test_cancel"_s);
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.test.state(), State::Done);
    QCOMPARE(shown.line(), u"Stopped."_s);
    QCOMPARE(shown.focused(), u"test_login"_s);
}

void TestLoginTestView::typingGoesOnMeanwhile()
{
    ScriptServer server(registryThatHangs());
    TestedForm shown(server.url());
    shown.typePassword(goodPassword);
    shown.pressTest();
    QTRY_COMPARE(shown.test.state(), State::Running);
    shown.typePassword(u"more"_s);
    QCOMPARE(shown.editor.typed().password()->reveal().toString(), QString(goodPassword + u"more"_s));
    shown.test.cancel();
    QCOMPARE(shown.focused(), u"registry_password"_s); // the end does not take the focus away
    QVERIFY(shown.isSeen("login_test_stale"));
}

void TestLoginTestView::theResultGoesOutOfDate()
{
    ScriptServer server(registryWith(goodPassword));
    TestedForm shown(server.url());
    shown.typePassword(goodPassword);
    shown.pressTest();
    QVERIFY(shown.done());
    QVERIFY(!shown.isSeen("login_test_stale"));
    shown.typePassword(u"x"_s);
    QVERIFY(shown.isSeen("login_test_stale"));
    QVERIFY(shown.find<MessageLine>("login_test_stale").text().contains(u"changed after this test"_s));
    shown.press(Qt::Key_Backspace);
    QVERIFY(!shown.isSeen("login_test_stale"));
}

void TestLoginTestView::itAsksBeforeSendingElsewhere()
{
    ScriptServer server(registryWithTokensElsewhere());
    TestedForm shown(server.url());
    shown.typePassword(goodPassword);
    shown.pressTest();
    QTRY_VERIFY(shown.prompts.isOpen());
    const Prompt prompt = shown.prompts.asked.constLast();
    QVERIFY2(prompt.text.contains(u"localhost:%1"_s.arg(server.url().port())), qPrintable(prompt.text));
    QCOMPARE(server.seen().size(), 1); // nothing was sent there
    shown.prompts.answer(false);
    QVERIFY(shown.done());
    QVERIFY2(shown.line().startsWith(u"Not trusted."_s), qPrintable(shown.line()));
    QCOMPARE(server.seen().size(), 1);
    shown.pressTest();
    QTRY_VERIFY(shown.prompts.isOpen());
    shown.prompts.answer(true);
    QTRY_VERIFY(shown.line().startsWith(u"Accepted."_s));
}

void TestLoginTestView::theQuestionIsTakenBack()
{
    ScriptServer server(registryWithTokensElsewhere());
    TestedForm shown(server.url());
    shown.typePassword(goodPassword);
    shown.pressTest();
    QTRY_VERIFY(shown.prompts.isOpen() && shown.test.state() == State::Asking);
    shown.editor.close();
    QVERIFY(!shown.prompts.isOpen());
    QCOMPARE(shown.prompts.withdrawn, 1);
    QVERIFY(!shown.isSeen("login_test_bar"));
}

void TestLoginTestView::anotherRepositoryHasNoResult()
{
    ScriptServer server(registryWith(goodPassword));
    TestedForm shown(server.url());
    shown.typePassword(goodPassword);
    shown.pressTest();
    QVERIFY(shown.done());
    shown.editor.open(sampleRegistry());
    QVERIFY(!shown.isSeen("login_test_result"));
    shown.form->testLogin(); // without a password
    QVERIFY(shown.isSeen("login_test_result"));
    RegistryInfo another = sampleRegistry();
    another.id = u"7c41d0aa-52e6-4b0f-8a35-6d1f0e9b2c78"_s;
    shown.editor.open(another);
    QVERIFY(!shown.isSeen("login_test_result"));
    another.type = u"SwrPrivate"_s;
    shown.editor.open(another);
    QVERIFY(!shown.find("test_login").isEnabled());
}

void TestLoginTestView::tabVisitsTheResult()
{
    ScriptServer server(registryWith(goodPassword));
    TestedForm shown(server.url());
    shown.typePassword(goodPassword);
    shown.pressTest();
    QVERIFY(shown.done());
    QStringList names;
    for (int i = 0; i < 40 && !names.contains(shown.focused()); ++i) {
        names.append(shown.focused());
        shown.press(Qt::Key_Tab);
    }
    for (const auto &name : {u"login_test_toggle"_s, u"login_test_hide"_s, u"preview_request"_s})
        QVERIFY2(names.contains(name), qPrintable(name));
    const qsizetype preview = names.indexOf(u"preview_request"_s);
    QCOMPARE(names.at((preview + 1) % names.size()), u"test_login"_s);
    for (const char *name : {"login_test_toggle", "login_test_hide", "login_test_details", "test_login"}) {
        const auto *interface = QAccessible::queryAccessibleInterface(&shown.find(name));
        QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), name);
    }
}

void TestLoginTestView::textsOfTheServerArePlain()
{
    ScriptServer server([](const SeenRequest &) -> ServerScript {
        return answering(307, {}, "Location: https://other.example/%E2%80%AE<b>x</b>\r\n");
    });
    TestedForm shown(server.url());
    shown.typePassword(goodPassword);
    shown.pressTest();
    QVERIFY(shown.done());
    QVERIFY2(shown.line().contains(u"other.example"_s), qPrintable(shown.line()));
    QVERIFY(!shown.line().contains(QChar(0x202e)));
    const auto *label = shown.find("login_test_result").findChild<QLabel *>();
    QVERIFY(label && label->textFormat() == Qt::PlainText);
}

void TestLoginTestView::thePasswordIsNotRead()
{
    ScriptServer server(registryWith(u"another"_s));
    TestedForm shown(server.url());
    const AccessibilityEvents events;
    shown.typePassword(QString(marker));
    shown.pressTest();
    QVERIFY(shown.done());
    shown.find<QToolButton>("login_test_toggle").setChecked(true);
    QVERIFY(server.seen().size() == 2); // it was sent
    const QStringList readable = readableTexts(shown.window) + events.texts();
    QVERIFY(readable.contains(shown.line()));
    for (const QString &text : readable)
        QVERIFY2(!text.contains(marker), qPrintable(text));
}

QTEST_MAIN(TestLoginTestView)
#include "tst_login_test_view.moc"
