// Synchronise now: the task is found though the answer has no ID, and followed to its end.
#include "app/editor/registry_sync.h"

#include "tests/editor/json_service.h"

#include <QSignalSpy>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using End = OperationRecord::End;

namespace {

RegistryInfo known(const QString &id)
{
    RegistryInfo info;
    info.id = id;
    info.name = u"name of "_s + id;
    info.type = u"Harbor"_s;
    info.status = u"success"_s;
    info.latestSyncTime = 1000;
    return info;
}

//! What the service does; the answers about tasks and repositories change with what was asked before.
struct World {
    QByteArray create = answerBytes(200);
    bool tasksListed = true;
    int looksUntilDone = 2;
    QString syncStatus = u"finished"_s;
    qint64 syncedAfter = 2000;
    QString statusAfter = u"success"_s;
    bool created = false;

    ServerScript operator()(const SeenRequest &request)
    {
        if (request.verb == "POST") {
            created = true;
            return {sendBytes(create)};
        }
        if (request.target.contains("image-sync/tasks/t2/registries"))
            return pageAnswer({QJsonObject{{u"registry_id"_s, u"r1"_s},
                {u"sync_status"_s, looksUntilDone-- > 0 ? u"running"_s : syncStatus},
                {u"failed_reason"_s, u"REQUEST_API_ERROR"_s}}});
        if (request.target.contains("image-sync/tasks/"))
            return pageAnswer({QJsonObject{{u"registry_id"_s, u"another"_s}}});
        if (request.target.contains("/image/tasks"))
            return tasks();
        const bool over = looksUntilDone < 0;
        return pageAnswer({QJsonObject{{u"id"_s, u"r1"_s}, {u"registry_name"_s, u"name of r1"_s},
            {u"registry_type"_s, u"Harbor"_s}, {u"status"_s, over ? statusAfter : u"success"_s},
            {u"fail_reason"_s, over && statusAfter == u"fail"_s ? u"REQUEST_API_ERROR"_s : QString()},
            {u"latest_sync_time"_s, over ? syncedAfter : 1000}}});
    }
    //! An old task, one of somebody else that begins at the same time, and ours.
    ServerScript tasks()
    {
        if (!tasksListed) {
            --looksUntilDone;
            return refusal("HSS.0013");
        }
        QJsonArray items{QJsonObject{{u"task_id"_s, u"t0"_s}}};
        if (created)
            items << QJsonObject{{u"task_id"_s, u"t1"_s}} << QJsonObject{{u"task_id"_s, u"t2"_s}};
        return pageAnswer(items);
    }
};

QList<OperationRecord> recordsOf(const QSignalSpy &spy)
{
    QList<OperationRecord> records;
    for (const QVariantList &arguments : spy)
        records.append(arguments.constFirst().value<OperationRecord>());
    return records;
}

} // namespace

class TestRegistrySync : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsFollowedToItsEnd();
    void itsEnds_data();
    void itsEnds();
    void itIsFollowedAsLongAsAsked_data();
    void itIsFollowedAsLongAsAsked();
    void withoutTheTasksTheListTells();
    void aRefusalIsTheEnd();
    void cancelledItSaysThatHssGoesOn();
    void withoutAConnectionNothingBegins();
};

