#include "app/practice/practice_accounts.h"
#include "app/practice/practice_registry.h"
#include "tests/practice/practice_probe.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

const QByteArray below = "/v5/" + PracticeWorld::projectId();
const QByteArray newRegistry =
    R"({"registry_name":"fresh","registry_type":"Harbor","api_version":"V2","protocol":"https",)"
    R"("registry_addr":"fresh.example.com","registry_username":"me","registry_password":"secret",)"
    R"("connect_cluster_id":"0f3c8a52-7d41-11ef-8d2a-0255ac100b07","get_scan_image_channel":"Swr"})";

QByteArray signInBody(const QByteArray &user, const QByteArray &password, const QByteArray &passcode = {})
{
    const QByteArray methods = passcode.isEmpty() ? R"(["password"])" : R"(["password","totp"])";
    const QByteArray totp = passcode.isEmpty()
        ? QByteArray()
        : QByteArray(
            R"(,"totp":{"user":{"id":"7a5b4c3d2e1f40619283a4b5c6d7e8f9","passcode":")" + passcode + "\"}}");
    return R"({"auth":{"identity":{"methods":)" + methods + R"(,"password":{"user":{"name":")" + user
        + R"(","password":")" + password + R"(","domain":{"name":"practice"}}})" + totp
        + R"(},"scope":{"project":{"name":"cn-north-4"}}}})";
}

QByteArray basic(const QByteArray &login)
{
    return "Basic " + login.toBase64();
}

PracticeRequest get(const QByteArray &path, const QByteArray &query, const QByteArray &authorization)
{
    return {"GET", path, query, {}, {}, {{"host", "127.0.0.1:5"}, {"authorization", authorization}}};
}

} // namespace

//! The operations beside list and update, sign-in, and the registry.
class TestPracticeOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersEachOperation_data();
    void answersEachOperation();
    void addsAndRemoves();
    void synchronisingExercisesTheLogin();
    void synchronisingFindsAWrongPassword();
    void hidesWhatOptionsHide();
    void signsIn_data();
    void signsIn();
    void tokensEnd();
    void fiveRefusedSignInsLockTheUser();
    void registryTakesLogins_data();
    void registryTakesLogins();
    void registryGrantsByNamespace_data();
    void registryGrantsByNamespace();
    void aRefusedLoginFreezesItsUser();
};

void TestPracticeOperations::answersEachOperation_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const QByteArray &method, const QByteArray &path,
                         const QByteArray &query, const QByteArray &body, int status,
                         const QByteArray &says) {
        QTest::newRow(name) << method << path << query << body << status << says;
    };
    const QByteArray root = "/image/registries";
    row("an addition", "POST", root, {}, newRegistry, 200, {});
    row("an addition without members", "POST", root, {}, "{}", 400, "registry_name");
    row("an addition of a name that is there", "POST", root, {},
        QByteArray(newRegistry).replace("fresh\"", "harbor-prod\""), 400, "one of this name");
    row("a removal of what is not there", "DELETE", root + "/abc", {}, {}, 400, "HSS.0011");
    row("a batch of none", "POST", root + "/batch-delete", {}, R"({"ids":[]})", 400, "ids");
    row("a batch with one that is not there", "POST", root + "/batch-delete", {}, R"({"ids":["abc"]})", 400,
        "HSS.0011");
    row("an upload command", "GET", root + "/image-upload-command",
        "registry_addr=a.example.com&namespace=n&username=u&password=p%27q", {}, 200,
        "'a.example.com' 'n' 'u' ");
    row("an upload command without its password", "GET", root + "/image-upload-command",
        "registry_addr=a.example.com&namespace=n&username=u", {}, 400, "password");
    row("statistics", "GET", root + "/statistics", {}, {}, 200, R"({"fail_num":2,"success_num":3})");
    row("statistics of a type", "GET", root + "/statistics", "registry_type=Jfrog", {}, 200,
        R"({"fail_num":1,"success_num":0})");
    row("all clusters", "GET", "/container/kubernetes/clusters/daemonsets", {}, {}, 200, "\"total_num\":6");
    row("connected clusters", "GET", "/container/kubernetes/clusters/daemonsets", "access_status=true", {},
        200, "\"total_num\":3");
    row("clusters of no known type", "GET", "/container/kubernetes/clusters/daemonsets", "type=x", {}, 400,
        "type");
    row("a limit under 10", "GET", "/container/kubernetes/clusters/daemonsets", "limit=9", {}, 400, "limit");
    row("a synchronisation of all", "POST", "/image/image-sync/tasks", {}, R"({"sync_all_registries":true})",
        200, {});
    row("a synchronisation of none", "POST", "/image/image-sync/tasks", {},
        R"({"sync_all_registries":false})", 400, "registry_info");
    row("no tasks", "GET", "/image/tasks", "type=image_sync", {}, 200, "\"total_num\":0");
    row("a task that is not there", "GET", "/image/image-sync/tasks/x/registries", {}, {}, 400, "HSS.0011");
}

