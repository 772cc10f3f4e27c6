// The History view with real events: what it shows, finds and filters, puts back, keeps, forgets and exports.

#include "app/history/history.h"
#include "tests/history/history_fixture.h"
#include "tests/ui/form_fixture.h"
#include "ui/history/history_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

struct Shown {
    explicit Shown(const QList<HistoryRecord> &records = {})
    {
        for (const HistoryRecord &record : records)
            own.history->record(record);
        settled = own.settled().ok();
        dialog.emplace(*own.history, prompts);
        dialog->show();
        active = QTest::qWaitForWindowActive(&*dialog);
    }
    template <typename T> [[nodiscard]] T &find(const char *name)
    {
        auto *found = dialog->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no control is named %s", name);
        return *found;
    }
    [[nodiscard]] QTreeView &table() { return find<QTreeView>("historyTable"); }
    [[nodiscard]] int rows() { return table().model()->rowCount(); }
    [[nodiscard]] QString cell(int row, int column)
    {
        return table().model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString details() { return find<QPlainTextEdit>("historyDetails").toPlainText(); }
    [[nodiscard]] QString line(const char *name) { return find<MessageLine>(name).text(); }
    void press(const char *button) { QTest::mouseClick(&find<QPushButton>(button), Qt::LeftButton); }

    OwnHistory own;
    HeldPrompts prompts;
    std::optional<HistoryDialog> dialog;
    bool settled = false;
    bool active = false;
};

HistoryRecord refused(int minutes)
{
    HistoryRecord record = recordOf(u"r2"_s, minutes);
    record.outcome = u"refused"_s;
    record.httpStatus = 403;
    record.errorCode = u"HSS.0013"_s;
    record.registryName = u"<b>evil\u202e</b>"_s;
    return record;
}

} // namespace

class TestHistoryDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsShown();
    void emptyAndNothingFits();
    void aDamagedHistory();
    void findingByKeyboard();
    void filteringByResult();
    void oldValuesArePutBack();
    void theSelectionStaysWhenMoreIsDone();
    void morePagesComeWhenScrolled();
    void forgettingIsAskedAbout();
    void keepingShorterIsAskedAbout();
    void exporting();
    void everythingHasAName();
};

void TestHistoryDialog::whatIsShown()
{
    Shown shown({recordOf(u"r1"_s, 1), refused(2)});
    QVERIFY(shown.settled && shown.active);
    QTRY_COMPARE(shown.rows(), 2);
    QCOMPARE(shown.cell(0, 1), u"<b>evil‹U+202E›</b>"_s);
    QCOMPARE(shown.cell(0, 2), u"Update"_s);
    QCOMPARE(shown.cell(0, 3), u"Refused (HTTP 403, HSS.0013)"_s);
    QTRY_VERIFY(shown.details().contains(u"HSS.0013"_s)); // the newest is selected
    QVERIFY(!shown.details().contains(u'\u202e'));
    QTest::keyClick(&shown.table(), Qt::Key_Down);
    QVERIFY(shown.details().contains(u"req-r1"_s));
    QVERIFY(shown.details().contains(u"“admin” → “robot”"_s));
    QVERIFY(shown.line("historyState").isEmpty());
}

void TestHistoryDialog::emptyAndNothingFits()
{
    Shown shown;
    QTRY_VERIFY(shown.line("historyState").startsWith(u"Nothing was done"_s));
    QVERIFY(!shown.find<QPushButton>("historyExport").isEnabled());
    QVERIFY(!shown.find<QPushButton>("historyPutBack").isEnabled());
    shown.find<QLineEdit>("historyFind").setFocus();
    QTest::keyClicks(&shown.find<QLineEdit>("historyFind"), u"x"_s);
    QTRY_COMPARE(shown.line("historyState"), u"No record fits."_s);
}

void TestHistoryDialog::aDamagedHistory()
{
    OwnHistory own;
    QVERIFY(QDir().mkpath(own.folder.filePath(u"data"_s)));
    QFile file(own.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("no database ").repeated(200));
    file.close();
    HeldPrompts prompts;
    HistoryDialog dialog(*own.history, prompts);
    dialog.show();
    const auto *state = dialog.findChild<MessageLine *>(u"historyState"_s);
    const auto *again = dialog.findChild<QPushButton *>(u"historyAgain"_s);
    QVERIFY(state && again);
    QTRY_VERIFY(again->isVisible());
    QCOMPARE(state->text(), historyErrorText(HistoryError::Damaged));
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"historyForget"_s), Qt::LeftButton);
    QVERIFY(prompts.isOpen());
    prompts.answer(true);
    QTRY_VERIFY(!again->isVisible());
}

void TestHistoryDialog::findingByKeyboard()
{
    Shown shown({recordOf(u"r1"_s, 1), refused(2)});
    QTRY_COMPARE(shown.rows(), 2);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::AltModifier);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"historyFind"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"hss.0013"_s);
    QTRY_COMPARE(shown.rows(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // presses nothing
    QVERIFY(shown.dialog->isVisible());
    QVERIFY(!shown.prompts.isOpen());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!shown.dialog->isVisible());
}

void TestHistoryDialog::filteringByResult()
{
    Shown shown({recordOf(u"r1"_s, 1), refused(2)});
    QTRY_COMPARE(shown.rows(), 2);
    auto &outcome = shown.find<QComboBox>("historyOutcome");
    outcome.setFocus();
    QTest::keyClicks(&outcome, u"Refused"_s);
    QTRY_COMPARE(shown.rows(), 1);
    QCOMPARE(shown.cell(0, 3), u"Refused (HTTP 403, HSS.0013)"_s);
}

