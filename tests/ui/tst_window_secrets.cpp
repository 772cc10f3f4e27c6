// A marker typed into every secret field is found nowhere else: not in what is shown, what a screen reader is told,
// what is written, what is asked, or what goes to the clipboard.
#include "tests/ui/form_accessibility.h"
#include "tests/ui/window_fixture.h"

#include "ui/connection/connection_dialog.h"
#include "ui/main/drafts.h"
#include "ui/widgets/secret_line.h"

#include <QAbstractItemModel>
#include <QClipboard>
#include <QComboBox>
#include <QDirIterator>
#include <QGuiApplication>
#include <QMetaProperty>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr auto marker = "M4rker-Zq7-Secret"_L1;

//! Every text among the properties of the window and all below it.
QStringList propertyTexts(QObject &object)
{
    QStringList texts;
    QObjectList all = object.findChildren<QObject *>();
    all.append(&object);
    for (const QObject *one : std::as_const(all)) {
        for (int i = 0; i < one->metaObject()->propertyCount(); ++i)
            texts.append(one->metaObject()->property(i).read(one).toString());
    }
    return texts;
}

QStringList modelTexts(QObject &object)
{
    QStringList texts;
    for (const auto *model : object.findChildren<QAbstractItemModel *>()) {
        for (int row = 0; row < std::min(model->rowCount(), 50); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                for (const int role :
                    {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                    texts.append(model->index(row, column).data(role).toString());
            }
        }
    }
    return texts;
}

//! What is in all files below a folder.
QByteArray filesBelow(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

bool hasMarker(const QStringList &texts)
{
    return std::any_of(texts.begin(), texts.end(), [](const QString &text) { return text.contains(marker); });
}

void verifyNothingOf(WholeWindow &shown, const AccessibilityEvents &events, const QString &folder)
{
    const QStringList properties = propertyTexts(shown.window);
    QVERIFY(properties.size() > 1000 && !hasMarker(properties));
    QVERIFY(!hasMarker(modelTexts(shown.window)));
    const QStringList readable = readableTexts(shown.window);
    QVERIFY(readable.size() > 50 && !hasMarker(readable));
    QVERIFY(events.count() > 0 && !hasMarker(events.texts()));
    for (const Prompt &prompt : std::as_const(shown.prompts.asked))
        QVERIFY(!hasMarker({prompt.title, prompt.text, prompt.details, prompt.goOn, prompt.stop}));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(marker));
    QVERIFY(!filesBelow(folder).contains(QByteArray(marker.data(), marker.size())));
    const QString config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    QVERIFY(!filesBelow(config).contains(QByteArray(marker.data(), marker.size())));
}

} // namespace

class TestWindowSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWalkFindsAMarker();
    void thePassword();
    void theToken();
};

//! The walk itself finds what it looks for.
void TestWindowSecrets::theWalkFindsAMarker()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-prod"_s);
    shown.editor.setText(Field::RegistryUsername, QString(marker));
    QVERIFY(hasMarker(propertyTexts(shown.window)));
    QVERIFY(hasMarker(readableTexts(shown.window)));
}

void TestWindowSecrets::thePassword()
{
    const QTemporaryDir folder;
    const AccessibilityEvents events;
    QGuiApplication::clipboard()->clear();
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-prod"_s);
    shown.press(Qt::ALT | Qt::Key_W);
    shown.type(QString(marker));
    QVERIFY(shown.editor.typed().has(Field::RegistryPassword)); // it did arrive
    verifyNothingOf(shown, events, folder.path());

    QVERIFY(shown.window.findChild<Drafts *>()->saveTo(folder.filePath(u"draft.hssplan"_s)));
    QTest::mouseClick(&shown.find<QPushButton>("preview_request"), Qt::LeftButton);
    verifyNothingOf(shown, events, folder.path());
    for (auto *dialog : shown.window.findChildren<QDialog *>())
        dialog->reject();
    shown.choose(u"harbor-lab"_s); // asks
    QVERIFY(shown.prompts.isOpen());
    shown.prompts.answer(false);
    shown.editor.submit();
    QTRY_COMPARE(shown.editor.record().report.outcome, Outcome::Updated);
    QVERIFY(shown.connection.practice()->holdsPassword(shown.editor.registryId(), QString(marker)));
    verifyNothingOf(shown, events, folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(!shown.editor.record().proving, 15'000);
    verifyNothingOf(shown, events, folder.path());
}

void TestWindowSecrets::theToken()
{
    const QTemporaryDir folder;
    const AccessibilityEvents events;
    PracticeService practice(quickPractice());
    QVERIFY(practice.start());
    WholeWindow shown;
    shown.press(Qt::CTRL | Qt::Key_T);
    auto *dialog = shown.openDialog<ConnectionDialog>();
    QVERIFY(dialog);
    auto *token = dialog->findChild<SecretLine *>();
    token->setFocus();
    shown.type(QString(marker));
    dialog->findChild<QLineEdit *>(u"name"_s)->setText(u"practice"_s);
    dialog->findChild<QLineEdit *>(u"project"_s)->setText(practice.projectId());
    verifyNothingOf(shown, events, folder.path());
    auto *region = dialog->findChild<QComboBox *>(u"region"_s);
    region->setCurrentIndex(0);
    dialog->findChild<QLineEdit *>(u"endpoint"_s)->setText(practice.endpoint().toString());
    auto *connectNow = dialog->findChild<QPushButton *>(u"connect"_s);
    QVERIFY(connectNow->isEnabled());
    QTest::mouseClick(connectNow, Qt::LeftButton);
    QTRY_COMPARE(
        shown.listing.state(), RegistryListing::State::Failed); // it is not the practice service's token
    verifyNothingOf(shown, events, folder.path());
    verifyNothingOf(shown, events, shown.place.home.path()); // the file of the connections is there
    QCOMPARE(shown.place.names(), QStringList{u"practice"_s});
    QCOMPARE(shown.connection.settings()->token.reveal(), QString(marker));
}

QTEST_MAIN(TestWindowSecrets)
#include "tst_window_secrets.moc"