void TestPracticeOperations::answersEachOperation()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, says);
    PracticeProbe probe;
    const PracticeReply reply = probe.ask(method, below + path, query, body);
    QTEST(reply.status, "status");
    QVERIFY2(reply.body.contains(says), reply.body.constData());
    QVERIFY(!says.isEmpty() || reply.body.isEmpty());
}

void TestPracticeOperations::addsAndRemoves()
{
    PracticeProbe probe;
    QCOMPARE(probe.ask("POST", PracticeProbe::root, {}, newRegistry).status, 200);
    const QJsonArray found = PracticeProbe::itemsIn(probe.list("registry_name=fresh"));
    QCOMPARE(found.size(), 1);
    const QString id = found.first()["id"_L1].toString();
    QCOMPARE(found.first()["status"_L1].toString(), u"accessing"_s);
    QVERIFY(probe.world.holdsPassword(id, u"secret"));
    probe.now += std::chrono::seconds(2);
    QCOMPARE(probe.registry(id)["status"_L1].toString(), u"success"_s);
    QCOMPARE(probe.ask("DELETE", PracticeProbe::root + '/' + id.toLatin1()).status, 200);
    QVERIFY(probe.registry(id).isEmpty());
    const QByteArray batch = R"({"ids":[")" + PracticeProbe::prod.toLatin1() + "\"]}";
    QCOMPARE(probe.ask("POST", PracticeProbe::root + "/batch-delete", {}, batch).status, 200);
    QCOMPARE(probe.world.size(), 5);
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"registry_username":"x"})").status, 400);
}

void TestPracticeOperations::synchronisingExercisesTheLogin()
{
    PracticeProbe probe;
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"registry_username":"not-exercised"})").status, 200);
    probe.now += std::chrono::seconds(2);
    const qint64 before = probe.registry(PracticeProbe::prod)["latest_sync_time"_L1].toInteger();
    const QByteArray body = R"({"sync_all_registries":false,"registry_info":[{"registry_id":")"
        + PracticeProbe::prod.toLatin1() + R"(","registry_type":"Harbor"}]})";
    QCOMPARE(probe.ask("POST", below + "/image/image-sync/tasks", {}, body).status, 200);
    const QJsonObject task =
        PracticeProbe::itemsIn(probe.ask("GET", below + "/image/tasks")).first().toObject();
    QVERIFY(task["task_status"_L1].toInt() < 100);
    const QByteArray parts =
        below + "/image/image-sync/tasks/" + task["task_id"_L1].toString().toLatin1() + "/registries";
    QVERIFY(probe.ask("GET", parts).body.contains("\"running\""));
    probe.now += std::chrono::seconds(2);
    QVERIFY(probe.ask("GET", parts).body.contains("\"finished\""));
    QVERIFY(probe.registry(PracticeProbe::prod)["latest_sync_time"_L1].toInteger() > before);
    QCOMPARE(
        PracticeProbe::itemsIn(probe.ask("GET", below + "/image/tasks")).first()["task_status"_L1].toInt(),
        100);
}

// Synchronising logs in again, and is refused again.
void TestPracticeOperations::synchronisingFindsAWrongPassword()
{
    PracticeProbe probe;
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"registry_password":"wrong-password"})").status, 200);
    probe.now += std::chrono::seconds(2);
    QCOMPARE(probe.registry(PracticeProbe::prod)["status"_L1].toString(), u"fail"_s);
    const qint64 before = probe.registry(PracticeProbe::prod)["latest_sync_time"_L1].toInteger();
    const QByteArray body = R"({"sync_all_registries":false,"registry_info":[{"registry_id":")"
        + PracticeProbe::prod.toLatin1() + R"(","registry_type":"Harbor"}]})";
    QCOMPARE(probe.ask("POST", below + "/image/image-sync/tasks", {}, body).status, 200);
    probe.now += std::chrono::seconds(2);
    const QString task =
        PracticeProbe::itemsIn(probe.ask("GET", below + "/image/tasks")).first()["task_id"_L1].toString();
    const PracticeReply parts =
        probe.ask("GET", below + "/image/image-sync/tasks/" + task.toLatin1() + "/registries");
    QVERIFY2(parts.body.contains("\"failed\""), parts.body.constData());
    const QJsonObject registry = probe.registry(PracticeProbe::prod);
    QCOMPARE(registry["status"_L1].toString(), u"fail"_s);
    QCOMPARE(registry["fail_reason"_L1].toString(), u"REQUEST_API_ERROR"_s);
    QCOMPARE(registry["latest_sync_time"_L1].toInteger(), before);
}

