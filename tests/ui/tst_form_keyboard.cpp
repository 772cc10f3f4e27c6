// The form with the keyboard alone.
#include "tests/ui/form_fixture.h"
#include "ui/widgets/secret_line.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QRadioButton>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

//! The names of all that Tab comes to, from the first field until the focus is back there.
QStringList walk(FormInWindow &shown, Qt::Key key)
{
    shown.form->setFocus(Qt::TabFocusReason);
    QWidget *first = shown.focused();
    QStringList names;
    do {
        names.append(shown.focusedName());
        QTest::keyClick(shown.focused(), key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
    } while (shown.focused() != first && names.size() < 60);
    return names;
}

const QStringList fields{u"api_version"_s, u"protocol"_s, u"registry_addr"_s, u"registry_username"_s,
    u"registry_password"_s, u"registry_password_show"_s, u"connect_cluster_id"_s};
const QStringList buttons{u"check_form"_s, u"preview_request"_s};

} // namespace

class TestFormKeyboard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tabVisitsEveryControlInOrder_data();
    void tabVisitsEveryControlInOrder();
    void everythingThatTakesTheFocusHasAName();
    void lettersLeadToTheFields_data();
    void lettersLeadToTheFields();
    void lettersAreUsedOnce();
    void arrowsChooseTheSource();
    void enterOnAButtonPressesIt();
    void enterInAFieldMeansUpdate();
    void aWholeEdit();
};

void TestFormKeyboard::tabVisitsEveryControlInOrder_data()
{
    QTest::addColumn<bool>("withOther");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("as HSS has it") << false
                                   << fields + QStringList{u"get_scan_image_channel_Swr"_s} + buttons
            + QStringList{u"beside"_s, u"registry_id"_s};
    QTest::newRow("with the namespace, and with an error to go to") << true
                                                                    << fields
            + QStringList{u"get_scan_image_channel_Other"_s, u"get_scan_image_channel_put_back"_s,
                u"namespace"_s, u"go_to_error_namespace"_s}
            + buttons + QStringList{u"revert_all"_s, u"beside"_s, u"registry_id"_s};
}

void TestFormKeyboard::tabVisitsEveryControlInOrder()
{
    QFETCH(const bool, withOther);
    QFETCH(const QStringList, names);
    FormInWindow shown(sampleRegistry());
    QVERIFY(shown.shown);
    if (withOther)
        QTest::mouseClick(&shown.find("get_scan_image_channel_Other"), Qt::LeftButton);
    const QStringList there = walk(shown, Qt::Key_Tab);
    QVERIFY2(there == names, qPrintable(there.join(u' ')));
    QStringList back = walk(shown, Qt::Key_Backtab);
    back.append(back.takeFirst());
    std::reverse(back.begin(), back.end());
    QCOMPARE(back, names);
}

void TestFormKeyboard::everythingThatTakesTheFocusHasAName()
{
    FormInWindow shown(sampleRegistry());
    int count = 0;
    const auto controls = shown.form->findChildren<QWidget *>();
    for (QWidget *control : controls) {
        if (!(control->focusPolicy() & Qt::TabFocus) || control->focusProxy()
            || control->window() != &shown.window) // the list of a combo box
            continue;
        ++count;
        QVERIFY2(!control->objectName().isEmpty(), control->metaObject()->className());
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(control);
        if (control->objectName() != u"busy_bar"_s && control->objectName() != u"busy_cancel"_s)
            QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), qPrintable(control->objectName()));
    }
    QVERIFY(count > 25);
}

void TestFormKeyboard::lettersLeadToTheFields_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("name");
    QTest::newRow("API version") << Qt::Key_V << u"api_version"_s;
    QTest::newRow("Protocol") << Qt::Key_P << u"protocol"_s;
    QTest::newRow("Address") << Qt::Key_A << u"registry_addr"_s;
    QTest::newRow("Username") << Qt::Key_U << u"registry_username"_s;
    QTest::newRow("Password") << Qt::Key_W << u"registry_password"_s;
    QTest::newRow("Jump cluster") << Qt::Key_J << u"connect_cluster_id"_s;
    QTest::newRow("Source") << Qt::Key_S << u"get_scan_image_channel_Other"_s;
    QTest::newRow("Namespace") << Qt::Key_N << u"namespace"_s;
}

void TestFormKeyboard::lettersLeadToTheFields()
{
    QFETCH(const Qt::Key, key);
    FormInWindow shown(sampleRegistry());
    QTest::mouseClick(&shown.find("get_scan_image_channel_Other"), Qt::LeftButton);
    shown.beside->setFocus();
    QTest::keyClick(shown.beside, key, Qt::AltModifier);
    QTEST(shown.focusedName(), "name");
    QVERIFY(
        shown.find<QRadioButton>("get_scan_image_channel_Other").isChecked()); // going there chooses nothing
}

