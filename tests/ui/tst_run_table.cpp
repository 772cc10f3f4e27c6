// The table of a run with 10,000 items: what changes a thousand times a second is told ten times a second, and what
// needs a person comes first.
#include "app/repository/login_turns.h"
#include "app/rotation/rotation_run.h"
#include "app/rotation/rotation_sites.h"
#include "app/support/clock.h"
#include "ui/rotation/cell_table.h"
#include "ui/rotation/run_table.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 10'000;

//! A run that was taken up again: the second item failed and the fourth was proved before.
RotationSetup manyItems()
{
    RotationSetup setup;
    setup.id = QUuid::createUuid();
    for (int i = 0; i < many; ++i) {
        RotationItem item;
        item.number = i + 1;
        item.registryId = u"id-%1"_s.arg(i);
        item.registryName = u"harbor-%1"_s.arg(i);
        if (i == 1 || i == 3) {
            item.stage = ItemStage::Done;
            item.result.outcome = i == 1 ? Outcome::Refused : Outcome::Updated;
            item.result.proof = i == 1 ? Proof::NotLooked : Proof::Connected;
        }
        setup.items.push_back(std::move(item));
    }
    return setup;
}

struct Table {
    Table()
    {
        ConnectionSettings settings;
        settings.endpoint = u"http://127.0.0.1:1"_s;
        settings.projectId = u"p"_s;
        settings.token = Secret(u"token");
        sites.add({}, std::move(settings));
        run =
            std::make_unique<RotationRun>(manyItems(), RotationServices{clock, sites, turns, folder.path()});
        table = std::make_unique<RunTable>(*run, sites);
    }
    [[nodiscard]] QString name(int row) const { return table->table().index(row, 0).data().toString(); }

    SystemClock clock;
    QTemporaryDir folder;
    RotationSites sites{clock};
    LoginTurns turns{clock};
    std::unique_ptr<RotationRun> run;
    std::unique_ptr<RunTable> table;
};

} // namespace

class TestRunTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatNeedsAPersonComesFirst();
    void onlyWhatIsWantedIsShown();
    void changesAreGathered();
    void itIsAGoodModel();
};

void TestRunTable::whatNeedsAPersonComesFirst()
{
    const Table shown;
    QCOMPARE(shown.table->table().rowCount(), many);
    QCOMPARE(shown.name(0), u"harbor-1"_s); // failed
    QCOMPARE(shown.name(1), u"harbor-3"_s); // proved
    QCOMPARE(shown.name(2), u"harbor-0"_s); // waits
    const QString spoken = shown.table->table().index(1, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"harbor-3"_s) && spoken.contains(u"Connected"_s), qPrintable(spoken));
}

void TestRunTable::onlyWhatIsWantedIsShown()
{
    const Table shown;
    shown.table->setFilter(RunTable::Filter::Failed);
    QCOMPARE(shown.table->table().rowCount(), 1);
    shown.table->setFilter(RunTable::Filter::Waiting);
    QCOMPARE(shown.table->table().rowCount(), many - 2);
    shown.table->setFilter(RunTable::Filter::All);
    QCOMPARE(shown.table->table().rowCount(), many);
}

void TestRunTable::changesAreGathered()
{
    const Table shown;
    const QSignalSpy told(&shown.table->table(), &QAbstractItemModel::dataChanged);
    const QSignalSpy ticked(shown.table.get(), &RunTable::ticked);
    for (int item = 0; item < many; ++item)
        Q_EMIT shown.run->itemChanged(item);
    QCOMPARE(told.count(), 0); // not one by one
    QTRY_COMPARE(ticked.count(), 1);
    QCOMPARE(told.count(), 1);
    QCOMPARE(told.first().at(1).toModelIndex().row(), many - 1);
}

void TestRunTable::itIsAGoodModel()
{
    const Table shown;
    const QAbstractItemModelTester tester(
        &shown.table->table(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    shown.table->setFilter(RunTable::Filter::Proved);
    shown.table->setFilter(RunTable::Filter::All);
    Q_EMIT shown.run->itemChanged(3);
    shown.table->showNow();
    QCOMPARE(shown.name(0), u"harbor-1"_s);
}

QTEST_MAIN(TestRunTable)
#include "tst_run_table.moc"
