// The form, driven by keys and mouse, bound to a real editor that is offline.
#include "app/access/problem_text.h"
#include "tests/ui/form_fixture.h"
#include "ui/form/change_mark.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/secret_line.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QRadioButton>
#include <QToolButton>
#include <QWheelEvent>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr auto other = "get_scan_image_channel_Other";
constexpr auto swr = "get_scan_image_channel_Swr";

QString labelOf(FormInWindow &shown, const QWidget &buddy)
{
    const auto labels = shown.window.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->buddy() == &buddy)
            return label->text();
    }
    return {};
}

} // namespace

class TestAccessForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMemberHasItsControl_data();
    void everyMemberHasItsControl();
    void whatHssHasIsShown();
    void typingIsStoredMarkedAndPutBack();
    void typingKeepsItsCursor();
    void surelyWrongIsSaidWhileTyping_data();
    void surelyWrongIsSaidWhileTyping();
    void whatIsMissingIsSaidOnceTheFieldWasLeft();
    void theNamespaceKeepsWhatWasTyped();
    void nothingBlocksTyping();
    void withoutKnowledgeChoicesBeginWithKeep();
    void anUnknownValueIsShownAsItIs();
    void theWheelChangesNoChoice();
    void anEmptyPasswordKeeps();
    void anotherRepositoryStartsOver();
};

void TestAccessForm::everyMemberHasItsControl_data()
{
    QTest::addColumn<Field>("field");
    for (const Field field : bodyFields)
        QTest::newRow(entryFor(field).name.data()) << field;
}

void TestAccessForm::everyMemberHasItsControl()
{
    QFETCH(const Field, field);
    FormInWindow shown(sampleRegistry());
    QVERIFY(shown.shown);
    QWidget &control = shown.find(entryFor(field).name.data());
    QCOMPARE(control.accessibleName(), fieldLabel(field));
    QCOMPARE(labelOf(shown, control).remove(u'&'), fieldLabel(field));
    QCOMPARE(labelOf(shown, control).count(u'&'), 1); // a letter leads here
    QVERIFY(!control.toolTip().isEmpty());
}

