#include "tests/practice/practice_probe.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

//! Who may ask, for what and how often; and in what shape it is told that one may not.
class TestPracticeAnswer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesInTheGatewaysShape_data();
    void refusesInTheGatewaysShape();
    void refusesInHsssShape_data();
    void refusesInHsssShape();
    void givesEveryAnswerAnIdOfItsOwn();
    void throttlesOverASlidingSecond();
    void throttledAnswerSaysLimitAndWait();
    void withoutALimitNothingIsThrottled();
    void strangersDoNotUseUpTheLimit();
    void shapesWhatCouldNotBeRead_data();
    void shapesWhatCouldNotBeRead();

private:
    static void checkRequestId(const PracticeReply &reply)
    {
        static const QRegularExpression hex(u"^[0-9a-f]{32}$"_s);
        const QString id = QString::fromLatin1(PracticeProbe::header(reply, "x-request-id"));
        QVERIFY2(hex.match(id).hasMatch(), qPrintable(id));
    }
};

void TestPracticeAnswer::refusesInTheGatewaysShape_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");

    const QByteArray root = PracticeProbe::root;
    const QByteArray elsewhere = "/v5/0123456789abcdef0123456789abcdef/image/registries";
    const QByteArray token = "the-token";
    const auto row = [](const char *name, const QByteArray &method, const QByteArray &path,
                         const QByteArray &withToken, int status, const QString &code) {
        QTest::newRow(name) << method << path << withToken << status << code;
    };
    row("a root path", "GET", "/", token, 404, u"APIG.0101"_s);
    row("an empty path", "GET", "", token, 404, u"APIG.0101"_s);
    row("a path of another version", "GET", "/v4" + root.sliced(3), token, 404, u"APIG.0101"_s);
    row("a path with something before it", "GET", "/x" + root, token, 404, u"APIG.0101"_s);
    row("a path without its slash", "GET", root.sliced(1), token, 404, u"APIG.0101"_s);
    row("another kind of image path", "GET", root + "x", token, 404, u"APIG.0101"_s);
    row("another part of HSS", "GET", "/v5/p/container/registries", token, 404, u"APIG.0101"_s);
    row("a list with a slash at its end", "GET", root + '/', token, 404, u"APIG.0101"_s);
    row("a repository read by itself", "GET", root + "/abc", token, 404, u"APIG.0101"_s);
    row("an update of no repository", "PUT", root + '/', token, 404, u"APIG.0101"_s);
    row("an update of the list", "PUT", root, token, 404, u"APIG.0101"_s);
    row("something below a repository", "PUT", root + "/abc/def", token, 404, u"APIG.0101"_s);
    row("a removal of the list", "DELETE", root, token, 404, u"APIG.0101"_s);
    row("a batch that is read", "GET", root + "/batch-delete", token, 404, u"APIG.0101"_s);
    row("a question for the head only", "HEAD", root, token, 404, u"APIG.0101"_s);
    row("a method in lower case", "get", root, token, 404, u"APIG.0101"_s);
    row("no token", "GET", root, {}, 401, u"APIG.0301"_s);
    row("another token", "GET", root, "other-token", 401, u"APIG.0301"_s);
    row("a token with something after it", "PUT", root + "/abc", "the-token ", 401, u"APIG.0301"_s);
    row("a wrong token for a wrong project", "GET", elsewhere, {}, 401, u"APIG.0301"_s);
    row("another project", "GET", elsewhere, token, 403, u"APIG.0302"_s);
    row("an update in another project", "PUT", elsewhere + "/abc", token, 403, u"APIG.0302"_s);
}

void TestPracticeAnswer::refusesInTheGatewaysShape()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, token);
    PracticeProbe probe;
    const PracticeReply reply = probe.ask(method, path, {}, "{}", token);

    QTEST(reply.status, "status");
    QTEST(PracticeProbe::code(reply), "code");
    const QJsonObject body = PracticeProbe::json(reply);
    QCOMPARE(body.keys(), QStringList({u"error_code"_s, u"error_msg"_s, u"request_id"_s}));
    QVERIFY(!body[u"error_msg"_s].toString().isEmpty());
    QCOMPARE(body[u"request_id"_s].toString().toLatin1(), PracticeProbe::header(reply, "x-request-id"));
    QCOMPARE(PracticeProbe::header(reply, "content-type"), "application/json"_ba);
    checkRequestId(reply);
    if (reply.status == 401)
        QCOMPARE(body[u"error_msg"_s].toString(),
            u"Incorrect IAM authentication information: decrypt token fail"_s);
}

