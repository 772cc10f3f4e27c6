// One check at a time for each host and user, a rest after a refusal, and no third refusal where it locks.

#include "tests/repository/login_setup.h"
#include "tests/support/fake_clock.h"

#include <QTimer>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLoginTurns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksOfOneUserFollowEachOther();
    void otherUsersDoNotWait();
    void aRefusedUserRests();
    void aThirdRefusalIsNotRisked();
    void waitingEndsWithTheDeadline();
    void waitingCanBeCancelled();
    void aLongLineOfChecksThatEndAtOnce();
};

namespace {

LoginCheckSettings direct()
{
    LoginCheckSettings settings;
    settings.network.proxy = NetworkSettings::Proxy::None;
    return settings;
}

// A registry with passwords that is slow enough for others to come in between.
ScriptServer::Decide slowly()
{
    return [](const SeenRequest &request) -> ServerScript {
        const bool good = hasGoodLogin(request);
        const ServerScript answer = good ? json(200, "{}") : challenge("Basic realm=\"Registry\"");
        return ServerScript{waitFor(50ms)} + answer;
    };
}

} // namespace

void TestLoginTurns::checksOfOneUserFollowEachOther()
{
    ScriptServer server(slowly());
    SystemClock clock;
    LoginTurns turns(clock);
    LoginCheck check(direct(), clock, turns);
    CallScope scope;
    int done = 0;
    const auto one = [&]() -> QCoro::Task<> {
        LoginToCheck login = loginFor(server.url(), RegistryProduct::Other);
        const LoginReport report = co_await check.run(std::move(login), Deadline(clock, 20s), scope);
        done += report.cause == LoginCause::LoginGood ? 1 : 0;
    };
    const QCoro::Task<> first = one();
    const QCoro::Task<> second = one();
    const QCoro::Task<> third = one();
    QTRY_COMPARE_WITH_TIMEOUT(done, 3, 20'000);
    // without and with the login, three times over: never two of the same kind in a row
    QList<bool> order;
    for (const SeenRequest &request : server.seen())
        order.append(hasGoodLogin(request));
    QCOMPARE(order, (QList<bool>{false, true, false, true, false, true}));
}

void TestLoginTurns::otherUsersDoNotWait()
{
    ScriptServer stuck([](const SeenRequest &) -> ServerScript { return {hang()}; });
    ScriptServer server(slowly());
    SystemClock clock;
    LoginTurns turns(clock);
    LoginCheck check(direct(), clock, turns);
    CallScope stuckScope;
    CallScope scope;
    LoginToCheck other = loginFor(stuck.url(), RegistryProduct::Other);
    other.username = u"other"_s;
    const QCoro::Task<LoginReport> waiting = check.run(std::move(other), Deadline(clock, 20s), stuckScope);
    LoginToCheck login = loginFor(server.url(), RegistryProduct::Other);
    QCOMPARE(causeOf(finished(check.run(std::move(login), Deadline(clock, 20s), scope))), u"login_good"_s);
    QVERIFY(!waiting.isReady());
    stuckScope.cancelAll();
    QVERIFY(waiting.isReady());
}

void TestLoginTurns::aRefusedUserRests()
{
    ScriptServer server(slowly());
    FakeClock clock;
    LoginTurns turns(clock);
    LoginCheck check(direct(), clock, turns);
    CallScope scope;
    const auto result = [&](const QString &password) {
        LoginToCheck login = loginFor(server.url(), RegistryProduct::Other, password);
        return causeOf(finished(check.run(std::move(login), Deadline(clock, 20s), scope)));
    };
    QCOMPARE(result(u"wrong"_s), u"bad_credential"_s);
    QVERIFY(clock.waits().isEmpty());
    QCOMPARE(result(goodPassword), u"login_good"_s);
    QCOMPARE(clock.waits().size(), 1);
    QVERIFY(clock.waits().constFirst() > 1500ms);
    QCOMPARE(result(goodPassword), u"login_good"_s); // the rest is over
    QCOMPARE(clock.waits().size(), 1);
}

void TestLoginTurns::aThirdRefusalIsNotRisked()
{
    ScriptServer server([](const SeenRequest &request) -> ServerScript {
        if (pathOf(request) != "/artifactory/api/system/ping")
            return hasGoodLogin(request) ? json(200, "{}") : challenge("Basic realm=\"Artifactory\"");
        return hasGoodLogin(request) ? answering(200, "OK") : json(401, "{}");
    });
    FakeClock clock;
    LoginTurns turns(clock);
    LoginCheck check(direct(), clock, turns);
    CallScope scope;
    const auto result = [&](const QString &password) {
        LoginToCheck login = loginFor(server.url(), RegistryProduct::Jfrog, password);
        return causeOf(finished(check.run(std::move(login), Deadline(clock, 20s), scope)));
    };
    const QString key = LoginCheck::turnKey(loginFor(server.url(), RegistryProduct::Jfrog));
    QCOMPARE(result(u"wrong"_s), u"bad_credential"_s);
    QCOMPARE(result(u"wrong"_s), u"bad_credential"_s);
    const qsizetype sent = server.seen().size();
    QCOMPARE(result(goodPassword), u"refused_twice"_s);
    QCOMPARE(server.seen().size(), sent);

    turns.forgetRefusals(key);
    QCOMPARE(result(goodPassword), u"login_good"_s);
    QCOMPARE(turns.refusals(key), 0);

    QCOMPARE(result(u"wrong"_s), u"bad_credential"_s);
    QCOMPARE(result(u"wrong"_s), u"bad_credential"_s);
    clock.advance(15min);
    QCOMPARE(result(goodPassword), u"login_good"_s);
}

void TestLoginTurns::waitingEndsWithTheDeadline()
{
    ScriptServer server([](const SeenRequest &) -> ServerScript { return {hang()}; });
    SystemClock clock;
    LoginTurns turns(clock);
    LoginCheck check(direct(), clock, turns);
    CallScope scope;
    const QCoro::Task<LoginReport> first =
        check.run(loginFor(server.url(), RegistryProduct::Other), Deadline(clock, 60s), scope);
    const LoginReport second =
        finished(check.run(loginFor(server.url(), RegistryProduct::Other), Deadline(clock, 100ms), scope));
    QCOMPARE(causeOf(second), u"timed_out"_s);
    QVERIFY(second.steps.isEmpty());
    scope.cancelAll();
    QVERIFY(first.isReady());
}

void TestLoginTurns::waitingCanBeCancelled()
{
    ScriptServer server(slowly());
    SystemClock clock;
    LoginTurns turns(clock);
    LoginCheck check(direct(), clock, turns);
    CallScope scope;
    CallScope other;
    const QCoro::Task<LoginReport> first =
        check.run(loginFor(server.url(), RegistryProduct::Other), Deadline(clock, 20s), scope);
    const QCoro::Task<LoginReport> second =
        check.run(loginFor(server.url(), RegistryProduct::Other), Deadline(clock, 20s), other);
    const QCoro::Task<LoginReport> third =
        check.run(loginFor(server.url(), RegistryProduct::Other), Deadline(clock, 20s), scope);
    other.cancelAll();
    QVERIFY(second.isReady());
    QTRY_VERIFY_WITH_TIMEOUT(first.isReady() && third.isReady(), 20'000);
    QCOMPARE(server.seen().size(), 4);
}

void TestLoginTurns::aLongLineOfChecksThatEndAtOnce()
{
    constexpr int many = 20'000;
    SystemClock clock;
    LoginTurns turns(clock);
    LoginCheck check(direct(), clock, turns);
    CallScope scope;
    const QUrl nowhere(u"http://127.0.0.1:1"_s);
    const QString key = LoginCheck::turnKey(loginFor(nowhere, RegistryProduct::Jfrog));
    turns.refused(key);
    turns.refused(key);
    int refused = 0;
    const auto one = [&]() -> QCoro::Task<> {
        LoginToCheck login = loginFor(nowhere, RegistryProduct::Jfrog);
        const LoginReport report = co_await check.run(std::move(login), Deadline(clock, 60s), scope);
        refused += report.cause == LoginCause::RefusedTwice ? 1 : 0;
    };
    {
        LoginTurn holder(turns, key, Deadline(clock, 60s), scope);
        const auto hold = [&]() -> QCoro::Task<> { co_await holder.conclusion(); };
        const QCoro::Task<> held = hold();
        for (int i = 0; i < many; ++i)
            one();
        QCOMPARE(refused, 0);
    }
    QTRY_COMPARE_WITH_TIMEOUT(refused, many, 60'000);
}

QTEST_GUILESS_MAIN(TestLoginTurns)
#include "tst_login_turns.moc"
