// The login test of the form: what it takes from the form, what it asks a person, and when its result is out of date.
#include "app/editor/login_test.h"

#include "app/editor/access_editor.h"
#include "app/repository/login_turns.h"
#include "tests/repository/login_setup.h"

#include <QSignalSpy>

using namespace hssreg;
using namespace Qt::StringLiterals;

using State = LoginTest::State;

namespace {

ScriptServer::Decide registryWith(const QString &password = goodPassword)
{
    return [password](const SeenRequest &request) -> ServerScript {
        const QByteArray login = headerOf(request, "Authorization");
        if (login.isEmpty())
            return challenge("Basic realm=\"Registry\"");
        return login == basicOf(goodUser, password) ? json(200, "{}") : json(401, "{}");
    };
}

//! The editor with a repository at a server open, and the test beside it.
struct TestedForm {
    explicit TestedForm(const QUrl &server, const QString &registryType = u"Other"_s)
    {
        RegistryInfo info;
        info.id = u"ea325892-0c1d-4e2c-bca4-409b8853556b"_s;
        info.name = u"lab"_s;
        info.type = registryType;
        info.access[Field::ApiVersion] = u"V2"_s;
        info.access[Field::Protocol] = server.scheme();
        info.access[Field::RegistryAddr] = QString(server.host() + u':' + QString::number(server.port()));
        info.access[Field::RegistryUsername] = u"before"_s;
        info.access[Field::GetScanImageChannel] = u"Swr"_s;
        editor.open(info);
        test.setNetwork({NetworkSettings::Proxy::None, {}, {}});
    }
    void type(QStringView password = goodPassword)
    {
        editor.setText(Field::RegistryUsername, goodUser);
        editor.setPassword(password);
    }
    [[nodiscard]] bool run()
    {
        test.start();
        return QTest::qWaitFor([this] { return test.state() == State::Done; });
    }
    [[nodiscard]] QString cause() const { return loginCauseName(test.report().cause); }

    SystemClock clock;
    AccessEditor editor{clock};
    LoginTurns turns{clock};
    LoginTest test{editor, turns, clock};
    QSignalSpy ended{&test, &LoginTest::ended};
};

} // namespace

class TestLoginTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheFormWouldHaveIsTested();
    void aWrongPassword();
    void whatHssSaysMatters();
    void whatIsMissing_data();
    void whatIsMissing();
    void theNamespaceOnlyWhereItApplies();
    void anotherHostNeedsConsent();
    void consentIsForOneAddress();
    void aThirdRefusalNeedsConsent();
    void cancelled();
    void cancelledWhileAsking();
    void anotherRepositoryDropsTheTest();
    void theResultGoesOutOfDate();
    void anObjectThatGoesEndsItsTest();
};

void TestLoginTest::whatTheFormWouldHaveIsTested()
{
    ScriptServer server(registryWith());
    TestedForm form(server.url());
    form.type();
    QVERIFY(!form.test.obstacle());
    QVERIFY(form.run());
    QCOMPARE(form.cause(), u"login_good"_s);
    QCOMPARE(server.seen().size(), 2); // without and with the login, which is the typed one
    QVERIFY(hasGoodLogin(server.seen().constLast()));
    QCOMPARE(form.ended.size(), 1);
    const LoginTestRecord &record = form.test.record();
    QCOMPARE(record.number, 1);
    QCOMPARE(record.registryName, u"lab"_s);
    QVERIFY(record.when.isValid());
    QVERIFY(form.editor.hasChanges()); // the form is as it was
    QVERIFY(form.run());
    QCOMPARE(form.test.record().number, 2);
}

void TestLoginTest::aWrongPassword()
{
    ScriptServer server(registryWith(u"another"_s));
    TestedForm form(server.url());
    form.type();
    QVERIFY(form.run());
    QCOMPARE(form.cause(), u"bad_credential"_s);
    QVERIFY(!form.test.isStale());
    QVERIFY(
        form.editor.whyNot() == u"There is no connection."_s); // a refused test is no reason against Update
}

void TestLoginTest::whatHssSaysMatters()
{
    ScriptServer server(registryWith());
    TestedForm form(server.url());
    RegistryInfo failed = *form.editor.known();
    failed.failReason = u"REQUEST_API_ERROR"_s;
    form.editor.update(failed);
    form.type();
    QVERIFY(form.run());
    QCOMPARE(form.cause(), u"cluster_path"_s);
}

