// The dialogs about repositories, with keys and mouse, against a small service on loopback.
#include "app/editor/registry_listing.h"
#include "app/editor/registry_operations.h"
#include "tests/editor/json_service.h"
#include "tests/ui/form_accessibility.h"
#include "tests/ui/form_fixture.h"
#include "ui/form/cluster_dialog.h"
#include "ui/registry/clipboard_guard.h"
#include "ui/registry/connect_registry_dialog.h"
#include "ui/registry/remove_dialog.h"
#include "ui/registry/statistics_dialog.h"
#include "ui/registry/upload_dialog.h"
#include "ui/widgets/secret_line.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Shows a dialog and finds what is in it.
template <typename Dialog> struct Shown {
    explicit Shown(Dialog *shown)
        : dialog(shown)
    {
        dialog->open();
        isActive = QTest::qWaitForWindowActive(dialog.get());
    }
    template <typename T = QWidget> [[nodiscard]] T &find(const char *name)
    {
        auto *found = dialog->template findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no control is named %s", name);
        return *found;
    }

    std::unique_ptr<Dialog> dialog;
    bool isActive = false;
};

RegistryInfo named(const QString &name)
{
    RegistryInfo info = sampleRegistry();
    info.name = name;
    return info;
}

ServerScript twoClusters(const SeenRequest &)
{
    return pageAnswer({QJsonObject{{u"cluster_id"_s, u"c1"_s}, {u"cluster_name"_s, u"prod"_s},
                           {u"cluster_type"_s, u"cce"_s}, {u"combined_status"_s, u"running"_s}},
        QJsonObject{{u"cluster_id"_s, u"c2"_s}, {u"cluster_name"_s, u"lab"_s}, {u"cluster_type"_s, u"cce"_s},
            {u"combined_status"_s, u"run_error"_s}}});
}

} // namespace

class TestRegistryDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneIsRemovedByItsName();
    void severalAreRemovedByTheirNumber();
    void enterIsTheSafeAnswer();
    void aRunningClusterIsChosen();
    void clustersThatFailLeaveTheId();
    void theUploadCommandIsMaskedAndCopied();
    void theClipboardIsClearedIfItIsStillOurs();
    void theUploadCommandNeedsAPassword();
    void whatIsMissingIsSaidBeforeConnecting();
    void aNewRepositoryIsSent();
    void aRefusalKeepsWhatWasTyped();
    void countsStandBesideTheList();
};

void TestRegistryDialogs::oneIsRemovedByItsName()
{
    Shown shown(new RemoveDialog({named(u"harbor-prod"_s)}));
    QVERIFY(shown.isActive);
    const QSignalSpy accepted(shown.dialog.get(), &QDialog::accepted);
    auto &remove = shown.find<QPushButton>("remove");
    QVERIFY(!remove.isEnabled());
    QTest::keyClicks(&shown.find("removeTyped"), u"harbor-pro"_s);
    QVERIFY(!remove.isEnabled());
    QTest::keyClicks(&shown.find("removeTyped"), u"d"_s);
    QVERIFY(remove.isEnabled());
    QTest::mouseClick(&remove, Qt::LeftButton);
    QCOMPARE(accepted.count(), 1);
}

void TestRegistryDialogs::severalAreRemovedByTheirNumber()
{
    Shown shown(new RemoveDialog({named(u"one"_s), named(u"two"_s), named(u"<b>three"_s)}));
    const QString list = shown.find<QPlainTextEdit>("removeList").toPlainText();
    QVERIFY(list.contains(u"one"_s) && list.contains(u"two"_s) && list.contains(u"<b>three"_s));
    const QString warning = shown.find<MessageLine>("removeWarning").text();
    QVERIFY2(warning.contains(u"their passwords"_s), qPrintable(warning));
    QTest::keyClicks(&shown.find("removeTyped"), u"2"_s);
    QVERIFY(!shown.find("remove").isEnabled());
    type(shown.find("removeTyped"), u"3"_s);
    QVERIFY(shown.find("remove").isEnabled());
}

void TestRegistryDialogs::enterIsTheSafeAnswer()
{
    Shown shown(new RemoveDialog({named(u"a"_s)}));
    const QSignalSpy rejected(shown.dialog.get(), &QDialog::rejected);
    QTest::keyClicks(&shown.find("removeTyped"), u"a"_s);
    QTest::keyClick(&shown.find("removeTyped"), Qt::Key_Return);
    QCOMPARE(rejected.count(), 1);
}

