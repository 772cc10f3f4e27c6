// What is done with repositories from the whole window, against the practice service, by keys.
#include "tests/ui/window_fixture.h"

#include "ui/registry/connect_registry_dialog.h"
#include "ui/registry/remove_dialog.h"
#include "ui/registry/statistics_dialog.h"
#include "ui/registry/upload_dialog.h"

#include <QAction>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace hssreg;
using namespace Qt::StringLiterals;

class TestRegistryActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAConnectionNothingIsOffered();
    void oneIsSynchronised();
    void severalAreSynchronised();
    void oneIsRemoved();
    void aNewOneIsConnected();
    void theUploadCommandIsOnlyForOther();
    void statisticsAreShown();
    void aClusterIsChosenInTheForm();
};

namespace {

constexpr int patience = 20'000;
constexpr int actionColumn = 2;
constexpr int resultColumn = 3;

bool isOffered(WholeWindow &shown, const char *name)
{
    return shown.find<QAction>(name).isEnabled();
}

} // namespace

void TestRegistryActions::withoutAConnectionNothingIsOffered()
{
    WholeWindow shown;
    for (const char *name : {"synchronise", "connectNew", "removeRegistries", "statistics"})
        QVERIFY2(!isOffered(shown, name), name);
    shown.window.startPractice(quickPractice());
    QTRY_COMPARE(shown.listing.state(), RegistryListing::State::Ready);
    QVERIFY(isOffered(shown, "connectNew") && isOffered(shown, "statistics"));
    QVERIFY(!isOffered(shown, "synchronise") && !isOffered(shown, "removeRegistries"));
    shown.choose(u"harbor-eu"_s);
    QVERIFY(isOffered(shown, "synchronise") && isOffered(shown, "removeRegistries"));
}

void TestRegistryActions::oneIsSynchronised()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-eu"_s);
    shown.press(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    QTRY_COMPARE_WITH_TIMEOUT(shown.results().model()->rowCount(), 1, patience);
    QCOMPARE(shown.result(0, actionColumn), u"Synchronise"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.connection.operations().sync.isRunning(), patience);
    QVERIFY2(shown.result(0, resultColumn).contains(u"Synchronised: Connected"_s),
        qPrintable(shown.result(0, resultColumn)));
}

void TestRegistryActions::severalAreSynchronised()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-dr"_s);
    QTest::keyClick(&shown.list(), Qt::Key_Down, Qt::ShiftModifier);
    shown.press(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    QTRY_COMPARE_WITH_TIMEOUT(shown.results().model()->rowCount(), 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.connection.operations().sync.isRunning(), patience);
}

void TestRegistryActions::oneIsRemoved()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-eu"_s);
    shown.press(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    QVERIFY(shown.openDialog<RemoveDialog>());
    shown.type(u"harbor-eu"_s);
    QTest::mouseClick(&shown.find("remove"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(shown.results().model()->rowCount(), 1, patience);
    QCOMPARE(shown.result(0, actionColumn), u"Remove"_s);
    QVERIFY(shown.result(0, resultColumn).contains(u"does not list it any more"_s));
    QTRY_COMPARE_WITH_TIMEOUT(shown.rowNamed(u"harbor-eu"_s), -1, patience);
}

void TestRegistryActions::aNewOneIsConnected()
{
    WholeWindow shown(quickPractice());
    const QString cluster = shown.listing.items().first().access[Field::ConnectClusterId].value_or(QString());
    shown.press(Qt::CTRL | Qt::Key_N);
    auto *dialog = shown.openDialog<ConnectRegistryDialog>();
    QVERIFY(dialog);
    const auto fill = [dialog](const char *name, const QString &text) {
        auto *line = dialog->findChild<QWidget *>(QString::fromLatin1(name));
        line->setFocus();
        QTest::keyClicks(line, text);
    };
    fill("registry_name", u"harbor-new"_s);
    fill("registry_addr", u"new.example.com"_s);
    fill("registry_username", u"robot"_s);
    fill("registry_password", u"a-new-password"_s);
    fill("connect_cluster_id", cluster);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(shown.results().model()->rowCount(), 1, patience);
    QCOMPARE(shown.result(0, actionColumn), u"Connect"_s);
    QTRY_VERIFY_WITH_TIMEOUT(shown.rowNamed(u"harbor-new"_s) >= 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.connection.operations().adding.isRunning(), patience);
    QVERIFY2(
        shown.result(0, resultColumn).contains(u"Connected"_s), qPrintable(shown.result(0, resultColumn)));
}

void TestRegistryActions::theUploadCommandIsOnlyForOther()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-eu"_s);
    auto &upload = shown.find<QPushButton>("upload_command");
    shown.editor.setText(Field::GetScanImageChannel, u"Swr"_s);
    QVERIFY(!upload.isEnabled());
    QTest::mouseClick(&shown.find("get_scan_image_channel_Other"), Qt::LeftButton);
    QVERIFY(upload.isEnabled());
    QTest::mouseClick(&upload, Qt::LeftButton);
    QVERIFY(shown.openDialog<UploadDialog>());
}

void TestRegistryActions::statisticsAreShown()
{
    WholeWindow shown(quickPractice());
    shown.press(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    QVERIFY(shown.openDialog<StatisticsDialog>());
    QTRY_COMPARE(shown.connection.operations().counts.state(), RegistryCounts::State::Ready);
}

void TestRegistryActions::aClusterIsChosenInTheForm()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-eu"_s);
    QCOMPARE(shown.connection.operations().clusters.state(), ClusterListing::State::NotRead);
    shown.find("connect_cluster_id").setFocus(); // only now somebody wants them
    QTRY_COMPARE(shown.connection.operations().clusters.state(), ClusterListing::State::Ready);
}

QTEST_MAIN(TestRegistryActions)
#include "tst_registry_actions.moc"
