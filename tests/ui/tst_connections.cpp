// All connections: choose, add, edit, copy, remove, try; and what other tools know, taken over one by one.
#include "tests/ui/connection_fixture.h"
#include "tests/ui/held_prompts.h"
#include "ui/connection/connections_dialog.h"
#include "ui/connection/import_dialog.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/secret_line.h"

#include <QAccessible>
#include <QApplication>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTreeView>
#include <QTreeWidget>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

struct Shown {
    explicit Shown(const QStringList &names = {})
    {
        for (const QString &name : names) {
            const ConnectionProfile profile = sampleProfile(name);
            if (place.store.add(profile))
                qFatal("the connection could not be stored");
            place.keychain.secrets.insert_or_assign(
                secretKeyOf(profile, SecretRole::Token), Secret(QString(u"token of "_s + name)));
        }
    }
    void open()
    {
        dialog = std::make_unique<ConnectionsDialog>(place.tools);
        dialog->show();
        dialog->activateWindow();
        shown = QTest::qWaitForWindowActive(dialog.get());
    }
    void openImport()
    {
        import = std::make_unique<ImportDialog>(place.tools);
        import->show();
        import->activateWindow();
        shown = QTest::qWaitForWindowActive(import.get());
    }
    template <typename T = QPushButton> [[nodiscard]] T &find(const char *name)
    {
        QDialog *in = import ? static_cast<QDialog *>(import.get()) : dialog.get();
        auto *found = in->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no control is named %s", name);
        return *found;
    }
    [[nodiscard]] QTreeWidget &list() { return find<QTreeWidget>("connections"); }
    [[nodiscard]] QString notice() { return find<MessageLine>("notice").text(); }
    void press(const char *button) { QTest::mouseClick(&find(button), Qt::LeftButton); }
    void write(const QString &file, const QByteArray &text)
    {
        QFile out(place.home.filePath(file));
        if (!out.open(QIODevice::WriteOnly) || out.write(text) < 0)
            qFatal("a file could not be written");
    }

    SystemClock clock;
    HeldPrompts prompts;
    ConnectionPlace place{clock, prompts};
    std::unique_ptr<ConnectionsDialog> dialog;
    std::unique_ptr<ImportDialog> import;
    bool shown = false;
};

} // namespace

class TestConnections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatThereIsIsSaid_data();
    void whatThereIsIsSaid();
    void oneIsChosenWithKeys();
    void aCopyHasSecretsOfItsOwn();
    void removingAsksAndTakesTheSecretsAlong();
    void secretsThatStayAreSaid();
    void tryingWithoutASecretSaysWhy();
    void everyControlHasAName();
    void doubleTextStaysOnTheScreen();
    void importShowsMaskedAndTakesWhatWasTicked();
    void importSaysWhyOneIsLeftOut();
    void nothingToImportIsSaid();
};

void TestConnections::whatThereIsIsSaid_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("mayAdd");
    QTest::newRow("no file") << QByteArray() << u"No connection is kept yet"_s << true;
    QTest::newRow("a damaged file") << QByteArray("{ \"version\": 1, ") << u"connections.json"_s << false;
    QTest::newRow("the file of a newer program")
        << QByteArray(R"({"version": 999, "connections": []})") << u"newer"_s << false;
}

void TestConnections::whatThereIsIsSaid()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, said);
    QFETCH(const bool, mayAdd);
    Shown shown;
    if (!file.isEmpty())
        shown.write(u"connections.json"_s, file);
    shown.open();
    QVERIFY2(shown.notice().contains(said), qPrintable(shown.notice()));
    QCOMPARE(shown.find("add").isEnabled(), mayAdd);
    QVERIFY(!shown.find("edit").isEnabled() && !shown.find("use").isEnabled());
}

void TestConnections::oneIsChosenWithKeys()
{
    Shown shown({u"prod"_s, u"test"_s});
    QVERIFY(!shown.place.store.setCurrent(u"prod"_s));
    shown.open();
    QVERIFY(shown.shown);
    QCOMPARE(QApplication::focusWidget(), &shown.list());
    QCOMPARE(shown.list().currentItem()->text(0), u"prod"_s);
    QVERIFY(shown.list().currentItem()->data(0, Qt::AccessibleTextRole).toString().contains(u"in use"_s));
    QVERIFY(!shown.list().topLevelItem(1)->icon(0).isNull()); // as wide as that of the one in use
    const QSignalSpy wanted(shown.dialog.get(), &ConnectionsDialog::useWanted);
    QTest::keyClick(&shown.list(), Qt::Key_Down);
    QTest::keyClick(&shown.list(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), u"test"_s);
    QVERIFY(!shown.dialog->isVisible());
}

void TestConnections::aCopyHasSecretsOfItsOwn()
{
    Shown shown({u"prod"_s});
    shown.open();
    shown.press("duplicate");
    QTRY_COMPARE(shown.place.names(), (QStringList{u"prod"_s, u"prod (copy)"_s}));
    const ConnectionProfile copy = shown.place.stored(u"prod (copy)"_s);
    QVERIFY(copy.id != shown.place.stored(u"prod"_s).id);
    QTRY_COMPARE(shown.place.keychain.kept(copy, SecretRole::Token), u"token of prod"_s);
    QTRY_VERIFY(shown.dialog->findChild<ConnectionDialog *>()); // to give it a name
}

