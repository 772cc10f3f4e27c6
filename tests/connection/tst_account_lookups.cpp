#include "app/connection/account_lookups.h"
#include "app/connection/passcode_asker.h"
#include "app/practice/practice_accounts.h"
#include "app/practice/practice_service.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finished.h"
#include "tests/support/script_server.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace hssreg {

namespace {

const QByteArray json = "Content-Type: application/json\r\n";

ConnectionSettings keysFor(const QUrl &url)
{
    ConnectionSettings settings;
    settings.endpoint = url.toString();
    settings.iamEndpoint = url.toString();
    settings.signIn = SignInWay::AccessKey;
    settings.keys = {QString(practice::accessKey), Secret(QString(practice::secretKey)), {}};
    settings.deadline = 20s;
    return settings;
}

ConnectionSettings userFor(const QUrl &url)
{
    ConnectionSettings settings = keysFor(url);
    settings.signIn = SignInWay::IamPassword;
    settings.login = {QString(practice::user), {}, QString(practice::accountName),
        Secret(QString(practice::userPassword)), false};
    return settings;
}

ServerScript token()
{
    return {sendBytes(answerBytes(
        201, R"({"token":{"expires_at":"2030-01-01T00:00:00.000000Z"}})", json + "X-Subject-Token: T1\r\n"))};
}

QByteArray enterpriseProjects(int from, int count, int total)
{
    QByteArrayList items;
    for (int each = from; each < from + count; ++each)
        items.append(R"({"id":"e)" + QByteArray::number(each) + R"(","name":"n","status":)"
            + (each % 2 == 0 ? "1" : "2") + "}");
    return R"({"enterprise_projects":[)" + items.join(',') + R"(],"total_count":)" + QByteArray::number(total)
        + "}";
}

// The names of what was found, or the code of why nothing was.
template <typename T> QStringList named(const Result<QList<T>, ServiceReport> &answer)
{
    if (!answer.ok())
        return {u"failed "_s + answer.error().errorCode};
    QStringList names;
    for (const T &each : answer.value()) {
        if constexpr (std::is_same_v<T, IamRegion>)
            names.append(each.id + u' ' + each.englishName);
        else
            names.append(each.enabled ? each.name : QString(each.name + u" (disabled)"_s));
    }
    return names;
}

class Code final : public PasscodeAsker {
public:
    QCoro::Task<std::optional<Secret>> passcode(QString, CallScope &) override
    {
        ++count;
        co_return Secret(QString(practice::mfaPasscode));
    }
    int count = 0;
};

} // namespace

//! What a connection may name is looked up where its IAM is, signed in as it says.
class AccountLookupsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePracticeServiceAnswers_data();
    void thePracticeServiceAnswers();
    void aPasscodeIsAskedForOnce();
    void onlyTheProjectsOfTheRegion_data();
    void onlyTheProjectsOfTheRegion();
    void aUserGetsATokenOfTheWholeAccount();
    void enterpriseProjectsComeInPages();
    void everyListIsAskedForAtIam_data();
    void everyListIsAskedForAtIam();
    void aRefusalIsSaid_data();
    void aRefusalIsSaid();
    void aCancelEndsIt();
    void epsIsWhereIamIs_data();
    void epsIsWhereIamIs();
};

void AccountLookupsTest::thePracticeServiceAnswers_data()
{
    QTest::addColumn<bool>("withKeys");
    QTest::newRow("with keys") << true;
    QTest::newRow("with a user") << false;
}

void AccountLookupsTest::thePracticeServiceAnswers()
{
    QFETCH(const bool, withKeys);
    PracticeService practice;
    QVERIFY(practice.start());
    SystemClock clock;
    AccountLookups lookups(clock, nullptr);
    CallScope scope;
    const auto settings = [&] {
        return withKeys ? keysFor(practice.endpoint()) : userFor(practice.endpoint());
    };
    QCOMPARE(named(finished(lookups.projects(settings(), scope))),
        QStringList({u"cn-north-4"_s, u"cn-north-4_build"_s, u"eu-west-101"_s}));
    QCOMPARE(named(finished(lookups.regions(settings(), scope))),
        QStringList({u"cn-north-4 CN North-Beijing4"_s, u"eu-west-101 EU-Dublin"_s}));
    QCOMPARE(named(finished(lookups.enterpriseProjects(settings(), scope))),
        QStringList({u"default"_s, u"registries"_s, u"retired (disabled)"_s}));
}

