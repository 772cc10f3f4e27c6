// Connecting, removing, clusters, upload command and counts: what is asked, and what is said of the answer.
#include "app/editor/operation_history.h"
#include "app/editor/registry_operations.h"

#include "tests/editor/json_service.h"

#include <QSignalSpy>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using End = OperationRecord::End;

namespace {

QJsonObject listed(const QString &id, const QString &name, const QString &status, qint64 synced)
{
    return {{u"id"_s, id}, {u"registry_name"_s, name}, {u"registry_type"_s, u"Harbor"_s},
        {u"status"_s, status}, {u"latest_sync_time"_s, synced}};
}

RegistryInfo registry(const QString &id)
{
    RegistryInfo info;
    info.id = id;
    info.name = u"name of "_s + id;
    return info;
}

NewRegistry newOne()
{
    NewRegistry registry{u"harbor-new"_s, u"Harbor"_s, {}};
    registry.access.set(Field::ApiVersion, u"V2"_s);
    registry.access.set(Field::Protocol, u"https"_s);
    registry.access.set(Field::RegistryAddr, u"harbor.example.com"_s);
    registry.access.set(Field::RegistryUsername, u"robot"_s);
    registry.access.setPassword(Secret(u"S3cret-marker"));
    registry.access.set(Field::ConnectClusterId, u"c1"_s);
    registry.access.set(Field::GetScanImageChannel, u"Swr"_s);
    return registry;
}

QList<OperationRecord> recordsOf(const QSignalSpy &spy)
{
    QList<OperationRecord> records;
    for (const QVariantList &arguments : spy)
        records.append(arguments.constFirst().value<OperationRecord>());
    return records;
}

} // namespace

class TestRegistryOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewOneIsFoundByItsNameAndProved();
    void aRefusedOneStaysToBeMended();
    void removingReadsTheListAfter_data();
    void removingReadsTheListAfter();
    void clustersAreReadWhenWanted();
    void clustersThatFailSaySo();
    void whyAClusterCanNotBeChosen_data();
    void whyAClusterCanNotBeChosen();
    void theUploadCommandIsForgotten();
    void countsAreRead();
    void theHistoryKeepsWhatWasDone();
};