void TestLoginTest::whatIsMissing_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("words");
    const QString good = u"127.0.0.1:1"_s;
    QTest::newRow("the password") << u"scan"_s << good << QString() << int(Field::RegistryPassword)
                                  << u"never gives a stored password back"_s;
    QTest::newRow("the user") << QString() << good << u"pw"_s << int(Field::RegistryUsername) << u"fill in"_s;
    QTest::newRow("the address") << u"scan"_s << QString() << u"pw"_s << int(Field::RegistryAddr)
                                 << u"fill in"_s;
    QTest::newRow("an address that is none")
        << u"scan"_s << u"harbor.example.com:99999"_s << u"pw"_s << int(Field::RegistryAddr) << u"correct"_s;
}

void TestLoginTest::whatIsMissing()
{
    QFETCH(QString, user);
    QFETCH(QString, address);
    QFETCH(QString, password);
    QFETCH(QString, words);
    TestedForm form(QUrl(u"http://127.0.0.1:1"_s));
    form.editor.setText(Field::RegistryUsername, user);
    form.editor.setText(Field::RegistryAddr, address);
    form.editor.setPassword(password);
    const auto obstacle = form.test.obstacle();
    QVERIFY(obstacle && obstacle->field);
    QTEST(int(*obstacle->field), "field");
    QVERIFY2(obstacle->text.contains(words), qPrintable(obstacle->text));
    form.test.start();
    QCOMPARE(form.test.state(), State::Idle);
}

void TestLoginTest::theNamespaceOnlyWhereItApplies()
{
    ScriptServer server([](const SeenRequest &request) -> ServerScript {
        if (pathOf(request) == "/token")
            return json(200, R"({"token":"the.token.itself"})");
        const QByteArray realm = "http://" + headerOf(request, "Host") + "/token";
        return headerOf(request, "Authorization").isEmpty() ? challenge("Bearer realm=\"" + realm + '"')
                                                            : json(200, "{}");
    });
    const auto askedAbout = [&server](const QByteArray &what) {
        const QList<SeenRequest> seen = server.seen();
        return std::any_of(seen.cbegin(), seen.cend(),
            [&what](const SeenRequest &request) { return request.target.contains(what); });
    };
    TestedForm form(server.url());
    form.type();
    form.editor.setText(Field::GetScanImageChannel, u"Other"_s);
    form.editor.setText(Field::Namespace, u"scan-images"_s);
    form.editor.setText(Field::GetScanImageChannel, u"Swr"_s);
    QVERIFY(form.run());
    QVERIFY(!askedAbout("scan-images"));
    form.editor.setText(Field::GetScanImageChannel, u"Other"_s);
    QVERIFY(form.test.isStale());
    QVERIFY(form.run());
    QVERIFY(askedAbout("scan-images"));
}

//! A registry whose tokens come from another name of the same server.
ScriptServer::Decide registryWithTokensElsewhere()
{
    return [](const SeenRequest &request) -> ServerScript {
        if (pathOf(request) == "/token")
            return hasGoodLogin(request) ? json(200, R"({"token":"the.token.itself"})") : json(401, "{}");
        const QByteArray port = headerOf(request, "Host").split(':').constLast();
        return headerOf(request, "Authorization").isEmpty()
            ? challenge("Bearer realm=\"http://localhost:" + port + "/token\"")
            : json(200, "{}");
    };
}

void TestLoginTest::anotherHostNeedsConsent()
{
    ScriptServer server(registryWithTokensElsewhere());
    TestedForm form(server.url());
    form.type();
    QSignalSpy asked(&form.test, &LoginTest::questionAsked);
    form.test.start();
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(form.test.question(), LoginTest::Ask::SendElsewhere);
    QCOMPARE(form.test.report().consentHost, u"localhost:%1"_s.arg(server.url().port()));
    QCOMPARE(server.seen().size(), 1); // nothing was sent there
    QTRY_COMPARE(form.test.state(), State::Asking);
    QVERIFY(form.test.obstacle());
    form.test.answer(LoginTest::Answer::Stop);
    QCOMPARE(form.test.state(), State::Done);
    QCOMPARE(form.cause(), u"consent_needed"_s);
    QCOMPARE(server.seen().size(), 1);

    form.test.start();
    QTRY_COMPARE(asked.size(), 2);
    form.editor.setPassword(u"typed while it was asked");
    form.test.answer(LoginTest::Answer::GoOn);
    QTRY_COMPARE(form.test.state(), State::Done);
    QCOMPARE(form.cause(), u"login_good"_s); // of the login that was asked about
    QVERIFY(form.test.isStale());
}

