// The dialog of the session's connection: checks while it is filled in, and writes nothing anywhere.
#include "ui/connection/connection_dialog.h"

#include "app/service/endpoints.h"
#include "tests/ui/connection_fixture.h"
#include "tests/ui/held_prompts.h"
#include "ui/connection/connection_row.h"
#include "ui/connection/region_edit.h"
#include "ui/widgets/secret_line.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QCompleter>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr auto goodProject = "05a1f2c8de804b1a9f0e3d7c6b5a49e9"_L1;

//! The dialog for a connection of this session only.
struct ShownDialog {
    explicit ShownDialog(const ConnectionSettings &start = {})
        : dialog(place.tools, profileOf(start), ConnectionOrigin::Session, ConnectionDialog::Purpose::Connect)
    {
        dialog.show();
        dialog.activateWindow();
        shown = QTest::qWaitForWindowActive(&dialog);
    }
    template <typename T = QLineEdit> [[nodiscard]] T &find(const char *name)
    {
        auto *found = dialog.findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no control is named %s", name);
        return *found;
    }
    //! What is said below the input.
    [[nodiscard]] QString saidAt(const char *name)
    {
        for (QWidget *parent = &find<QWidget>(name); parent; parent = parent->parentWidget()) {
            if (auto *row = qobject_cast<ConnectionRow *>(parent))
                return row->message();
        }
        return {};
    }
    [[nodiscard]] bool mayConnect() { return find<QPushButton>("connect").isEnabled(); }
    [[nodiscard]] SecretLine &token() { return find<SecretLine>("token"); }
    void fillIn()
    {
        find<RegionEdit>("region").setEditText(u"cn-north-4"_s);
        find("project").setText(goodProject);
        token().setFocus();
        QTest::keyClicks(&token(), u"MIItoken"_s);
    }

    SystemClock clock;
    HeldPrompts prompts;
    ConnectionPlace place{clock, prompts};
    ConnectionDialog dialog;
    bool shown = false;
};

} // namespace

class TestConnectionDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyItSaysOnlyWhatIsMissingFirst();
    void filledInItConnects();
    void allRegionsAreOffered();
    void regionsAreFoundByTyping_data();
    void regionsAreFoundByTyping();
    void whatIsWrongIsSaidAtItsPlace_data();
    void whatIsWrongIsSaidAtItsPlace();
    void anEndpointOfOnesOwn();
    void theTokenFromAFile();
    void theProxyIsAskedForOnlyWhenWanted();
    void theTokenIsForgotten();
    void itStartsWithWhatWasThereBefore();
    void everyInputHasAName();
    void nothingIsWritten();
};

void TestConnectionDialog::emptyItSaysOnlyWhatIsMissingFirst()
{
    ShownDialog shown;
    QVERIFY(shown.shown);
    QVERIFY(!shown.mayConnect());
    // Nothing is called wrong that nobody has touched, but the line above the buttons says why they are off.
    QVERIFY(!shown.dialog.findChild<QWidget *>(u"summary"_s)->findChild<QLabel *>()->text().isEmpty());
    QVERIFY(shown.saidAt("region").isEmpty());
}

void TestConnectionDialog::filledInItConnects()
{
    ShownDialog shown;
    shown.fillIn();
    QVERIFY(shown.mayConnect());
    shown.find<QComboBox>("enterpriseProject").setEditText(u"all_granted_eps"_s);
    shown.find<QSpinBox>("deadline").setValue(15);
    ConnectionSettings settings;
    connect(&shown.dialog, &QDialog::accepted, this, [&] { settings = shown.dialog.settings(); });
    QTest::keyClick(&shown.token(), Qt::Key_Return);
    QVERIFY(!shown.dialog.isVisible());
    QCOMPARE(settings.region, u"cn-north-4"_s);
    QVERIFY(settings.endpoint.isEmpty());
    QCOMPARE(settings.projectId, goodProject);
    QCOMPARE(settings.enterpriseProjectId, u"all_granted_eps"_s);
    QCOMPARE(settings.token.reveal(), u"MIItoken");
    QCOMPARE(settings.deadline, std::chrono::seconds(15));
    QVERIFY(!settings.practice);
}

