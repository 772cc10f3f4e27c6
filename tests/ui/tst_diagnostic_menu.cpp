#include "tests/ui/window_fixture.h"
#include "ui/main/diagnostic_menu.h"

#include <QAction>
#include <QFile>
#include <QTemporaryDir>

using namespace hssreg;
using namespace Qt::StringLiterals;

class TestDiagnosticMenu : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsKeptUntilItIsSwitchedOn();
    void whatIsSavedHasTheRequestsAndNoSecret();
    void aPlaceThatCanNotBeWrittenIsSaid();
};

void TestDiagnosticMenu::nothingIsKeptUntilItIsSwitchedOn()
{
    WholeWindow whole(quickPractice());
    QVERIFY(whole.shown);
    QVERIFY(!whole.find<QAction>("keepDiagnosticLog").isChecked());
    QVERIFY(!whole.find<QAction>("saveDiagnosticLog").isEnabled());
    QCOMPARE(whole.diagnostics.count(), std::size_t(0));
}

void TestDiagnosticMenu::whatIsSavedHasTheRequestsAndNoSecret()
{
    WholeWindow whole(quickPractice());
    QVERIFY(whole.shown);
    whole.find<QAction>("keepDiagnosticLog").trigger();
    QVERIFY(whole.find<QAction>("saveDiagnosticLog").isEnabled());
    whole.find<QAction>("refresh").trigger();
    QTRY_VERIFY(whole.diagnostics.count() > 0);

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"support.log"_s);
    whole.window.findChild<DiagnosticMenu *>()->saveTo(path);

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(
        file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains("/image/registries"), text.constData());
    QVERIFY(!text.contains(whole.connection.practice()->token().toUtf8()));
    QVERIFY2(!text.contains("enterprise_project_id"), "a query is not for the log");

    whole.find<QAction>("keepDiagnosticLog").trigger();
    QCOMPARE(whole.diagnostics.count(), std::size_t(0));
}

void TestDiagnosticMenu::aPlaceThatCanNotBeWrittenIsSaid()
{
    WholeWindow whole(quickPractice());
    QVERIFY(whole.shown);
    const QTemporaryDir folder;
    whole.window.findChild<DiagnosticMenu *>()->saveTo(folder.filePath(u"no such folder/support.log"_s));
    QTRY_VERIFY(whole.dialog<QDialog>());
}

QTEST_MAIN(TestDiagnosticMenu)
#include "tst_diagnostic_menu.moc"
