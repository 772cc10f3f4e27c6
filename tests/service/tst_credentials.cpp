// The client and its credential against a server: what is renewed, mended and repeated, and what never is.

#include "app/service/advice.h"
#include "app/service/hss_client.h"
#include "app/service/network.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finished.h"
#include "tests/support/script_server.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray json = "Content-Type: application/json\r\n";
const QByteArray emptyList = R"({"total_num":0,"data_list":[]})";

ServerScript refusal(const QByteArray &code, const QByteArray &message, const QByteArray &headers = {})
{
    return {sendBytes(answerBytes(
        401, R"({"error_code":")" + code + R"(","error_msg":")" + message + R"("})", json + headers))};
}

ServerScript listed()
{
    return {sendBytes(answerBytes(200, emptyList, json))};
}

//! Gives a numbered token; another number after each renewal, as often as allowed.
class NumberedTokens final : public CredentialSource {
public:
    explicit NumberedTokens(int renewals)
        : m_left(renewals)
    {
    }
    QCoro::Task<Result<Credential, ServiceReport>> credential(Deadline, CallScope &) override
    {
        Result<Credential, ServiceReport> given(
            Credential(TokenCredential{Secret(u"Token%1"_s.arg(m_number))}));
        co_return given;
    }
    bool renew() override
    {
        ++asked;
        if (m_left-- <= 0)
            return false;
        ++m_number;
        return true;
    }
    int asked = 0;

private:
    int m_left;
    int m_number = 1;
};

//! Can not sign in.
class NoCredential final : public CredentialSource {
public:
    QCoro::Task<Result<Credential, ServiceReport>> credential(Deadline, CallScope &) override
    {
        ServiceReport report;
        report.outcome = Outcome::Unauthorized;
        report.errorCode = u"IAM.0061"_s;
        Result<Credential, ServiceReport> none(report);
        co_return none;
    }
    bool renew() override { return false; }
};

struct Client {
    Client(const QUrl &endpoint, CredentialSource &source)
        : network({NetworkSettings::Proxy::None, {}, {}})
        , client(network, clock, Account{endpoint, u"p1"_s, {}}, source)
    {
    }
    Deadline deadline() { return Deadline(clock, 20s); }

    Network network;
    FakeClock clock;
    HssClient client;
    CallScope scope;
};

GivenCredential givenKeys()
{
    return GivenCredential(KeyCredential{u"AK1"_s, Secret(u"SecretKeyMarker"), Secret()});
}