void TestConnectionDialog::allRegionsAreOffered()
{
    RegionEdit edit;
    QCOMPARE(edit.count(), int(regions().size()) + 1);
    for (const Region &region : regions()) {
        edit.setRegion(QString(region.id));
        QVERIFY(!edit.isFree());
        QCOMPARE(edit.region(), QString(region.id));
    }
}

void TestConnectionDialog::regionsAreFoundByTyping_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("offered");
    QTest::newRow("a part of the name") << u"singap"_s << u"ap-southeast-3"_s;
    QTest::newRow("a part of the ID") << u"west-101"_s << u"eu-west-101"_s;
    QTest::newRow("in any case") << u"DUBLIN"_s << u"eu-west-101"_s;
}

void TestConnectionDialog::regionsAreFoundByTyping()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, offered);
    ShownDialog shown;
    auto &region = shown.find<RegionEdit>("region");
    region.lineEdit()->setFocus();
    QTest::keyClicks(region.lineEdit(), typed);
    QCOMPARE(region.completer()->completionCount(), 1);
    QTest::keyClick(region.completer()->popup(), Qt::Key_Down);
    QTest::keyClick(region.completer()->popup(), Qt::Key_Return);
    QCOMPARE(region.region(), offered);
    QVERIFY(shown.dialog.isVisible());
    QVERIFY(shown.saidAt("region").isEmpty());
}

void TestConnectionDialog::whatIsWrongIsSaidAtItsPlace_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("mayConnect");
    QTest::newRow("a region that is none") << QByteArray("region") << u"mars-north-1"_s << false;
    QTest::newRow("a project with a slash") << QByteArray("project") << u"a/b"_s << false;
    QTest::newRow("a region's name as project is only suspicious")
        << QByteArray("project") << u"cn-north-4"_s << true;
    QTest::newRow("no project") << QByteArray("project") << QString() << false;
    QTest::newRow("an enterprise project with a comma")
        << QByteArray("enterpriseProject") << u"a,b"_s << false;
    QTest::newRow("an enterprise project that looks odd")
        << QByteArray("enterpriseProject") << u"mine"_s << true;
    QTest::newRow("a CA file that is not there") << QByteArray("caFile") << u"/nowhere/ca.pem"_s << false;
}

void TestConnectionDialog::whatIsWrongIsSaidAtItsPlace()
{
    QFETCH(const QByteArray, input);
    QFETCH(const QString, typed);
    QFETCH(const bool, mayConnect);
    ShownDialog shown;
    shown.fillIn();
    const QString before = shown.saidAt(input.constData());
    auto *widget = &shown.find<QWidget>(input.constData());
    if (auto *combo = qobject_cast<QComboBox *>(widget))
        combo->setEditText(typed);
    else
        qobject_cast<QLineEdit *>(widget)->setText(typed);
    const QString said = shown.saidAt(input.constData());
    QVERIFY2(!said.isEmpty() && said != before, qPrintable(said));
    QCOMPARE(shown.mayConnect(), mayConnect);
    QVERIFY(widget->accessibleDescription().contains(said.section(u'\n', 0, 0)));
}

void TestConnectionDialog::anEndpointOfOnesOwn()
{
    ShownDialog shown;
    shown.fillIn();
    auto &endpoint = shown.find("endpoint");
    QVERIFY(!endpoint.isVisible());
    shown.find<RegionEdit>("region").setFree();
    QVERIFY(endpoint.isVisible());
    QVERIFY(!shown.mayConnect());
    endpoint.setText(u"http://hss.example.com"_s); // http only on this machine
    QVERIFY(!shown.mayConnect());
    QVERIFY(!shown.saidAt("endpoint").isEmpty());
    QVERIFY(shown.saidAt("region").isEmpty());
    endpoint.setText(u"hss.example.com"_s);
    QVERIFY(shown.mayConnect());
    QCOMPARE(shown.dialog.settings().endpoint, u"hss.example.com"_s);
    QVERIFY(shown.dialog.settings().region.isEmpty());
}