void AccountLookupsTest::aPasscodeIsAskedForOnce()
{
    PracticeService practice;
    QVERIFY(practice.start());
    SystemClock clock;
    Code asker;
    AccountLookups lookups(clock, &asker);
    CallScope scope;
    ConnectionSettings settings = userFor(practice.endpoint());
    settings.login.user = QString(practice::mfaUser);
    settings.login.userId = QString(practice::mfaUserId);
    settings.login.passcode = true;
    QCOMPARE(named(finished(lookups.enterpriseProjects(std::move(settings), scope))).size(), 3);
    QCOMPARE(asker.count, 1);
}

void AccountLookupsTest::onlyTheProjectsOfTheRegion_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("of no region: all but MOS")
        << QString() << QStringList{u"cn-north-4"_s, u"cn-north-4_team"_s, u"cn-north-42"_s};
    QTest::newRow("its own and those inside")
        << u"cn-north-4"_s << QStringList{u"cn-north-4"_s, u"cn-north-4_team"_s};
    QTest::newRow("none") << u"eu-west-101"_s << QStringList();
}

void AccountLookupsTest::onlyTheProjectsOfTheRegion()
{
    QFETCH(const QString, region);
    QFETCH(const QStringList, names);
    const ScriptServer server([](const SeenRequest &) -> ServerScript {
        return {sendBytes(answerBytes(200,
            R"({"projects":[{"id":"1","name":"cn-north-4"},{"id":"2","name":"cn-north-4_team"},)"
            R"({"id":"3","name":"cn-north-42"},{"id":"4","name":"MOS"}]})",
            json))};
    });
    FakeClock clock;
    AccountLookups lookups(clock, nullptr);
    CallScope scope;
    ConnectionSettings settings = keysFor(server.url());
    settings.region = region;
    QCOMPARE(named(finished(lookups.projects(std::move(settings), scope))), names);
    QCOMPARE(server.seen().size(), 1);
    QCOMPARE(server.seen().first().target, QByteArray("/v3/auth/projects"));
    QVERIFY(server.seen().first().head.contains("SDK-HMAC-SHA256"));
}

// Though the connection names a project: a token of it could not see the account.
void AccountLookupsTest::aUserGetsATokenOfTheWholeAccount()
{
    const ScriptServer server([](const SeenRequest &request) -> ServerScript {
        if (request.target.startsWith("/v3/auth/tokens"))
            return token();
        return {sendBytes(answerBytes(200, enterpriseProjects(0, 1, 1), json))};
    });
    FakeClock clock;
    AccountLookups lookups(clock, nullptr);
    CallScope scope;
    ConnectionSettings settings = userFor(server.url());
    settings.projectId = u"05a1f2d3c4b5a697887766554433e9e9"_s;
    QVERIFY(finished(lookups.enterpriseProjects(std::move(settings), scope)).ok());
    QCOMPARE(server.seen().size(), 2);
    QVERIFY(server.seen().first().body.contains(R"("scope":{"domain":)"));
    QVERIFY(!server.seen().first().body.contains("05a1f2d3"));
    QVERIFY(server.seen().last().head.toLower().contains("\r\nx-auth-token: t1\r\n"));
}

void AccountLookupsTest::enterpriseProjectsComeInPages()
{
    const ScriptServer server([](const SeenRequest &request) -> ServerScript {
        const bool second = request.target.contains("offset=2"); // where the first page ended
        const QByteArray page = second ? enterpriseProjects(2, 1, 3) : enterpriseProjects(0, 2, 3);
        return {sendBytes(answerBytes(200, page, json))};
    });
    FakeClock clock;
    AccountLookups lookups(clock, nullptr);
    CallScope scope;
    const auto found = finished(lookups.enterpriseProjects(keysFor(server.url()), scope));
    QVERIFY(found.ok());
    QCOMPARE(found.value().size(), 3);
    QCOMPARE(found.value().last().id, u"e2"_s);
    QVERIFY(!found.value().at(1).enabled);
    QCOMPARE(server.seen().size(), 2);
}

void AccountLookupsTest::everyListIsAskedForAtIam_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("regions") << 0 << QByteArray("/v3/regions");
    QTest::newRow("projects") << 1 << QByteArray("/v3/auth/projects");
    QTest::newRow("enterprise projects") << 2 << QByteArray("/v1.0/enterprise-projects");
}

