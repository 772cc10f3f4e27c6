// A list that is too long to be found and sorted at once: the result is that of the simplest way to do it, whatever is
// typed, read or changed meanwhile.
#include "tests/editor/json_service.h"

#include "app/access/access_fields.h"
#include "app/access/registry_words.h"
#include "app/editor/registry_listing.h"
#include "ui/list/registry_filter.h"
#include "ui/list/registry_pane.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <atomic>
#include <numeric>

using namespace hssreg;
using namespace Qt::StringLiterals;

using Column = RegistryTable::Column;
using Wanted = RegistryFilter::Wanted;

Q_DECLARE_METATYPE(hssreg::RegistryFilter::Wanted)

namespace {

constexpr int rows = 6'000;

//! In no order. A later reading has lost some, has others, and knows more of every third.
QJsonObject repository(int number, int reading)
{
    static const QStringList types{u"Harbor"_s, u"Jfrog"_s, u"Other"_s};
    static const QStringList statuses{u"success"_s, u"fail"_s, u"accessing"_s};
    const int shuffled = int(qint64(number) * 7919 % 9973);
    return {{u"id"_s, u"id-%1"_s.arg(number)}, {u"registry_name"_s, u"harbor-%1"_s.arg(shuffled)},
        {u"registry_type"_s, types.at(number % 3)},
        {u"status"_s, statuses.at((number + (number % 3 == 0 ? reading : 0)) % 3)},
        {u"registry_addr"_s, u"r%1.example.com"_s.arg(number)}, {u"images_num"_s, shuffled % 50},
        {u"latest_sync_time"_s, 1'700'000'000'000 + qint64(shuffled % 400) * 86'400'000}};
}

//! The simplest way to find and sort.
QStringList expected(const RegistryListing &listing, const Wanted &wanted, Column column, Qt::SortOrder order)
{
    const auto has = [&wanted](const RegistryInfo &item) {
        const QString all = QStringList{item.name, item.id, item.type, typeWord(item), statusWord(item),
            item.access[Field::RegistryAddr].value_or(QString())}
                                .join(u'\n');
        for (const QString &word : wanted.text.split(u' ', Qt::SkipEmptyParts)) {
            if (!all.contains(word, Qt::CaseInsensitive))
                return false;
        }
        return (!wanted.status || accessStatus(item) == *wanted.status)
            && (wanted.type.isEmpty() || item.type == wanted.type);
    };
    QCollator alphabet;
    alphabet.setCaseSensitivity(Qt::CaseInsensitive);
    alphabet.setNumericMode(true);
    const auto before = [&](const RegistryInfo &one, const RegistryInfo &other) {
        if (column == Column::Images)
            return one.imagesNum < other.imagesNum;
        if (column == Column::Synced)
            return one.latestSyncTime < other.latestSyncTime;
        if (column == Column::Type)
            return one.type < other.type;
        return alphabet.compare(one.name, other.name) < 0;
    };
    QList<RegistryInfo> found;
    std::copy_if(listing.items().begin(), listing.items().end(), std::back_inserter(found), has);
    std::stable_sort(found.begin(), found.end(), [&](const RegistryInfo &one, const RegistryInfo &other) {
        return order == Qt::AscendingOrder ? before(one, other) : before(other, one);
    });
    QStringList ids;
    for (const RegistryInfo &item : std::as_const(found))
        ids.append(item.id);
    return ids;
}

QStringList shownIds(const QAbstractItemModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.index(row, 0).data(RegistryTable::IdRole).toString());
    return ids;
}

//! A long list, read from a service.
struct LongList {
    LongList()
        : service([this](const SeenRequest &request) { return page(request); })
        , listing(service.clock)
    {
    }
    ServerScript page(const SeenRequest &request) const
    {
        const qsizetype at = request.target.indexOf("offset=");
        const int offset = at < 0 ? 0 : request.target.mid(at + 7).split('&').first().toInt();
        const int from = reading * 10; // these are gone
        QJsonArray items;
        for (int row = offset; row < std::min(rows, offset + 200); ++row)
            items.append(repository(from + row, reading));
        return jsonAnswer({{u"total_num"_s, rows}, {u"data_list"_s, items}});
    }
    [[nodiscard]] bool read()
    {
        if (listing.state() == RegistryListing::State::NoConnection)
            listing.setClient(&service.client, std::chrono::minutes(1));
        else
            listing.refresh();
        return QTest::qWaitFor([this] { return listing.state() == RegistryListing::State::Ready; }, 30'000);
    }

    std::atomic<int> reading = 0;
    ServiceAt service;
    RegistryListing listing;
};

struct FilteredList : LongList {
    [[nodiscard]] bool settles()
    {
        return QTest::qWaitFor([this] { return !table.isTakingIn() && !filter.isBusy(); }, 30'000);
    }

    RegistryTable table{listing, service.clock};
    RegistryFilter filter{table};
};

} // namespace

class TestLongList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sortingByAndBy_data();
    void sortingByAndBy();
    void likeTheSimplestWay_data();
    void likeTheSimplestWay();
    void aNewerWishWins();
    void rowsChangeMeanwhile_data();
    void rowsChangeMeanwhile();
    void theListIsReadAgain();
    void whatIsSelectedStaysSelected();
    void enterWaitsForWhatIsFound();
};

