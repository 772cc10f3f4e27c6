// The editor of secrets, driven by keys and mouse: what it takes, and that it gives nothing away.
#include "tests/ui/form_accessibility.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/secret_line.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWindow>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

// Typed letter by letter, so every part of it is looked for, too.
constexpr auto marker = "Zq7!Xw9#"_L1;

struct SecretInWindow {
    SecretInWindow()
    {
        edit = new SecretEdit(u"secret"_s, u"Password"_s, &window);
        plain = new QLineEdit(&window);
        auto *column = new QVBoxLayout(&window);
        column->addWidget(edit);
        column->addWidget(plain);
        window.resize(400, 120);
        window.show();
        window.activateWindow();
        shown = QTest::qWaitForWindowActive(&window);
        edit->setFocus();
    }
    [[nodiscard]] QString secret() const { return edit->secretView().toString(); }
    [[nodiscard]] SecretLine *line() const { return edit->line(); }

    QWidget window;
    SecretEdit *edit;
    QLineEdit *plain;
    bool shown = false;
};

//! What Qt's bridge to assistive technology on Linux is: a filter before everything, to which only keys that come
//! from the system count. It is installed when a screen reader comes.
class KeyListener final : public QObject {
public:
    KeyListener() { qApp->installEventFilter(this); }
    QString heard;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->spontaneous()
            && (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease))
            heard += static_cast<QKeyEvent *>(event)->text();
        return false;
    }
};

void typeFromSystem(const QWidget &window, const QString &text)
{
    for (const QChar letter : text)
        QTest::keyClick(window.windowHandle(), letter.toLatin1());
}

//! Where a widget shows a colour.
QRect paintedWith(const QColor &color, QWidget &widget)
{
    const QImage image = widget.grab().toImage();
    QRect where;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                where |= QRect(x, y, 1, 1);
        }
    }
    return where;
}

bool containsPart(const QStringList &texts, const QString &secret)
{
    for (const QString &text : texts) {
        if (text.contains(secret) || (text.size() <= 2 && secret.contains(text)))
            return true;
    }
    return false;
}

} // namespace

class TestSecretEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }
    void typedTextIsKeptAndTold();
    void keysEdit_data();
    void keysEdit();
    void nothingBlocksTyping();
    void pasting_data();
    void pasting();
    void nothingGoesToTheClipboard_data();
    void nothingGoesToTheClipboard();
    void theMousePlacesTheCursor();
    void hiddenItLooksTheSameForEverySecret();
    void aSelectionIsPaintedOverWhatItHolds();
    void showIsEndedByLeaving();
    void showIsEndedByTheWindowsEnd();
    void inputMethodsAreToldNothing();
    void composedTextIsTakenWhenItIsDone();
    void clearingOverwrites();
    void aQLineEditWouldTellTheBus();
    void theBusHearsNothing_data();
    void theBusHearsNothing();
    void theTreeSaysWhatItIs();
    void keysThatAreNotItsOwnGoOn();
    void keysAreNotListenedTo();
    void aListenerThatComesLaterHearsNothingEither();
    void commandsOfScreenReadersAreHeard();
};

void TestSecretEdit::typedTextIsKeptAndTold()
{
    SecretInWindow shown;
    QVERIFY(shown.shown);
    QCOMPARE(QApplication::focusWidget(), shown.line());
    QSignalSpy edited(shown.edit, &SecretEdit::edited);
    QTest::keyClicks(shown.line(), u"pa ss"_s);
    QCOMPARE(shown.secret(), u"pa ss"_s);
    QCOMPARE(edited.count(), 5);
    shown.edit->setSecret(u"given");
    shown.edit->clear();
    QCOMPARE(edited.count(), 5); // only what the person does
    QVERIFY(shown.secret().isEmpty());
}

