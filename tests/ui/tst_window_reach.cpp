// The window for everybody: keyboard alone, screen readers, big text, light and dark.
#include "tests/ui/form_accessibility.h"
#include "tests/ui/window_fixture.h"
#include "ui/widgets/tones.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QMenuBar>
#include <QScrollBar>
#include <QToolBar>
#include <QToolButton>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QWidget *widget)
{
    return u"%1 “%2”"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName());
}

QList<QWidget *> reachedByTab(const WholeWindow &shown)
{
    QList<QWidget *> reached;
    for (QWidget *widget : shown.window.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->focusProxy())
            reached.append(widget);
    }
    return reached;
}

//! The letter after the first single &, in lower case.
QChar mnemonicOf(const QString &text)
{
    const QString key = QKeySequence::mnemonic(text).toString();
    return key.isEmpty() ? QChar() : key.back().toLower();
}

} // namespace

class TestWindowReach : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyControlHasAName();
    void tabVisitsEveryControl();
    void everyActionHasKeys();
    void noTextInputEatsTheKeysOfAnAction();
    void noLetterIsUsedTwice();
    void doubleTextFitsTheScreen();
    void allOfTheToolBarStaysInSight_data();
    void allOfTheToolBarStaysInSight();
    void lightAndDark_data();
    void lightAndDark();
};

void TestWindowReach::everyControlHasAName()
{
    WholeWindow shown(quickPractice());
    QVERIFY(shown.shown);
    shown.choose(u"harbor-eu"_s);
    for (const QWidget *widget : reachedByTab(shown)) {
        const auto *interface = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(widget)));
    }
}

void TestWindowReach::tabVisitsEveryControl()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-eu"_s);
    shown.editor.setText(Field::RegistryUsername, u"changed"_s); // so that the buttons are on
    const QList<QWidget *> all = reachedByTab(shown);
    QVERIFY(all.size() > 10);
    shown.find("find").setFocus();
    QSet<QWidget *> visited;
    for (int i = 0; i < 3 * all.size() && !visited.contains(QApplication::focusWidget()); ++i) {
        visited.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (QWidget *widget : all) {
        // Of a group of radio buttons Tab visits one, the arrows the others.
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        if (button && button->autoExclusive() && !button->isChecked())
            continue;
        QVERIFY2(visited.contains(widget), qPrintable(nameOf(widget)));
    }
}

void TestWindowReach::everyActionHasKeys()
{
    WholeWindow shown;
    QSet<QString> used;
    for (const QAction *menu : shown.window.menuBar()->actions()) {
        QVERIFY(!mnemonicOf(menu->text()).isNull());
        for (const QAction *action : menu->menu()->actions()) {
            if (action->isSeparator())
                continue;
            QVERIFY2(!action->shortcut().isEmpty() || !mnemonicOf(action->text()).isNull(),
                qPrintable(action->text()));
            const QString keys = action->shortcut().toString();
            QVERIFY2(keys.isEmpty() || !used.contains(keys), qPrintable(keys));
            used.insert(keys);
        }
    }
    QVERIFY(used.contains(u"Ctrl+F"_s) && used.contains(u"F5"_s) && used.contains(u"Ctrl+O"_s));
}

//! A line edit takes its editing keys for itself, and the action would never hear of them. Which keys these are
//! depends on the desktop; these are Qt's for X11 and Wayland, which this platform without a display does not have.
void TestWindowReach::noTextInputEatsTheKeysOfAnAction()
{
    const WholeWindow shown;
    int checked = 0;
    for (const QAction *action : shown.window.findChildren<QAction *>()) {
        for (const QChar letter : u"ACEKUVXYZ"_s) {
            const QKeySequence editing(u"Ctrl+"_s + letter);
            QVERIFY2(action->parent() != &shown.window || action->shortcut() != editing,
                qPrintable(action->text()));
            ++checked;
        }
    }
    QVERIFY(checked > 50);
}