void TestAccessForm::whatHssHasIsShown()
{
    FormInWindow shown(sampleRegistry());
    QCOMPARE(shown.find<QLabel>("registry_name").text(), u"harbor-prod"_s);
    QCOMPARE(shown.find<QLabel>("registry_type").text(), u"Harbor ·"_s);
    const auto &id = shown.find<QLabel>("registry_id");
    QCOMPARE(id.text(), sampleRegistry().id);
    QVERIFY(id.textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    QVERIFY(
        shown.find("registry_status").accessibleName().startsWith(u"Connected · 1,204 images · synced "_s));
    QCOMPARE(shown.find<QComboBox>("api_version").currentText(), u"V2"_s);
    QCOMPARE(shown.find<QComboBox>("protocol").currentText(), u"https"_s);
    QCOMPARE(shown.find<QLineEdit>("registry_addr").text(), u"harbor.example.com"_s);
    QCOMPARE(shown.find<QLineEdit>("registry_username").text(), u"admin"_s);
    QVERIFY(shown.find<SecretLine>("registry_password").secretView().isEmpty());
    QCOMPARE(shown.find<QLineEdit>("connect_cluster_id").text(), u"cluster01"_s);
    QVERIFY(shown.find<QRadioButton>(swr).isChecked());
    QVERIFY(!shown.find("namespace").isVisible());

    RegistryInfo now = sampleRegistry();
    now.status = u"fail"_s;
    now.failReason = u"CREATE_JOB_FAILED"_s;
    now.access[Field::RegistryUsername] = u"somebody"_s;
    shown.editor.update(now);
    QVERIFY(shown.find("registry_status").accessibleName().startsWith(u"Abnormal"_s));
    QVERIFY(shown.find<MessageLine>("registry_trouble").text().contains(u"jump cluster"_s));
    QCOMPARE(shown.find<QLineEdit>("registry_username").text(), u"somebody"_s);
}

void TestAccessForm::typingIsStoredMarkedAndPutBack()
{
    FormInWindow shown(sampleRegistry());
    auto &username = shown.find<QLineEdit>("registry_username");
    auto &putBack = shown.find<QToolButton>("registry_username_put_back");
    QVERIFY(!putBack.isVisible());
    type(username, u"robot$hss-scan"_s);
    QCOMPARE(shown.editor.text(Field::RegistryUsername), u"robot$hss-scan"_s);
    QVERIFY(putBack.isVisible());
    QCOMPARE(putBack.accessibleName(), u"Put back Username"_s);
    QVERIFY(username.accessibleDescription().contains(u"Changed"_s));
    QVERIFY(username.accessibleDescription().contains(u"was admin"_s));
    const auto marks = shown.window.findChildren<ChangeMark *>();
    QCOMPARE(
        std::count_if(marks.begin(), marks.end(), [](const ChangeMark *mark) { return mark->isOn(); }), 1);

    QTest::mouseClick(&putBack, Qt::LeftButton);
    QCOMPARE(username.text(), u"admin"_s);
    QVERIFY(!shown.editor.hasChanges());
    QVERIFY(!putBack.isVisible());
    QVERIFY(!username.accessibleDescription().contains(u"Changed"_s));

    type(username, u"other"_s);
    type(shown.find("connect_cluster_id"), u"cluster02"_s);
    QCOMPARE(shown.find<QLabel>("summary_changes").text(), u"2 changes"_s);
    QTest::mouseClick(&shown.find("revert_all"), Qt::LeftButton);
    QVERIFY(!shown.editor.hasChanges());
    QCOMPARE(username.text(), u"admin"_s);
    QVERIFY(!shown.find("revert_all").isEnabled());
}

void TestAccessForm::typingKeepsItsCursor()
{
    FormInWindow shown(sampleRegistry());
    auto &address = shown.find<QLineEdit>("registry_addr");
    address.setFocus();
    QTest::keyClick(&address, Qt::Key_Home);
    QTest::keyClicks(&address, u"my"_s);
    QCOMPARE(address.text(), u"myharbor.example.com"_s);
    QCOMPARE(address.cursorPosition(), 2);
    RegistryInfo now = sampleRegistry();
    now.status = u"accessing"_s;
    shown.editor.update(now); // the list was refreshed meanwhile
    QCOMPARE(address.cursorPosition(), 2);
    QCOMPARE(shown.focusedName(), u"registry_addr"_s);
    QTest::keyClicks(&address, u"-"_s);
    QCOMPARE(address.text(), u"my-harbor.example.com"_s);
}

void TestAccessForm::surelyWrongIsSaidWhileTyping_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("icon");
    QTest::addColumn<QString>("text");
    QTest::newRow("a blank in the address")
        << QByteArray("registry_addr") << u"har bor.example.com"_s << u"error"_s << u"Error: Address"_s;
    QTest::newRow("a port that does not exist")
        << QByteArray("registry_addr") << u"harbor.example.com:99999"_s << u"error"_s << u"65535"_s;
    QTest::newRow("a host that is only suspicious")
        << QByteArray("registry_addr") << u"harbor"_s << u"warning"_s << u"Warning: Address"_s;
    QTest::newRow("a colon in the username")
        << QByteArray("registry_username") << u"a:b"_s << u"error"_s << u"Error: Username"_s;
    QTest::newRow("a password that is too long")
        << QByteArray("registry_password") << QString(129, u'x') << u"error"_s << u"128"_s;
    QTest::newRow("a blank at the password's edge")
        << QByteArray("registry_password") << u"secret "_s << u"warning"_s << u"Warning: Password"_s;
    QTest::newRow("two clusters") << QByteArray("connect_cluster_id") << u"c1,c2"_s << u"error"_s
                                  << u"comma"_s;
}

