// The calls beside the list and the change: what is sent, and what is made of answers that are not to be trusted.

#include "app/service/hss_client.h"
#include "app/service/hss_replies.h"
#include "app/service/network.h"
#include "app/service/requests.h"
#include "app/support/request_log.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finished.h"
#include "tests/support/script_server.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray json = "Content-Type: application/json\r\n";

Account account(const QUrl &endpoint = QUrl(u"https://hss.example.com"_s))
{
    return {endpoint, u"p1"_s, u"all_granted_eps"_s};
}

QByteArray bodyOf(const HttpRequest &request)
{
    return request.body ? QByteArray(request.body->data(), qsizetype(request.body->size())) : QByteArray();
}

HttpOutcome answered(const QByteArray &body, int status = 200)
{
    return HttpResponse{status, {{"Content-Type", "application/json"}}, body, false};
}

//! Keeps what would be logged.
class KeptLog final : public RequestLog {
public:
    void record(const RequestFacts &facts) override { all += facts.path + facts.requestId + facts.failure; }
    QString all;
};

} // namespace

class TestHssCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests_data();
    void requests();
    void aNewRepositoryIsWrittenInOrder();
    void numbersAreTakenAsTheyAre();
    void membersOfOtherTypesAreAbsent();
    void aListThatIsNone_data();
    void aListThatIsNone();
    void theUploadCommandTellsNobodyThePassword();
    void clustersComeInPages();
};

void TestHssCalls::requests_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *verb, const char *target, const char *body = "") {
        QTest::newRow(name) << QString::fromLatin1(name) << QByteArray(verb) << QByteArray(target)
                            << QByteArray(body);
    };
    row("delete", "DELETE", "/v5/p1/image/registries/a%2Fb?enterprise_project_id=all_granted_eps");
    row("batch", "POST", "/v5/p1/image/registries/batch-delete?enterprise_project_id=all_granted_eps",
        R"({"ids":["a","b"]})");
    row("statistics", "GET",
        "/v5/p1/image/registries/statistics?enterprise_project_id=all_granted_eps&registry_type=Harbor");
    row("sync one", "POST", "/v5/p1/image/image-sync/tasks?enterprise_project_id=all_granted_eps",
        R"({"registry_info":[{"registry_id":"a","registry_type":"Harbor"}],"sync_all_registries":false})");
    row("sync all", "POST", "/v5/p1/image/image-sync/tasks?enterprise_project_id=all_granted_eps",
        R"({"sync_all_registries":true})");
    row("tasks", "GET",
        "/v5/p1/image/tasks?enterprise_project_id=all_granted_eps&type=image_sync&task_status=finished"
        "&create_time=1775178000000&limit=200&offset=0");
    row("associated", "GET",
        "/v5/p1/image/image-sync/tasks/t%201/registries?enterprise_project_id=all_granted_eps&limit=200"
        "&offset=200");
    row("clusters", "GET",
        "/v5/p1/container/kubernetes/clusters/daemonsets?enterprise_project_id=all_granted_eps&limit=200"
        "&offset=0");
    row("upload command", "GET",
        "/v5/p1/image/registries/image-upload-command?registry_addr=h%3A1&namespace=n&username=u%24"
        "&password=a%2Bb%20c");
}