void TestPracticeOperations::hidesWhatOptionsHide()
{
    PracticeOptions options;
    options.defaultProjectIsEmpty = true;
    PracticeProbe empty(options);
    QCOMPARE(PracticeProbe::itemsIn(empty.list()).size(), 0);
    QCOMPARE(PracticeProbe::itemsIn(empty.list("enterprise_project_id=all_granted_eps")).size(), 6);
    options = {};
    options.mayNotList = true;
    QCOMPARE(PracticeProbe::code(PracticeProbe(options).list()), u"HSS.0013"_s);
    options = {};
    options.otherRegion = true;
    QCOMPARE(PracticeProbe::code(PracticeProbe(options).list()), u"APIG.0101"_s);
    options = {};
    options.clustersFail = true;
    PracticeProbe failing(options);
    QCOMPARE(failing.ask("GET", below + "/container/kubernetes/clusters/daemonsets").status, 500);
    options = {};
    options.mostPerPage = 2;
    QCOMPARE(PracticeProbe::itemsIn(PracticeProbe(options).list("limit=200")).size(), 2);
}

void TestPracticeOperations::signsIn_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const QByteArray password = "Practice-only-1";
    QTest::newRow("a password") << signInBody("operator", password) << 201 << "\"methods\":[\"password\"]"_ba;
    QTest::newRow("a wrong password")
        << signInBody("operator", "x") << 401 << "\"title\":\"Unauthorized\""_ba;
    QTest::newRow("nobody") << signInBody("nobody", password) << 401 << "\"code\":401"_ba;
    QTest::newRow("no passcode") << signInBody("operator-mfa", password) << 401 << "IAM.0001"_ba;
    QTest::newRow("a wrong passcode")
        << signInBody("operator-mfa", password, "000000") << 401 << "IAM.0001"_ba;
    QTest::newRow("a passcode") << signInBody("operator-mfa", password, "314159") << 201 << "mfa_authn_at"_ba;
    QTest::newRow("another project") << signInBody("operator", password).replace("cn-north-4", "nowhere")
                                     << 400 << "IAM.1109"_ba;
    QTest::newRow("no JSON") << "x"_ba << 400 << "\"code\":400"_ba;
}

void TestPracticeOperations::signsIn()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QByteArray, says);
    PracticeProbe probe;
    const PracticeReply reply = probe.ask("POST", "/v3/auth/tokens", "nocatalog=true", body, {});
    QCOMPARE(reply.status, status);
    QVERIFY2(reply.body.contains(says), reply.body.constData());
    const QByteArray token = PracticeProbe::header(reply, "x-subject-token");
    QCOMPARE(token.isEmpty(), status != 201);
    if (status == 201)
        QCOMPARE(probe.ask("GET", PracticeProbe::root, {}, {}, token).status, 200);
}

void TestPracticeOperations::tokensEnd()
{
    PracticeOptions options;
    options.tokenLife = std::chrono::minutes(10);
    PracticeProbe probe(options);
    probe.now += std::chrono::minutes(10) - std::chrono::milliseconds(1);
    QCOMPARE(probe.list().status, 200);
    QCOMPARE(probe.ask("GET", "/v3/projects", "name=cn-north-4").status, 200);
    probe.now += std::chrono::milliseconds(1);
    QCOMPARE(probe.list().status, 401);
    QCOMPARE(PracticeProbe::code(probe.list()), u"APIG.0307"_s);
    QCOMPARE(PracticeProbe::code(probe.ask("GET", "/v3/projects")), u"IAM.0066"_s);
}

void TestPracticeOperations::fiveRefusedSignInsLockTheUser()
{
    PracticeProbe probe;
    const auto statusWith = [&probe](const QByteArray &password) {
        return probe.ask("POST", "/v3/auth/tokens", {}, signInBody("operator", password), {});
    };
    for (int i = 0; i < 5; ++i)
        QCOMPARE(statusWith("x").status, 401);
    QCOMPARE(PracticeProbe::code(statusWith("Practice-only-1")), u"IAM.0061"_s);
    probe.now += std::chrono::minutes(15);
    QCOMPARE(statusWith("Practice-only-1").status, 201);
}

