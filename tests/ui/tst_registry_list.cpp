// The list on the left: what it shows, finds, sorts and says, and what stands in its place.
#include "tests/ui/window_fixture.h"

#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/list/registry_pane.h"
#include "ui/list/registry_table.h"
#include "ui/widgets/message_line.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpServer>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Column = RegistryTable::Column;

class TestRegistryList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCellHasAText();
    void finding_data();
    void finding();
    void whatIsFoundIsNotOpened();
    void whatIsNotFoundSaysSo();
    void sorting_data();
    void sorting();
    void aHostileNameIsPlainText();
    void anEmptyListSaysSo();
    void anUnreachableServiceSaysSoAndTriesAgain();
    void aListThatCanNotBeReadAgainIsKept();
    void withoutTheRightToListTheIdIsOffered();
    void aRefusedTokenSaysSo();
    void countsFollowTheList();
    void oneIsSaidAsOne();
    void onlyAStatusOrAType();
    void sortingWithoutAMouse();
    void theReasonIsSaid();
    void severalAreSelectedAndKept();
    void credentialAges();
    void aRefreshKeepsWhatThePersonDoes();
    void bothValuesAreShownAtTheField();
    void refreshingByItself();
};

namespace {

//! A connection to a practice service that the test can stop.
ConnectionSettings settingsFor(const PracticeService &practice)
{
    ConnectionSettings settings;
    settings.endpoint = practice.endpoint().toString();
    settings.projectId = practice.projectId();
    settings.token = Secret(practice.token());
    settings.proxy = ProxyUse::None;
    settings.deadline = std::chrono::seconds(5);
    return settings;
}

QStringList namesOf(WholeWindow &shown)
{
    QStringList names;
    for (int row = 0; row < shown.list().model()->rowCount(); ++row)
        names.append(shown.listed(row, 0));
    return names;
}

QPushButton *offered(WholeWindow &shown, const QString &text)
{
    for (QPushButton *button : shown.window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().remove(u'&') == text)
            return button;
    }
    return nullptr;
}

} // namespace

void TestRegistryList::everyCellHasAText()
{
    WholeWindow shown(quickPractice());
    QVERIFY(shown.shown);
    const QAbstractItemModel *model = shown.list().model();
    QCOMPARE(model->columnCount(), RegistryTable::columns);
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex index = model->index(row, column);
            QVERIFY2(!index.data().toString().isEmpty(), qPrintable(shown.listed(row, 0)));
            QVERIFY(!index.data(Qt::AccessibleTextRole).toString().isEmpty());
            QVERIFY(!index.data(Qt::ToolTipRole).toString().isEmpty());
        }
        // A screen reader that stops at the first cell has heard the status all the same.
        const QString spoken = model->index(row, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(shown.listed(row, int(Column::Status))), qPrintable(spoken));
    }
}

void TestRegistryList::finding_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("nothing typed shows all")
        << QString()
        << QStringList{u"harbor-dr"_s, u"harbor-eu"_s, u"harbor-lab"_s, u"harbor-prod"_s, u"jfrog-build"_s,
               u"other-mirror"_s, u"swr-private"_s};
    QTest::newRow("a part of the name, in any case") << u"HARBOR-P"_s << QStringList{u"harbor-prod"_s};
    QTest::newRow("a part of the address") << u"mirror.example"_s << QStringList{u"other-mirror"_s};
    QTest::newRow("the user") << u"svc-hss"_s << QStringList{u"jfrog-build"_s};
    QTest::newRow("the status in words") << u"abnormal"_s << QStringList{u"harbor-dr"_s, u"jfrog-build"_s};
    QTest::newRow("the type") << u"jfrog"_s << QStringList{u"jfrog-build"_s};
    QTest::newRow("a part of the ID") << u"5b7dd0a1"_s << QStringList{u"jfrog-build"_s};
    QTest::newRow("the reason of a failure, as it came") << u"REQUEST_API"_s << QStringList{u"jfrog-build"_s};
    QTest::newRow("the jump cluster and a word of the status")
        << u"0f3c8a52 connected harbor-prod"_s << QStringList{u"harbor-prod"_s};
    QTest::newRow("two words, both must be found") << u"abnormal  harbor"_s << QStringList{u"harbor-dr"_s};
    QTest::newRow("a pattern is no pattern") << u"harbor.*prod"_s << QStringList{};
    QTest::newRow("nothing has it") << u"zebra"_s << QStringList{};
}