void TestHssCalls::requests()
{
    QFETCH(const QString, name);
    ImageTaskQuery finishedTasks;
    finishedTasks.status = u"finished"_s;
    finishedTasks.createTime = 1'775'178'000'000;
    const QHash<QString, std::function<HttpRequest()>> made{
        {u"delete"_s, [] { return deleteRegistryRequest(account(), u"a/b"_s); }},
        {u"batch"_s,
            [] {
                return batchDeleteRequest(account(), {u"a"_s, u"b"_s});
            }},
        {u"statistics"_s, [] { return registryStatisticsRequest(account(), u"Harbor"_s); }},
        {u"sync one"_s,
            [] {
                return createSyncTaskRequest(account(), {{u"a"_s, u"Harbor"_s}});
            }},
        {u"sync all"_s, [] { return createSyncTaskRequest(account(), {}); }},
        {u"tasks"_s, [&] { return listImageScanTasksRequest(account(), finishedTasks, 0, 200); }},
        {u"associated"_s, [] { return listAssociateRegistriesRequest(account(), u"t 1"_s, 200, 200); }},
        {u"clusters"_s, [] { return listClustersRequest(account(), 0, 200); }},
        {u"upload command"_s,
            [] {
                return imageUploadCommandRequest(account(), {u"h:1"_s, u"n"_s, u"u$"_s, Secret(u"a+b c")});
            }},
    };
    const HttpRequest request = made.value(name)();
    QTEST(verbName(request.verb), "verb");
    QTEST(request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority), "target");
    QTEST(bodyOf(request), "body");
}

void TestHssCalls::aNewRepositoryIsWrittenInOrder()
{
    NewRegistry registry{u"prod \"1\""_s, u"Harbor"_s, {}};
    registry.access.set(Field::RegistryAddr, u"h.example.com"_s);
    registry.access.set(Field::Protocol, u"https"_s);
    registry.access.setPassword(Secret(u"p\"w"));
    const HttpRequest request = addRegistryRequest(account(), registry);
    QCOMPARE(request.verb, Verb::Post);
    QCOMPARE(bodyOf(request),
        R"({"registry_name":"prod \"1\"","registry_type":"Harbor","protocol":"https",)"
        R"("registry_addr":"h.example.com","registry_password":"p\"w"})");
    const QString shown = maskedAddBody(registry);
    QVERIFY(shown.startsWith(u"{\n    \"registry_name\": \"prod \\\"1\\\"\",\n    \"registry_type\""));
    QVERIFY(!shown.contains(u"p\\\"w"));
}

void TestHssCalls::numbersAreTakenAsTheyAre()
{
    const auto tasks = readImageTaskPage(
        answered(R"({"total_num":5,"data_list":[{"task_id":"t","task_status":-2,"begin_time":4070880000000,)"
                 R"("end_time":9223372036854775807,"success_num":3,"failed_num":0,"total_num":3}]})"),
        {});
    QVERIFY(tasks.ok());
    QCOMPARE(tasks.value().total, 5);
    const ImageTask &task = tasks.value().items.constFirst();
    QCOMPARE(task.status, std::optional(-2));
    QCOMPARE(task.beginTime, std::optional<qint64>(4'070'880'000'000));
    QCOMPARE(task.endTime, std::optional<qint64>(9'223'372'036'854'775'807));
    QCOMPARE(task.failedNum, std::optional(0));
    const auto statistics = readStatistics(answered(R"({"fail_num":1,"success_num":4})"), {});
    QVERIFY(statistics.ok());
    QCOMPARE(statistics.value().failNum, std::optional(1));
    QCOMPARE(statistics.value().successNum, std::optional(4));
}

void TestHssCalls::membersOfOtherTypesAreAbsent()
{
    const auto clusters = readClusterPage(
        answered(
            R"({"data_list":[{"cluster_id":7,"cluster_name":["x"],"node_num":"3","combined_status":true},)"
            R"(null,"text",{"cluster_id":"c","node_num":3e40,"combined_status":"running"}]})"),
        {});
    QVERIFY(clusters.ok());
    QCOMPARE(clusters.value().items.size(), 2);
    const ClusterInfo &odd = clusters.value().items.at(0);
    QVERIFY(odd.id.isEmpty() && odd.name.isEmpty() && !odd.nodeNum && !odd.isRunning());
    const ClusterInfo &large = clusters.value().items.at(1);
    QVERIFY(!large.nodeNum);
    QVERIFY(large.isRunning());
    const auto associated = readAssociatedPage(
        answered(R"({"total_num":"many","data_list":[{"registry_id":"a","sync_status":"failed",)"
                 R"("failed_reason":"r"}]})"),
        {});
    QVERIFY(associated.ok());
    QCOMPARE(associated.value().total, 1);
    QCOMPARE(associated.value().items.constFirst().failedReason, u"r"_s);
    const auto statistics = readStatistics(answered(R"({"fail_num":"1"})"), {});
    QVERIFY(statistics.ok());
    QVERIFY(!statistics.value().failNum && !statistics.value().successNum);
}