void TestRegistrySync::itIsFollowedToItsEnd()
{
    ServiceAt service{World{}};
    RegistrySync sync(service.clock);
    sync.setClient(&service.client, 20s);
    const QSignalSpy records(&sync, &RegistrySync::recordChanged);
    const QSignalSpy read(&sync, &RegistrySync::registryRead);
    sync.start({known(u"r1"_s)});
    QVERIFY(sync.isRunning() && !sync.canStart());
    QTRY_VERIFY_WITH_TIMEOUT(!sync.isRunning(), 10'000);
    const QList<OperationRecord> seen = recordsOf(records);
    QCOMPARE(seen.size(), 2);
    QCOMPARE(seen.first().end, End::Open);
    QCOMPARE(seen.first().report.outcome, Outcome::Updated);
    QCOMPARE(seen.last().end, End::Done);
    QCOMPARE(seen.last().number, seen.first().number);
    QCOMPARE(seen.last().proof, Proof::Connected);
    QVERIFY2(seen.last().note.startsWith(u"Synchronised: Connected"_s), qPrintable(seen.last().note));
    QCOMPARE(read.count(), 1);
    QByteArray body;
    for (const SeenRequest &request : service.server.seen()) {
        if (request.verb == "POST")
            body = request.body;
    }
    QVERIFY(body.contains(R"("registry_id":"r1")") && body.contains(R"("sync_all_registries":false)"));
}

void TestRegistrySync::itsEnds_data()
{
    QTest::addColumn<QString>("syncStatus");
    QTest::addColumn<QString>("statusAfter");
    QTest::addColumn<qint64>("syncedAfter");
    QTest::addColumn<End>("end");
    QTest::addColumn<QString>("note");
    QTest::newRow("the task failed for it")
        << u"failed"_s << u"success"_s << qint64(1000) << End::Failed << u"HSS could not synchronise it"_s;
    QTest::newRow("it was read, and HSS calls it abnormal")
        << u"finished"_s << u"fail"_s << qint64(2000) << End::Failed << u"HSS reports Abnormal"_s;
    QTest::newRow("the task is over, but the time is the old one")
        << u"finished"_s << u"success"_s << qint64(1000) << End::NotProved << u"HSS finished the task, but"_s;
}

void TestRegistrySync::itsEnds()
{
    QFETCH(const QString, syncStatus);
    QFETCH(const QString, statusAfter);
    QFETCH(const qint64, syncedAfter);
    QFETCH(const End, end);
    QFETCH(const QString, note);
    World world;
    world.syncStatus = syncStatus;
    world.statusAfter = statusAfter;
    world.syncedAfter = syncedAfter;
    ServiceAt service{world};
    RegistrySync sync(service.clock);
    sync.setClient(&service.client, 20s);
    const QSignalSpy records(&sync, &RegistrySync::recordChanged);
    sync.start({known(u"r1"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(!sync.isRunning(), 10'000);
    QCOMPARE(recordsOf(records).last().end, end);
    QVERIFY2(recordsOf(records).last().note.startsWith(note), qPrintable(recordsOf(records).last().note));
}

void TestRegistrySync::itIsFollowedAsLongAsAsked_data()
{
    QTest::addColumn<int>("minutes"); // 0: nothing is said about it
    QTest::addColumn<End>("end");
    QTest::addColumn<QString>("note");
    QTest::newRow("ten minutes unless told otherwise") << 0 << End::NotProved << u"10 minutes"_s;
    QTest::newRow("shorter") << 2 << End::NotProved << u"2 minutes"_s;
    QTest::newRow("longer") << 30 << End::Done << u"Synchronised"_s;
}

void TestRegistrySync::itIsFollowedAsLongAsAsked()
{
    QFETCH(const int, minutes);
    QFETCH(const End, end);
    QFETCH(const QString, note);
    World world;
    world.looksUntilDone = 100; // about a quarter of an hour, with ten seconds between two looks
    ServiceAt service{std::move(world)};
    RegistrySync sync(service.clock);
    sync.setClient(&service.client, 20s);
    if (minutes > 0)
        sync.setPatience(std::chrono::minutes(minutes));
    const QSignalSpy records(&sync, &RegistrySync::recordChanged);
    sync.start({known(u"r1"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(!sync.isRunning(), 60'000);
    const OperationRecord last = recordsOf(records).last();
    QVERIFY2(last.end == end, qPrintable(last.note));
    QVERIFY2(last.note.contains(note), qPrintable(last.note));
}

void TestRegistrySync::withoutTheTasksTheListTells()
{
    World world;
    world.tasksListed = false;
    world.looksUntilDone = 0;
    ServiceAt service{world};
    RegistrySync sync(service.clock);
    sync.setClient(&service.client, 20s);
    const QSignalSpy records(&sync, &RegistrySync::recordChanged);
    sync.start({known(u"r1"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(!sync.isRunning(), 10'000);
    QCOMPARE(recordsOf(records).last().end, End::Done);
}

void TestRegistrySync::aRefusalIsTheEnd()
{
    World world;
    world.create = answerBytes(400, R"({"error_code":"HSS.0013","error_msg":"no"})");
    ServiceAt service{world};
    RegistrySync sync(service.clock);
    sync.setClient(&service.client, 20s);
    const QSignalSpy records(&sync, &RegistrySync::recordChanged);
    sync.start({known(u"r1"_s), known(u"r2"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(!sync.isRunning(), 10'000);
    QCOMPARE(records.count(), 2);
    for (const OperationRecord &record : recordsOf(records)) {
        QCOMPARE(record.end, End::Failed);
        QCOMPARE(record.report.errorCode, u"HSS.0013"_s);
    }
    QVERIFY(sync.canStart());
}

void TestRegistrySync::cancelledItSaysThatHssGoesOn()
{
    World world;
    world.looksUntilDone = 1'000'000;
    ServiceAt service{world};
    RegistrySync sync(service.clock);
    sync.setClient(&service.client, 20s);
    const QSignalSpy records(&sync, &RegistrySync::recordChanged);
    sync.start({known(u"r1"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(records.count() == 1, 10'000);
    sync.cancel();
    QVERIFY(!sync.isRunning());
    QCOMPARE(recordsOf(records).last().end, End::NotProved);
    QCOMPARE(recordsOf(records).last().note, u"No longer followed; HSS goes on with it."_s);
}

void TestRegistrySync::withoutAConnectionNothingBegins()
{
    FakeClock clock;
    RegistrySync sync(clock);
    const QSignalSpy records(&sync, &RegistrySync::recordChanged);
    sync.start({known(u"r1"_s)});
    QVERIFY(!sync.isRunning() && !sync.canStart());
    QCOMPARE(records.count(), 0);
}

QTEST_GUILESS_MAIN(TestRegistrySync)
#include "tst_registry_sync.moc"