void TestRegistryList::finding()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, found);
    WholeWindow shown(quickPractice());
    shown.press(Qt::CTRL | Qt::Key_F);
    shown.type(typed);
    QCOMPARE(namesOf(shown), found);
}

//! The view moves its selection when the selected row goes: that is nobody's choice.
void TestRegistryList::whatIsFoundIsNotOpened()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-prod"_s);
    shown.press(Qt::CTRL | Qt::Key_F);
    shown.type(u"jfrog"_s);
    QCOMPARE(namesOf(shown), QStringList{u"jfrog-build"_s});
    QCOMPARE(shown.editor.title(), u"harbor-prod"_s);
    QCOMPARE(shown.selected(), QString());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(shown.selected(), u"harbor-prod"_s);
    QCOMPARE(shown.editor.title(), u"harbor-prod"_s);
}

void TestRegistryList::whatIsNotFoundSaysSo()
{
    WholeWindow shown(quickPractice());
    shown.press(Qt::CTRL | Qt::Key_F);
    shown.type(u"<b>zebra</b>"_s);
    QCOMPARE(shown.find<QLabel>("noticeTitle").text(), u"Nothing found"_s);
    QVERIFY(shown.find<QLabel>("noticeText").text().contains(u"<b>zebra</b>"_s));
    QCOMPARE(shown.find<QLabel>("noticeText").textFormat(), Qt::PlainText);
    QCOMPARE(shown.focusedName(), u"find"_s);
    QTest::mouseClick(offered(shown, u"Show all"_s), Qt::LeftButton);
    QCOMPARE(namesOf(shown).size(), 7);
}

void TestRegistryList::sorting_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QString>("first");
    QTest::newRow("by name") << int(Column::Repository) << Qt::AscendingOrder << u"harbor-dr"_s;
    QTest::newRow("by name, backwards") << int(Column::Repository) << Qt::DescendingOrder << u"swr-private"_s;
    QTest::newRow("by type") << int(Column::Type) << Qt::DescendingOrder << u"swr-private"_s;
    QTest::newRow("by status, what needs attention first")
        << int(Column::Status) << Qt::AscendingOrder << u"harbor-dr jfrog-build"_s;
    QTest::newRow("never synchronised is the oldest")
        << int(Column::Synced) << Qt::AscendingOrder << u"harbor-lab"_s;
    QTest::newRow("the most images") << int(Column::Images) << Qt::DescendingOrder << u"harbor-prod"_s;
    QTest::newRow("the last synchronised") << int(Column::Synced) << Qt::DescendingOrder << u"harbor-prod"_s;
}

void TestRegistryList::sorting()
{
    QFETCH(const int, column);
    QFETCH(const Qt::SortOrder, order);
    QFETCH(const QString, first);
    WholeWindow shown(quickPractice());
    shown.list().sortByColumn(column, order);
    QVERIFY2(first.split(u' ').contains(shown.listed(0, 0)), qPrintable(namesOf(shown).join(u' ')));
}