void TestLongList::sortingByAndBy_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("slice");
    for (const int size : {0, 1, 2, 63, 64, 65, 128, 200, 1'000, 4'097}) {
        for (const int slice : {1, 7, 100, 100'000})
            QTest::addRow("%d rows, %d at a time", size, slice) << size << slice;
    }
}

void TestLongList::sortingByAndBy()
{
    QFETCH(const int, size);
    QFETCH(const int, slice);
    const auto key = [](int row) { return row * 7919 % 101; }; // many are equal
    const auto before = [&key](int one, int other) { return key(one) < key(other); };
    QList<int> simply(size);
    std::iota(simply.begin(), simply.end(), 0);
    std::stable_sort(simply.begin(), simply.end(), before);
    RowSort sort(size, before);
    int turns = 1;
    while (!sort.advance(slice))
        ++turns;
    QCOMPARE(sort.take(), simply);
    QVERIFY(turns == 1 || slice < size * 8);
}

void TestLongList::likeTheSimplestWay_data()
{
    QTest::addColumn<Wanted>("wanted");
    QTest::addColumn<Column>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::newRow("all by name") << Wanted() << Column::Repository << Qt::AscendingOrder;
    QTest::newRow("all by name, backwards") << Wanted() << Column::Repository << Qt::DescendingOrder;
    QTest::newRow("all by images, many alike") << Wanted() << Column::Images << Qt::AscendingOrder;
    QTest::newRow("the same backwards") << Wanted() << Column::Images << Qt::DescendingOrder;
    QTest::newRow("a part of the name")
        << Wanted{u"bor-1"_s, {}, {}} << Column::Synced << Qt::DescendingOrder;
    QTest::newRow("two words") << Wanted{u"ABNORMAL 99"_s, {}, {}} << Column::Type << Qt::AscendingOrder;
    QTest::newRow("a status and a type") << Wanted{u"bor-7"_s, AccessStatus::Success, u"Harbor"_s}
                                         << Column::Repository << Qt::DescendingOrder;
    QTest::newRow("nothing has it") << Wanted{u"zebra"_s, {}, {}} << Column::Images << Qt::DescendingOrder;
}

void TestLongList::likeTheSimplestWay()
{
    QFETCH(const Wanted, wanted);
    QFETCH(const Column, column);
    QFETCH(const Qt::SortOrder, order);
    FilteredList list;
    QVERIFY(list.read());
    list.filter.sort(int(column), order);
    for (qsizetype letters = 1; letters < wanted.text.size(); ++letters)
        list.filter.want({wanted.text.first(letters), wanted.status, wanted.type});
    list.filter.want(wanted);
    QVERIFY(list.settles());
    QCOMPARE(shownIds(list.filter), expected(list.listing, wanted, column, order));
    list.filter.want({});
    QVERIFY(list.settles());
    QCOMPARE(shownIds(list.filter), expected(list.listing, {}, column, order));
}

void TestLongList::aNewerWishWins()
{
    FilteredList list;
    QSignalSpy filled(&list.filter, &QAbstractItemModel::modelReset);
    QVERIFY(list.read());
    while (list.filter.rowCount() < rows)
        QVERIFY(filled.wait(30'000));
    QSignalSpy settled(&list.filter, &RegistryFilter::settled);
    list.filter.want({u"bor-1"_s, {}, {}}); // nothing was worked out ahead yet, or not much
    QVERIFY(list.filter.isBusy());
    list.filter.want({u"bor-2"_s, {}, {}});
    QVERIFY(list.settles());
    QCOMPARE(settled.size(), 1);
    QCOMPARE(shownIds(list.filter),
        expected(list.listing, list.filter.wanted(), Column::Repository, Qt::AscendingOrder));
}

void TestLongList::rowsChangeMeanwhile_data()
{
    QTest::addColumn<bool>("sorting");
    QTest::newRow("while they are sorted") << true;
    QTest::newRow("while they are searched") << false;
}

void TestLongList::rowsChangeMeanwhile()
{
    QFETCH(const bool, sorting);
    FilteredList list;
    QVERIFY(list.read());
    if (!sorting)
        QVERIFY(list.settles());
    list.filter.want({u"abn"_s, {}, {}});
    int changed = 0;
    for (const RegistryInfo &each : QList<RegistryInfo>(list.listing.items())) {
        if (++changed % 50 != 0)
            continue;
        RegistryInfo other = each;
        other.name = u"harbor-%1"_s.arg(changed);
        other.status = changed % 100 == 0 ? u"fail"_s : u"success"_s;
        list.listing.replace(other);
        if (changed % 1'000 == 0)
            QCoreApplication::sendPostedEvents();
    }
    QVERIFY(list.settles());
    const auto simply = [&list] {
        return expected(list.listing, list.filter.wanted(), Column::Repository, Qt::AscendingOrder);
    };
    QCOMPARE(shownIds(list.filter), simply());
    RegistryInfo one = list.listing.items().at(3'001); // with nothing under way
    one.name = u"harbor-0"_s;
    one.status = u"fail"_s;
    list.listing.replace(one);
    QCOMPARE(shownIds(list.filter), simply());
    QVERIFY(simply().contains(one.id));
}

void TestLongList::theListIsReadAgain()
{
    FilteredList list;
    QVERIFY(list.read() && list.settles());
    list.filter.want({u"bor-1"_s, {}, {}});
    list.reading = 1;
    QVERIFY(list.read());
    RegistryInfo other = list.listing.items().at(2); // while the new list is taken in
    other.name = u"harbor-12345"_s;
    list.listing.replace(other);
    QVERIFY(list.settles());
    const QStringList shown = shownIds(list.filter);
    QCOMPARE(shown, expected(list.listing, list.filter.wanted(), Column::Repository, Qt::AscendingOrder));
    QVERIFY(shown.contains(other.id));
    QVERIFY(list.table.registry(list.table.rowOf(other.id)) == other);
    QCOMPARE(list.table.count(AccessStatus::Fail),
        int(std::count_if(list.listing.items().begin(), list.listing.items().end(),
            [](const RegistryInfo &item) { return accessStatus(item) == AccessStatus::Fail; })));
}

void TestLongList::whatIsSelectedStaysSelected()
{
    LongList list;
    RegistryPane pane(list.listing, list.service.clock);
    pane.resize(700, 500);
    pane.show();
    QVERIFY(list.read());
    auto &view = *pane.findChild<QTreeView *>();
    QTRY_COMPARE(view.model()->rowCount(), rows);
    view.setCurrentIndex(view.model()->index(3'000, 0));
    view.selectionModel()->select(
        view.model()->index(3'002, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QStringList two = pane.selected();
    QCOMPARE(two.size(), 2);
    view.sortByColumn(int(Column::Images), Qt::DescendingOrder);
    QTRY_COMPARE(view.model()->index(0, int(Column::Images)).data().toString(), u"49"_s);
    QCOMPARE(QSet<QString>(two.begin(), two.end()), [&] {
        const QStringList now = pane.selected();
        return QSet<QString>(now.begin(), now.end());
    }());
    list.reading = 1;
    QVERIFY(list.read());
    QTRY_VERIFY(shownIds(*view.model()).contains(u"id-%1"_s.arg(rows + 5)));
    const QStringList kept = pane.selected();
    QCOMPARE(QSet<QString>(kept.begin(), kept.end()), QSet<QString>(two.begin(), two.end()));
}

void TestLongList::enterWaitsForWhatIsFound()
{
    LongList list;
    RegistryPane pane(list.listing, list.service.clock);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QVERIFY(list.read());
    auto &view = *pane.findChild<QTreeView *>();
    QTRY_COMPARE(view.model()->rowCount(), rows);
    QSignalSpy chosen(&pane, &RegistryPane::chosen);
    pane.focusFind();
    QTest::keyClicks(QApplication::focusWidget(), u"r5999."_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"id-5999"_s);
    QCOMPARE(view.model()->rowCount(), 1);
}

QTEST_MAIN(TestLongList)
#include "tst_long_list.moc"
