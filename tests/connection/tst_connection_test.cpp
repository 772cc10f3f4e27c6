#include "app/connection/connection_test.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finished.h"
#include "tests/support/script_server.h"
#include "tests/support/test_certificates.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace hssreg {

using Kind = TestStep::Kind;
using Way = TestStep::Outcome;

namespace {

const QByteArray json = "Content-Type: application/json\r\n";
const QByteArray emptyList = R"({"total_num":0,"data_list":[]})";
const QByteArray oneListed =
    R"({"total_num":1,"data_list":[{"id":"r1","registry_name":"one","registry_type":"Harbor"}]})";

//! What a service answers: without a credential, at the sign-in, and to the list.
struct Answers {
    QByteArray stranger = answerBytes(401, R"({"error_code":"APIG.0301","error_msg":"no token"})", json);
    QByteArray signIn;
    QByteArray list = answerBytes(200, oneListed, json);
};

QByteArray refusal(int status, const QByteArray &code)
{
    return answerBytes(status, R"({"error_code":")" + code + R"(","error_msg":"no"})", json);
}

QByteArray token()
{
    const QByteArray ends = FakeClock().now().addSecs(24 * 3600).toString(Qt::ISODate).toLatin1();
    return answerBytes(201,
        R"({"token":{"expires_at":")" + ends + R"(","user":{"id":"u1"},"project":{"id":"p1","name":"x"}}})",
        json + "X-Subject-Token: MARKER-token\r\n");
}

ScriptServer::Decide with(const Answers &answers)
{
    return [answers](const SeenRequest &request) -> ServerScript {
        if (request.target.startsWith("/v3/auth/tokens"))
            return {sendBytes(answers.signIn)};
        const bool known = request.head.toLower().contains("\r\nx-auth-token: ");
        return {sendBytes(known ? answers.list : answers.stranger)};
    };
}

ConnectionSettings withToken(const QUrl &url)
{
    ConnectionSettings settings;
    settings.endpoint = url.toString();
    settings.iamEndpoint = url.toString();
    settings.projectId = u"05a1f2d3c4b5a697887766554433e9e9"_s;
    settings.token = Secret(u"MARKER-token");
    settings.deadline = 20s;
    return settings;
}

ConnectionSettings withPassword(const QUrl &url)
{
    ConnectionSettings settings = withToken(url);
    settings.signIn = SignInWay::IamPassword;
    settings.login = {u"ops"_s, u"u1"_s, u"acme"_s, Secret(u"MARKER-password"), false};
    return settings;
}

//! What was told while it ran, and in the end.
struct Tested {
    QList<TestStep> told;
    QList<TestStep> steps;

    [[nodiscard]] TestStep failed() const
    {
        for (const TestStep &step : steps) {
            if (step.outcome == Way::Failed)
                return step;
        }
        return {Kind::Settings, Way::NotReached, {}};
    }
};

Tested tested(ConnectionSettings settings)
{
    FakeClock clock;
    CallScope scope;
    Tested tested;
    tested.steps = finished(testConnection(std::move(settings), clock, nullptr, nullptr, scope,
        [&tested](const TestStep &step) { tested.told.append(step); }));
    return tested;
}

// A sentence ends; what to do next is one more.
bool hasNextStep(const QString &text)
{
    return text.count(u". "_s) >= 1 && text.endsWith(u'.') && !text.contains(u"MARKER"_s);
}

} // namespace

//! How far a test of a connection comes, said as it goes; and each end has a sentence with the next step.
class ConnectionTestTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachStepIsToldInTurn();
    void aStepIsToldBeforeTheNextIsKnown();
    void whoHasNoTokenSignsInLast();
    void nothingIsToldAfterACancel();
    void theServicesWordEndsIt_data();
    void theServicesWordEndsIt();
    void aNameThatIsNotFound();
    void aNameOfIamThatIsNotFound();
    void aProxyThatIsNotThere();
    void aPortWithNobodyBehind();
    void certificates_data();
    void certificates();
    void theFirstQuestionCarriesNoCredential();
};

void ConnectionTestTest::eachStepIsToldInTurn()
{
    Answers answers;
    answers.signIn = token();
    const ScriptServer server(with(answers));
    const Tested all = tested(withPassword(server.url()));
    QCOMPARE(all.told.size(), 6);
    for (int each = 0; each < 6; ++each) {
        QCOMPARE(int(all.told.at(each).kind), each);
        QCOMPARE(all.told.at(each).outcome, Way::Passed);
        QCOMPARE(all.told.at(each).text, all.steps.at(each).text);
        QVERIFY(!all.told.at(each).text.isEmpty());
    }
    QCOMPARE(all.steps.at(int(Kind::SignIn)).text, u"Signed in: valid 24 h."_s);
}