void TestPracticeAnswer::refusesInHsssShape_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");

    const QString prod = PracticeProbe::prod;
    const auto row = [](const char *name, const QString &id, const QByteArray &body, const QByteArray &query,
                         const QString &code,
                         const QString &says) { QTest::newRow(name) << id << body << query << code << says; };
    const QByteArray good = R"({"registry_username":"me"})";
    row("no repository with this ID", u"nowhere"_s, good, {}, u"HSS.0011"_s, {});
    row("an ID in upper case", prod.toUpper(), good, {}, u"HSS.0011"_s, {});
    row("an ID of 65 characters", QString(65, u'a'), good, {}, u"HSS.0001"_s, u"id (too_long)"_s);
    row("an ID with a slash inside", u"a/b"_s, good, {}, u"HSS.0001"_s, u"id (bad_character)"_s);
    row("no body", prod, {}, {}, u"HSS.0002"_s, {});
    row("a body that is no JSON", prod, "registry_username=me", {}, u"HSS.0002"_s, {});
    row("a body that breaks off", prod, R"({"registry_username":"me")", {}, u"HSS.0002"_s, {});
    row("a list", prod, R"([{"registry_username":"me"}])", {}, u"HSS.0002"_s, {});
    row("a text", prod, R"("registry_username")", {}, u"HSS.0002"_s, {});
    row("a body that is no UTF-8", prod, "{\"registry_username\":\"m\xff\"}", {}, u"HSS.0002"_s, {});
    row("nothing to change", prod, "{}", {}, u"HSS.0001"_s, u"nothing to change"_s);
    row("a password that is a number", prod, R"({"registry_password":123456})", {}, u"HSS.0001"_s,
        u"registry_password (wrong_type)"_s);
    row("a null", prod, R"({"namespace":null})", {}, u"HSS.0001"_s, u"namespace (wrong_type)"_s);
    row("an unknown member", prod, R"({"registry_name":"x"})", {}, u"HSS.0001"_s,
        u"registry_name (unknown_member)"_s);
    row("an empty password", prod, R"({"registry_password":""})", {}, u"HSS.0001"_s,
        u"registry_password (empty)"_s);
    row("a choice in the wrong case", prod, R"({"protocol":"HTTPS"})", {}, u"HSS.0001"_s,
        u"protocol (not_a_choice)"_s);
    row("an address with a port of 0", prod, R"({"registry_addr":"a.example.com:0"})", {}, u"HSS.0001"_s,
        u"registry_addr (bad_port)"_s);
    row("a username with half a character", prod, R"({"registry_username":"m\ud83d"})", {}, u"HSS.0001"_s,
        u"registry_username (bad_character)"_s);
    row("Other without a namespace", prod, R"({"get_scan_image_channel":"Other"})", {}, u"HSS.0001"_s,
        u"namespace (required)"_s);
    row("two that are wrong", prod, R"({"api_version":"V3","protocol":"ftp"})", {}, u"HSS.0001"_s,
        u"api_version (not_a_choice), protocol (not_a_choice)"_s);
    row("an enterprise project without rights", prod, good,
        "enterprise_project_id=7c41d0aa-52e6-4b0f-8a35-6d1f0e9b2c78", u"HSS.0010"_s, u"拒绝访问"_s);
    row("an enterprise project with a blank", prod, good, "enterprise_project_id=a%20b", u"HSS.0001"_s,
        u"enterprise_project_id"_s);
    row("an empty enterprise project", prod, good, "enterprise_project_id=", u"HSS.0001"_s,
        u"enterprise_project_id"_s);
}

void TestPracticeAnswer::refusesInHsssShape()
{
    QFETCH(const QString, id);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, query);
    QFETCH(const QString, says);
    PracticeProbe probe;
    const QJsonObject before = probe.registry(PracticeProbe::prod);
    const PracticeReply reply = probe.put(id, body, query);

    QCOMPARE(reply.status, 400);
    QTEST(PracticeProbe::code(reply), "code");
    const QJsonObject shape = PracticeProbe::json(reply);
    QCOMPARE(shape.keys(), QStringList({u"error_code"_s, u"error_description"_s, u"error_msg"_s}));
    QCOMPARE(shape[u"error_description"_s], shape[u"error_msg"_s]);
    const QString text = shape[u"error_msg"_s].toString();
    QVERIFY2(text.contains(says) && !text.isEmpty(), qPrintable(text));
    checkRequestId(reply);
    QCOMPARE(probe.registry(PracticeProbe::prod), before);
}