//! Two controls with the same letter: Alt and the letter then press neither.
void TestWindowReach::noLetterIsUsedTwice()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-eu"_s);
    shown.editor.setText(Field::RegistryUsername, u"changed"_s);
    QHash<QChar, QString> used;
    const auto use = [&used](const QString &text) {
        const QChar letter = mnemonicOf(text);
        if (letter.isNull())
            return true;
        const bool isFree = !used.contains(letter);
        used.insert(letter, used.value(letter) + text);
        return isFree;
    };
    for (const QAction *menu : shown.window.menuBar()->actions())
        QVERIFY2(use(menu->text()), qPrintable(used.value(mnemonicOf(menu->text()))));
    for (const auto *button : shown.window.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            QVERIFY2(use(button->text()), qPrintable(used.value(mnemonicOf(button->text()))));
    }
    for (const auto *label : shown.window.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            QVERIFY2(use(label->text()), qPrintable(used.value(mnemonicOf(label->text()))));
    }
    QVERIFY(used.size() > 10);
}

void TestWindowReach::doubleTextFitsTheScreen()
{
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(large);
    {
        WholeWindow shown(quickPractice());
        shown.choose(u"harbor-eu"_s);
        shown.window.resize(1366, 768);
        const QSize least = shown.window.minimumSizeHint();
        QVERIFY2(least.width() <= 1366 && least.height() <= 768,
            qPrintable(u"%1 x %2"_s.arg(least.width()).arg(least.height())));
        for (const auto *button : shown.window.findChildren<QAbstractButton *>()) {
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->width() >= button->sizeHint().width() - 2, qPrintable(button->text()));
        }
        QTRY_COMPARE(shown.list().horizontalScrollBar()->maximum(), 0);
    }
    QApplication::setFont(before);
}

void TestWindowReach::allOfTheToolBarStaysInSight_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("words");
    QTest::newRow("all words where there is room") << 100 << 1240 << true;
    QTest::newRow("icons in a narrow window") << 100 << 700 << false;
    QTest::newRow("icons beside large text") << 200 << 1240 << false;
}

void TestWindowReach::allOfTheToolBarStaysInSight()
{
    QFETCH(const int, percent);
    QFETCH(const int, width);
    QFETCH(const bool, words);
    const QFont before = QApplication::font();
    QFont scaled = before;
    scaled.setPointSizeF(before.pointSizeF() * percent / 100);
    QApplication::setFont(scaled);
    {
        WholeWindow shown(quickPractice());
        shown.window.resize(width, 800);
        const auto &state = shown.find<QLabel>("connectionState");
        QTRY_VERIFY2(state.isVisible(), qPrintable(state.text()));
        const auto &bar = shown.find<QToolBar>("connectionBar");
        QTRY_COMPARE(bar.findChild<QWidget *>(u"qt_toolbar_ext_button"_s)->isVisible(), false);
        QVERIFY(bar.rect().contains(
            state.mapTo(&bar, state.rect().bottomRight()))); // not below the edge of the window
        const auto &rotate =
            *qobject_cast<QToolButton *>(bar.widgetForAction(&shown.find<QAction>("rotate")));
        const auto &history =
            *qobject_cast<QToolButton *>(bar.widgetForAction(&shown.find<QAction>("history")));
        QTRY_COMPARE(history.width() > 2 * history.height(), words);
        QVERIFY(!rotate.defaultAction()->toolTip().isEmpty());
        shown.window.resize(4000, 800); // the words come back
        QTRY_VERIFY(history.width() > 2 * history.height());
    }
    QApplication::setFont(before);
}

void TestWindowReach::lightAndDark_data()
{
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<QColor>("text");
    QTest::newRow("light") << QColor(0xff, 0xff, 0xff) << QColor(0x20, 0x20, 0x20);
    QTest::newRow("dark") << QColor(0x1e, 0x1f, 0x22) << QColor(0xe6, 0xe6, 0xe6);
}

//! Whatever the scheme, and when it changes under an open window: the words stay readable on what they lie on.
void TestWindowReach::lightAndDark()
{
    QFETCH(const QColor, ground);
    QFETCH(const QColor, text);
    const QPalette before = QApplication::palette();
    WholeWindow shown(quickPractice());
    shown.choose(u"jfrog-build"_s);
    QPalette scheme(text, ground.lightness() > 128 ? ground.darker(105) : ground.lighter(130), Qt::white,
        Qt::black, Qt::gray, text, Qt::white, ground, ground);
    QApplication::setPalette(scheme);
    for (const auto *label : shown.window.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const QPalette own = label->palette();
        QVERIFY2(contrast(own.color(QPalette::WindowText), own.color(label->backgroundRole())) >= 4.4,
            qPrintable(label->text()));
    }
    QApplication::setPalette(before);
}

QTEST_MAIN(TestWindowReach)
#include "tst_window_reach.moc"