void TestPracticeOperations::registryTakesLogins_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("login");
    QTest::addColumn<int>("status");
    const QByteArray good = "svc-hss:Harbor12345";
    const QByteArray bad = "svc-hss:wrong-password";
    QTest::newRow("Docker, right") << "/v2/"_ba << good << 200;
    QTest::newRow("Docker, wrong") << "/v2/"_ba << bad << 401;
    QTest::newRow("Docker, none") << "/v2/"_ba
                                  << ":"_ba << 401;
    QTest::newRow("Harbor's user, right") << "/api/v2.0/users/current"_ba << good << 200;
    QTest::newRow("Harbor's user, a robot") << "/api/v2.0/users/current"_ba
                                            << "robot$hss-scan:Harbor12345"_ba << 412;
    QTest::newRow("Harbor's user, wrong") << "/api/v2.0/users/current"_ba << bad << 401;
    QTest::newRow("Harbor's token, right") << "/service/token"_ba << good << 200;
    QTest::newRow("Harbor's token, wrong") << "/service/token"_ba << bad << 401;
    QTest::newRow("JFrog's ping, right") << "/artifactory/api/system/ping"_ba << good << 200;
    QTest::newRow("JFrog's ping, wrong") << "/artifactory/api/system/ping"_ba << bad << 401;
    QTest::newRow("JFrog's token, right") << "/artifactory/api/docker/local/v2/token"_ba << good << 200;
    QTest::newRow("JFrog's token, wrong") << "/artifactory/api/docker/local/v2/token"_ba << bad << 401;
}

void TestPracticeOperations::registryTakesLogins()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, login);
    PracticeProbe probe;
    PracticeRegistry registry(RegistryChallenge::Bearer);
    const PracticeReply reply = registry.answer(probe.world, get(path, {}, basic(login)), probe.now);
    QTEST(reply.status, "status");
    if (path == "/v2/" && reply.status == 401)
        QCOMPARE(PracticeProbe::header(reply, "www-authenticate"),
            "Bearer realm=\"http://127.0.0.1:5/service/token\",service=\"harbor-registry\""_ba);
}

void TestPracticeOperations::registryGrantsByNamespace_data()
{
    QTest::addColumn<QByteArray>("space");
    QTest::addColumn<QByteArray>("login");
    QTest::addColumn<QByteArray>("actions");
    QTest::newRow("pull and push") << "security"_ba
                                   << "svc-hss:Harbor12345"_ba
                                   << R"(["pull","push"])"_ba;
    QTest::newRow("pull only") << "mirror"_ba
                               << "svc-hss:Harbor12345"_ba
                               << R"(["pull"])"_ba;
    QTest::newRow("nothing") << "elsewhere"_ba
                             << "svc-hss:Harbor12345"_ba
                             << "[]"_ba;
    QTest::newRow("nothing for a wrong login") << "security"_ba
                                               << "svc-hss:x"_ba
                                               << "[]"_ba;
}

void TestPracticeOperations::registryGrantsByNamespace()
{
    QFETCH(const QByteArray, space);
    QFETCH(const QByteArray, login);
    QFETCH(const QByteArray, actions);
    PracticeProbe probe;
    PracticeRegistry registry(RegistryChallenge::Bearer);
    const QByteArray query = "service=harbor-registry&scope=repository%3A" + space + "%2Fprobe%3Apull%2Cpush";
    const PracticeReply reply =
        registry.answer(probe.world, get("/service/token", query, basic(login)), probe.now);
    QCOMPARE(reply.status, 200);
    const QByteArray token = PracticeProbe::json(reply)["token"_L1].toString().toLatin1();
    const QByteArray payload =
        QByteArray::fromBase64(token.split('.').value(1), QByteArray::Base64UrlEncoding);
    QVERIFY2(payload.contains(QByteArray("\"actions\":" + actions)), payload.constData());
    const bool good = !login.endsWith(":x");
    QCOMPARE(
        registry.answer(probe.world, get("/v2/", {}, "Bearer " + token), probe.now).status, good ? 200 : 401);
}

void TestPracticeOperations::aRefusedLoginFreezesItsUser()
{
    PracticeProbe probe;
    PracticeRegistry registry(RegistryChallenge::Basic);
    const auto statusOf = [&](const QByteArray &login) {
        return registry.answer(probe.world, get("/v2/", {}, basic(login)), probe.now).status;
    };
    QCOMPARE(statusOf("svc-hss:x"), 401);
    QCOMPARE(statusOf("svc-hss:Harbor12345"), 401);
    QCOMPARE(statusOf("admin:Harbor12345"), 200);
    probe.now += std::chrono::milliseconds(1500);
    QCOMPARE(statusOf("svc-hss:Harbor12345"), 200);
}

QTEST_GUILESS_MAIN(TestPracticeOperations)
#include "tst_practice_operations.moc"
