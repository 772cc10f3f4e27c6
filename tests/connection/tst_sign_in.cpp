#include "app/connection/connection_test.h"
#include "app/connection/passcode_asker.h"
#include "app/connection/session.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finished.h"
#include "tests/support/script_server.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace hssreg {

namespace {

const QByteArray json = "Content-Type: application/json\r\n";
const QByteArray emptyList = R"({"total_num":0,"data_list":[]})";
const QByteArray expired = R"({"error_code":"APIG.0307","error_msg":"The token must be updated."})";

// A token of a day by the fake clock, which stands at 2026-04-03 in the beginning.
ServerScript tokenAnswer(const FakeClock &clock, const QByteArray &token, int hours)
{
    const QByteArray ends = clock.now().addSecs(3600 * hours).toString(Qt::ISODate).toLatin1();
    return {sendBytes(answerBytes(201,
        R"({"token":{"expires_at":")" + ends
            + R"(","user":{"id":"u1"},"project":{"id":"p1","name":"cn-north-4"}}})",
        json + "X-Subject-Token: " + token + "\r\n"))};
}

ServerScript refusal(int status, const QByteArray &code)
{
    return {sendBytes(answerBytes(status, R"({"error_code":")" + code + R"(","error_msg":"no"})", json))};
}

bool isSignIn(const SeenRequest &request)
{
    return request.target.startsWith("/v3/auth/tokens");
}

ConnectionSettings settingsFor(const QUrl &url)
{
    ConnectionSettings settings;
    settings.endpoint = url.toString();
    settings.iamEndpoint = url.toString();
    settings.projectId = u"05a1f2d3c4b5a697887766554433e9e9"_s;
    settings.signIn = SignInWay::IamPassword;
    settings.login = {u"ops"_s, u"u1"_s, u"acme"_s, Secret(u"MARKER-secret"), false};
    settings.deadline = 20s;
    return settings;
}

// What a person types, one after the other; nothing: cancelled.
class Asked final : public PasscodeAsker {
public:
    explicit Asked(QStringList answers)
        : m_answers(std::move(answers))
    {
    }
    QCoro::Task<std::optional<Secret>> passcode(QString, CallScope &) override
    {
        ++m_count;
        if (m_answers.isEmpty())
            co_return std::nullopt;
        co_return Secret(m_answers.takeFirst());
    }
    [[nodiscard]] int count() const { return m_count; }

private:
    QStringList m_answers;
    int m_count = 0;
};

int signIns(const ScriptServer &server)
{
    const QList<SeenRequest> seen = server.seen();
    return int(std::count_if(seen.begin(), seen.end(), isSignIn));
}

RegistryList list(Session &session, Clock &clock)
{
    CallScope scope;
    return finished(session.client().listRegistries(Deadline(clock, 20s), scope));
}

} // namespace

//! Signing in with user and password: once, kept, renewed in time and when asked, never again after a refusal.
class SignInTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTokenOfTheSignInIsUsed();
    void allWhoWaitShareOneSignIn();
    void itIsRenewedBeforeItEnds();
    void itIsRenewedOnceWhenTheServiceAsks();
    void aServiceThatAlwaysAsksDoesNotMakeALoop();
    void aRefusalIsNotTriedAgain();
    void aPasscodeGoesAlong();
    void withoutAPasscodeNothingIsSent_data();
    void withoutAPasscodeNothingIsSent();
    void whoWaitsCanLeave();
    void aTokenFileIsReadAgain();
    void statesAreSaid_data();
    void statesAreSaid();
    void aTestSaysHowFarItCame_data();
    void aTestSaysHowFarItCame();
    void aTestOfBadSettingsSendsNothing();
};

