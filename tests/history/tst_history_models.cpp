// The models that the window shows: the listing of the history, the ages of credentials, the diagnostic log.

#include "app/history/credential_ages.h"
#include "app/history/diagnostic_log.h"
#include "app/history/history_listing.h"
#include "app/history/history_words.h"
#include "tests/history/history_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

class TestHistoryModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theListingFollowsTheHistory();
    void theListingReadsPages();
    void theListingSaysWhatIsWrong();
    void theListingSetsForgetsAndExports();
    void agesFollowTheHistory();
    void agesAreNotReadAtEveryRecord();
    void resultTexts_data();
    void resultTexts();
    void theDiagnosticLogKeepsTheLast();
};

void TestHistoryModels::theListingFollowsTheHistory()
{
    OwnHistory own;
    own.history->record(recordOf(u"r1"_s, 1));
    HistoryListing listing(*own.history);
    QCOMPARE(listing.items().size(), 0);
    listing.setQuery({});
    QCOMPARE(listing.state(), HistoryListing::State::Loading);
    QTRY_COMPARE(listing.state(), HistoryListing::State::Ready);
    QCOMPARE(listing.items().size(), 1);
    own.history->record(recordOf(u"r2"_s, 2));
    QTRY_COMPARE(listing.items().size(), 2);
    QCOMPARE(listing.items().constFirst().registryId, u"r2"_s);
    HistoryQuery query;
    query.registryId = u"r1"_s;
    listing.setQuery(query);
    HistoryQuery later;
    later.registryId = u"r2"_s;
    listing.setQuery(later); // the answer to the first is not shown
    QTRY_COMPARE(listing.state(), HistoryListing::State::Ready);
    QCOMPARE(listing.items().size(), 1);
    QCOMPARE(listing.items().constFirst().registryId, u"r2"_s);
}

void TestHistoryModels::theListingReadsPages()
{
    OwnHistory own;
    for (int i = 0; i < 25; ++i)
        own.history->record(recordOf(u"r%1"_s.arg(i), i));
    HistoryListing listing(*own.history);
    HistoryQuery query;
    query.limit = 10;
    QVERIFY(own.settled().ok());
    listing.setQuery(query);
    QTRY_COMPARE(listing.items().size(), 10);
    QSignalSpy appended(&listing, &HistoryListing::itemsAppended);
    for (const int size : {20, 25}) {
        QVERIFY(listing.hasMore());
        QTRY_COMPARE(listing.state(), HistoryListing::State::Ready);
        listing.fetchMore();
        listing.fetchMore(); // one at a time
        QTRY_COMPARE(listing.items().size(), size);
    }
    QVERIFY(!listing.hasMore());
    QCOMPARE(appended.size(), 2);
    QCOMPARE(listing.items().constLast().registryId, u"r0"_s);
}

void TestHistoryModels::theListingSaysWhatIsWrong()
{
    OwnHistory own;
    QVERIFY(QDir().mkpath(own.folder.filePath(u"data"_s)));
    QFile file(own.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("no database ").repeated(200));
    file.close();
    HistoryListing listing(*own.history);
    listing.setQuery({});
    QTRY_COMPARE(listing.state(), HistoryListing::State::Failed);
    QCOMPARE(listing.error(), HistoryError::Damaged);
    listing.forgetAll();
    QTRY_COMPARE(listing.state(), HistoryListing::State::Ready);
}

