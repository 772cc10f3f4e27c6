// What stands around the fields: the summary and where it leads, the preview, and what is never shown.
#include "tests/ui/form_accessibility.h"
#include "tests/ui/form_fixture.h"
#include "ui/form/preview_dialog.h"
#include "ui/widgets/secret_line.h"

#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr auto other = "get_scan_image_channel_Other";

} // namespace

class TestFormSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checkingSaysWhatIsMissing();
    void checkingSaysThatNothingIsWrong();
    void theSummaryLeadsToTheField();
    void theSummarySaysWhyNot();
    void whatIsNotEditedHereIsLocked();
    void serverTextIsPlain();
    void thePreviewIsMasked();
    void thePreviewGrowsWithTheText();
    void theMarkerIsNowhere();
};

void TestFormSummary::checkingSaysWhatIsMissing()
{
    FormInWindow shown(sampleRegistry());
    QTest::mouseClick(&shown.find(other), Qt::LeftButton);
    QTest::mouseClick(&shown.find("check_form"), Qt::LeftButton);
    QCOMPARE(said(shown, u"namespace"_s).size(), 1);
    QCOMPARE(shown.focusedName(), u"namespace"_s);
}

void TestFormSummary::checkingSaysThatNothingIsWrong()
{
    FormInWindow shown(sampleRegistry());
    type(shown.find("connect_cluster_id"), u"cluster02"_s);
    auto &right = shown.find<MessageLine>("summary_right");
    QVERIFY(!right.isVisible());
    QTest::mouseClick(&shown.find("check_form"), Qt::LeftButton);
    QVERIFY(right.isVisible());
    QCOMPARE(right.text(), u"Nothing is wrong."_s);
}

void TestFormSummary::theSummaryLeadsToTheField()
{
    FormInWindow shown(sampleRegistry());
    shown.window.resize(900, 320); // so low that not all is in sight
    type(shown.find("registry_addr"), u"a b"_s);
    QTest::mouseClick(&shown.find(other), Qt::LeftButton);
    const auto &errors = shown.find<MessageLine>("summary_error");
    QCOMPARE(errors.text(), u"2 errors:"_s);
    QCOMPARE(
        shown.find<MessageLine>("summary_warning").text(), u"1 warning:"_s); // no password for a new address
    auto &toNamespace = shown.find<QToolButton>("go_to_error_namespace");
    QVERIFY(toNamespace.isVisible());
    QVERIFY(!shown.find("go_to_error_registry_username").isVisible());
    QCOMPARE(toNamespace.text(), u"Namespace"_s);

    QTest::mouseClick(&shown.find("go_to_error_registry_addr"), Qt::LeftButton);
    QCOMPARE(shown.focusedName(), u"registry_addr"_s);
    QVERIFY(!shown.find("registry_addr").visibleRegion().isEmpty());
    QTest::mouseClick(&toNamespace, Qt::LeftButton);
    QCOMPARE(shown.focusedName(), u"namespace"_s);
    QVERIFY(!shown.find("namespace").visibleRegion().isEmpty());
    QCOMPARE(said(shown, u"namespace"_s).size(), 1);
    QTest::mouseClick(&shown.find("go_to_warning_registry_password"), Qt::LeftButton);
    QCOMPARE(shown.focusedName(), u"registry_password"_s);
}

void TestFormSummary::theSummarySaysWhyNot()
{
    FormInWindow shown(sampleRegistry());
    const auto &why = shown.find<QLabel>("summary_why");
    QVERIFY(!shown.find("update").isEnabled());
    QCOMPARE(why.text(), shown.editor.whyNot());
    QVERIFY(!why.text().isEmpty());
    const QString unchanged = why.text();
    type(shown.find("connect_cluster_id"), u"cluster02"_s);
    QVERIFY(why.text() != unchanged);
    QCOMPARE(why.text(), shown.editor.whyNot());
    QVERIFY(why.text().contains(u"connection"_s));
}

void TestFormSummary::whatIsNotEditedHereIsLocked()
{
    RegistryInfo registry = sampleRegistry();
    registry.type = u"SwrPrivate"_s;
    FormInWindow shown(registry);
    QVERIFY(!shown.find("registry_addr").isEnabled());
    QVERIFY(shown.find<MessageLine>("registry_trouble").text().contains(u"SWR"_s));
    shown.editor.open(sampleRegistry());
    QVERIFY(shown.find("registry_addr").isEnabled());
}