void SignInTest::theTokenOfTheSignInIsUsed()
{
    FakeClock clock;
    ScriptServer server([&clock](const SeenRequest &request) -> ServerScript {
        if (isSignIn(request))
            return tokenAnswer(clock, "T1", 24);
        return {sendBytes(answerBytes(200, emptyList, json))};
    });
    Session session(settingsFor(server.url()), clock);
    QCOMPARE(session.signIn().state().kind, SignInState::Kind::NotYet);
    QVERIFY(list(session, clock).ok());
    QVERIFY(list(session, clock).ok());
    QCOMPARE(signIns(server), 1);
    QVERIFY(server.seen().first().body.contains("MARKER-secret"));
    QVERIFY(server.seen().first().body.contains("05a1f2d3c4b5a697887766554433e9e9"));
    QVERIFY(server.seen().last().head.toLower().contains("\r\nx-auth-token: t1\r\n"));
    QCOMPARE(signInText(session.signIn().state(), clock.now().addSecs(2 * 3600 - 60)), u"valid 22 h"_s);
}

void SignInTest::allWhoWaitShareOneSignIn()
{
    FakeClock clock;
    ScriptServer server([&clock](const SeenRequest &) { return tokenAnswer(clock, "T1", 24); });
    Session session(settingsFor(server.url()), clock);
    CallScope scope;
    int got = 0;
    const auto ask = [&]() -> QCoro::Task<> {
        const auto credential = co_await session.signIn().credential(Deadline(clock, 20s), scope);
        got += credential.ok() ? 1 : 0;
    };
    for (int each = 0; each < 5; ++each)
        ask();
    QCOMPARE(session.signIn().state().kind, SignInState::Kind::UnderWay);
    QTRY_COMPARE(got, 5);
    QCOMPARE(signIns(server), 1);
}

void SignInTest::itIsRenewedBeforeItEnds()
{
    FakeClock clock;
    std::atomic<int> made = 0;
    ScriptServer server(
        [&](const SeenRequest &) { return tokenAnswer(clock, "T" + QByteArray::number(++made), 24); });
    Session session(settingsFor(server.url()), clock);
    CallScope scope;
    QVERIFY(finished(session.signIn().credential(Deadline(clock, 20s), scope)).ok());
    clock.advance(23h + 49min);
    QVERIFY(finished(session.signIn().credential(Deadline(clock, 20s), scope)).ok());
    QCOMPARE(signIns(server), 1);
    clock.advance(2min);
    QVERIFY(finished(session.signIn().credential(Deadline(clock, 20s), scope)).ok());
    QCOMPARE(signIns(server), 2);
}

void SignInTest::itIsRenewedOnceWhenTheServiceAsks()
{
    FakeClock clock;
    std::atomic<int> made = 0;
    ScriptServer server([&](const SeenRequest &request) -> ServerScript {
        if (isSignIn(request))
            return tokenAnswer(clock, "T" + QByteArray::number(++made), 24);
        if (request.head.contains("T1"))
            return {sendBytes(answerBytes(401, expired, json))};
        return {sendBytes(answerBytes(200, emptyList, json))};
    });
    Session session(settingsFor(server.url()), clock);
    QVERIFY(list(session, clock).ok());
    QCOMPARE(signIns(server), 2);
}

void SignInTest::aServiceThatAlwaysAsksDoesNotMakeALoop()
{
    FakeClock clock;
    ScriptServer server([&](const SeenRequest &request) -> ServerScript {
        if (isSignIn(request))
            return tokenAnswer(clock, "T1", 24);
        return {sendBytes(answerBytes(401, expired, json))};
    });
    Session session(settingsFor(server.url()), clock);
    QVERIFY(!list(session, clock).ok());
    QCOMPARE(signIns(server), 2);
    QVERIFY(!list(session, clock).ok()); // the token is a renewed one already, and young
    QCOMPARE(signIns(server), 2);
}