void TestHssCalls::aListThatIsNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no list") << QByteArray("{}");
    QTest::newRow("a list that is an object") << QByteArray(R"({"data_list":{}})");
    QTest::newRow("not JSON") << QByteArray("{\"data_list\":[");
    QTest::newRow("nothing") << QByteArray();
}

void TestHssCalls::aListThatIsNone()
{
    QFETCH(const QByteArray, body);
    const auto clusters = readClusterPage(answered(body), {});
    QVERIFY(!clusters.ok());
    QCOMPARE(clusters.error().outcome, Outcome::Unreachable);
    const auto command = readUploadCommand(answered(body), {});
    QVERIFY(!command.ok());
    QCOMPARE(command.error().outcome, Outcome::Unreachable);
}

void TestHssCalls::theUploadCommandTellsNobodyThePassword()
{
    const QByteArray right =
        R"({"image_command":"bash upload.sh 'PassMarker1'","images_download_url":"https://d/x",)"
        R"("swr_image_pull_command":"docker pull x"})";
    const QByteArray wrong =
        R"({"error_code":"APIG.0301","error_msg":"GET|/v5/|password=PassMarker1&username=u|verify aksk signature fail"})";
    ScriptServer server([&](const SeenRequest &request) {
        return ServerScript{
            sendBytes(request.number == 1 ? answerBytes(200, right, json) : answerBytes(401, wrong, json))};
    });
    Network network({NetworkSettings::Proxy::None, {}, {}});
    FakeClock clock;
    GivenCredential source(TokenCredential{Secret(u"MIIToken")});
    KeptLog log;
    HssClient client(network, clock, account(server.url()), source, &log);
    CallScope scope;
    const auto ask = [&] {
        UploadCommandQuery query{u"h"_s, u"n"_s, u"u"_s, Secret(u"PassMarker1")};
        return finished(client.imageUploadCommand(std::move(query), Deadline(clock, 10s), scope));
    };
    const Result<UploadCommand, ServiceReport> command = ask();
    QVERIFY(command.ok());
    QCOMPARE(command.value().command.reveal(), u"bash upload.sh 'PassMarker1'");
    QCOMPARE(command.value().downloadUrl, u"https://d/x"_s);
    QCOMPARE(command.value().pullCommand.reveal(), u"docker pull x");
    const Result<UploadCommand, ServiceReport> refused = ask();
    QVERIFY(!refused.ok());
    QVERIFY2(!refused.error().message.contains(u"PassMarker1"), qPrintable(refused.error().message));
    QVERIFY(log.all.contains(u"image-upload-command"));
    QVERIFY2(!log.all.contains(u"PassMarker1"), qPrintable(log.all));
}

void TestHssCalls::clustersComeInPages()
{
    ScriptServer server([](const SeenRequest &request) {
        const QByteArray id = request.target.contains("offset=0") ? "a" : "b";
        const QByteArray body = R"({"total_num":2,"data_list":[{"cluster_id":")" + id + R"("}]})";
        return ServerScript{sendBytes(answerBytes(200, body, json))};
    });
    Network network({NetworkSettings::Proxy::None, {}, {}});
    FakeClock clock;
    GivenCredential source(TokenCredential{Secret(u"MIIToken")});
    HssClient client(network, clock, account(server.url()), source);
    CallScope scope;
    const auto clusters = finished(client.listClusters(Deadline(clock, 10s), scope));
    QVERIFY(clusters.ok());
    QCOMPARE(clusters.value().size(), 2);
    QCOMPARE(clusters.value().at(1).id, u"b"_s);
    QCOMPARE(server.count("GET"), 2);
}

QTEST_GUILESS_MAIN(TestHssCalls)
#include "tst_hss_calls.moc"