void TestRegistryOperations::aNewOneIsFoundByItsNameAndProved()
{
    // There is an older one with the same name: the new one is the one that was not there before.
    ServiceAt service([created = false, looks = 0](const SeenRequest &request) mutable -> ServerScript {
        if (request.verb == "POST") {
            created = true;
            return {sendBytes(answerBytes(200))};
        }
        QJsonArray items{listed(u"old"_s, u"harbor-new"_s, u"fail"_s, 500)};
        looks += created ? 1 : 0;
        if (created)
            items << listed(
                u"new"_s, u"harbor-new"_s, looks > 2 ? u"success"_s : u"accessing"_s, looks > 2 ? 900 : 0);
        return pageAnswer(items);
    });
    RegistryAdding adding(service.clock);
    adding.setClient(&service.client, 20s);
    const QSignalSpy records(&adding, &RegistryAdding::recordChanged);
    const QSignalSpy created(&adding, &RegistryAdding::created);
    adding.start(newOne());
    QTRY_VERIFY_WITH_TIMEOUT(!adding.isRunning(), 10'000);
    QCOMPARE(created.count(), 1);
    QCOMPARE(created.first().first().toString(), u"new"_s);
    const OperationRecord last = recordsOf(records).last();
    QCOMPARE(last.end, End::Done);
    QCOMPARE(last.proof, Proof::Connected);
    QCOMPARE(last.registryId, u"new"_s);
    QVERIFY(service.server.seen().at(1).body.contains(R"("registry_name":"harbor-new")"));
    for (const OperationRecord &record : recordsOf(records))
        QVERIFY(!record.note.contains(u"S3cret-marker"_s));
}

void TestRegistryOperations::aRefusedOneStaysToBeMended()
{
    ServiceAt service([](const SeenRequest &request) {
        return request.verb == "POST" ? refusal("HSS.0013") : pageAnswer({});
    });
    RegistryAdding adding(service.clock);
    adding.setClient(&service.client, 20s);
    const QSignalSpy records(&adding, &RegistryAdding::recordChanged);
    const QSignalSpy answered(&adding, &RegistryAdding::answered);
    adding.start(newOne());
    QTRY_VERIFY_WITH_TIMEOUT(!adding.isRunning(), 10'000);
    QCOMPARE(answered.count(), 1);
    QCOMPARE(recordsOf(records).last().end, End::Failed);
    QVERIFY(adding.canStart());
}

void TestRegistryOperations::removingReadsTheListAfter_data()
{
    QTest::addColumn<QStringList>("removed");
    QTest::addColumn<QStringList>("left");
    QTest::addColumn<QList<int>>("ends");
    QTest::addColumn<QByteArray>("verb");
    QTest::newRow("one that is gone")
        << QStringList{u"r1"_s} << QStringList{} << QList<int>{int(End::Done)} << QByteArray("DELETE");
    QTest::newRow("one that is listed all the same") << QStringList{u"r1"_s} << QStringList{u"r1"_s}
                                                     << QList<int>{int(End::Failed)} << QByteArray("DELETE");
    QTest::newRow("two of which one is gone")
        << QStringList{u"r1"_s, u"r2"_s} << QStringList{u"r2"_s}
        << QList<int>{int(End::Done), int(End::Failed)} << QByteArray("POST");
}

void TestRegistryOperations::removingReadsTheListAfter()
{
    QFETCH(const QStringList, removed);
    QFETCH(const QStringList, left);
    QFETCH(const QList<int>, ends);
    QFETCH(const QByteArray, verb);
    ServiceAt service([left](const SeenRequest &request) -> ServerScript {
        if (request.verb != "GET")
            return {sendBytes(answerBytes(200))};
        QJsonArray items;
        for (const QString &id : left)
            items << listed(id, id, u"success"_s, 1);
        return pageAnswer(items);
    });
    RegistryRemoval removal(service.clock);
    removal.setClient(&service.client, 20s);
    const QSignalSpy records(&removal, &RegistryRemoval::recordChanged);
    const QSignalSpy done(&removal, &RegistryRemoval::done);
    QList<RegistryInfo> registries;
    for (const QString &id : removed)
        registries.append(registry(id));
    removal.start(registries);
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 10'000);
    QCOMPARE(service.server.count(verb), 1);
    QList<int> seen;
    for (const OperationRecord &record : recordsOf(records))
        seen.append(int(record.end));
    QCOMPARE(seen, ends);
}

void TestRegistryOperations::clustersAreReadWhenWanted()
{
    ServiceAt service([](const SeenRequest &) {
        return pageAnswer({QJsonObject{{u"cluster_id"_s, u"c2"_s}, {u"cluster_name"_s, u"a-broken"_s},
                               {u"cluster_type"_s, u"cce"_s}, {u"combined_status"_s, u"run_error"_s}},
            QJsonObject{{u"cluster_id"_s, u"c1"_s}, {u"cluster_name"_s, u"prod"_s},
                {u"cluster_type"_s, u"self_built_idc"_s}, {u"combined_status"_s, u"running"_s}}});
    });
    ClusterListing clusters(service.clock);
    QVERIFY(!clusters.notice().isEmpty()); // without a connection it says so
    clusters.setClient(&service.client, 20s);
    QCOMPARE(clusters.state(), ClusterListing::State::NotRead);
    QCOMPARE(service.server.seen().size(), 0);
    clusters.want();
    clusters.want();
    QTRY_COMPARE(clusters.state(), ClusterListing::State::Ready);
    clusters.want();
    QCOMPARE(clusters.state(), ClusterListing::State::Ready);
    QCOMPARE(service.server.seen().size(), 1);
    QCOMPARE(clusterName(clusters.items().first()), u"prod"_s); // what can be chosen stands first
    QCOMPARE(clusterTypeWord(clusters.items().first()), u"self-built, on premises"_s);
    QVERIFY(clusters.notice().isEmpty());
}

void TestRegistryOperations::clustersThatFailSaySo()
{
    ServiceAt service([](const SeenRequest &) { return refusal("HSS.0013"); });
    ClusterListing clusters(service.clock);
    clusters.setClient(&service.client, 20s);
    clusters.want();
    QTRY_COMPARE(clusters.state(), ClusterListing::State::Failed);
    QVERIFY2(clusters.notice().contains(u"HSS.0013"_s), qPrintable(clusters.notice()));
}

void TestRegistryOperations::whyAClusterCanNotBeChosen_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("combined");
    QTest::addColumn<QString>("access");
    QTest::addColumn<QString>("why");
    QTest::newRow("running can") << u"c1"_s << u"running"_s << u"connect_success"_s << QString();
    QTest::newRow("not connected can not")
        << u"c1"_s << QString() << u"not_connect"_s << u"not connected to HSS"_s;
    QTest::newRow("interrupted can not")
        << u"c1"_s << u"run_error"_s << u"connect_disruption"_s << u"connection to HSS interrupted"_s;
    QTest::newRow("being upgraded can not")
        << u"c1"_s << u"upgrading"_s << QString() << u"HSS plug-in being upgraded"_s;
    QTest::newRow("an ID that is too long can not")
        << QString(65, u'c') << u"running"_s << QString() << u"Jump cluster"_s;
}

void TestRegistryOperations::whyAClusterCanNotBeChosen()
{
    QFETCH(const QString, id);
    QFETCH(const QString, combined);
    QFETCH(const QString, access);
    QFETCH(const QString, why);
    ClusterInfo cluster;
    cluster.id = id;
    cluster.combinedStatus = combined;
    cluster.accessStatus = access;
    if (why.isEmpty())
        QCOMPARE(whyNotJumpCluster(cluster), QString());
    else
        QVERIFY2(whyNotJumpCluster(cluster).contains(why), qPrintable(whyNotJumpCluster(cluster)));
}

void TestRegistryOperations::theUploadCommandIsForgotten()
{
    ServiceAt service([](const SeenRequest &) {
        return jsonAnswer({{u"image_command"_s, u"upload -p S3cret-marker"_s},
            {u"images_download_url"_s, u"https://example.com/images"_s}});
    });
    UploadCommands uploads(service.clock);
    uploads.setClient(&service.client, 20s);
    uploads.ask({u"harbor.example.com"_s, u"library"_s, u"robot"_s, Secret(u"S3cret-marker")});
    QCOMPARE(uploads.state(), UploadCommands::State::Asking);
    QTRY_COMPARE(uploads.state(), UploadCommands::State::Answered);
    QCOMPARE(uploads.answer().command.reveal(), u"upload -p S3cret-marker");
    QCOMPARE(uploads.answer().downloadUrl, u"https://example.com/images"_s);
    uploads.forget();
    QCOMPARE(uploads.state(), UploadCommands::State::Idle);
    QVERIFY(uploads.answer().command.reveal().isEmpty());
    QVERIFY(uploads.answer().downloadUrl.isEmpty());
}

void TestRegistryOperations::countsAreRead()
{
    ServiceAt service([](const SeenRequest &) {
        return jsonAnswer({{u"fail_num"_s, 2}, {u"success_num"_s, 5}});
    });
    RegistryCounts counts(service.clock);
    counts.refresh();
    QCOMPARE(counts.state(), RegistryCounts::State::NotRead);
    counts.setClient(&service.client, 20s);
    counts.refresh();
    QTRY_COMPARE(counts.state(), RegistryCounts::State::Ready);
    QCOMPARE(counts.counts().failNum, std::optional(2));
    QCOMPARE(counts.counts().successNum, std::optional(5));
}

void TestRegistryOperations::theHistoryKeepsWhatWasDone()
{
    OperationRecord record;
    record.kind = OperationKind::Connect;
    record.registryId = u"r1"_s;
    record.registryName = u"harbor-new"_s;
    record.report.outcome = Outcome::Updated;
    record.end = End::Done;
    record.proof = Proof::Connected;
    const Account account{QUrl(u"https://hss.example.com"_s), u"p1"_s, {}};
    const HistoryRecord added = historyOf(record, account, u"prod"_s);
    QCOMPARE(added.action, HistoryAction::Add);
    QCOMPARE(added.projectId, u"p1"_s);
    QCOMPARE(added.proof, Proof::Connected);
    QVERIFY(changedCredential(added)); // its age is known from now on
    record.kind = OperationKind::Remove;
    QCOMPARE(historyOf(record, account, u"prod"_s).action, HistoryAction::Delete);
    QVERIFY(!changedCredential(historyOf(record, account, u"prod"_s)));
}

QTEST_GUILESS_MAIN(TestRegistryOperations)
#include "tst_registry_operations.moc"