void TestAccessForm::surelyWrongIsSaidWhileTyping()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QString, typed);
    QFETCH(const QString, icon);
    QFETCH(const QString, text);
    FormInWindow shown(sampleRegistry());
    QWidget &control = shown.find(name.constData());
    QVERIFY(said(shown, QString::fromLatin1(name)).isEmpty());
    type(control, typed);
    QCOMPARE(shown.focused(), &control);
    const QStringList texts = said(shown, QString::fromLatin1(name));
    QVERIFY2(texts.join(u'|').contains(text), qPrintable(texts.join(u'|')));
    QVERIFY(control.accessibleDescription().contains(text));
    const auto lines = shown.window.findChildren<MessageLine *>(QString::fromLatin1(name) + u"_problem"_s);
    QVERIFY(std::any_of(lines.begin(), lines.end(), [&](const MessageLine *line) {
        return line->isVisible() && line->icon() == icon && line->text().contains(text);
    }));
    QTest::mouseClick(&shown.find(QByteArray(name + "_put_back").constData()), Qt::LeftButton);
    QVERIFY(said(shown, QString::fromLatin1(name)).isEmpty());
}

void TestAccessForm::whatIsMissingIsSaidOnceTheFieldWasLeft()
{
    FormInWindow shown(sampleRegistry());
    QTest::mouseClick(&shown.find(other), Qt::LeftButton);
    QWidget &space = shown.find("namespace");
    QVERIFY(space.isVisible());
    QVERIFY(said(shown, u"namespace"_s).isEmpty()); // there was no chance to give it yet
    space.setFocus();
    QVERIFY(said(shown, u"namespace"_s).isEmpty());
    QTest::keyClick(&space, Qt::Key_Tab);
    QVERIFY(said(shown, u"namespace"_s).join(u'|').contains(u"needed when the source is Other"_s));
    type(space, u"library"_s);
    QVERIFY(said(shown, u"namespace"_s).isEmpty());

    auto &address = shown.find<QLineEdit>("registry_addr");
    type(address, {});
    QVERIFY(said(shown, u"registry_addr"_s).isEmpty()); // about to be typed anew
    shown.find("connect_cluster_id").setFocus();
    QVERIFY(said(shown, u"registry_addr"_s).join(u'|').contains(u"empty"_s));
}

void TestAccessForm::theNamespaceKeepsWhatWasTyped()
{
    FormInWindow shown(sampleRegistry());
    QTest::mouseClick(&shown.find(other), Qt::LeftButton);
    auto &space = shown.find<QLineEdit>("namespace");
    type(space, u"library"_s);
    QVERIFY(shown.editor.change().has(Field::Namespace));
    QTest::mouseClick(&shown.find(swr), Qt::LeftButton);
    QVERIFY(!space.isVisible());
    QVERIFY(!shown.find("namespace_put_back").isVisible());
    QVERIFY(!shown.editor.change().has(Field::Namespace));
    QTest::mouseClick(&shown.find(other), Qt::LeftButton);
    QVERIFY(space.isVisible());
    QCOMPARE(space.text(), u"library"_s);
    QVERIFY(shown.editor.change().has(Field::Namespace));
}

void TestAccessForm::nothingBlocksTyping()
{
    FormInWindow shown(sampleRegistry());
    for (const char *name :
        {"registry_addr", "registry_username", "registry_password", "connect_cluster_id"}) {
        const QString typed = u"  ://?#"_s + QString(400, u'x');
        const QString odd = typed + u"\u00e4\t\U0001F510"_s;
        QWidget &control = shown.find(name);
        type(control, typed);
        QGuiApplication::clipboard()->setText(odd.mid(typed.size()));
        QTest::keyClick(&control, Qt::Key_V, Qt::ControlModifier);
        if (const auto *line = qobject_cast<QLineEdit *>(&control)) {
            QCOMPARE(line->text(), odd);
            QVERIFY(!line->validator());
        } else {
            QCOMPARE(shown.find<SecretLine>(name).secretView(), odd);
        }
    }
}