void TestHistoryDialog::oldValuesArePutBack()
{
    HistoryRecord secretOnly = recordOf(u"r3"_s, 0);
    secretOnly.changed = {{Field::RegistryPassword, std::nullopt, std::nullopt}};
    Shown shown({secretOnly, recordOf(u"r1"_s, 1)});
    QTRY_COMPARE(shown.rows(), 2);
    QSignalSpy wanted(&*shown.dialog, &HistoryDialog::putBackWanted);
    QTRY_VERIFY(shown.find<QPushButton>("historyPutBack").isEnabled());
    shown.press("historyPutBack");
    QCOMPARE(wanted.size(), 1);
    const auto record = wanted.constFirst().constFirst().value<HistoryRecord>();
    QCOMPARE(record.registryId, u"r1"_s);
    const AccessUpdate values = valuesBefore(record);
    QCOMPARE(values.members(), QList<Field>{Field::RegistryUsername});
    QCOMPARE(values.text(Field::RegistryUsername), std::optional(u"admin"_s));
    QTest::keyClick(&shown.table(), Qt::Key_Down);
    QVERIFY(!shown.find<QPushButton>("historyPutBack").isEnabled());
}

void TestHistoryDialog::theSelectionStaysWhenMoreIsDone()
{
    Shown shown({recordOf(u"r1"_s, 1), recordOf(u"r2"_s, 2)});
    QTRY_COMPARE(shown.rows(), 2);
    QTest::keyClick(&shown.table(), Qt::Key_Down);
    QVERIFY(shown.details().contains(u"req-r1"_s));
    shown.own.history->record(recordOf(u"r3"_s, 3));
    QTRY_COMPARE(shown.rows(), 3);
    QVERIFY(shown.details().contains(u"req-r1"_s));
}

void TestHistoryDialog::morePagesComeWhenScrolled()
{
    QList<HistoryRecord> records;
    for (int i = 0; i < 450; ++i)
        records.append(recordOf(u"r%1"_s.arg(i), i));
    Shown shown(records);
    QTRY_VERIFY(shown.rows() >= 200);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&shown.table(), Qt::Key_End);
    QTRY_VERIFY(shown.rows() >= 400);
    QTest::keyClick(&shown.table(), Qt::Key_End);
    QTRY_COMPARE(shown.rows(), 450);
    QCOMPARE(shown.cell(449, 1), u"harbor-r0"_s);
}

void TestHistoryDialog::forgettingIsAskedAbout()
{
    Shown shown({recordOf(u"r1"_s)});
    QTRY_COMPARE(shown.rows(), 1);
    shown.press("historyForget");
    QVERIFY(shown.prompts.isOpen());
    shown.prompts.answer(false);
    QCOMPARE(shown.own.found(), QStringList{u"r1"_s});
    shown.press("historyForget");
    shown.prompts.answer(true);
    QTRY_COMPARE(shown.line("historySaid"), u"The history was forgotten."_s);
    QTRY_COMPARE(shown.rows(), 0);
    QTRY_VERIFY(shown.details().isEmpty());
}

void TestHistoryDialog::keepingShorterIsAskedAbout()
{
    HistoryRecord old = recordOf(u"old"_s);
    Shown shown;
    old.when = shown.own.clock.now().addDays(-100);
    shown.own.history->record(old);
    QTRY_COMPARE(shown.rows(), 1);
    auto &keep = shown.find<QComboBox>("historyKeep");
    keep.setFocus();
    QTest::keyClick(&keep, Qt::Key_Down);
    QVERIFY(shown.prompts.isOpen());
    shown.prompts.answer(false);
    QCOMPARE(keep.currentIndex(), 0);
    QTest::keyClick(&keep, Qt::Key_Down);
    shown.prompts.answer(true);
    QTRY_COMPARE(shown.rows(), 0);
    QCOMPARE(keep.currentIndex(), 1);
    QTest::keyClick(&keep, Qt::Key_Up); // longer: not asked
    QVERIFY(!shown.prompts.isOpen());
    QTRY_COMPARE(finished(shown.own.history->keepDays(shown.own.scope)).value(), 0);
}

void TestHistoryDialog::exporting()
{
    Shown shown({recordOf(u"r1"_s)});
    QTRY_COMPARE(shown.rows(), 1);
    shown.press("historyExport");
    auto *choice = shown.dialog->findChild<QFileDialog *>();
    QVERIFY(choice);
    const QString path = shown.own.folder.filePath(u"out.csv"_s);
    choice->selectFile(path);
    QVERIFY(QMetaObject::invokeMethod(choice, "accept"));
    QTRY_COMPARE(shown.line("historySaid"), u"1 record was written to out.csv."_s);
    QVERIFY(QFile::exists(path));
}

void TestHistoryDialog::everythingHasAName()
{
    Shown shown({recordOf(u"r1"_s)});
    QTRY_COMPARE(shown.rows(), 1);
    for (const char *name :
        {"historyFind", "historyOutcome", "historyTable", "historyDetails", "historyKeep"})
        QVERIFY2(!shown.find<QWidget>(name).accessibleName().isEmpty(), name);
    QVERIFY(shown.table()
                .model()
                ->index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(u"harbor-r1: Update, Accepted by HSS"_s));
}

QTEST_MAIN(TestHistoryDialog)
#include "tst_history_dialog.moc"