QByteArray headerOf(const SeenRequest &request, const QByteArray &name)
{
    const QByteArray start = name.toLower() + ':';
    for (const QByteArray &line : request.head.split('\n')) {
        if (line.toLower().startsWith(start))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

class TestCredentials : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRefusedTokenIsRenewedOnce_data();
    void aRefusedTokenIsRenewedOnce();
    void theClockIsMendedOnce();
    void aMendedClockStaysMended();
    void refusedKeysAreSentOnce_data();
    void refusedKeysAreSentOnce();
    void withoutACredentialNothingIsSent();
    void whatMayNotBeSentTwiceIsNot_data();
    void whatMayNotBeSentTwiceIsNot();
    void aRefusalWithAWaitIsRepeated();
    void nobodyThereMeansCertainlyNotDone();
};

void TestCredentials::aRefusedTokenIsRenewedOnce_data()
{
    QTest::addColumn<ServerScript>("answer"); // to every request
    QTest::addColumn<int>("renewals"); // that the source can do
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("sent");
    const ServerScript renew = refusal("APIG.0307", "The token must be updated.");
    QTest::newRow("a new token that is refused too") << renew << 5 << 1 << 2;
    QTest::newRow("no new token can be had") << renew << 0 << 1 << 1;
    QTest::newRow("expired, says IAM") << refusal("IAM.0066", "expired") << 5 << 1 << 2;
    QTest::newRow("not valid, says IAM") << refusal("IAM.0067", "invalid") << 5 << 1 << 2;
    QTest::newRow("an older gateway") << refusal("APIGW.0307", "x") << 5 << 1 << 2;
    QTest::newRow("can not be decrypted")
        << refusal("APIG.0301", "Incorrect IAM authentication information: decrypt token fail") << 5 << 1
        << 2;
    QTest::newRow("another reason") << refusal("APIG.0301", "x") << 5 << 0 << 1;
    QTest::newRow("locked") << refusal("IAM.0061", "locked") << 5 << 0 << 1;
}

void TestCredentials::aRefusedTokenIsRenewedOnce()
{
    QFETCH(const ServerScript, answer);
    QFETCH(const int, renewals);
    ScriptServer server([answer](const SeenRequest &) { return answer; });
    NumberedTokens source(renewals);
    Client on(server.url(), source);
    const RegistryList list = finished(on.client.listRegistries(on.deadline(), on.scope));
    QVERIFY(!list.ok());
    QCOMPARE(list.error().outcome, Outcome::Unauthorized);
    QTEST(source.asked, "asked");
    QTEST(server.count("GET"), "sent");
    QCOMPARE(
        headerOf(server.seen().constLast(), "X-Auth-Token"), server.count("GET") == 2 ? "Token2" : "Token1");
}

void TestCredentials::theClockIsMendedOnce()
{
    const ServerScript expired = refusal("APIG.0301",
        "Incorrect IAM authentication information: calc aksk signature fail:signature expired",
        "Date: Fri, 03 Apr 2026 09:00:00 GMT\r\n");
    ScriptServer server([expired](const SeenRequest &) { return expired; });
    GivenCredential source = givenKeys();
    Client on(server.url(), source);
    const RegistryList list = finished(on.client.listRegistries(on.deadline(), on.scope));
    QVERIFY(!list.ok());
    QCOMPARE(list.error().outcome, Outcome::Unauthorized);
    QVERIFY(adviceText(list.error()).contains(u"clock"));
    QCOMPARE(server.count("GET"), 2);
    QCOMPARE(headerOf(server.seen().constLast(), "X-Sdk-Date"), "20260403T090000Z");
    QVERIFY(headerOf(server.seen().constFirst(), "X-Sdk-Date") != "20260403T090000Z");
}

void TestCredentials::aMendedClockStaysMended()
{
    const ServerScript expired =
        refusal("APIG.0301", "signature expired", "Date: Fri, 03 Apr 2026 09:00:00 GMT\r\n");
    ScriptServer server(
        [expired](const SeenRequest &request) { return request.number == 1 ? expired : listed(); });
    GivenCredential source = givenKeys();
    Client on(server.url(), source);
    for (int i = 0; i < 2; ++i) {
        const RegistryList list = finished(on.client.listRegistries(on.deadline(), on.scope));
        QVERIFY(list.ok());
    }
    QCOMPARE(server.count("GET"), 3);
    QCOMPARE(headerOf(server.seen().constLast(), "X-Sdk-Date"), "20260403T090000Z");
    QCOMPARE(headerOf(server.seen().constLast(), "X-Project-Id"), "p1");
}

void TestCredentials::refusedKeysAreSentOnce_data()
{
    QTest::addColumn<ServerScript>("answer");
    QTest::addColumn<QString>("advice"); // a word of it
    QTest::newRow("a wrong secret key")
        << refusal("APIG.0301", "Incorrect IAM authentication information: verify aksk signature fail")
        << u"secret access key"_s;
    QTest::newRow("no such key") << refusal("APIG.0301", "Get secretKey failed,ak:AK1,err:ak not exist")
                                 << u"access key ID"_s;
    QTest::newRow("locked keys") << refusal("APIG.0301", "AK access failed to reach the limit,forbidden.")
                                 << u"five minutes"_s;
    QTest::newRow("a clock of which nobody tells the time")
        << refusal("APIG.0301", "signature expired") << u"clock"_s;
    QTest::newRow("a token is asked for") << refusal("APIG.0307", "x") << u"token"_s;
}

void TestCredentials::refusedKeysAreSentOnce()
{
    QFETCH(const ServerScript, answer);
    QFETCH(const QString, advice);
    ScriptServer server([answer](const SeenRequest &) { return answer; });
    GivenCredential source = givenKeys();
    Client on(server.url(), source);
    const RegistryList list = finished(on.client.listRegistries(on.deadline(), on.scope));
    QVERIFY(!list.ok());
    QCOMPARE(list.error().outcome, Outcome::Unauthorized);
    QCOMPARE(server.seen().size(), 1);
    QVERIFY2(adviceText(list.error()).contains(advice), qPrintable(adviceText(list.error())));
    QVERIFY(!server.seen().constFirst().head.contains("SecretKeyMarker"));
}

void TestCredentials::withoutACredentialNothingIsSent()
{
    ScriptServer server([](const SeenRequest &) { return listed(); });
    NoCredential source;
    Client on(server.url(), source);
    const RegistryList list = finished(on.client.listRegistries(on.deadline(), on.scope));
    QVERIFY(!list.ok());
    QCOMPARE(list.error().errorCode, u"IAM.0061"_s);
    const ServiceReport report = finished(on.client.deleteRegistry(u"a"_s, on.deadline(), on.scope));
    QCOMPARE(report.outcome, Outcome::Unauthorized);
    QCOMPARE(report.attempts, 0);
    QCOMPARE(server.connections(), 0);
}

void TestCredentials::whatMayNotBeSentTwiceIsNot_data()
{
    QTest::addColumn<bool>("deletes"); // else adds
    QTest::addColumn<ServerScript>("answer");
    QTest::addColumn<Outcome>("outcome");
    for (const bool deletes : {false, true}) {
        const auto row = [deletes](const char *what, const ServerScript &answer, Outcome outcome) {
            QTest::addRow("%s: %s", deletes ? "delete" : "add", what) << deletes << answer << outcome;
        };
        row("closed before an answer", {closeConnection()}, Outcome::Unknown);
        row("reset before an answer", {resetConnection()}, Outcome::Unknown);
        row("cut off", {sendBytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), closeConnection()},
            Outcome::Unknown);
        row("503", {sendBytes(answerBytes(503, {}, "Retry-After: 1\r\n"))}, Outcome::Unknown);
        row("502", {sendBytes(answerBytes(502))}, Outcome::Unknown);
        row("504", {sendBytes(answerBytes(504))}, Outcome::Unknown);
        row("429 without a wait", {sendBytes(answerBytes(429))}, Outcome::Throttled);
        row("done", {sendBytes(answerBytes(200))}, Outcome::Updated);
    }
}

