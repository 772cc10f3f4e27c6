// The list on the left: what it shows, finds, sorts and says, and what stands in its place.
#include "tests/ui/window_fixture.h"

#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/list/registry_table.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpServer>

using namespace hssreg;
using namespace Qt::StringLiterals;

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
    QTest::newRow("a part of the address") << u"8443"_s << QStringList{u"harbor-eu"_s};
    QTest::newRow("the user") << u"svc-hss"_s << QStringList{u"jfrog-build"_s};
    QTest::newRow("the status in words") << u"abnormal"_s << QStringList{u"harbor-dr"_s, u"jfrog-build"_s};
    QTest::newRow("the type") << u"jfrog"_s << QStringList{u"jfrog-build"_s};
    QTest::newRow("a part of the ID") << u"5b7dd0a1"_s << QStringList{u"jfrog-build"_s};
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
    QCOMPARE(shown.find<QLabel>("connectionState").text(), u"Not signed in"_s);
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

QTEST_MAIN(TestRegistryList)
#include "tst_registry_list.moc"