void AccountLookupsTest::everyListIsAskedForAtIam()
{
    QFETCH(const int, which);
    QFETCH(const QByteArray, target);
    const ScriptServer server([](const SeenRequest &) -> ServerScript {
        return {sendBytes(answerBytes(403, R"({"error_code":"X.1","error_msg":"no"})", json))};
    });
    FakeClock clock;
    AccountLookups lookups(clock, nullptr);
    CallScope scope;
    ConnectionSettings settings = keysFor(server.url());
    settings.endpoint = u"https://hss.invalid"_s; // nothing is asked of HSS
    const auto names = [&]() -> QStringList {
        if (which == 0)
            return named(finished(lookups.regions(std::move(settings), scope)));
        if (which == 1)
            return named(finished(lookups.projects(std::move(settings), scope)));
        return named(finished(lookups.enterpriseProjects(std::move(settings), scope)));
    };
    QCOMPARE(names(), QStringList{u"failed X.1"_s});
    QVERIFY(server.seen().first().target.startsWith(target));
}

void AccountLookupsTest::aRefusalIsSaid_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("a wrong password") << 401 << QByteArray("IAM.0062") << Outcome::Unauthorized;
    QTest::newRow("no rights in IAM") << 403 << QByteArray("IAM.0003") << Outcome::Refused;
}

void AccountLookupsTest::aRefusalIsSaid()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, code);
    QFETCH(const Outcome, outcome);
    const ScriptServer server([&](const SeenRequest &request) -> ServerScript {
        if (status != 401 && request.target.startsWith("/v3/auth/tokens"))
            return token();
        return {sendBytes(
            answerBytes(status, R"({"error_code":")" + code + R"(","error_msg":"Practice-only-1"})", json))};
    });
    FakeClock clock;
    AccountLookups lookups(clock, nullptr);
    CallScope scope;
    const auto found = finished(lookups.projects(userFor(server.url()), scope));
    QVERIFY(!found.ok());
    QCOMPARE(found.error().outcome, outcome);
    QCOMPARE(found.error().errorCode, QString::fromLatin1(code));
    QVERIFY(status != 401 || !found.error().message.contains(practice::userPassword));
}

void AccountLookupsTest::aCancelEndsIt()
{
    const ScriptServer server([](const SeenRequest &) -> ServerScript { return {hang()}; });
    FakeClock clock;
    AccountLookups lookups(clock, nullptr);
    std::optional<Outcome> outcome;
    {
        CallScope scope;
        const auto ask = [&]() -> QCoro::Task<> {
            ConnectionSettings settings = userFor(server.url());
            const auto found = co_await lookups.regions(std::move(settings), scope);
            outcome = found.ok() ? Outcome::Updated : found.error().outcome;
        };
        ask();
        QTRY_COMPARE(server.seen().size(), 1);
    }
    QCOMPARE(outcome, Outcome::Cancelled);
}

void AccountLookupsTest::epsIsWhereIamIs_data()
{
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("iam");
    QTest::addColumn<QString>("eps");
    const QString all = u"https://eps.myhuaweicloud.com"_s;
    QTest::newRow("a region") << u"cn-north-4"_s << QString() << all;
    QTest::newRow("a region with its own")
        << u"eu-west-101"_s << QString() << u"https://eps.eu-west-101.myhuaweicloud.eu"_s;
    QTest::newRow("the vendor's IAM, typed")
        << QString() << u"https://iam.cn-north-4.myhuaweicloud.com"_s << all;
    QTest::newRow("the vendor's IAM for all, typed") << QString() << u"iam.myhuaweicloud.com"_s << all;
    QTest::newRow("another IAM: beside it") << u"cn-north-4"_s << u"https://iam.cloud.example.com:8443"_s
                                            << u"https://iam.cloud.example.com:8443"_s;
    QTest::newRow("nothing is known") << QString() << QString() << QString();
    QTest::newRow("what is no address") << QString() << u"http://iam.example.com"_s << QString();
}

void AccountLookupsTest::epsIsWhereIamIs()
{
    QFETCH(const QString, region);
    QFETCH(const QString, iam);
    QFETCH(const QString, eps);
    ConnectionSettings settings;
    settings.region = region;
    settings.iamEndpoint = iam;
    settings.endpoint = u"https://hss.example.com"_s;
    QCOMPARE(epsEndpointOf(settings).toString(), eps);
}

} // namespace hssreg

QTEST_GUILESS_MAIN(hssreg::AccountLookupsTest)
#include "tst_account_lookups.moc"