// The list hangs: what was known before it has been told all the same.
void ConnectionTestTest::aStepIsToldBeforeTheNextIsKnown()
{
    const ScriptServer server([](const SeenRequest &request) -> ServerScript {
        if (request.target.startsWith("/v3/auth/tokens"))
            return {sendBytes(token())};
        if (request.head.contains("MARKER-token"))
            return {hang()};
        return {sendBytes(refusal(401, "APIG.0301"))};
    });
    FakeClock clock;
    CallScope scope;
    QList<TestStep> told;
    std::optional<QList<TestStep>> steps;
    const auto run = [&]() -> QCoro::Task<> {
        ConnectionSettings settings = withPassword(server.url());
        steps = co_await testConnection(std::move(settings), clock, nullptr, nullptr, scope,
            [&told](const TestStep &step) { told.append(step); });
    };
    run();
    QTRY_COMPARE(told.size(), 4);
    QCOMPARE(told.last().kind, Kind::SignIn);
    QVERIFY(!steps);
    scope.cancelAll();
    QVERIFY(steps.has_value());
    QCOMPARE(told.size(), 4);
    QCOMPARE(steps->at(int(Kind::SignIn)).outcome, Way::Passed);
}

void ConnectionTestTest::whoHasNoTokenSignsInLast()
{
    Answers answers;
    answers.list = refusal(401, "APIG.0301");
    const ScriptServer server(with(answers));
    const Tested all = tested(withToken(server.url()));
    QCOMPARE(all.failed().kind, Kind::SignIn);
    QCOMPARE(all.told.size(), 4);
    QCOMPARE(all.told.last().outcome, Way::Failed);
}

void ConnectionTestTest::nothingIsToldAfterACancel()
{
    const ScriptServer server([](const SeenRequest &) -> ServerScript { return {hang()}; });
    FakeClock clock;
    int told = 0;
    {
        CallScope scope;
        const auto run = [&]() -> QCoro::Task<> {
            ConnectionSettings settings = withToken(server.url());
            co_await testConnection(
                std::move(settings), clock, nullptr, nullptr, scope, [&told](const TestStep &) { ++told; });
        };
        run();
        QTRY_COMPARE(server.seen().size(), 1);
        QCOMPARE(told, 2); // the settings and the name
    }
    QCOMPARE(told, 2);
}

void ConnectionTestTest::theServicesWordEndsIt_data()
{
    QTest::addColumn<QByteArray>("stranger");
    QTest::addColumn<QByteArray>("signIn");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("end"); // -1: all is well, and there is something to say about the rights
    QTest::addColumn<QString>("says");
    const Answers good;
    const QByteArray listed = good.list;
    const auto row = [](const char *name, const QByteArray &stranger, const QByteArray &signIn,
                         const QByteArray &list, Kind end, const char *says) {
        QTest::newRow(name) << stranger << signIn << list << int(end) << QString::fromLatin1(says);
    };
    row("the sign-in is refused", good.stranger, refusal(401, "IAM.0062"), listed, Kind::SignIn, "IAM.0062");
    row("the user is locked", good.stranger, refusal(401, "IAM.0061"), listed, Kind::SignIn, "IAM.0061");
    row("there is no such project", good.stranger, refusal(400, "IAM.1109"), listed, Kind::Project,
        "IAM.1109");
    row("the token is refused", good.stranger, token(), refusal(401, "APIG.0301"), Kind::SignIn, "APIG.0301");
    row("the region is another one", refusal(404, "APIG.0101"), token(), listed, Kind::Connection,
        "APIG.0101");
    row("the region is seen late", good.stranger, token(), refusal(404, "APIG.0101"), Kind::Connection,
        "APIG.0101");
    row("there are no rights", good.stranger, token(), refusal(400, "HSS.0013"), Kind::Rights, "HSS.0013");
    row("somebody else answers", answerBytes(200, "<p>Log in first</p>", "Content-Type: text/html\r\n"),
        token(), listed, Kind::Connection, "endpoint");
    row("somebody else redirects", answerBytes(302, {}, "Location: https://portal.example.com/\r\n"), token(),
        listed, Kind::Connection, "portal.example.com");
    QTest::newRow("the enterprise project is empty")
        << good.stranger << token() << answerBytes(200, emptyList, json) << -1 << u"all_granted_eps"_s;
}