void SignInTest::aRefusalIsNotTriedAgain()
{
    FakeClock clock;
    ScriptServer server([](const SeenRequest &) { return refusal(401, "IAM.0062"); });
    Session session(settingsFor(server.url()), clock);
    const RegistryList first = list(session, clock);
    QVERIFY(!first.ok());
    QCOMPARE(first.error().outcome, Outcome::Unauthorized);
    QCOMPARE(list(session, clock).error().errorCode, u"IAM.0062"_s);
    QVERIFY(!session.signIn().renew());
    QCOMPARE(signIns(server), 1);
    QCOMPARE(session.signIn().state().kind, SignInState::Kind::Refused);
    session.signIn().tryAgain();
    QVERIFY(!list(session, clock).ok());
    QCOMPARE(signIns(server), 2);
}

void SignInTest::aPasscodeGoesAlong()
{
    FakeClock clock;
    ScriptServer server([&](const SeenRequest &) { return tokenAnswer(clock, "T1", 24); });
    ConnectionSettings settings = settingsFor(server.url());
    settings.login.passcode = true;
    Asked asker({u"123456"_s});
    Session session(std::move(settings), clock, nullptr, &asker);
    CallScope scope;
    QVERIFY(finished(session.signIn().credential(Deadline(clock, 20s), scope)).ok());
    QVERIFY(server.seen().first().body.contains("123456"));
    QVERIFY(server.seen().first().body.contains("totp"));
    QCOMPARE(asker.count(), 1);
}

void SignInTest::withoutAPasscodeNothingIsSent_data()
{
    QTest::addColumn<bool>("hasAsker");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("the person cancelled") << true << Outcome::Cancelled;
    QTest::newRow("there is nobody to ask") << false << Outcome::Unauthorized;
}

void SignInTest::withoutAPasscodeNothingIsSent()
{
    QFETCH(const bool, hasAsker);
    QFETCH(const Outcome, outcome);
    FakeClock clock;
    ScriptServer server([&](const SeenRequest &) { return tokenAnswer(clock, "T1", 24); });
    ConnectionSettings settings = settingsFor(server.url());
    settings.login.passcode = true;
    Asked asker({});
    Session session(std::move(settings), clock, nullptr, hasAsker ? &asker : nullptr);
    const RegistryList answer = list(session, clock);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().outcome, outcome);
    QCOMPARE(server.seen().size(), 0);
}

void SignInTest::whoWaitsCanLeave()
{
    FakeClock clock;
    ScriptServer server([](const SeenRequest &) -> ServerScript { return {hang()}; });
    Session session(settingsFor(server.url()), clock);
    std::optional<Outcome> outcome;
    {
        CallScope scope;
        const auto ask = [&]() -> QCoro::Task<> {
            const auto credential = co_await session.signIn().credential(Deadline(clock, 20s), scope);
            outcome = credential.ok() ? Outcome::Updated : credential.error().outcome;
        };
        ask();
        QTRY_COMPARE(signIns(server), 1);
    }
    QCOMPARE(outcome, Outcome::Cancelled);
    QCOMPARE(session.signIn().state().kind, SignInState::Kind::NotYet);
}