void TestRegistryList::aHostileNameIsPlainText()
{
    WholeWindow shown(quickPractice());
    RegistryInfo hostile = shown.listing.items().first();
    hostile.name = u"<img src='x'>\u202Egnp.exe\n"_s;
    hostile.access[Field::RegistryAddr] = u"<b>bold</b>"_s;
    shown.listing.replace(hostile);
    QCOMPARE(shown.rowNamed(hostile.name), -1); // not as it came
    const int row = shown.rowNamed(visible(hostile.name, 300));
    QVERIFY(row >= 0);
    const QString tip = shown.list().model()->index(row, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(
        !tip.contains(u"<img"_s) && !tip.contains(u"<b>"_s) && tip.contains(u"&lt;img"_s), qPrintable(tip));
    QVERIFY(!tip.contains(QChar(0x202E)));
    shown.list().selectionModel()->setCurrentIndex(
        shown.list().model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QVERIFY(!shown.window.windowTitle().contains(QChar(0x202E)));
}

void TestRegistryList::anEmptyListSaysSo()
{
    PracticeOptions none = quickPractice();
    none.repositories = 0;
    WholeWindow shown(none);
    QVERIFY(shown.shown);
    QCOMPARE(shown.find<QLabel>("noticeTitle").text(), u"No repositories"_s);
    QVERIFY(offered(shown, u"Try again"_s));
    QVERIFY(!shown.find("find").isEnabled());
    QVERIFY(shown.find<QLabel>("counts").text().isEmpty());
}

void TestRegistryList::anUnreachableServiceSaysSoAndTriesAgain()
{
    QTcpServer taken; // a port of which it is certain that nobody answers once it is closed
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    PracticeOptions options = quickPractice();
    options.port = taken.serverPort();
    taken.close();
    PracticeService practice(options);
    WholeWindow shown;
    ConnectionSettings settings;
    settings.endpoint = u"http://127.0.0.1:%1"_s.arg(options.port);
    settings.projectId = practice.projectId();
    settings.token = Secret(practice.token());
    settings.proxy = ProxyUse::None;
    settings.deadline = std::chrono::seconds(2);
    shown.connection.open(settings.clone());
    QTRY_COMPARE_WITH_TIMEOUT(shown.listing.state(), RegistryListing::State::Failed, 10'000);
    QCOMPARE(shown.find<QLabel>("noticeTitle").text(), u"The repositories could not be read"_s);
    const QString text = shown.find<QLabel>("noticeText").text();
    QVERIFY2(text.contains(reportText(shown.listing.report()))
            && text.contains(adviceText(shown.listing.report())),
        qPrintable(text));
    QCOMPARE(shown.find<QLabel>("connectionState").text(), u"Could not be read"_s);
    QVERIFY(practice.start());
    QTest::mouseClick(offered(shown, u"Try again"_s), Qt::LeftButton);
    QTRY_COMPARE(shown.listing.state(), RegistryListing::State::Ready);
    QCOMPARE(namesOf(shown).size(), 7);
}

void TestRegistryList::aListThatCanNotBeReadAgainIsKept()
{
    PracticeService practice(quickPractice());
    QVERIFY(practice.start());
    WholeWindow shown;
    ConnectionSettings settings = settingsFor(practice);
    settings.deadline = std::chrono::seconds(2);
    shown.connection.open(std::move(settings));
    QTRY_COMPARE(shown.listing.state(), RegistryListing::State::Ready);
    practice.stop();
    shown.press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(shown.listing.state(), RegistryListing::State::Failed, 10'000);
    QCOMPARE(namesOf(shown).size(), 7);
    QVERIFY(shown.list().isVisible());
    QVERIFY(shown.find<QWidget>("listTrouble").isVisible());
    QVERIFY(offered(shown, u"Try again"_s));
}

void TestRegistryList::withoutTheRightToListTheIdIsOffered()
{
    PracticeService practice(quickPractice());
    QVERIFY(practice.start());
    WholeWindow shown;
    ConnectionSettings settings = settingsFor(practice);
    settings.projectId = u"ffffffffffffffffffffffffffffffff"_s; // one that this token is not for
    shown.connection.open(std::move(settings));
    QTRY_COMPARE(shown.listing.state(), RegistryListing::State::NoRights);
    QCOMPARE(shown.find<QLabel>("noticeTitle").text(), u"You may not list the repositories"_s);
    QTest::mouseClick(offered(shown, u"Edit by ID…"_s), Qt::LeftButton);
    QVERIFY(shown.dialog<QDialog>());
}

void TestRegistryList::aRefusedTokenSaysSo()
{
    PracticeService practice(quickPractice());
    QVERIFY(practice.start());
    WholeWindow shown;
    ConnectionSettings settings = settingsFor(practice);
    settings.token = Secret(u"not-the-token");
    shown.connection.open(std::move(settings));
    QTRY_COMPARE(shown.listing.state(), RegistryListing::State::Failed);
    QVERIFY(shown.find<QLabel>("connectionState").text().startsWith(u"Not signed in"_s));
    QVERIFY(offered(shown, u"Connect…"_s));
}

void TestRegistryList::countsFollowTheList()
{
    WholeWindow shown(quickPractice());
    auto &counts = shown.find<QLabel>("counts");
    QCOMPARE(counts.text(), u"7 repositories · 2 abnormal · 1 connecting"_s);
    RegistryInfo well = *shown.listing.find(u"5b7dd0a1-9f3e-4d0e-9a58-1c0f6b1d7e22"_s);
    well.status = u"success"_s;
    shown.listing.replace(well);
    QCOMPARE(counts.text(), u"7 repositories · 1 abnormal · 1 connecting"_s);
    shown.press(Qt::CTRL | Qt::Key_F);
    shown.type(u"jfrog"_s);
    QVERIFY2(counts.text().startsWith(u"1 of 7 repositories"_s), qPrintable(counts.text()));
}

void TestRegistryList::oneIsSaidAsOne()
{
    PracticeOptions single = quickPractice();
    single.repositories = 1;
    WholeWindow shown(single);
    const auto &counts = shown.find<QLabel>("counts");
    QCOMPARE(counts.text(), u"1 repository"_s);
    RegistryInfo listed = shown.listing.items().first();
    listed.imagesNum = 1;
    shown.listing.replace(listed);
    const QModelIndex images = shown.list().model()->index(0, int(Column::Images));
    QCOMPARE(images.data(Qt::AccessibleTextRole).toString(), u"1 image"_s);
    shown.press(Qt::CTRL | Qt::Key_F);
    shown.type(u"no such thing"_s);
    QTRY_COMPARE(counts.text(), u"0 of 1 repository"_s);
}

void TestRegistryList::onlyAStatusOrAType()
{
    WholeWindow shown(quickPractice());
    auto &status = shown.find<QComboBox>("filterStatus");
    status.setFocus();
    QTest::keyClicks(&status, u"Abn"_s);
    QCOMPARE(namesOf(shown), (QStringList{u"harbor-dr"_s, u"jfrog-build"_s}));
    auto &type = shown.find<QComboBox>("filterType");
    type.setFocus();
    QTest::keyClicks(&type, u"JF"_s);
    QCOMPARE(namesOf(shown), QStringList{u"jfrog-build"_s});
    QTest::keyClick(&status, Qt::Key_End); // a status that this program does not know
    QCOMPARE(shown.find<QLabel>("noticeTitle").text(), u"Nothing found"_s);
    QTest::mouseClick(offered(shown, u"Show all"_s), Qt::LeftButton);
    QCOMPARE(namesOf(shown).size(), 7);
}

void TestRegistryList::sortingWithoutAMouse()
{
    WholeWindow shown(quickPractice());
    auto &order = shown.find<QComboBox>("sortBy");
    QCOMPARE(order.currentText(), u"By name"_s);
    order.setFocus();
    QTest::keyClick(&order, Qt::Key_Down);
    QCOMPARE(shown.listed(0, 0), u"swr-private"_s);
    shown.list().sortByColumn(int(Column::Status), Qt::AscendingOrder); // as a click on the header does
    QCOMPARE(order.currentText(), u"Abnormal first"_s);
}

void TestRegistryList::theReasonIsSaid()
{
    WholeWindow shown(quickPractice());
    const RegistryInfo failed = *shown.listing.find(u"5b7dd0a1-9f3e-4d0e-9a58-1c0f6b1d7e22"_s);
    const QModelIndex index = shown.list().model()->index(shown.rowNamed(failed.name), int(Column::Status));
    QVERIFY(!failed.failReason.isEmpty());
    QVERIFY(index.data(Qt::ToolTipRole).toString().contains(failReasonText(failed.failReason).left(40)));
    QVERIFY(index.data(Qt::AccessibleDescriptionRole).toString().contains(failReasonText(failed.failReason)));
    const QModelIndex own = shown.list().model()->index(shown.rowNamed(u"swr-private"_s), 0);
    QVERIFY(own.data(Qt::ToolTipRole).toString().contains(u"no access information to edit"_s));
}

void TestRegistryList::severalAreSelectedAndKept()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-dr"_s);
    QTest::keyClick(&shown.list(), Qt::Key_Down, Qt::ShiftModifier);
    auto *pane = shown.window.findChild<RegistryPane *>();
    const QStringList two = pane->selected();
    QCOMPARE(two.size(), 2);
    QCOMPARE(shown.editor.title(), u"harbor-dr"_s); // the form stays at the first
    shown.list().sortByColumn(int(Column::Repository), Qt::DescendingOrder);
    QCOMPARE(pane->selected().size(), 2);
    shown.listing.refresh();
    QTRY_COMPARE(shown.listing.state(), RegistryListing::State::Ready);
    QCOMPARE(pane->selected().size(), 2);
    shown.press(Qt::CTRL | Qt::Key_F);
    shown.type(u"harbor"_s); // both are found
    QCOMPARE(pane->selected().size(), 2);
    QCOMPARE(shown.editor.title(), u"harbor-dr"_s);
}

void TestRegistryList::credentialAges()
{
    WholeWindow shown(quickPractice());
    const QDateTime now = shown.clock.now();
    shown.window.findChild<RegistryPane *>()->setCredentialAges(
        {{shown.listing.items().at(0).id, now.addDays(-12)},
            {shown.listing.items().at(1).id, now.addDays(-93)}});
    const auto cell = [&shown](const QString &name) {
        return shown.list().model()->index(shown.rowNamed(name), int(Column::CredentialAge));
    };
    const QModelIndex young = cell(shown.listing.items().at(0).name);
    QCOMPARE(young.data().toString(), u"12 days ago"_s);
    QVERIFY(young.data(Qt::ToolTipRole).toString().contains(u"changed 12 days ago"_s));
    QVERIFY(!young.data(RegistryTable::OldRole).toBool());
    QVERIFY(cell(shown.listing.items().at(1).name).data(RegistryTable::OldRole).toBool());
    QVERIFY(cell(shown.listing.items().at(2).name)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(u"not known to this program"_s));
    QVERIFY(shown.find<QLabel>("counts").text().endsWith(u"1 credential older than 90 days"_s));
    shown.list().sortByColumn(int(Column::CredentialAge), Qt::DescendingOrder);
    QCOMPARE(shown.listed(0, 0), shown.listing.items().at(0).name);
}

void TestRegistryList::aRefreshKeepsWhatThePersonDoes()
{
    PracticeOptions many = quickPractice();
    many.repositories = 200;
    WholeWindow shown(many);
    shown.choose(u"harbor-prod"_s);
    shown.editor.setText(Field::RegistryUsername, u"typed"_s);
    shown.list().verticalScrollBar()->setValue(60);
    const int scroll = shown.list().verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    shown.press(Qt::Key_F5);
    QTRY_COMPARE(shown.listing.state(), RegistryListing::State::Ready);
    QCOMPARE(shown.list().verticalScrollBar()->value(), scroll);
    QCOMPARE(shown.selected(), u"harbor-prod"_s);
    QCOMPARE(shown.editor.text(Field::RegistryUsername), u"typed"_s);
}

void TestRegistryList::bothValuesAreShownAtTheField()
{
    WholeWindow shown(quickPractice());
    shown.choose(u"harbor-prod"_s);
    shown.editor.setText(Field::RegistryUsername, u"typed"_s);
    auto &moved = shown.find<MessageLine>("registry_username_moved");
    QVERIFY(!moved.isVisible());
    RegistryInfo now = *shown.editor.known();
    now.access[Field::RegistryUsername] = u"somebody-else"_s;
    shown.editor.update(now);
    QVERIFY(moved.isVisible());
    QVERIFY2(
        moved.text().contains(u"HSS has now somebody-else, you typed typed"_s), qPrintable(moved.text()));
    QTest::mouseClick(&shown.find("registry_username_put_back"), Qt::LeftButton);
    QVERIFY(!moved.isVisible());
    QCOMPARE(shown.editor.text(Field::RegistryUsername), u"somebody-else"_s);
}

void TestRegistryList::refreshingByItself()
{
    WholeWindow shown(quickPractice());
    QCOMPARE(shown.listing.autoRefresh().interval(), 0ms);
    shown.find<QAction>("refreshEvery5").trigger();
    QCOMPARE(shown.listing.autoRefresh().interval(), 5min);
    {
        WholeWindow next; // it is remembered
        QCOMPARE(next.listing.autoRefresh().interval(), 5min);
    }
    shown.find<QAction>("refreshEvery0").trigger();
    QCOMPARE(shown.listing.autoRefresh().interval(), 0ms);
}

QTEST_MAIN(TestRegistryList)
#include "tst_registry_list.moc"
