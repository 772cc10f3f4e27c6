// Drafts and plans in the window: saved without secrets, opened for review, never sent by being opened.
#include "tests/ui/window_fixture.h"

#include "ui/main/drafts.h"
#include "ui/main/notice_bar.h"
#include "ui/main/plan_review_dialog.h"
#include "ui/main/unsent_guard.h"

#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr auto harborProd = "ea325892-0c1d-4e2c-bca4-409b8853556b"_L1;

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestDrafts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savedWithoutThePassword();
    void whatCanNotBeWrittenIsSaid();
    void savedAndOpenedAgain();
    void openingSendsNothing();
    void openingAsksForUnsentChanges_data();
    void openingAsksForUnsentChanges();
    void whatIsWrongIsShownWithItsPlace();
    void aFileThatIsNoneIsRefused_data();
    void aFileThatIsNoneIsRefused();
    void ofSeveralRowsOneIsChosen();
    void anotherProjectIsPointedOut();
    void aRowWithoutIdCanNotBeOpened();

private:
    QString write(const QByteArray &json)
    {
        const QString path = m_folder->filePath(u"plan.hssplan"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
            qFatal("the plan could not be written");
        return path;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDrafts::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestDrafts::savedWithoutThePassword()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-prod"_s);
    shown.editor.setText(Field::RegistryUsername, u"robot$hss"_s);
    shown.editor.setPassword(u"M4rker-Secret");
    auto *drafts = shown.window.findChild<Drafts *>();
    const QString path = m_folder->filePath(u"harbor.hssplan"_s);
    QVERIFY(drafts->saveTo(path));
    const QByteArray saved = contents(path);
    QVERIFY2(saved.contains("robot$hss") && saved.contains("prompt"), saved.constData());
    QVERIFY(!saved.contains("M4rker-Secret"));
    QVERIFY(!saved.contains("127.0.0.1")); // the practice service is another one next time
    QCOMPARE(QFileInfo(path).permissions()
            & ~QFileDevice::Permissions(QFileDevice::ReadUser | QFileDevice::WriteUser),
        QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QVERIFY(shown.find<NoticeBar>("notice").text().contains(u"without the password"_s));
    QVERIFY(shown.window.isWindowModified()); // saved is not sent
}

void TestDrafts::whatCanNotBeWrittenIsSaid()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-prod"_s);
    shown.editor.setText(Field::RegistryUsername, u"robot$hss"_s);
    QVERIFY(!shown.window.findChild<Drafts *>()->saveTo(m_folder->filePath(u"none/harbor.hssplan"_s)));
    auto *box = shown.dialog<QMessageBox>();
    QVERIFY(box);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY(box->text().contains(u"harbor.hssplan"_s));
}

void TestDrafts::savedAndOpenedAgain()
{
    const QString path = m_folder->filePath(u"harbor.hssplan"_s);
    {
        WholeWindow shown(quickPractice());
        shown.choose(u"harbor-prod"_s);
        shown.editor.setText(Field::RegistryUsername, u"robot$hss"_s);
        shown.editor.setText(Field::GetScanImageChannel, u"Other"_s);
        shown.editor.setText(Field::Namespace, u"s\u00e9curit\u00e9"_s);
        shown.editor.setPassword(u"M4rker-Secret");
        QVERIFY(shown.window.findChild<Drafts *>()->saveTo(path));
    }
    WholeWindow shown; // offline
    shown.window.openFile(path);
    QTRY_COMPARE(shown.editor.registryId(), QString(harborProd));
    QCOMPARE(shown.editor.text(Field::RegistryUsername), u"robot$hss"_s);
    QCOMPARE(shown.editor.text(Field::GetScanImageChannel), u"Other"_s);
    QCOMPARE(shown.editor.text(Field::Namespace), u"s\u00e9curit\u00e9"_s);
    QVERIFY(!shown.editor.typed().has(Field::RegistryPassword));
    QVERIFY(shown.find<NoticeBar>("notice").text().contains(u"password"_s));
    QVERIFY(shown.window.isWindowModified());
}

void TestDrafts::openingSendsNothing()
{
    WholeWindow shown(quickPractice());
    shown.window.openFile(write(R"({"version":1,"repositories":[{"id":")"
        + QByteArray(harborProd.data(), harborProd.size()) + R"(","registry_username":"from-the-file"}]})"));
    QTRY_COMPARE(shown.editor.text(Field::RegistryUsername), u"from-the-file"_s);
    QCOMPARE(shown.editor.title(), u"harbor-prod"_s); // on the list's own item
    QCOMPARE(shown.editor.state(Field::RegistryUsername).was, u"admin"_s);
    QCOMPARE(shown.selected(), u"harbor-prod"_s);
    QCOMPARE(shown.editor.stage(), AccessEditor::Stage::Editing);
    QCOMPARE(shown.connection.practice()->putCount(), 0);
}

void TestDrafts::openingAsksForUnsentChanges_data()
{
    QTest::addColumn<bool>("goOn");
    QTest::addColumn<QString>("username");
    QTest::newRow("keep editing leaves the form") << false << u"typed"_s;
    QTest::newRow("discard opens the draft") << true << u"from-the-file"_s;
}