void TestLoginTest::consentIsForOneAddress()
{
    ScriptServer server(registryWithTokensElsewhere());
    TestedForm form(server.url());
    form.type();
    QSignalSpy asked(&form.test, &LoginTest::questionAsked);
    form.test.start();
    QTRY_COMPARE(asked.size(), 1);
    form.test.answer(LoginTest::Answer::GoOn);
    QTRY_COMPARE(form.test.state(), State::Done);
    QVERIFY(form.run()); // not asked again
    QCOMPARE(asked.size(), 1);
    ScriptServer other(registryWithTokensElsewhere());
    form.editor.setText(Field::RegistryAddr, u"127.0.0.1:%1"_s.arg(other.url().port()));
    form.test.start();
    QTRY_COMPARE(asked.size(), 2);
}

void TestLoginTest::aThirdRefusalNeedsConsent()
{
    ScriptServer server(registryWith(u"another"_s));
    TestedForm form(server.url(), u"Jfrog"_s);
    form.type();
    QSignalSpy asked(&form.test, &LoginTest::questionAsked);
    QVERIFY(form.run());
    QVERIFY(form.run());
    QCOMPARE(asked.size(), 0);
    const qsizetype before = server.seen().size();
    form.test.start();
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(form.test.question(), LoginTest::Ask::TryAgain);
    QCOMPARE(server.seen().size(), before);
    form.test.answer(LoginTest::Answer::GoOn);
    QTRY_COMPARE(form.test.state(), State::Done);
    QCOMPARE(form.cause(), u"bad_credential"_s);
    QVERIFY(server.seen().size() > before);
}

void TestLoginTest::cancelled()
{
    ScriptServer server([](const SeenRequest &) { return ServerScript{hang()}; });
    TestedForm form(server.url());
    form.type();
    form.test.start();
    QTRY_COMPARE(server.seen().size(), 1);
    QCOMPARE(form.test.state(), State::Running);
    form.test.cancel();
    QCOMPARE(form.test.state(), State::Done);
    QCOMPARE(form.cause(), u"cancelled"_s);
    QCOMPARE(form.ended.size(), 1);
}

void TestLoginTest::cancelledWhileAsking()
{
    ScriptServer server(registryWithTokensElsewhere());
    TestedForm form(server.url());
    form.type();
    form.test.start();
    QTRY_COMPARE(form.test.state(), State::Asking);
    form.test.cancel();
    QCOMPARE(form.test.state(), State::Done);
    form.test.answer(LoginTest::Answer::GoOn); // too late
    QCOMPARE(form.test.state(), State::Done);
    QCOMPARE(server.seen().size(), 1);
}

void TestLoginTest::anotherRepositoryDropsTheTest()
{
    ScriptServer server([](const SeenRequest &) { return ServerScript{hang()}; });
    TestedForm form(server.url());
    form.type();
    form.test.start();
    QTRY_COMPARE(server.seen().size(), 1);
    form.editor.openById(u"7c41d0aa-52e6-4b0f-8a35-6d1f0e9b2c78"_s);
    QCOMPARE(form.test.state(), State::Idle);
    QCOMPARE(form.ended.size(), 0);
}

void TestLoginTest::theResultGoesOutOfDate()
{
    ScriptServer server(registryWith());
    TestedForm form(server.url());
    form.type();
    QVERIFY(form.run());
    QSignalSpy changed(&form.test, &LoginTest::changed);
    form.editor.setPassword(u"another");
    QVERIFY(!changed.isEmpty());
    QVERIFY(form.test.isStale());
    form.editor.setPassword(goodPassword);
    QVERIFY(!form.test.isStale()); // it is what was tested
    form.editor.setText(Field::ConnectClusterId, u"cluster02"_s);
    QVERIFY(!form.test.isStale()); // no part of the login
    form.editor.setText(Field::RegistryUsername, u"somebody"_s);
    QVERIFY(form.test.isStale());
    form.editor.revertAll();
    QVERIFY(form.test.isStale());
    form.editor.close();
    QCOMPARE(form.test.state(), State::Idle);
}

void TestLoginTest::anObjectThatGoesEndsItsTest()
{
    ScriptServer server([](const SeenRequest &) { return ServerScript{hang()}; });
    TestedForm form(server.url());
    form.type();
    int heard = 0;
    {
        LoginTest other(form.editor, form.turns, form.clock);
        other.setNetwork({NetworkSettings::Proxy::None, {}, {}});
        connect(&other, &LoginTest::ended, this, [&heard] { ++heard; });
        other.start();
        QTRY_COMPARE(server.seen().size(), 1);
    }
    QCOMPARE(heard, 0);
    form.test.start(); // its turn was given back
    QTRY_COMPARE(server.seen().size(), 2);
    form.test.cancel();
}

QTEST_GUILESS_MAIN(TestLoginTest)
#include "tst_login_test.moc"