void TestSecretEdit::keysEdit_data()
{
    using Keys = QList<QKeyCombination>;
    QTest::addColumn<QString>("before");
    QTest::addColumn<Keys>("keys");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const QString &before, const Keys &keys, const QString &after) {
        QTest::newRow(name) << before << keys << after;
    };
    row("backspace takes the last", u"abc"_s, {Qt::Key_Backspace}, u"ab"_s);
    row("backspace at the start does nothing", u"abc"_s, {Qt::Key_Home, Qt::Key_Backspace}, u"abc"_s);
    row("delete takes the next", u"abc"_s, {Qt::Key_Home, Qt::Key_Delete}, u"bc"_s);
    row("delete at the end does nothing", u"abc"_s, {Qt::Key_Delete}, u"abc"_s);
    row("a pair of surrogates goes as one", u"a\U0001F510"_s, {Qt::Key_Backspace}, u"a"_s);
    row("a pair of surrogates is stepped over as one", u"\U0001F510a"_s,
        {Qt::Key_Left, Qt::Key_Left, Qt::Key_Delete}, u"a"_s);
    row("letters go in where the cursor is", u"ac"_s, {Qt::Key_Left, Qt::Key_B}, u"abc"_s);
    row("the selection is replaced", u"abc"_s,
        {Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Left, Qt::Key_X}, u"ax"_s);
    row("the selection is deleted", u"abc"_s, {Qt::SHIFT | Qt::Key_Home, Qt::Key_Delete}, {});
    row("an arrow ends a selection at its side", u"abc"_s, {Qt::CTRL | Qt::Key_A, Qt::Key_Left, Qt::Key_X},
        u"xabc"_s);
    row("all is selected and typed over", u"abc"_s, {Qt::CTRL | Qt::Key_A, Qt::Key_X}, u"x"_s);
    row("a word's end is not stopped at", u"one two"_s, {Qt::CTRL | Qt::Key_Left, Qt::Key_X}, u"xone two"_s);
    row("deleting a word deletes all before", u"one two"_s, {Qt::CTRL | Qt::Key_Backspace}, {});
    row("nothing is undone", u"abc"_s, {Qt::Key_Backspace, Qt::CTRL | Qt::Key_Z}, u"ab"_s);
    row("keys with Control are no text", u"abc"_s, {Qt::CTRL | Qt::Key_T}, u"abc"_s);
    row("keys with Alt are no text", u"abc"_s, {Qt::ALT | Qt::Key_T}, u"abc"_s);
}

void TestSecretEdit::keysEdit()
{
    QFETCH(const QString, before);
    QFETCH(const QList<QKeyCombination>, keys);
    SecretInWindow shown;
    shown.edit->setSecret(before);
    for (const QKeyCombination key : keys)
        QTest::keyClick(shown.line(), key.key(), key.keyboardModifiers());
    QTEST(shown.secret(), "after");
}