void TestHistoryModels::theListingSetsForgetsAndExports()
{
    OwnHistory own;
    own.history->record(recordOf(u"r1"_s, 1));
    HistoryListing listing(*own.history);
    listing.setQuery({});
    QTRY_COMPARE(listing.items().size(), 1);
    QSignalSpy exported(&listing, &HistoryListing::exported);
    QSignalSpy refused(&listing, &HistoryListing::refused);
    QSignalSpy forgotten(&listing, &HistoryListing::forgotten);
    listing.exportTo(own.folder.filePath(u"a.csv"_s));
    QTRY_COMPARE(exported.size(), 1);
    QCOMPARE(exported.constFirst().constFirst().toInt(), 1);
    listing.exportTo(own.folder.filePath(u"no/a.csv"_s));
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.constFirst().constFirst().value<HistoryError>(), HistoryError::NotExported);
    listing.setKeepDays(100'000);
    QTRY_COMPARE(listing.keepDays(), 100'000);
    listing.forgetAll();
    QTRY_COMPARE(forgotten.size(), 1);
    QTRY_COMPARE(listing.items().size(), 0);
}

void TestHistoryModels::agesFollowTheHistory()
{
    OwnHistory own;
    CredentialAges ages(&*own.history);
    own.history->record(recordOf(u"r1"_s, 1));
    ages.setPlace(u"https://hss.example.com"_s, u"p1"_s);
    QTRY_COMPARE(ages.lastChange(u"r1"_s), std::optional(recordOf({}, 1).when));
    QVERIFY(!ages.lastChange(u"r2"_s));
    own.history->record(recordOf(u"r1"_s, 3));
    QTRY_COMPARE(ages.lastChange(u"r1"_s), std::optional(recordOf({}, 3).when));
    ages.setPlace(u"https://hss.example.com"_s, u"p2"_s);
    QVERIFY(!ages.lastChange(u"r1"_s));
    CredentialAges none(nullptr);
    none.setPlace(u"https://hss.example.com"_s, u"p1"_s);
    QVERIFY(!none.lastChange(u"r1"_s));
}

// A rotation records thousands; each reading is of the whole project.
void TestHistoryModels::agesAreNotReadAtEveryRecord()
{
    OwnHistory own;
    CredentialAges ages(&*own.history);
    ages.setPlace(u"https://hss.example.com"_s, u"p1"_s);
    QSignalSpy stored(&*own.history, &History::changed);
    QSignalSpy read(&ages, &CredentialAges::changed);
    constexpr int records = 40;
    for (int day = 1; day <= records; ++day) {
        const qsizetype before = stored.size();
        own.history->record(recordOf(u"r1"_s, day));
        QTRY_VERIFY(stored.size() > before);
    }
    QTRY_COMPARE(ages.lastChange(u"r1"_s), std::optional(recordOf({}, records).when));
    QVERIFY2(read.size() < records / 2, qPrintable(QString::number(read.size())));
}

void TestHistoryModels::resultTexts_data()
{
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("accepted") << u"updated"_s << 200 << QString() << u"Accepted by HSS (HTTP 200)"_s;
    QTest::newRow("refused") << u"refused"_s << 403 << u"HSS.0013"_s << u"Refused (HTTP 403, HSS.0013)"_s;
    QTest::newRow("not reached") << u"unreachable"_s << 0 << QString() << u"Not reached"_s;
    QTest::newRow("a word of another version")
        << u"new\u202eword"_s << 0 << QString() << u"new‹U+202E›word"_s;
}

void TestHistoryModels::resultTexts()
{
    QFETCH(QString, outcome);
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(QString, text);
    HistoryRecord record = recordOf(u"r1"_s);
    record.outcome = outcome;
    record.httpStatus = status;
    record.errorCode = code;
    QCOMPARE(historyResult(record), text);
}

void TestHistoryModels::theDiagnosticLogKeepsTheLast()
{
    DiagnosticLog log;
    RequestFacts facts;
    facts.verb = "GET";
    facts.path = u"/v5/p1/image/registries"_s;
    facts.status = 200;
    facts.requestId = u"req\n1"_s;
    log.record(facts); // off
    QCOMPARE(log.count(), std::size_t(0));
    log.setOn(true);
    for (std::size_t i = 0; i < DiagnosticLog::most + 3; ++i)
        log.record(facts);
    QCOMPARE(log.count(), DiagnosticLog::most);
    QCOMPARE(log.text().count(u'\n'), int(DiagnosticLog::most) + 2);
    QVERIFY(log.text().contains(u"3 older requests were dropped"_s));
    QVERIFY(log.text().contains(u"GET /v5/p1/image/registries -> 200"_s));
    log.setOn(false);
    QCOMPARE(log.count(), std::size_t(0));
}

QTEST_GUILESS_MAIN(TestHistoryModels)
#include "tst_history_models.moc"