void TestPracticeAnswer::givesEveryAnswerAnIdOfItsOwn()
{
    PracticeProbe probe;
    QSet<QByteArray> ids;
    for (int i = 0; i < 100; ++i) {
        const PracticeReply reply =
            i % 2 ? probe.list() : probe.put(PracticeProbe::prod, R"({"registry_username":"me"})");
        QCOMPARE(reply.status, 200);
        checkRequestId(reply);
        ids.insert(PracticeProbe::header(reply, "x-request-id"));
    }
    QCOMPARE(ids.size(), 100);
}

void TestPracticeAnswer::throttlesOverASlidingSecond()
{
    PracticeOptions options;
    options.limitPerSecond = 3;
    PracticeProbe probe(options);
    const auto statusAt = [&probe](int milliseconds) {
        probe.now = PracticeProbe::begin + std::chrono::milliseconds(milliseconds);
        return probe.list().status;
    };

    QCOMPARE(statusAt(0), 200);
    QCOMPARE(statusAt(400), 200);
    QCOMPARE(statusAt(800), 200);
    QCOMPARE(statusAt(900), 429);
    QCOMPARE(statusAt(999), 429);
    QCOMPARE(statusAt(1000), 200); // the first is a second ago; what was refused did not count
    QCOMPARE(statusAt(1001), 429);
    QCOMPARE(statusAt(1399), 429);
    QCOMPARE(statusAt(1400), 200);
    QCOMPARE(statusAt(9000), 200);
}

void TestPracticeAnswer::throttledAnswerSaysLimitAndWait()
{
    PracticeOptions options;
    options.limitPerSecond = 1;
    PracticeProbe probe(options);
    const QJsonObject before = probe.registry(PracticeProbe::prod);
    const PracticeReply reply = probe.put(PracticeProbe::prod, R"({"registry_username":"me"})");

    QCOMPARE(reply.status, 429);
    QCOMPARE(PracticeProbe::code(reply), u"APIG.0308"_s);
    QCOMPARE(PracticeProbe::header(reply, "retry-after"), "1"_ba);
    QCOMPARE(PracticeProbe::json(reply)[u"error_msg"_s].toString(),
        u"The throttling threshold has been reached: policy user over ratelimit,limit:1,time:1 second"_s);
    checkRequestId(reply);
    probe.now += std::chrono::seconds(1);
    QCOMPARE(probe.registry(PracticeProbe::prod), before);
}

void TestPracticeAnswer::withoutALimitNothingIsThrottled()
{
    PracticeProbe probe;
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(probe.list().status, 200);
}

void TestPracticeAnswer::strangersDoNotUseUpTheLimit()
{
    PracticeOptions options;
    options.limitPerSecond = 1;
    PracticeProbe probe(options);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(probe.ask("GET", PracticeProbe::root, {}, {}, "other").status, 401);
    QCOMPARE(probe.list().status, 200);
    QCOMPARE(probe.list().status, 429);
}

void TestPracticeAnswer::shapesWhatCouldNotBeRead_data()
{
    QTest::addColumn<GatewayRefusal>("refusal");
    QTest::addColumn<int>("status");
    QTest::newRow("a broken request") << GatewayRefusal::BadRequest << 400;
    QTest::newRow("a body over the limit") << GatewayRefusal::TooLarge << 413;
    QTest::newRow("an address over the limit") << GatewayRefusal::UriTooLong << 414;
    QTest::newRow("a failure inside") << GatewayRefusal::Failure << 500;
}

void TestPracticeAnswer::shapesWhatCouldNotBeRead()
{
    QFETCH(const GatewayRefusal, refusal);
    PracticeProbe probe;
    const PracticeReply reply = answerUnreadable(probe.world, refusal);
    QTEST(reply.status, "status");
    QCOMPARE(PracticeProbe::code(reply), u"APIG.0201"_s);
    checkRequestId(reply);
}

QTEST_GUILESS_MAIN(TestPracticeAnswer)
#include "tst_practice_answer.moc"
