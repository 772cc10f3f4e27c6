#include "tests/practice/practice_probe.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

//! What an accepted edit changes, and how the repository connects again after it.
class TestPracticeUpdate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsWithAnEmptyBody_data();
    void acceptsWithAnEmptyBody();
    void changesOnlyWhatWasSent();
    void keepsThePasswordToItself();
    void neverRepeatsAPasswordInAnError_data();
    void neverRepeatsAPasswordInAnError();
    void connectsAgain_data();
    void connectsAgain();
    void keepsAccessingUntilEdited();
    void aSecondEditBeginsAnew();
    void syncsLaterThanBeforeEvenInNoTime();
    void givesTheNamespaceWithOtherOnly();
    void findsAnEncodedId();
    void filtersByTheStatusOfNow();
};

void TestPracticeUpdate::acceptsWithAnEmptyBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("query");
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &query) {
        QTest::newRow(name) << body << query;
    };
    row("the reference's own example", R"({"registry_username":"me","registry_password":"123456"})",
        "enterprise_project_id=all_granted_eps");
    row("a password alone", "{\"registry_password\":\"p\\\"\u00e4\\\\\"}", {});
    row("the default enterprise project", R"({"protocol":"http"})", "enterprise_project_id=0");
    row("what has warnings only", R"({"registry_addr":"http://registry/","protocol":"http"})", {});
    row("a namespace that has no effect", R"({"namespace":"x"})", {});
    row("Other with its namespace", R"({"get_scan_image_channel":"Other","namespace":"x"})", {});
    row("blanks and lines around", " {\n \"api_version\" : \"V1\" }\r\n", {});
}

void TestPracticeUpdate::acceptsWithAnEmptyBody()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, query);
    PracticeProbe probe;
    const PracticeReply reply = probe.put(PracticeProbe::prod, body, query);
    QVERIFY2(reply.status == 200, reply.body.constData());
    QVERIFY(reply.body.isEmpty());
    QVERIFY(PracticeProbe::header(reply, "content-type").isEmpty());
    QCOMPARE(PracticeProbe::header(reply, "x-request-id").size(), 32);
    QCOMPARE(probe.registry(PracticeProbe::prod)[u"status"_s].toString(), u"accessing"_s);
}

void TestPracticeUpdate::changesOnlyWhatWasSent()
{
    PracticeProbe probe;
    QJsonObject expected = probe.registry(PracticeProbe::prod);
    const QJsonArray othersBefore = PracticeProbe::itemsIn(probe.list("registry_type=Jfrog,Other"));
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"registry_addr":"new.example.com:444","api_version":"V1"})")
                 .status,
        200);
    expected[u"registry_addr"_s] = u"new.example.com:444"_s;
    expected[u"api_version"_s] = u"V1"_s;
    expected[u"status"_s] = u"accessing"_s;
    QCOMPARE(probe.registry(PracticeProbe::prod), expected);
    QCOMPARE(PracticeProbe::itemsIn(probe.list("registry_type=Jfrog,Other")), othersBefore);
}

void TestPracticeUpdate::keepsThePasswordToItself()
{
    PracticeProbe probe;
    QVERIFY(!probe.world.holdsPassword(PracticeProbe::prod, u"Tr0ub4dor&3"));
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"registry_password":"Tr0ub4dor&3"})").status, 200);
    QVERIFY(probe.world.holdsPassword(PracticeProbe::prod, u"Tr0ub4dor&3"));
    QVERIFY(!probe.world.holdsPassword(PracticeProbe::prod, u"Tr0ub4dor&4"));
    QVERIFY(!probe.world.holdsPassword(u"nowhere"_s, u"Tr0ub4dor&3"));
    QVERIFY(!probe.list().body.contains("Tr0ub"));
    // A change of something else leaves it.
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"registry_username":"me"})").status, 200);
    QVERIFY(probe.world.holdsPassword(PracticeProbe::prod, u"Tr0ub4dor&3"));
}