void TestSecretEdit::nothingBlocksTyping()
{
    SecretInWindow shown;
    const QString longOne = QString(300, u'x') + u"\u00e4\u5bc6"_s;
    QGuiApplication::clipboard()->setText(longOne);
    QTest::keyClick(shown.line(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(shown.secret(), longOne);
}

void TestSecretEdit::pasting_data()
{
    QTest::addColumn<QString>("clipboard");
    QTest::addColumn<QString>("secret");
    QTest::newRow("as it is, blanks and all") << u" a b "_s << u" a b "_s;
    QTest::newRow("without the line end of a file") << u"abc\n"_s << u"abc"_s;
    QTest::newRow("without the line end of a Windows file") << u"abc\r\n"_s << u"abc"_s;
    QTest::newRow("without the last of two only") << u"abc\n\n"_s << u"abc\n"_s;
    QTest::newRow("with a line end inside, which the rules refuse") << u"a\nb"_s << u"a\nb"_s;
}

void TestSecretEdit::pasting()
{
    QFETCH(const QString, clipboard);
    SecretInWindow shown;
    QGuiApplication::clipboard()->setText(clipboard);
    QTest::keyClick(shown.line(), Qt::Key_V, Qt::ControlModifier);
    QTEST(shown.secret(), "secret");
}

void TestSecretEdit::nothingGoesToTheClipboard_data()
{
    QTest::addColumn<bool>("readable");
    QTest::newRow("hidden") << false;
    QTest::newRow("shown") << true;
}

void TestSecretEdit::nothingGoesToTheClipboard()
{
    QFETCH(const bool, readable);
    SecretInWindow shown;
    QGuiApplication::clipboard()->setText(u"what was there"_s);
    QTest::keyClicks(shown.line(), marker);
    shown.edit->showButton()->setChecked(readable);
    QCOMPARE(shown.line()->isShown(), readable);
    QTest::keyClick(shown.line(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(shown.line(), Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(shown.line(), Qt::Key_X, Qt::ControlModifier);
    QTest::keyClick(shown.line(), Qt::Key_Insert, Qt::ControlModifier);
    // Dragging what is selected.
    QTest::mousePress(shown.line(), Qt::LeftButton, {}, QPoint(10, 8));
    QTest::mouseMove(shown.line(), QPoint(60, 8));
    QTest::mouseRelease(shown.line(), Qt::LeftButton, {}, QPoint(60, 8));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"what was there"_s);
    if (QGuiApplication::clipboard()->supportsSelection())
        QVERIFY(!QGuiApplication::clipboard()->text(QClipboard::Selection).contains(marker));
    QCOMPARE(shown.secret(), QString(marker)); // and nothing was cut
}

void TestSecretEdit::theMousePlacesTheCursor()
{
    SecretInWindow shown;
    QTest::keyClicks(shown.line(), u"abc"_s);
    QTest::mouseClick(shown.line(), Qt::LeftButton, {}, QPoint(1, 8));
    QTest::keyClicks(shown.line(), u"x"_s);
    QCOMPARE(shown.secret(), u"xabc"_s);
    QTest::mouseDClick(shown.line(), Qt::LeftButton, {}, QPoint(10, 8));
    QTest::keyClicks(shown.line(), u"y"_s);
    QCOMPARE(shown.secret(), u"y"_s);
}

void TestSecretEdit::hiddenItLooksTheSameForEverySecret()
{
    SecretInWindow shown;
    shown.plain->setFocus(); // no cursor that blinks
    shown.edit->setSecret(u"iiii");
    const QImage first = shown.line()->grab().toImage();
    shown.edit->setSecret(u"WWWW");
    QCOMPARE(shown.line()->grab().toImage(), first);
    shown.edit->setSecret(u"\U0001F510WWW"); // a star for each character
    QCOMPARE(shown.line()->grab().toImage(), first);
    shown.line()->setShown(true);
    QVERIFY(shown.line()->grab().toImage() != first);
}

void TestSecretEdit::aSelectionIsPaintedOverWhatItHolds()
{
    SecretInWindow shown;
    QPalette palette = shown.line()->palette();
    palette.setColor(QPalette::Highlight, Qt::red);
    shown.line()->setPalette(palette);
    QTest::keyClicks(shown.line(), u"abcd"_s);
    QVERIFY(paintedWith(Qt::red, *shown.line()).isEmpty());
    QTest::keyClick(shown.line(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(shown.line(), Qt::Key_Left, Qt::ShiftModifier);
    const QRect half = paintedWith(Qt::red, *shown.line());
    QTest::keyClick(shown.line(), Qt::Key_A, Qt::ControlModifier);
    const QRect all = paintedWith(Qt::red, *shown.line());
    QVERIFY2(
        qAbs(half.right() - all.right()) <= 1, qPrintable(u"%1, %2"_s.arg(half.right()).arg(all.right())));
    QVERIFY2(qAbs(2 * half.width() - all.width()) <= 2,
        qPrintable(u"%1 of %2"_s.arg(half.width()).arg(all.width())));
    QVERIFY(half.width() > 2);
}

void TestSecretEdit::showIsEndedByLeaving()
{
    SecretInWindow shown;
    QTest::keyClicks(shown.line(), u"abc"_s);
    QVERIFY(!shown.line()->isShown());
    QTest::keyClick(shown.line(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), shown.edit->showButton());
    QTest::keyClick(shown.edit->showButton(), Qt::Key_Space);
    QVERIFY(shown.line()->isShown());
    QTest::keyClick(shown.edit->showButton(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), shown.line());
    QVERIFY(shown.line()->isShown()); // still within
    shown.plain->setFocus();
    QVERIFY(!shown.line()->isShown());
    QVERIFY(!shown.edit->showButton()->isChecked());

    QTest::mouseClick(shown.edit->showButton(), Qt::LeftButton);
    QVERIFY(shown.line()->isShown());
    shown.edit->clear();
    QVERIFY(!shown.line()->isShown());
}

void TestSecretEdit::showIsEndedByTheWindowsEnd()
{
    SecretInWindow shown;
    QTest::mouseClick(shown.edit->showButton(), Qt::LeftButton);
    QVERIFY(shown.line()->isShown());
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_VERIFY(!shown.line()->isShown());
}

void TestSecretEdit::inputMethodsAreToldNothing()
{
    SecretInWindow shown;
    QTest::keyClicks(shown.line(), marker);
    QTest::keyClick(shown.line(), Qt::Key_A, Qt::ControlModifier);
    for (int bit = 0; bit < 32; ++bit) {
        const auto query = Qt::InputMethodQuery(1U << unsigned(bit));
        if (query != Qt::ImHints)
            QVERIFY2(!shown.line()->inputMethodQuery(query).toString().contains(marker),
                qPrintable(QString::number(bit)));
    }
    QCOMPARE(shown.line()->inputMethodQuery(Qt::ImCursorPosition).toInt(), 0);
    const auto hints = Qt::InputMethodHints(shown.line()->inputMethodQuery(Qt::ImHints).toInt());
    QVERIFY(hints.testFlags(
        Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase));
}

void TestSecretEdit::composedTextIsTakenWhenItIsDone()
{
    SecretInWindow shown;
    QTest::keyClicks(shown.line(), u"a"_s);
    QInputMethodEvent composing(u"mi"_s, {});
    QCoreApplication::sendEvent(shown.line(), &composing);
    QCOMPARE(shown.secret(), u"a"_s);
    QInputMethodEvent done;
    done.setCommitString(u"\u5bc6"_s);
    QCoreApplication::sendEvent(shown.line(), &done);
    QCOMPARE(shown.secret(), u"a\u5bc6"_s);
}

void TestSecretEdit::clearingOverwrites()
{
    SecretInWindow shown;
    QTest::keyClicks(shown.line(), marker);
    const QStringView before = shown.edit->secretView();
    shown.edit->clear();
    for (const QChar left : before) // the line still owns that memory
        QVERIFY(left.isNull());
}

// That the listener hears at all, and why this editor is none of Qt's.
void TestSecretEdit::aQLineEditWouldTellTheBus()
{
    SecretInWindow shown;
    shown.plain->setEchoMode(QLineEdit::Password);
    shown.plain->setFocus();
    const AccessibilityEvents events;
    QTest::keyClicks(shown.plain, marker);
    QCOMPARE(events.texts().join(QString()), QString(marker));
    QVERIFY(events.aboutTextOf(shown.plain) > 0);
}

void TestSecretEdit::theBusHearsNothing_data()
{
    QTest::addColumn<bool>("readable");
    QTest::newRow("hidden") << false;
    QTest::newRow("shown") << true;
}

void TestSecretEdit::theBusHearsNothing()
{
    QFETCH(const bool, readable);
    SecretInWindow shown;
    const AccessibilityEvents events;
    shown.edit->showButton()->setChecked(readable);
    QTest::keyClicks(shown.line(), marker);
    QTest::keyClick(shown.line(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(shown.line(), Qt::Key_Backspace);
    QGuiApplication::clipboard()->setText(marker);
    QTest::keyClick(shown.line(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(shown.secret().contains(marker));
    const QStringList read = readableTexts(shown.window);
    shown.edit->clear();
    shown.plain->setFocus();
    QVERIFY(events.count() > 0);
    QCOMPARE(events.aboutTextOf(shown.line()), 0);
    QVERIFY2(!containsPart(events.texts(), marker), qPrintable(events.texts().join(u'|')));
    QVERIFY(read.contains(u"Password"_s)); // the tree was read
    QVERIFY2(!containsPart(read, marker), qPrintable(read.join(u'|')));
    for (const QString &text : read) // not even its length
        QVERIFY2(!text.contains(QChar(0x25cf)) && !text.contains(u'*'), qPrintable(text));
}

void TestSecretEdit::theTreeSaysWhatItIs()
{
    SecretInWindow shown;
    shown.line()->setAccessibleDescription(u"Error: too long"_s);
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(shown.line());
    QVERIFY(interface);
    QCOMPARE(interface->role(), QAccessible::EditableText);
    QVERIFY(interface->state().passwordEdit);
    QVERIFY(interface->state().focusable);
    QVERIFY(interface->state().focused);
    QCOMPARE(interface->text(QAccessible::Name), u"Password"_s);
    QCOMPARE(interface->text(QAccessible::Description), u"Error: too long"_s);
    QVERIFY(!interface->textInterface());
    QVERIFY(!interface->editableTextInterface());
    QVERIFY(!interface->valueInterface());
    interface->setText(QAccessible::Value, u"from outside"_s);
    QVERIFY(shown.secret().isEmpty());
}

void TestSecretEdit::keysThatAreNotItsOwnGoOn()
{
    SecretInWindow shown;
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s);
    enter.ignore();
    QCoreApplication::sendEvent(shown.line(), &enter);
    QVERIFY(!enter.isAccepted()); // the form has a default button
    QKeyEvent copy(QEvent::KeyPress, Qt::Key_C, Qt::ControlModifier);
    QCoreApplication::sendEvent(shown.line(), &copy);
    QVERIFY(copy.isAccepted()); // a list behind does not get it
    QVERIFY(shown.secret().isEmpty());
}

void TestSecretEdit::keysAreNotListenedTo()
{
    KeyListener listener;
    SecretInWindow shown;
    QTest::keyClicks(shown.line(), marker);
    typeFromSystem(shown.window, marker); // as they come from the system
    QCOMPARE(shown.secret(), marker + QString(marker));
    QVERIFY2(listener.heard.isEmpty(), qPrintable(listener.heard));
    shown.plain->setFocus();
    typeFromSystem(shown.window, u"open"_s);
    QCOMPARE(shown.plain->text(), u"open"_s);
    QVERIFY(listener.heard.contains(u'o')); // it does listen
}

void TestSecretEdit::aListenerThatComesLaterHearsNothingEither()
{
    SecretInWindow shown;
    KeyListener listener;
    QAccessible::setActive(true); // what its coming does
    QCoreApplication::sendPostedEvents();
    typeFromSystem(shown.window, marker);
    QCOMPARE(shown.secret(), QString(marker));
    QVERIFY2(listener.heard.isEmpty(), qPrintable(listener.heard));
}

void TestSecretEdit::commandsOfScreenReadersAreHeard()
{
    KeyListener listener;
    SecretInWindow shown;
    QTest::keyPress(shown.window.windowHandle(), Qt::Key_Insert);
    QTest::keyClick(shown.window.windowHandle(), Qt::Key_T);
    QTest::keyRelease(shown.window.windowHandle(), Qt::Key_Insert);
    QVERIFY(listener.heard.contains(u't', Qt::CaseInsensitive));
    const QString before = listener.heard;
    QTest::keyClick(shown.window.windowHandle(), Qt::Key_X);
    QCOMPARE(listener.heard, before);
    QTest::keyClick(shown.window.windowHandle(), Qt::Key_Return); // no text of the secret
    QVERIFY(listener.heard != before);
}

QTEST_MAIN(TestSecretEdit)
#include "tst_secret_edit.moc"