void TestFormSummary::serverTextIsPlain()
{
    RegistryInfo registry = sampleRegistry();
    registry.name = u"<b>bold</b>\u202egnp"_s;
    registry.status = u"<i>odd</i>"_s;
    registry.access[Field::RegistryUsername] = u"<u>a</u>\u202e"_s;
    FormInWindow shown(registry);
    type(shown.find("registry_username"), u"b"_s);
    const auto labels = shown.window.findChildren<QLabel *>();
    QStringList texts{shown.find("registry_status").accessibleName()};
    for (const QLabel *label : labels) {
        texts.append(label->text());
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    const QString all = texts.join(u'|');
    QVERIFY(all.contains(u"<b>bold</b>"_s));
    QVERIFY(all.contains(u"<i>odd</i>"_s));
    QVERIFY(all.contains(u"was <u>a</u>"_s));
    QVERIFY(all.contains(u"U+202E"_s));
    QVERIFY(!all.contains(QChar(0x202e)));
}

void TestFormSummary::thePreviewGrowsWithTheText()
{
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(large);
    {
        FormInWindow shown(sampleRegistry());
        QTest::mouseClick(&shown.find("preview_request"), Qt::LeftButton);
        const auto *dialog = shown.form->findChild<PreviewDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QPlainTextEdit *>()->font().pointSizeF(), large.pointSizeF());
    }
    QApplication::setFont(before);
}

void TestFormSummary::thePreviewIsMasked()
{
    FormInWindow shown(sampleRegistry());
    type(shown.find("registry_username"), u"robot"_s);
    type(shown.find("registry_password"), u"M4rker-secret"_s);
    QGuiApplication::clipboard()->clear();
    QTest::mouseClick(&shown.find("preview_request"), Qt::LeftButton);
    auto *dialog = shown.form->findChild<PreviewDialog *>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    const QString text = dialog->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY2(text.startsWith(u"PUT https://"_s),
        qPrintable(text)); // offline: a placeholder stands for the endpoint
    QVERIFY(text.contains(sampleRegistry().id));
    QVERIFY(text.contains(u"\"registry_username\": \"robot\""_s));
    QVERIFY(text.contains(u"registry_password"_s));
    QVERIFY(!text.contains(u"M4rker"_s));
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"preview_copy"_s), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(u"curl"_s));
    QVERIFY(copied.contains(u"HSS_REGISTRY_PASSWORD"_s));
    QVERIFY(!copied.contains(u"M4rker"_s));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!shown.form->findChild<PreviewDialog *>());
}

void TestFormSummary::theMarkerIsNowhere()
{
    const QString marker = u"Zq7!Xw9#"_s;
    FormInWindow shown(sampleRegistry());
    const AccessibilityEvents events;
    auto &password = shown.find<SecretLine>("registry_password");
    type(password, marker);
    QTest::mouseClick(&shown.find("registry_password_show"), Qt::LeftButton);
    QVERIFY(password.isShown());
    QTest::keyClicks(&password, u" "_s); // a warning about it
    QTest::mouseClick(&shown.find("check_form"), Qt::LeftButton);
    QTest::mouseClick(&shown.find("preview_request"), Qt::LeftButton);
    QStringList texts = readableTexts(shown.window) + events.texts();
    texts += readableTexts(*shown.form->findChild<PreviewDialog *>());
    QVERIFY(texts.contains(u"harbor.example.com"_s)); // it was read
    QVERIFY2(!texts.join(u'|').contains(marker), qPrintable(texts.join(u'|')));
    QCOMPARE(events.aboutTextOf(&password), 0);
    const auto labels = QApplication::allWidgets();
    for (const QWidget *widget : labels) {
        QVERIFY(!widget->accessibleDescription().contains(marker));
        QVERIFY(!widget->windowTitle().contains(marker));
    }
    QVERIFY(!QGuiApplication::clipboard()->text().contains(marker));
}

QTEST_MAIN(TestFormSummary)
#include "tst_form_summary.moc"
