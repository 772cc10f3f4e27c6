// "Test login" in the whole window, against the registry of the practice service: the button, the result below the
// form and among the results, and an update after a refused test.
#include "tests/ui/window_fixture.h"

#include "app/editor/login_test.h"
#include "app/practice/practice_service.h"
#include "ui/main/result_table.h"
#include "ui/widgets/message_line.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>

using namespace hssreg;
using namespace Qt::StringLiterals;

using Column = ResultTable::Column;

namespace {

//! The first repository that is in the practice registry, in the form.
struct PracticeForm {
    PracticeForm()
        : shown(quickPractice())
        , test(*shown.window.findChild<LoginTest *>())
    {
        const QString address = shown.connection.practice()->registryEndpoint().authority();
        for (const RegistryInfo &one : shown.listing.items()) {
            if (name.isEmpty() && one.access[Field::RegistryAddr] == address)
                name = one.name;
        }
        shown.choose(name);
    }
    //! By keys alone: to the password, then "Test login".
    [[nodiscard]] bool run(const QString &password)
    {
        shown.press(Qt::ALT | Qt::Key_W);
        shown.press(Qt::CTRL | Qt::Key_A);
        shown.type(password);
        shown.press(Qt::ALT | Qt::Key_T);
        return QTest::qWaitFor([this] { return test.state() == LoginTest::State::Done; }, 15'000);
    }
    [[nodiscard]] QString line() { return shown.find<MessageLine>("login_test_result").text(); }

    WholeWindow shown;
    LoginTest &test;
    QString name;
};

} // namespace

class TestLoginTestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptedByThePracticeRegistry();
    void refusedAndSentAllTheSame();
    void theResultIsInSight_data();
    void theResultIsInSight();
};

void TestLoginTestWindow::acceptedByThePracticeRegistry()
{
    PracticeForm form;
    QVERIFY(form.shown.shown && !form.name.isEmpty());
    QVERIFY(!form.shown.find<QAction>("toResults").isEnabled());
    QVERIFY(form.run(form.shown.connection.practice()->registryPassword()));
    QVERIFY2(form.line().startsWith(u"Accepted."_s), qPrintable(form.line()));
    QCOMPARE(form.shown.result(0, int(Column::Action)), u"Test login"_s);
    QCOMPARE(form.shown.result(0, int(Column::Repository)), form.name);
    QCOMPARE(form.shown.result(0, int(Column::Result)), form.line());
    QVERIFY(form.shown.find<QAction>("toResults").isEnabled());
    const QString details = form.shown.find<QPlainTextEdit>("resultDetails").toPlainText();
    QVERIFY2(details.contains(u"jump cluster"_s) && details.contains(u"GET http://127.0.0.1:"_s),
        qPrintable(details));
}

void TestLoginTestWindow::refusedAndSentAllTheSame()
{
    PracticeForm form;
    QVERIFY(form.run(u"wrong-password"_s));
    QVERIFY2(form.line().startsWith(u"Refused."_s), qPrintable(form.line()));
    QVERIFY(form.shown.find("update").isEnabled());
    form.shown.press(Qt::ALT | Qt::Key_D);
    QTRY_COMPARE_WITH_TIMEOUT(form.shown.editor.record().report.outcome, Outcome::Updated, 15'000);
    QVERIFY(form.shown.prompts.asked.isEmpty());
    QVERIFY(!form.shown.find("login_test_result").isVisible()); // it was about a form that was sent
    QCOMPARE(form.shown.result(0, int(Column::Action)), u"Update"_s);
    QCOMPARE(form.shown.result(1, int(Column::Action)), u"Test login"_s);
}

void TestLoginTestWindow::theResultIsInSight_data()
{
    QTest::addColumn<int>("times");
    QTest::newRow("text of the usual size") << 1;
    QTest::newRow("text of double size") << 2;
}

//! A repository that failed, in the smallest window that is promised: what does not fit is scrolled, nothing is cut,
//! and what came of the test is in sight.
void TestLoginTestWindow::theResultIsInSight()
{
    QFETCH(const int, times);
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * times);
    QApplication::setFont(large);
    {
        PracticeForm form;
        form.shown.window.resize(1240, 800);
        form.shown.choose(u"jfrog-build"_s);
        QVERIFY(form.run(form.shown.connection.practice()->registryPassword()));
        const auto &result = form.shown.find<MessageLine>("login_test_result");
        QTRY_VERIFY(form.shown.results().isVisible());
        QTRY_VERIFY(result.isVisible() && !result.visibleRegion().isEmpty());
        QStringList cut;
        const auto tooLow = [&cut](const AccessForm &all) {
            cut.clear();
            for (const QLabel *label : all.findChildren<QLabel *>()) {
                if (label->isVisible() && label->wordWrap() && !label->text().isEmpty()
                    && label->height() < label->heightForWidth(label->width()))
                    cut.append(label->text());
            }
            return !cut.isEmpty();
        };
        const auto *all = form.shown.window.findChild<AccessForm *>();
        QTRY_VERIFY2(!tooLow(*all), qPrintable(cut.join(u" | "_s)));
        const auto &details = form.shown.find<QPlainTextEdit>("resultDetails");
        QTRY_COMPARE(details.verticalScrollBar()->value(), 0);
        const auto &lines = form.shown.results();
        QVERIFY(lines.columnWidth(int(Column::Result)) > lines.columnWidth(int(Column::Took)));
    }
    QApplication::setFont(before);
}

QTEST_MAIN(TestLoginTestWindow)
#include "tst_login_test_window.moc"