void ConnectionTestTest::theServicesWordEndsIt()
{
    QFETCH(const QByteArray, stranger);
    QFETCH(const QByteArray, signIn);
    QFETCH(const QByteArray, list);
    QFETCH(const int, end);
    QFETCH(const QString, says);
    const ScriptServer server(with({stranger, signIn, list}));
    const Tested all = tested(withPassword(server.url()));
    const TestStep last = end < 0 ? all.steps.last() : all.failed();
    QVERIFY2(last.outcome == (end < 0 ? Way::Passed : Way::Failed), qPrintable(last.text));
    QVERIFY2(end < 0 || int(last.kind) == end, qPrintable(testStepLabel(last.kind) + u": "_s + last.text));
    QVERIFY2(last.text.contains(says), qPrintable(last.text));
    QVERIFY2(hasNextStep(last.text), qPrintable(last.text));
    QCOMPARE(all.told.last().kind, last.kind);
    for (const TestStep &step : all.steps) {
        const Way expected = step.kind < last.kind || end < 0 ? Way::Passed
            : step.kind == last.kind                          ? Way::Failed
                                                              : Way::NotReached;
        QVERIFY2(step.outcome == expected, qPrintable(testStepLabel(step.kind) + u": "_s + step.text));
    }
}

void ConnectionTestTest::aNameThatIsNotFound()
{
    ConnectionSettings settings = withToken(QUrl(u"https://hss.invalid"_s));
    settings.proxy = ProxyUse::None;
    const Tested all = tested(std::move(settings));
    QCOMPARE(all.failed().kind, Kind::Name);
    QVERIFY2(hasNextStep(all.failed().text), qPrintable(all.failed().text));
    QCOMPARE(all.told.size(), 2);
}

// HSS was reached; the host that signs in is another.
void ConnectionTestTest::aNameOfIamThatIsNotFound()
{
    const ScriptServer server(with({}));
    ConnectionSettings settings = withPassword(server.url());
    settings.proxy = ProxyUse::None;
    settings.iamEndpoint = u"https://iam.invalid"_s;
    const Tested all = tested(std::move(settings));
    QCOMPARE(all.failed().kind, Kind::SignIn);
    QVERIFY2(all.failed().text.contains(u"iam.invalid"_s), qPrintable(all.failed().text));
    QVERIFY2(hasNextStep(all.failed().text), qPrintable(all.failed().text));
}

// Behind a proxy the name is not looked up here: it is the proxy that fails.
void ConnectionTestTest::aProxyThatIsNotThere()
{
    const ScriptServer proxy([](const SeenRequest &) -> ServerScript {
        return {sendBytes(answerBytes(407)), closeConnection()};
    });
    ConnectionSettings settings = withToken(QUrl(u"https://hss.invalid"_s));
    settings.proxy = ProxyUse::Url;
    settings.proxyUrl = proxy.url().toString();
    const Tested all = tested(std::move(settings));
    QCOMPARE(all.failed().kind, Kind::Connection);
    QVERIFY2(hasNextStep(all.failed().text), qPrintable(all.failed().text));
}

void ConnectionTestTest::aPortWithNobodyBehind()
{
    QUrl url;
    {
        const ScriptServer gone(with({}));
        url = gone.url();
    }
    const Tested all = tested(withToken(url));
    QCOMPARE(all.failed().kind, Kind::Connection);
    QVERIFY2(hasNextStep(all.failed().text), qPrintable(all.failed().text));
}

void ConnectionTestTest::certificates_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("passes");
    using Certificate = TestCertificates::Kind;
    QTest::newRow("good") << int(Certificate::Good) << true;
    QTest::newRow("of an authority that nobody trusts") << int(Certificate::Untrusted) << false;
    QTest::newRow("self-signed") << int(Certificate::SelfSigned) << false;
    QTest::newRow("expired") << int(Certificate::Expired) << false;
    QTest::newRow("of another host") << int(Certificate::WrongName) << false;
}

void ConnectionTestTest::certificates()
{
    QFETCH(const int, kind);
    QFETCH(const bool, passes);
    const TestCertificates certificates;
    const ScriptServer server(with({}), certificates.server(TestCertificates::Kind(kind)));
    ConnectionSettings settings = withToken(server.url());
    settings.caFile = certificates.caFile();
    const Tested all = tested(std::move(settings));
    QCOMPARE(all.steps.at(int(Kind::Name)).outcome, Way::Passed);
    QCOMPARE(all.steps.at(int(Kind::Connection)).outcome, passes ? Way::Passed : Way::Failed);
    QCOMPARE(server.seen().isEmpty(), !passes);
    if (passes)
        return;
    QVERIFY2(all.failed().text.contains(u"certificate"_s), qPrintable(all.failed().text));
    QVERIFY2(hasNextStep(all.failed().text), qPrintable(all.failed().text));
}

void ConnectionTestTest::theFirstQuestionCarriesNoCredential()
{
    const ScriptServer server(with({}));
    tested(withToken(server.url()));
    QCOMPARE(server.seen().size(), 2);
    const SeenRequest first = server.seen().first();
    QCOMPARE(first.verb, QByteArray("GET"));
    QVERIFY(!first.head.contains("MARKER") && !first.head.toLower().contains("x-auth-token"));
    QVERIFY(server.seen().last().head.contains("MARKER-token"));
}

} // namespace hssreg

QTEST_GUILESS_MAIN(hssreg::ConnectionTestTest)
#include "tst_connection_test.moc"