void SignInTest::aTokenFileIsReadAgain()
{
    FakeClock clock;
    QTemporaryDir folder;
    QFile file(folder.filePath(u"token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("NEW\n");
    file.close();
    ScriptServer server([](const SeenRequest &request) -> ServerScript {
        if (request.head.contains("OLD"))
            return {sendBytes(answerBytes(401, expired, json))};
        return {sendBytes(answerBytes(200, emptyList, json))};
    });
    ConnectionSettings settings = settingsFor(server.url());
    settings.signIn = SignInWay::Token;
    settings.token = Secret(u"OLD");
    settings.tokenFile = file.fileName();
    Session session(std::move(settings), clock);
    QVERIFY(list(session, clock).ok());
    QVERIFY(!session.signIn().renew()); // the file holds the same one
}

void SignInTest::statesAreSaid_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nearly a day") << 24 * 3600 - 1 << u"valid 23 h"_s;
    QTest::newRow("an hour") << 3600 << u"valid 1 h"_s;
    QTest::newRow("under an hour") << 3599 << u"valid 59 min"_s;
    QTest::newRow("seconds") << 59 << u"valid less than a minute"_s;
    QTest::newRow("over") << 0 << u"expired"_s;
}

void SignInTest::statesAreSaid()
{
    QFETCH(const int, seconds);
    QFETCH(const QString, text);
    const QDateTime now = FakeClock().now();
    QCOMPARE(signInText({SignInState::Kind::Valid, now.addSecs(seconds)}, now), text);
}

void SignInTest::aTestSaysHowFarItCame_data()
{
    QTest::addColumn<int>("iamStatus");
    QTest::addColumn<QByteArray>("iamCode");
    QTest::addColumn<int>("listStatus");
    QTest::addColumn<QByteArray>("listCode");
    QTest::addColumn<int>("failed"); // -1: none
    const auto row = [](const char *name, int iamStatus, const char *iamCode, int listStatus,
                         const char *listCode, int failed) {
        QTest::newRow(name) << iamStatus << QByteArray(iamCode) << listStatus << QByteArray(listCode)
                            << failed;
    };
    using Kind = TestStep::Kind;
    row("all is well", 201, "", 200, "", -1);
    row("a wrong password", 401, "IAM.0062", 200, "", int(Kind::SignIn));
    row("no such project", 400, "IAM.1109", 200, "", int(Kind::Project));
    row("an unavailable project", 201, "", 403, "APIG.0310", int(Kind::Project));
    row("no rights", 201, "", 400, "HSS.0013", int(Kind::Rights));
    row("the wrong region", 201, "", 404, "APIG.0101", int(Kind::Connection));
    row("a token that is refused", 201, "", 401, "APIG.0301", int(Kind::SignIn));
}

void SignInTest::aTestSaysHowFarItCame()
{
    QFETCH(const int, iamStatus);
    QFETCH(const QByteArray, iamCode);
    QFETCH(const int, listStatus);
    QFETCH(const QByteArray, listCode);
    QFETCH(const int, failed);
    FakeClock clock;
    ScriptServer server([&](const SeenRequest &request) -> ServerScript {
        if (isSignIn(request))
            return iamStatus == 201 ? tokenAnswer(clock, "T1", 24) : refusal(iamStatus, iamCode);
        return listStatus == 200 ? ServerScript{sendBytes(answerBytes(200, emptyList, json))}
                                 : refusal(listStatus, listCode);
    });
    CallScope scope;
    ConnectionSettings settings = settingsFor(server.url());
    const QList<TestStep> steps =
        finished(testConnection(std::move(settings), clock, nullptr, nullptr, scope));
    QCOMPARE(steps.size(), 6);
    for (const TestStep &step : steps) {
        const TestStep::Outcome expected = failed < 0 || int(step.kind) < failed ? TestStep::Outcome::Passed
            : int(step.kind) == failed                                           ? TestStep::Outcome::Failed
                                       : TestStep::Outcome::NotReached;
        QVERIFY2(step.outcome == expected, qPrintable(testStepLabel(step.kind) + u": "_s + step.text));
        QVERIFY(!step.text.isEmpty());
        QVERIFY(!step.text.contains(u"MARKER"));
    }
}

void SignInTest::aTestOfBadSettingsSendsNothing()
{
    FakeClock clock;
    ScriptServer server([](const SeenRequest &) { return refusal(500, "X"); });
    ConnectionSettings settings = settingsFor(server.url());
    settings.login.domain.clear();
    CallScope scope;
    const QList<TestStep> steps =
        finished(testConnection(std::move(settings), clock, nullptr, nullptr, scope));
    QCOMPARE(steps.first().outcome, TestStep::Outcome::Failed);
    QCOMPARE(server.connections(), 0);
}

} // namespace hssreg

QTEST_GUILESS_MAIN(hssreg::SignInTest)
#include "tst_sign_in.moc"