void TestFormKeyboard::lettersAreUsedOnce()
{
    FormInWindow shown(sampleRegistry());
    QStringList letters;
    const auto note = [&letters](const QString &text) {
        const qsizetype at = QString(text).replace(u"&&"_s, u"  "_s).indexOf(u'&');
        if (at >= 0)
            letters.append(text.mid(at + 1, 1).toLower());
    };
    const auto labels = shown.form->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->buddy())
            note(label->text());
    }
    const auto all = shown.form->findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : all)
        note(button->text());
    QVERIFY(letters.size() >= 14);
    QStringList once = letters;
    once.removeDuplicates();
    QCOMPARE(once, letters);
}

void TestFormKeyboard::arrowsChooseTheSource()
{
    FormInWindow shown(sampleRegistry());
    auto &swr = shown.find<QRadioButton>("get_scan_image_channel_Swr");
    swr.setFocus();
    QTest::keyClick(&swr, Qt::Key_Right);
    QCOMPARE(shown.focusedName(), u"get_scan_image_channel_Other"_s);
    QCOMPARE(shown.editor.text(Field::GetScanImageChannel), u"Other"_s);
    QVERIFY(shown.find("namespace").isVisible());
}

void TestFormKeyboard::enterOnAButtonPressesIt()
{
    FormInWindow shown(sampleRegistry());
    auto &username = shown.find<QLineEdit>("registry_username");
    username.setFocus();
    QTest::keyClicks(&username, u"x"_s);
    QTest::keyClick(&username, Qt::Key_Tab);
    QCOMPARE(shown.focusedName(), u"registry_username_put_back"_s);
    QTest::keyClick(shown.focused(), Qt::Key_Return);
    QVERIFY(!shown.editor.hasChanges());
    QCOMPARE(shown.focusedName(), u"registry_username"_s); // the button went

    QWidget &show = shown.find("registry_password_show");
    show.setFocus();
    QTest::keyClick(&show, Qt::Key_Return);
    QVERIFY(shown.find<SecretLine>("registry_password").isShown());

    QTest::keyClicks(&username, u"x"_s);
    QWidget &revert = shown.find("revert_all");
    revert.setFocus();
    QTest::keyClick(&revert, Qt::Key_Return);
    QVERIFY(!shown.editor.hasChanges());
}

// Offline it can not start; then Enter says all that is wrong and leads there.
void TestFormKeyboard::enterInAFieldMeansUpdate()
{
    for (const char *name :
        {"registry_username", "registry_password", "api_version", "get_scan_image_channel_Other"}) {
        FormInWindow shown(sampleRegistry());
        QTest::mouseClick(&shown.find("get_scan_image_channel_Other"), Qt::LeftButton);
        QWidget &control = shown.find(name);
        control.setFocus();
        QTest::keyClick(&control, Qt::Key_Return);
        QCOMPARE(shown.focusedName(), u"namespace"_s);
        QVERIFY(!shown.find("namespace").accessibleDescription().isEmpty());
    }
}

void TestFormKeyboard::aWholeEdit()
{
    FormInWindow shown(sampleRegistry());
    const auto tab = [&shown](int times) {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(shown.focused(), Qt::Key_Tab);
    };
    shown.form->setFocus(Qt::ShortcutFocusReason);
    QTest::keyClick(shown.focused(), Qt::Key_Up); // V1
    tab(4); // past its "put back", the protocol and the address
    QTest::keyClicks(shown.focused(), u"robot$hss"_s); // Tab selected what was there
    tab(2);
    QTest::keyClicks(shown.focused(), u"new secret"_s);
    tab(4); // past Show, its "put back" and the cluster
    QTest::keyClick(shown.focused(), Qt::Key_Right);
    tab(2);
    QCOMPARE(shown.focusedName(), u"namespace"_s);
    QTest::keyClicks(shown.focused(), u"library"_s);
    const AccessUpdate change = shown.editor.change();
    QCOMPARE(change.text(Field::ApiVersion), std::optional(u"V1"_s));
    QCOMPARE(change.text(Field::RegistryUsername), std::optional(u"robot$hss"_s));
    QCOMPARE(change.password()->reveal(), u"new secret");
    QCOMPARE(change.text(Field::GetScanImageChannel), std::optional(u"Other"_s));
    QCOMPARE(change.text(Field::Namespace), std::optional(u"library"_s));
    QCOMPARE(change.members().size(), 5);
    QVERIFY(!hasErrors(shown.editor.problems()));
}

QTEST_MAIN(TestFormKeyboard)
#include "tst_form_keyboard.moc"