void TestConnections::removingAsksAndTakesTheSecretsAlong()
{
    Shown shown({u"prod"_s, u"test"_s});
    shown.open();
    shown.press("remove");
    QVERIFY(shown.prompts.isOpen());
    QVERIFY(shown.prompts.asked.last().text.contains(u"prod"_s));
    shown.prompts.answer(false);
    QCOMPARE(shown.place.names().size(), 2);
    shown.press("remove");
    shown.prompts.answer(true);
    QTRY_COMPARE(shown.place.names(), QStringList{u"test"_s});
    QCOMPARE(shown.place.keychain.secrets.size(), std::size_t(1));
    QCOMPARE(shown.list().topLevelItemCount(), 1);
}

void TestConnections::secretsThatStayAreSaid()
{
    Shown shown({u"prod"_s});
    shown.open();
    shown.place.keychain.trouble = SecretTrouble::Denied;
    shown.press("remove");
    shown.prompts.answer(true);
    QTRY_VERIFY(shown.prompts.isOpen());
    QCOMPARE(shown.prompts.asked.last().details, secretTroubleText(SecretTrouble::Denied));
    QCOMPARE(shown.place.names(), QStringList{u"prod"_s});
    shown.prompts.answer(true);
    QVERIFY(shown.place.names().isEmpty());
}

void TestConnections::tryingWithoutASecretSaysWhy()
{
    Shown shown({u"prod"_s});
    shown.place.keychain.secrets.clear();
    shown.open();
    shown.press("testOne");
    auto &result = shown.find<MessageLine>("testResult");
    QTRY_VERIFY(result.isVisible());
    QVERIFY2(result.text().contains(secretTroubleText(SecretTrouble::Absent)), qPrintable(result.text()));
    QVERIFY(shown.find("testOne").isEnabled());
}

void TestConnections::everyControlHasAName()
{
    Shown shown({u"prod"_s});
    shown.open();
    int checked = 0;
    for (QWidget *widget : shown.dialog->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        const auto *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(
            interface && !interface->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        ++checked;
    }
    QVERIFY(checked > 7);
}

void TestConnections::doubleTextStaysOnTheScreen()
{
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(large);
    {
        Shown shown({u"prod"_s});
        shown.open();
        shown.openImport();
        for (const QDialog *dialog :
            {static_cast<QDialog *>(shown.dialog.get()), static_cast<QDialog *>(shown.import.get())}) {
            const QSize screen = dialog->screen()->availableSize();
            QVERIFY2(dialog->width() <= screen.width() && dialog->height() <= screen.height(),
                qPrintable(dialog->windowTitle()));
        }
    }
    QApplication::setFont(before);
}

void TestConnections::importShowsMaskedAndTakesWhatWasTicked()
{
    Shown shown;
    shown.place.variables = {{u"HUAWEICLOUD_SDK_AK"_s, u"AKEXAMPLE0123456789A"_s},
        {u"HUAWEICLOUD_SDK_SK"_s, u"SkExample-not-to-be-seen"_s},
        {u"HUAWEICLOUD_SDK_PROJECT_ID"_s, sampleProfile({}).projectId}};
    shown.openImport();
    auto &list = shown.find<QTreeView>("candidates");
    auto *model = qobject_cast<QStandardItemModel *>(list.model());
    QCOMPARE(model->rowCount(), 1);
    for (int column = 0; column < model->columnCount(); ++column) {
        const QString text = model->item(0, column)->text() + model->item(0, column)->toolTip();
        QVERIFY2(!text.contains(u"not-to-be-seen"_s) && !text.contains(u"AKEXAMPLE0123"_s), qPrintable(text));
    }
    QVERIFY(!shown.find("importChosen").isEnabled());
    QTest::keyClick(&list, Qt::Key_Space);
    QVERIFY(shown.find("importChosen").isEnabled());
    model->item(0, 0)->setText(u"taken"_s);
    shown.press("importChosen");
    QTRY_COMPARE(shown.place.names(), QStringList{u"taken"_s});
    const ConnectionProfile taken = shown.place.stored(u"taken"_s);
    QCOMPARE(taken.signIn, SignInWay::AccessKey);
    QTRY_COMPARE(shown.place.keychain.kept(taken, SecretRole::SecretKey), u"SkExample-not-to-be-seen"_s);
    QVERIFY(!shown.find("importChosen").isEnabled());
}

void TestConnections::importSaysWhyOneIsLeftOut()
{
    Shown shown({u"taken"_s});
    shown.place.variables = {
        {u"HUAWEICLOUD_SDK_AK"_s, u"AKEXAMPLE0123456789A"_s}, {u"HUAWEICLOUD_SDK_SK"_s, u"SkExample"_s}};
    shown.openImport();
    auto &list = shown.find<QTreeView>("candidates");
    auto *model = qobject_cast<QStandardItemModel *>(list.model());
    model->item(0, 0)->setText(u"taken"_s);
    QTest::keyClick(&list, Qt::Key_Space);
    shown.press("importChosen");
    QTRY_COMPARE(model->item(0, 3)->text(), storeErrorText({StoreError::Kind::NameTaken, u"taken"_s}));
    QCOMPARE(shown.place.names(), QStringList{u"taken"_s});
    QCOMPARE(shown.place.keychain.secrets.size(), std::size_t(1)); // nothing of it was kept
}

void TestConnections::nothingToImportIsSaid()
{
    Shown shown;
    shown.openImport();
    QVERIFY(shown.find<MessageLine>("importResult").isVisible());
    QVERIFY(!shown.find("importChosen").isEnabled());
}

QTEST_MAIN(TestConnections)
#include "tst_connections.moc"