void TestConnectionDialog::theTokenFromAFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("from-the-file\n") > 0);
    file.close();
    ShownDialog shown;
    shown.fillIn();
    auto &from = shown.find<QComboBox>("tokenPlace");
    from.setFocus();
    QTest::keyClick(&from, Qt::Key_End);
    QVERIFY(!shown.mayConnect());
    auto &path = shown.find("tokenFile");
    QVERIFY(path.isVisible());
    path.setText(folder.filePath(u"none"_s));
    QVERIFY(!shown.mayConnect());
    QVERIFY2(shown.saidAt("tokenFile").contains(u"none"_s), qPrintable(shown.saidAt("tokenFile")));
    path.setText(file.fileName());
    QVERIFY(shown.mayConnect());
    QCOMPARE(shown.dialog.settings().token.reveal(), u"from-the-file");
}

void TestConnectionDialog::theProxyIsAskedForOnlyWhenWanted()
{
    ShownDialog shown;
    shown.fillIn();
    auto &url = shown.find("proxyUrl");
    QVERIFY(!url.isVisible());
    auto &proxy = shown.find<QComboBox>("proxy");
    proxy.setCurrentIndex(proxy.findData(int(ProxyUse::Url)));
    QVERIFY(url.isVisible());
    QVERIFY(!shown.mayConnect());
    url.setText(u"http://somebody:secret@proxy.example.com:3128"_s);
    QVERIFY(!shown.mayConnect());
    url.setText(u"http://proxy.example.com:3128"_s);
    QVERIFY(shown.mayConnect());
    QCOMPARE(shown.dialog.settings().proxy, ProxyUse::Url);
    proxy.setCurrentIndex(proxy.findData(int(ProxyUse::None)));
    QVERIFY(shown.dialog.settings().proxyUrl.isEmpty());
}

void TestConnectionDialog::theTokenIsForgotten()
{
    ShownDialog shown;
    shown.fillIn();
    QVERIFY(!shown.token().secretView().isEmpty());
    shown.dialog.reject();
    QVERIFY(shown.token().secretView().isEmpty());
}

void TestConnectionDialog::itStartsWithWhatWasThereBefore()
{
    ConnectionSettings before;
    before.endpoint = u"https://hss.example.com"_s;
    before.projectId = goodProject;
    before.enterpriseProjectId = u"0"_s;
    before.deadline = std::chrono::seconds(33);
    before.token = Secret(u"not this one");
    ShownDialog shown(before);
    const ConnectionSettings now = shown.dialog.settings();
    QCOMPARE(now.endpoint, before.endpoint);
    QCOMPARE(now.projectId, before.projectId);
    QCOMPARE(now.enterpriseProjectId, before.enterpriseProjectId);
    QCOMPARE(now.deadline, before.deadline);
    QVERIFY(now.token.isEmpty());
    QVERIFY(!shown.mayConnect());
}

void TestConnectionDialog::everyInputHasAName()
{
    ShownDialog shown;
    shown.find<RegionEdit>("region").setFree();
    for (QWidget *widget : shown.dialog.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        const auto *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
            qPrintable(u"%1 %2"_s.arg(
                QString::fromLatin1(widget->metaObject()->className()), widget->objectName())));
    }
}

void TestConnectionDialog::nothingIsWritten()
{
    const QString config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    const auto files = [&config] {
        QStringList found;
        QDirIterator all(config, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext())
            found.append(all.next());
        return found;
    };
    const QStringList before = files();
    {
        ShownDialog shown;
        shown.fillIn();
        shown.dialog.accept();
    }
    QCOMPARE(files(), before);
}

QTEST_MAIN(TestConnectionDialog)
#include "tst_connection_dialog.moc"