void TestPracticeUpdate::neverRepeatsAPasswordInAnError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("beside something wrong")
        << QByteArray(R"({"registry_password":"S3cretMark","protocol":"ftp"})");
    QTest::newRow("with a control character") << QByteArray(R"({"registry_password":"S3cretMark\u0007"})");
    QTest::newRow("far too long") << QByteArray(
        R"({"registry_password":")" + QByteArray("S3cretMark").repeated(13) + R"("})");
    QTest::newRow("in a list") << QByteArray(R"({"registry_password":["S3cretMark"]})");
    QTest::newRow("in a body that breaks off") << QByteArray(R"({"registry_password":"S3cretMark)");
    QTest::newRow("under a mistyped name") << QByteArray(R"({"registry_pasword":"S3cretMark"})");
}

void TestPracticeUpdate::neverRepeatsAPasswordInAnError()
{
    QFETCH(const QByteArray, body);
    PracticeProbe probe;
    const PracticeReply reply = probe.put(PracticeProbe::prod, body);
    QCOMPARE(reply.status, 400);
    QVERIFY2(!reply.body.contains("S3cret"), reply.body.constData());
}

void TestPracticeUpdate::connectsAgain_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("syncs");
    const auto row = [](const char *title, const QString &name, const QByteArray &body, const QString &status,
                         const QString &reason,
                         bool syncs) { QTest::newRow(title) << name << body << status << reason << syncs; };
    row("one that was connected", u"harbor-prod"_s, R"({"registry_password":"good"})", u"success"_s, {},
        true);
    row("one that had failed", u"jfrog-build"_s, R"({"registry_password":"good"})", u"success"_s, {}, true);
    row("one without a job", u"harbor-dr"_s, R"({"connect_cluster_id":"c2"})", u"success"_s, {}, true);
    row("one that was connecting, and never synchronised", u"harbor-lab"_s, R"({"api_version":"V2"})",
        u"success"_s, {}, true);
    row("with a wrong password", u"harbor-eu"_s, R"({"registry_password":"wrong-password"})", u"fail"_s,
        u"REQUEST_API_ERROR"_s, false);
    row("with a wrong password and a new username", u"harbor-eu"_s,
        R"({"registry_username":"not-exercised","registry_password":"wrong-password"})", u"fail"_s,
        u"REQUEST_API_ERROR"_s, false);
    row("without being exercised", u"harbor-prod"_s, R"({"registry_username":"not-exercised"})", u"success"_s,
        {}, false);
    row("without being exercised after a failure", u"jfrog-build"_s,
        R"({"registry_username":"not-exercised","registry_password":"good"})", u"success"_s, {}, false);
}

void TestPracticeUpdate::connectsAgain()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, syncs);
    PracticeProbe probe;
    const auto read = [&] {
        return PracticeProbe::itemsIn(probe.list("registry_name=" + name.toLatin1())).first().toObject();
    };
    const QString id = read()[u"id"_s].toString();
    const qint64 syncedBefore = read()[u"latest_sync_time"_s].toInteger();
    QCOMPARE(probe.put(id, body).status, 200);

    probe.now += std::chrono::milliseconds(1499);
    const QJsonObject meanwhile = read();
    QCOMPARE(meanwhile[u"status"_s].toString(), u"accessing"_s);
    QCOMPARE(meanwhile[u"fail_reason"_s].toString(u"?"_s), QString());
    QCOMPARE(meanwhile[u"latest_sync_time"_s].toInteger(), syncedBefore);

    probe.now += std::chrono::milliseconds(1);
    const QJsonObject after = read();
    QTEST(after[u"status"_s].toString(), "status");
    QTEST(after[u"fail_reason"_s].toString(), "reason");
    const qint64 synced = after[u"latest_sync_time"_s].toInteger();
    if (syncs)
        QVERIFY(synced > syncedBefore && synced > PracticeProbe::begin.count());
    else
        QCOMPARE(synced, syncedBefore);

    probe.now += std::chrono::hours(1);
    QCOMPARE(read(), after);
}