void TestDrafts::openingAsksForUnsentChanges()
{
    QFETCH(const bool, goOn);
    QFETCH(const QString, username);
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-lab"_s);
    shown.editor.setText(Field::RegistryUsername, u"typed"_s);
    shown.window.openFile(write(
        R"({"version":1,"repositories":[{"id":"ea325892-0c1d-4e2c-bca4-409b8853556b","registry_username":"from-the-file"}]})"));
    QTRY_VERIFY(shown.prompts.isOpen());
    QCOMPARE(shown.editor.text(Field::RegistryUsername), u"typed"_s);
    shown.prompts.answer(goOn);
    QCOMPARE(shown.editor.text(Field::RegistryUsername), username);
}

void TestDrafts::whatIsWrongIsShownWithItsPlace()
{
    WholeWindow shown;
    shown.window.openFile(
        write("{\"version\":1,\"repositories\":[\n"
              "  {\"id\":\"ea325892-0c1d-4e2c-bca4-409b8853556b\",\"protocol\":\"ftp\"}]}"));
    QTRY_VERIFY(shown.dialog<PlanReviewDialog>());
    auto *dialog = shown.dialog<PlanReviewDialog>();
    QVERIFY(dialog->findChild<QLabel *>(u"planSummary"_s)->text().contains(u"1 error"_s));
    auto *findings = dialog->findChild<QTreeView *>(u"planFindings"_s)->model();
    QCOMPARE(findings->rowCount(), 1);
    const auto cell = [findings](int column) { return findings->index(0, column).data().toString(); };
    QCOMPARE(cell(0), u"Error"_s);
    QCOMPARE(cell(1), u"1"_s);
    QCOMPARE(cell(2), u"2"_s);
    QVERIFY(cell(3).toInt() > 1);
    QVERIFY2(cell(4).contains(u"Protocol"_s), qPrintable(cell(4)));
    QCOMPARE(shown.editor.stage(), AccessEditor::Stage::Closed);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"openRow"_s), Qt::LeftButton);
    QCOMPARE(shown.editor.text(Field::Protocol), u"ftp"_s); // to be put right in the form
    QVERIFY(!shown.find("update").isEnabled());
}

void TestDrafts::aFileThatIsNoneIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << QByteArray(R"({"version":1,"repositories":[)");
    QTest::newRow("not UTF-8") << QByteArray("{\"version\":1,\"repositories\":[{\"id\":\"\xff\xfe\"}]}");
    QTest::newRow("another version") << QByteArray(R"({"version":9,"repositories":[]})");
}

void TestDrafts::aFileThatIsNoneIsRefused()
{
    QFETCH(const QByteArray, bytes);
    WholeWindow shown;
    shown.window.openFile(write(bytes));
    QTRY_VERIFY(shown.dialog<PlanReviewDialog>());
    QVERIFY(
        shown.dialog<PlanReviewDialog>()->findChild<QTreeView *>(u"planFindings"_s)->model()->rowCount() > 0);
    QCOMPARE(shown.editor.stage(), AccessEditor::Stage::Closed);

    WholeWindow other;
    other.window.openFile(m_folder->filePath(u"none.hssplan"_s));
    QTRY_VERIFY(other.dialog<QMessageBox>());
}

void TestDrafts::ofSeveralRowsOneIsChosen()
{
    WholeWindow shown(quickPractice());
    shown.window.openFile(write(R"({"version":1,"defaults":{"registry_username":"robot$all"},"repositories":[
        {"id":"ea325892-0c1d-4e2c-bca4-409b8853556b"},
        {"id":"7c41d0aa-52e6-4b0f-8a35-6d1f0e9b2c78","registry_name":"harbor-eu"}]})"));
    auto *dialog = shown.openDialog<PlanReviewDialog>();
    QVERIFY(dialog);
    auto *rows = dialog->findChild<QTreeView *>(u"planRows"_s);
    QCOMPARE(rows->model()->rowCount(), 2);
    QCOMPARE(shown.editor.stage(), AccessEditor::Stage::Closed);
    rows->setFocus();
    QTest::keyClick(rows, Qt::Key_Down);
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(shown.editor.title(), u"harbor-eu"_s);
    QCOMPARE(shown.editor.text(Field::RegistryUsername), u"robot$all"_s);
    QCOMPARE(shown.connection.practice()->putCount(), 0);
}

void TestDrafts::anotherProjectIsPointedOut()
{
    WholeWindow shown(quickPractice());
    shown.window.openFile(write(R"({"version":1,"repositories":[{"id":"ea325892-0c1d-4e2c-bca4-409b8853556b",
        "project_id":"00000000000000000000000000000001","api_version":"V2"}]})"));
    QTRY_VERIFY(shown.dialog<PlanReviewDialog>()); // though nothing is wrong with it
    QVERIFY(!shown.dialog<PlanReviewDialog>()->findChild<QTreeView *>(u"planFindings"_s));
    QCOMPARE(shown.editor.stage(), AccessEditor::Stage::Closed);
    bool said = false;
    for (const QLabel *label : shown.dialog<PlanReviewDialog>()->findChildren<QLabel *>())
        said = said || label->text().contains(u"another region or project"_s);
    QVERIFY(said);
}

void TestDrafts::aRowWithoutIdCanNotBeOpened()
{
    WholeWindow shown;
    shown.window.openFile(write(R"({"version":1,"repositories":[{"registry_username":"me"}]})"));
    QTRY_VERIFY(shown.dialog<PlanReviewDialog>());
    QVERIFY(!shown.dialog<PlanReviewDialog>()->findChild<QPushButton *>(u"openRow"_s)->isEnabled());
}

QTEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
