// The pages of a rotation, for everybody: what a screen reader says of each control, and the keys to get there.
#include "tests/ui/form_accessibility.h"
#include "tests/ui/rotation_fixture.h"

#include <QComboBox>

using namespace hssreg;
using namespace Qt::StringLiterals;

using Step = RotationDialog::Step;

namespace {

QString nameOf(const QWidget *widget)
{
    return u"%1 “%2”"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName());
}

QList<QWidget *> reachable(const RotationDialog &dialog)
{
    QList<QWidget *> all;
    for (QWidget *widget : dialog.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->focusProxy())
            all.append(widget);
    }
    return all;
}

//! The first control without a name; empty: there is none.
QString nameless(const RotationDialog &dialog)
{
    for (QWidget *widget : reachable(dialog)) {
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).isEmpty())
            return nameOf(widget);
    }
    return {};
}

//! The first control that Tab does not visit; empty: there is none.
QString unvisited(const RotationDialog &dialog)
{
    const QList<QWidget *> all = reachable(dialog);
    QSet<QWidget *> visited;
    for (int i = 0; i < 3 * all.size() && !visited.contains(QApplication::focusWidget()); ++i) {
        visited.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (QWidget *widget : all) {
        // Of a group of radio buttons Tab visits one, the arrows the others.
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool isOther = button && button->autoExclusive() && !button->isChecked();
        if (!isOther && !visited.contains(widget))
            return nameOf(widget);
    }
    return {};
}

//! The texts that have one letter together; empty: there are none. Alt and that letter would press neither.
QString sameLetters(const RotationDialog &dialog)
{
    QStringList texts;
    for (const auto *button : dialog.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            texts.append(button->text());
    }
    for (const auto *label : dialog.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            texts.append(label->text());
    }
    QHash<QString, QString> used;
    for (const QString &text : std::as_const(texts)) {
        const QString letter = QKeySequence::mnemonic(text).toString();
        if (letter.isEmpty())
            continue;
        if (used.contains(letter))
            return used.value(letter) + u", "_s + text;
        used.insert(letter, text);
    }
    return used.size() > 2 ? QString() : u"no letters at all"_s;
}

QString faultOf(const RotationDialog &dialog)
{
    for (const auto &[what, found] : {std::pair(u"no name: %1"_s, nameless(dialog)),
             std::pair(u"not reached by Tab: %1"_s, unvisited(dialog)),
             std::pair(u"the same letter: %1"_s, sameLetters(dialog))}) {
        if (!found.isEmpty())
            return what.arg(found);
    }
    return reachable(dialog).size() > 3 ? QString() : u"hardly a control is there"_s;
}

} // namespace

class TestRotationReach : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choose();
    void newLogin_data();
    void newLogin();
    void test();
    void review();
    void runAndReport();
};

void TestRotationReach::choose()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s});
    QVERIFY(dialog);
    const QString fault = faultOf(*dialog);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

void TestRotationReach::newLogin_data()
{
    QTest::addColumn<bool>("each");
    QTest::addColumn<QString>("source");
    for (const QString &source :
        {u"Typed here"_s, u"Keychain"_s, u"File"_s, u"Variable"_s, u"Keep the present one"_s}) {
        QTest::newRow(qPrintable(u"one for all: "_s + source)) << false << source;
        QTest::newRow(qPrintable(u"one for each: "_s + source)) << true << source;
    }
}

void TestRotationReach::newLogin()
{
    QFETCH(const bool, each);
    QFETCH(const QString, source);
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s});
    QVERIFY(dialog);
    track.alt(Qt::Key_N);
    QCOMPARE(dialog->step(), Step::NewLogin);
    if (each)
        track.alt(Qt::Key_E);
    track.alt(Qt::Key_P);
    auto &sources = track.find<QComboBox>("passwordSource");
    QVERIFY(sources.hasFocus());
    QTest::keyClick(&sources, Qt::Key_Home);
    for (int i = 0; i < sources.count() && sources.currentText() != source; ++i)
        QTest::keyClick(&sources, Qt::Key_Down);
    QCOMPARE(sources.currentText(), source);
    const QString fault = faultOf(*dialog);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

void TestRotationReach::test()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s});
    QVERIFY(dialog);
    track.alt(Qt::Key_N);
    track.shown.type(u"a-new-one"_s);
    track.alt(Qt::Key_N);
    QCOMPARE(dialog->step(), Step::Test);
    QVERIFY(track.nextOpens(*dialog));
    const QString fault = faultOf(*dialog);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

void TestRotationReach::review()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s});
    QVERIFY(dialog && track.toReview(*dialog, u"a-new-one"_s));
    const QString fault = faultOf(*dialog);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

void TestRotationReach::runAndReport()
{
    RotationWindow track;
    RotationDialog *dialog = track.open({u"harbor-prod"_s, u"harbor-eu"_s, u"harbor-dr"_s});
    QVERIFY(dialog && track.toReview(*dialog, u"wrong-password"_s)); // HSS reports Abnormal after it
    track.rotate();
    QTRY_VERIFY_WITH_TIMEOUT(
        dialog->step() == Step::Run && track.find("holdPanel").isVisible(), 20'000); // the first one failed
    QCOMPARE(faultOf(*dialog), QString());
    track.alt(Qt::Key_G);
    QVERIFY(track.isAt(*dialog, Step::Report));
    QVERIFY(track.find("retrySelected").isVisible());
    QCOMPARE(faultOf(*dialog), QString());
}

QTEST_MAIN(TestRotationReach)
#include "tst_rotation_reach.moc"