void TestCredentials::whatMayNotBeSentTwiceIsNot()
{
    QFETCH(const bool, deletes);
    QFETCH(const ServerScript, answer);
    ScriptServer server([answer](const SeenRequest &) { return answer; });
    NumberedTokens source(0);
    Client on(server.url(), source);
    NewRegistry registry{u"r"_s, u"Harbor"_s, {}};
    registry.access.set(Field::RegistryUsername, u"me"_s);
    registry.access.setPassword(Secret(u"pw-marker"));
    QCoro::Task<ServiceReport> task = deletes
        ? on.client.deleteRegistry(u"a"_s, on.deadline(), on.scope)
        : on.client.addRegistry(registry.clone(), on.deadline(), on.scope);
    const ServiceReport report = finished(std::move(task));
    QTEST(report.outcome, "outcome");
    QCOMPARE(server.count(deletes ? "DELETE" : "POST"), 1);
    QCOMPARE(server.seen().size(), 1);
    if (report.outcome == Outcome::Unknown)
        QVERIFY(adviceText(report).contains(u"list"));
    if (deletes)
        QVERIFY(server.seen().constFirst().body.isEmpty());
}

void TestCredentials::aRefusalWithAWaitIsRepeated()
{
    ScriptServer server([](const SeenRequest &request) {
        return ServerScript{
            sendBytes(request.number == 1 ? answerBytes(429, {}, "Retry-After: 3\r\n") : answerBytes(200))};
    });
    NumberedTokens source(0);
    Client on(server.url(), source);
    const ServiceReport report = finished(on.client.batchDelete({u"a"_s, u"b"_s}, on.deadline(), on.scope));
    QCOMPARE(report.outcome, Outcome::Updated);
    QCOMPARE(server.count("POST"), 2);
    QCOMPARE(on.clock.waits(), QList<std::chrono::milliseconds>{3000ms});
    QCOMPARE(server.seen().constLast().body, R"({"ids":["a","b"]})");
    QCOMPARE(server.seen().constLast().target, "/v5/p1/image/registries/batch-delete");
}

void TestCredentials::nobodyThereMeansCertainlyNotDone()
{
    QUrl gone;
    {
        ScriptServer server([](const SeenRequest &) { return listed(); });
        gone = server.url();
    }
    NumberedTokens source(0);
    Client on(gone, source);
    const ServiceReport report = finished(on.client.deleteRegistry(u"a"_s, on.deadline(), on.scope));
    QCOMPARE(report.outcome, Outcome::Unreachable);
    QCOMPARE(report.attempts, 4);
}

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"
