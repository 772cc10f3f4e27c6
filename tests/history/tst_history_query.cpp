// What is found: by words, time, outcome and repository, newest first, page by page; and credential ages.

#include "tests/history/history_fixture.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

class TestHistoryQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFits_data();
    void whatFits();
    void pagesHaveEachOnce();
    void credentialChanges();
};

namespace {

// Four records: r1 to r4, a minute apart.
void fill(OwnHistory &own)
{
    own.history->record(recordOf(u"r1"_s, 1));
    HistoryRecord refused = recordOf(u"r2"_s, 2);
    refused.outcome = u"refused"_s;
    refused.errorCode = u"HSS.0013"_s;
    refused.registryName = u"Über 100%_x\\y"_s;
    own.history->record(refused);
    HistoryRecord moved = recordOf(u"r3"_s, 3);
    moved.changed = {{Field::RegistryAddr, u"old.example.com"_s, u"new.example.com"_s}};
    own.history->record(moved);
    HistoryRecord removed = recordOf(u"r4"_s, 4);
    removed.action = HistoryAction::Delete;
    removed.changed = {};
    own.history->record(removed);
}

} // namespace

void TestHistoryQuery::whatFits_data()
{
    QTest::addColumn<QString>("find");
    QTest::addColumn<int>("from"); // minutes; -1: not said
    QTest::addColumn<int>("to");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("registryId");
    QTest::addColumn<QString>("found");
    const auto find = [](const char *name, const QString &text, const QString &found) {
        QTest::newRow(name) << text << -1 << -1 << QString() << QString() << found;
    };
    find("all, newest first", {}, u"r4 r3 r2 r1"_s);
    find("a code in another case", u"hss.0013"_s, u"r2"_s);
    find("two words, both needed", u"harbor new.example"_s, u"r3"_s);
    find("an old value", u"OLD.example"_s, u"r3"_s);
    find("letters beyond ASCII, folded", u"ÜBER"_s, u"r2"_s);
    find("a percent sign is itself", u"100%"_s, u"r2"_s);
    find("an underscore is itself", u"%_x"_s, u"r2"_s);
    find("an underscore stands for nothing else", u"harbor_r1"_s, {});
    find("a backslash is itself", uR"(x\y)"_s, u"r2"_s);
    find("a quote does no harm", u"' OR 1=1 --"_s, {});
    find("the action", u"delete"_s, u"r4"_s);
    find("a field", u"registry_addr"_s, u"r3"_s);
    find("only blanks", u"   "_s, u"r4 r3 r2 r1"_s);
    QTest::newRow("from a time on") << QString() << 3 << -1 << QString() << QString() << u"r4 r3"_s;
    QTest::newRow("up to a time") << QString() << -1 << 3 << QString() << QString() << u"r2 r1"_s;
    QTest::newRow("between") << QString() << 2 << 3 << QString() << QString() << u"r2"_s;
    QTest::newRow("an outcome") << QString() << -1 << -1 << u"refused"_s << QString() << u"r2"_s;
    QTest::newRow("a repository") << QString() << -1 << -1 << QString() << u"r3"_s << u"r3"_s;
    QTest::newRow("several conditions") << u"harbor"_s << 1 << 4 << u"updated"_s << QString() << u"r3 r1"_s;
}

void TestHistoryQuery::whatFits()
{
    QFETCH(QString, find);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(QString, outcome);
    QFETCH(QString, registryId);
    QFETCH(QString, found);
    OwnHistory own;
    fill(own);
    HistoryQuery query;
    query.find = find;
    if (from >= 0)
        query.from = recordOf({}, from).when;
    if (to >= 0)
        query.to = recordOf({}, to).when;
    query.outcome = outcome;
    query.registryId = registryId;
    QCOMPARE(own.found(query).join(u' '), found);
}

void TestHistoryQuery::pagesHaveEachOnce()
{
    OwnHistory own;
    for (int i = 0; i < 25; ++i)
        own.history->record(recordOf(u"r%1"_s.arg(i), i / 10)); // many at the same moment
    HistoryQuery query;
    query.limit = 10;
    QStringList all;
    QList<qsizetype> sizes;
    for (bool more = true; more;) {
        const Result<HistoryPage, HistoryError> page = own.find(query);
        QVERIFY(page.ok());
        sizes.append(page.value().records.size());
        for (const HistoryRecord &record : page.value().records)
            all.append(record.registryId);
        more = page.value().more;
        const HistoryRecord &last = page.value().records.constLast();
        query.olderThan = HistoryQuery::Place{last.when, last.number};
    }
    QCOMPARE(sizes, (QList<qsizetype>{10, 10, 5}));
    QStringList expected;
    for (int i = 24; i >= 0; --i)
        expected.append(u"r%1"_s.arg(i));
    QCOMPARE(all, expected);
}

void TestHistoryQuery::credentialChanges()
{
    OwnHistory own;
    own.history->record(recordOf(u"r1"_s, 1));
    own.history->record(recordOf(u"r1"_s, 5));
    own.history->record(recordOf(u"r1"_s, 3)); // its clock was behind
    HistoryRecord refused = recordOf(u"r2"_s, 9);
    refused.outcome = u"refused"_s;
    own.history->record(refused);
    HistoryRecord other = recordOf(u"r3"_s, 9);
    other.changed.removeLast(); // only the name
    own.history->record(other);
    HistoryRecord added = recordOf(u"r4"_s, 7);
    added.action = HistoryAction::Add;
    own.history->record(added);
    HistoryRecord elsewhere = recordOf(u"r5"_s, 9);
    elsewhere.projectId = u"p2"_s;
    own.history->record(elsewhere);
    HistoryRecord checked = recordOf(u"r6"_s, 9);
    checked.action = HistoryAction::Check;
    own.history->record(checked);
    const auto changes =
        finished(own.history->credentialChanges(u"https://hss.example.com"_s, u"p1"_s, own.scope));
    QVERIFY(changes.ok());
    QCOMPARE(changes.value(),
        (CredentialChanges{{u"r1"_s, recordOf({}, 5).when}, {u"r4"_s, recordOf({}, 7).when}}));
}

QTEST_GUILESS_MAIN(TestHistoryQuery)
#include "tst_history_query.moc"