void TestRegistryDialogs::aRunningClusterIsChosen()
{
    ServiceAt service(twoClusters);
    ClusterListing clusters(service.clock);
    clusters.setClient(&service.client, 20s);
    Shown shown(new ClusterDialog(clusters, u"c2"_s));
    QTRY_COMPARE(clusters.state(), ClusterListing::State::Ready);
    auto &table = shown.find<QTreeWidget>("clusters");
    QCOMPARE(table.topLevelItemCount(), 2);
    QCOMPARE(shown.dialog->chosen(), u"c2"_s); // what the form has
    QVERIFY(!shown.find("clusterChoose").isEnabled()); // but it does not run
    QVERIFY(shown.find<MessageLine>("clusterNotice").text().contains(u"does not run properly"_s));
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Up);
    QCOMPARE(shown.dialog->chosen(), u"c1"_s);
    QVERIFY(shown.find("clusterChoose").isEnabled());
    const QSignalSpy accepted(shown.dialog.get(), &QDialog::accepted);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(accepted.count(), 1);
}

void TestRegistryDialogs::clustersThatFailLeaveTheId()
{
    ServiceAt service([](const SeenRequest &) { return refusal("HSS.0013"); });
    ClusterListing clusters(service.clock);
    clusters.setClient(&service.client, 20s);
    Shown shown(new ClusterDialog(clusters, u"c2"_s));
    QTRY_COMPARE(clusters.state(), ClusterListing::State::Failed);
    QVERIFY(shown.find<MessageLine>("clusterNotice").text().contains(u"Type the ID"_s));
    QVERIFY(!shown.find("clusterChoose").isEnabled());
    QTest::mouseClick(&shown.find("clustersAgain"), Qt::LeftButton);
    QCOMPARE(clusters.state(), ClusterListing::State::Loading);
}

void TestRegistryDialogs::theUploadCommandIsMaskedAndCopied()
{
    ServiceAt service([](const SeenRequest &) {
        return jsonAnswer({{u"image_command"_s, u"upload -u robot -p S3cret-marker --all"_s},
            {u"images_download_url"_s, u"https://example.com/images"_s},
            {u"swr_image_pull_command"_s, u"docker login -p S3cret%2Dmarker"_s}});
    });
    UploadCommands commands(service.clock);
    commands.setClient(&service.client, 20s);
    SystemClock clock;
    ClipboardGuard guard(clock);
    AccessEditor editor(service.clock);
    RegistryInfo info = sampleRegistry();
    info.access[Field::GetScanImageChannel] = u"Other"_s;
    info.access[Field::Namespace] = u"library"_s;
    editor.open(info);
    {
        Shown shown(new UploadDialog(commands, guard, editor));
        QTest::keyClicks(&shown.find("upload_password"), u"S3cret-marker"_s);
        QTest::mouseClick(&shown.find("upload_ask"), Qt::LeftButton);
        QTRY_COMPARE(commands.state(), UploadCommands::State::Answered);
        QCOMPARE(shown.find<QLineEdit>("upload_command").text(), u"upload -u robot -p •••••••• --all"_s);
        QCOMPARE(shown.find<QLineEdit>("upload_url").text(), u"https://example.com/images"_s);
        for (const QString &text : readableTexts(*shown.dialog)) {
            QVERIFY2(!text.contains(u"S3cret-marker"_s) && !text.contains(u"S3cret%2D"_s), qPrintable(text));
        }
        QTest::mouseClick(&shown.find("upload_command_copy"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"upload -u robot -p S3cret-marker --all"_s);
        QVERIFY(shown.find<MessageLine>("uploadNotice").text().contains(u"30 s"_s));
    }
    QCOMPARE(commands.state(), UploadCommands::State::Idle); // the answer went with the dialog
    QVERIFY(commands.answer().command.reveal().isEmpty());
}

void TestRegistryDialogs::theClipboardIsClearedIfItIsStillOurs()
{
    FakeClock clock;
    QClipboard *clipboard = QGuiApplication::clipboard();
    ClipboardGuard guard(clock);
    const QSignalSpy cleared(&guard, &ClipboardGuard::cleared);
    guard.put(u"a secret");
    QCOMPARE(clipboard->text(), u"a secret"_s);
    QTRY_COMPARE(cleared.count(), 1);
    QCOMPARE(clock.waits().last(), std::chrono::milliseconds(30s));
    QVERIFY(clipboard->text().isEmpty());
    guard.put(u"another secret");
    clipboard->setText(u"something of the person's"_s);
    QTest::qWait(0);
    QCOMPARE(cleared.count(), 1);
    QCOMPARE(clipboard->text(), u"something of the person's"_s);
}

void TestRegistryDialogs::theUploadCommandNeedsAPassword()
{
    ServiceAt service(twoClusters);
    UploadCommands commands(service.clock);
    ClipboardGuard guard(service.clock);
    AccessEditor editor(service.clock);
    editor.open(sampleRegistry());
    Shown shown(new UploadDialog(commands, guard, editor));
    QVERIFY(!shown.find("upload_ask").isEnabled());
    QVERIFY(!shown.find<MessageLine>("uploadNotice").text().isEmpty());
    type(shown.find("upload_namespace"), u"library"_s);
    QTest::keyClicks(&shown.find("upload_password"), u"secret"_s);
    QVERIFY(shown.find<MessageLine>("uploadNotice").text().contains(u"no connection"_s));
    commands.setClient(&service.client, 20s);
    QVERIFY(shown.find("upload_ask").isEnabled());
}

void TestRegistryDialogs::whatIsMissingIsSaidBeforeConnecting()
{
    ServiceAt service(twoClusters);
    RegistryOperations operations(service.clock);
    operations.setClient(&service.client, 20s);
    Shown shown(new ConnectRegistryDialog(operations.adding, operations.clusters, service.clock));
    QTest::mouseClick(&shown.find("connectRegistry"), Qt::LeftButton);
    QVERIFY(!operations.adding.isRunning());
    QVERIFY(shown.find<MessageLine>("connectNotice").text().contains(u"Name"_s));
    QCOMPARE(QApplication::focusWidget()->objectName(), u"registry_name"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"harbor-new"_s);
    QTest::mouseClick(&shown.find("connectRegistry"), Qt::LeftButton);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"registry_addr"_s);
}