void TestPracticeUpdate::keepsAccessingUntilEdited()
{
    PracticeProbe probe;
    probe.now += std::chrono::hours(23); // the token lives for 24
    const QJsonArray items = PracticeProbe::itemsIn(probe.list("status=accessing"));
    QCOMPARE(items.size(), 1);
    QCOMPARE(items.first()[u"registry_name"_s].toString(), u"harbor-lab"_s);
}

void TestPracticeUpdate::aSecondEditBeginsAnew()
{
    PracticeProbe probe;
    const auto status = [&probe] { return probe.registry(PracticeProbe::prod)[u"status"_s].toString(); };
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"registry_password":"wrong-password"})").status, 200);
    probe.now += std::chrono::milliseconds(1000);
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"registry_password":"good"})").status, 200);
    probe.now += std::chrono::milliseconds(1000);
    QCOMPARE(status(), u"accessing"_s);
    probe.now += std::chrono::milliseconds(500);
    QCOMPARE(status(), u"success"_s);
    // The stored password counts, though the next edit does not send one.
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"registry_password":"wrong-password"})").status, 200);
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"registry_username":"me"})").status, 200);
    probe.now += std::chrono::milliseconds(1500);
    QCOMPARE(status(), u"fail"_s);
}

void TestPracticeUpdate::syncsLaterThanBeforeEvenInNoTime()
{
    PracticeOptions options;
    options.connecting = std::chrono::milliseconds(0);
    PracticeProbe probe(options);
    qint64 before = probe.registry(PracticeProbe::prod)[u"latest_sync_time"_s].toInteger();
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(probe.put(PracticeProbe::prod, R"({"registry_password":"good"})").status, 200);
        const QJsonObject after = probe.registry(PracticeProbe::prod);
        QCOMPARE(after[u"status"_s].toString(), u"success"_s);
        const qint64 synced = after[u"latest_sync_time"_s].toInteger();
        QVERIFY(synced > before && synced > probe.now.count());
        before = synced;
    }
}

void TestPracticeUpdate::givesTheNamespaceWithOtherOnly()
{
    PracticeProbe probe;
    const auto space = [&probe] { return probe.registry(PracticeProbe::prod).value(u"namespace"_s); };
    QVERIFY(space().isUndefined());
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"get_scan_image_channel":"Other","namespace":"one"})").status,
        200);
    QCOMPARE(space().toString(), u"one"_s);
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"namespace":"two"})").status, 200);
    QCOMPARE(space().toString(), u"two"_s);
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"get_scan_image_channel":"Swr"})").status, 200);
    QVERIFY(space().isUndefined());
    // What it had before is not filled in: the reference page wants the namespace with Other.
    const PracticeReply reply = probe.put(PracticeProbe::prod, R"({"get_scan_image_channel":"Other"})");
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.body.contains("namespace (required)"));
}

void TestPracticeUpdate::findsAnEncodedId()
{
    PracticeProbe probe;
    QByteArray encoded;
    for (const char c : PracticeProbe::prod.toLatin1())
        encoded += '%' + QByteArray(1, c).toHex();
    const PracticeReply reply =
        probe.ask("PUT", PracticeProbe::root + '/' + encoded, {}, R"({"registry_username":"me"})");
    QCOMPARE(reply.status, 200);
    QCOMPARE(probe.registry(PracticeProbe::prod)[u"registry_username"_s].toString(), u"me"_s);
}

void TestPracticeUpdate::filtersByTheStatusOfNow()
{
    PracticeProbe probe;
    const auto failing = [&probe] { return PracticeProbe::itemsIn(probe.list("status=fail")).size(); };
    QCOMPARE(failing(), 2);
    QCOMPARE(probe.put(PracticeProbe::prod, R"({"registry_password":"wrong-password"})").status, 200);
    QCOMPARE(failing(), 2);
    probe.now += std::chrono::milliseconds(1500);
    QCOMPARE(failing(), 3);
}

QTEST_GUILESS_MAIN(TestPracticeUpdate)
#include "tst_practice_update.moc"