void TestAccessForm::withoutKnowledgeChoicesBeginWithKeep()
{
    FormInWindow shown;
    shown.editor.openById(u"r1"_s);
    auto &version = shown.find<QComboBox>("api_version");
    QCOMPARE(version.count(), 3);
    QVERIFY(version.currentText().contains(u"keep"_s));
    QVERIFY(!shown.find<QRadioButton>(swr).isChecked());
    QVERIFY(!shown.find<QRadioButton>(other).isChecked());
    QVERIFY(shown.find("namespace").isVisible()); // the source is not known, so it may apply
    QVERIFY(!shown.find("registry_status").isVisible());

    version.setFocus();
    QTest::keyClick(&version, Qt::Key_Down);
    QCOMPARE(shown.editor.change().text(Field::ApiVersion), std::optional(u"V1"_s));
    QTest::keyClick(&version, Qt::Key_Up);
    QVERIFY(!shown.editor.hasChanges());

    QTest::mouseClick(&shown.find(other), Qt::LeftButton);
    QCOMPARE(shown.editor.change().text(Field::GetScanImageChannel), std::optional(u"Other"_s));
    QTest::mouseClick(&shown.find("get_scan_image_channel_put_back"), Qt::LeftButton);
    QVERIFY(!shown.find<QRadioButton>(other).isChecked());
    QVERIFY(!shown.editor.hasChanges());
}

void TestAccessForm::anUnknownValueIsShownAsItIs()
{
    RegistryInfo registry = sampleRegistry();
    registry.access[Field::ApiVersion] = u"V3"_s;
    registry.access[Field::GetScanImageChannel] = u"Ftp"_s;
    FormInWindow shown(registry);
    auto &version = shown.find<QComboBox>("api_version");
    QCOMPARE(version.currentText(), u"V3"_s);
    QCOMPARE(version.count(), 3); // V1 and V2 beside it, nothing to keep: it is known
    QVERIFY(shown.find<QRadioButton>("get_scan_image_channel_Ftp").isChecked());
    QVERIFY(!shown.editor.hasChanges());
    version.setFocus();
    QTest::keyClick(&version, Qt::Key_Home);
    QCOMPARE(shown.editor.change().text(Field::ApiVersion), std::optional(u"V1"_s));
    QCOMPARE(version.findText(u"V3"_s), 2); // still there to be chosen

    shown.editor.open(sampleRegistry());
    QVERIFY(!shown.find("get_scan_image_channel_Ftp").isVisible());
    QCOMPARE(version.findText(u"V3"_s), -1);
}

void TestAccessForm::theWheelChangesNoChoice()
{
    FormInWindow shown(sampleRegistry());
    auto &version = shown.find<QComboBox>("api_version");
    version.setFocus();
    const QPoint at(5, 5);
    for (const int turn : {120, -120}) {
        QWheelEvent wheel(at, version.mapToGlobal(at), {}, {0, turn}, Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&version, &wheel);
    }
    QVERIFY(!shown.editor.hasChanges());
    QTest::keyClick(&version, Qt::Key_Up);
    QVERIFY(shown.editor.hasChanges());
}

void TestAccessForm::anEmptyPasswordKeeps()
{
    FormInWindow shown(sampleRegistry());
    auto &password = shown.find<SecretLine>("registry_password");
    type(password, u"abc"_s);
    QVERIFY(shown.editor.change().password());
    QCOMPARE(shown.editor.change().password()->reveal(), u"abc");
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&password, Qt::Key_Backspace);
    QVERIFY(!shown.editor.hasChanges());
    type(password, u"abc"_s);
    QTest::mouseClick(&shown.find("registry_password_put_back"), Qt::LeftButton);
    QVERIFY(password.secretView().isEmpty());
    type(password, u"abc"_s);
    QTest::mouseClick(&shown.find("revert_all"), Qt::LeftButton);
    QVERIFY(password.secretView().isEmpty());
    QVERIFY(!shown.editor.hasChanges());
}

void TestAccessForm::anotherRepositoryStartsOver()
{
    FormInWindow shown(sampleRegistry());
    type(shown.find("registry_password"), u"abc"_s);
    QTest::mouseClick(&shown.find(other), Qt::LeftButton);
    QTest::mouseClick(&shown.find("check_form"), Qt::LeftButton);
    QCOMPARE(said(shown, u"namespace"_s).size(), 1);
    shown.editor.open(sampleRegistry());
    QVERIFY(shown.find<SecretLine>("registry_password").secretView().isEmpty());
    QTest::mouseClick(&shown.find(other), Qt::LeftButton);
    QVERIFY(said(shown, u"namespace"_s).isEmpty());
}

QTEST_MAIN(TestAccessForm)
#include "tst_access_form.moc"