void TestRegistryDialogs::aNewRepositoryIsSent()
{
    ServiceAt service([](const SeenRequest &request) -> ServerScript {
        if (request.verb == "POST")
            return {sendBytes(answerBytes(200))};
        return pageAnswer({});
    });
    RegistryOperations operations(service.clock);
    operations.setClient(&service.client, 20s);
    Shown shown(new ConnectRegistryDialog(operations.adding, operations.clusters, service.clock));
    const QSignalSpy accepted(shown.dialog.get(), &QDialog::accepted);
    type(shown.find("registry_name"), u"harbor-new"_s);
    type(shown.find("registry_addr"), u"harbor.example.com"_s);
    type(shown.find("registry_username"), u"robot$hss"_s);
    shown.find("registry_password").setFocus();
    QTest::keyClicks(&shown.find("registry_password"), u"S3cret-marker"_s);
    type(shown.find("connect_cluster_id"), u"c1"_s);
    QTest::mouseClick(&shown.find("connectRegistry"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(accepted.count(), 1, 10'000);
    QByteArray body;
    for (const SeenRequest &request : service.server.seen()) {
        if (request.verb == "POST")
            body = request.body;
    }
    const QJsonObject sent = QJsonDocument::fromJson(body).object();
    QCOMPARE(sent.value(u"registry_name"_s).toString(), u"harbor-new"_s);
    QCOMPARE(sent.value(u"registry_type"_s).toString(), u"Harbor"_s);
    QCOMPARE(sent.value(u"api_version"_s).toString(), u"V2"_s);
    QCOMPARE(sent.value(u"registry_username"_s).toString(), u"robot$hss"_s);
    QCOMPARE(sent.value(u"registry_password"_s).toString(), u"S3cret-marker"_s);
    QVERIFY(!sent.contains(u"namespace"_s));
}

void TestRegistryDialogs::aRefusalKeepsWhatWasTyped()
{
    ServiceAt service([](const SeenRequest &request) {
        return request.verb == "POST" ? refusal("HSS.0013") : pageAnswer({});
    });
    RegistryOperations operations(service.clock);
    operations.setClient(&service.client, 20s);
    Shown shown(new ConnectRegistryDialog(operations.adding, operations.clusters, service.clock));
    type(shown.find("registry_name"), u"harbor-new"_s);
    type(shown.find("registry_addr"), u"harbor.example.com"_s);
    type(shown.find("registry_username"), u"robot"_s);
    shown.find("registry_password").setFocus();
    QTest::keyClicks(&shown.find("registry_password"), u"S3cret-marker"_s);
    type(shown.find("connect_cluster_id"), u"c1"_s);
    QTest::mouseClick(&shown.find("connectRegistry"), Qt::LeftButton);
    auto &notice = shown.find<MessageLine>("connectNotice");
    QTRY_VERIFY_WITH_TIMEOUT(notice.text().contains(u"HSS.0013"_s), 10'000);
    QVERIFY(shown.dialog->isVisible());
    QCOMPARE(shown.find<QLineEdit>("registry_addr").text(), u"harbor.example.com"_s);
    QCOMPARE(shown.find<SecretLine>("registry_password").secretView(), u"S3cret-marker");
    QVERIFY(shown.find("connectRegistry").isEnabled());
}

void TestRegistryDialogs::countsStandBesideTheList()
{
    ServiceAt service([](const SeenRequest &) {
        return jsonAnswer({{u"fail_num"_s, 2}, {u"success_num"_s, 5}});
    });
    RegistryCounts counts(service.clock);
    RegistryListing listing(service.clock);
    counts.setClient(&service.client, 20s);
    Shown shown(new StatisticsDialog(counts, listing));
    QTRY_COMPARE(shown.find<QLabel>("hssCount0").text(), u"5"_s);
    QCOMPARE(shown.find<QLabel>("hssCount1").text(), u"2"_s);
    QCOMPARE(shown.find<QLabel>("listCount3").text(), u"0"_s);
}

QTEST_MAIN(TestRegistryDialogs)
#include "tst_registry_dialogs.moc"
