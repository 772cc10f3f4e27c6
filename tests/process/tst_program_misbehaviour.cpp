// The program against a service that does what none should: each row says how it ends, how often it sent, and that
// it neither hangs past its deadline nor says "updated" wrongly nor prints a secret.

#include "tests/process/real_program.h"
#include "tests/process/scripted_service.h"
#include "tests/support/test_certificates.h"

#include <QTest>

#include <chrono>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto password = "Marker-Password-0815";
constexpr auto slack = 20s; // of a busy machine, beside the deadline

//! A gzip stream of many megabytes of zeros is small; this one was made once, of 16 MiB.
QByteArray gzipBomb()
{
    // qCompress writes zlib with a length before it; gzip is another wrapping of the same deflate stream
    const QByteArray zlib = qCompress(QByteArray(16 * 1024 * 1024, '\0'), 9).mid(4);
    return QByteArray::fromHex("1f8b0800000000000003") + zlib.mid(2, zlib.size() - 6) + QByteArray(8, '\0');
}

ScriptedService::Answer redirectTo(int status, const QString &target)
{
    return always(
        {sendBytes(answerBytes(status, {}, "Location: " + target.toUtf8() + "/elsewhere?q=1\r\n"))});
}

} // namespace

class ProgramMisbehaviourTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void updateEndsTruthfully_data();
    void updateEndsTruthfully();
    void readingEndsTruthfully_data();
    void readingEndsTruthfully();
    void aKeptAliveConnectionClosedAtTheWrongMoment_data();
    void aKeptAliveConnectionClosedAtTheWrongMoment();
    void redirectsAreNamedAndNotFollowed_data();
    void redirectsAreNamedAndNotFollowed();
    void aShortWaitIsWaited_data();
    void aShortWaitIsWaited();
    void aWaitBeyondTheDeadlineIsNotBegun();
    void certificatesAreVerified_data();
    void certificatesAreVerified();
    void anEchoedSecretIsRedacted();

private:
    void addFinalAnswers();
    void addLostAnswers();

    TestCertificates m_certificates;
};

void ProgramMisbehaviourTest::updateEndsTruthfully_data()
{
    QTest::addColumn<QList<ServerScript>>("scripts"); // one PUT after the other
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("puts");
    addLostAnswers();
    addFinalAnswers();
}

void ProgramMisbehaviourTest::addLostAnswers()
{
    using Scripts = QList<ServerScript>;
    const ServerScript fine{sendBytes(answerBytes(200))};
    const ServerScript shut{closeConnection()};
    const ServerScript half{sendBytes("HTTP/1.1 200 OK\r\nContent-Le"), closeConnection()};
    const ServerScript cut{
        sendBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), closeConnection()};
    const ServerScript hints{
        sendBytes("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"), sendBytes(answerBytes(200))};
    const QString unknown = u"unknown"_s;
    const QString updated = u"updated"_s;
    QTest::newRow("no answer") << Scripts{{hang()}} << unknown << 8 << 1;
    QTest::newRow("a dripping answer")
        << Scripts{{dripBytes("HTTP/1.1 200 OK\r\nX-Slow: " + QByteArray(1000, 'x') + "\r\n\r\n", 50ms)}}
        << unknown << 8 << 1;
    QTest::newRow("a dripping body") << Scripts{{sendBytes("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"),
        dripBytes(QByteArray(1000, 'x'), 50ms)}}
                                     << unknown << 8 << 1;
    QTest::newRow("closed before the headers, always") << Scripts{shut} << unknown << 8 << 2;
    QTest::newRow("closed before the headers, once") << Scripts{shut, fine} << updated << 0 << 2;
    QTest::newRow("reset, always") << Scripts{{resetConnection()}} << unknown << 8 << 2;
    QTest::newRow("reset, once") << Scripts{{resetConnection()}, fine} << updated << 0 << 2;
    QTest::newRow("closed within the headers, always") << Scripts{half} << unknown << 8 << 2;
    QTest::newRow("closed within the headers, once") << Scripts{half, fine} << updated << 0 << 2;
    QTest::newRow("closed within the body, always") << Scripts{cut} << unknown << 8 << 2;
    QTest::newRow("closed within the body, once") << Scripts{cut, fine} << updated << 0 << 2;
    QTest::newRow("103 before the answer, always") << Scripts{hints} << unknown << 8 << 2;
    QTest::newRow("103 before the answer, once") << Scripts{hints, fine} << updated << 0 << 2;
    QTest::newRow("not HTTP") << Scripts{{sendBytes("SSH-2.0-OpenSSH_9.2\r\n"), closeConnection()}} << unknown
                              << 8 << 2;
}

void ProgramMisbehaviourTest::addFinalAnswers()
{
    using Scripts = QList<ServerScript>;
    const auto answered = [](const QByteArray &answer) { return ServerScript{sendBytes(answer)}; };
    const auto status = [&](int number) { return answered(jsonAnswer(number, R"({"error_msg":"no"})")); };
    const ServerScript fine = answered(answerBytes(200));
    const QString unknown = u"unknown"_s;
    const QString updated = u"updated"_s;
    QTest::newRow("500") << Scripts{status(500)} << unknown << 8 << 1;
    QTest::newRow("502, always") << Scripts{status(502)} << unknown << 8 << 2;
    QTest::newRow("502, once") << Scripts{status(502), fine} << updated << 0 << 2;
    QTest::newRow("504, always") << Scripts{status(504)} << unknown << 8 << 2;
    QTest::newRow("504, once") << Scripts{status(504), fine} << updated << 0 << 2;
    QTest::newRow("401") << Scripts{status(401)} << u"unauthorized"_s << 4 << 1;
    QTest::newRow("403") << Scripts{status(403)} << u"refused"_s << 5 << 1;
    QTest::newRow("204") << Scripts{answered("HTTP/1.1 204 No Content\r\n\r\n")} << updated << 0 << 1;
    QTest::newRow("200 with JSON") << Scripts{answered(jsonAnswer(200, "{}"))} << updated << 0 << 1;
    QTest::newRow("200 with an error in JSON")
        << Scripts{answered(jsonAnswer(200, R"({"error_code":"HSS.0010","error_msg":"no"})"))} << u"refused"_s
        << 5 << 1;
    QTest::newRow("200 with HTML") << Scripts{answered(
        answerBytes(200, "<html>Log in</html>", "Content-Type: text/html\r\n"))}
                                   << unknown << 8 << 1;
    QTest::newRow("400 with HTML") << Scripts{answered(
        answerBytes(400, "<html>Bad</html>", "Content-Type: text/html\r\n"))}
                                   << u"refused"_s << 5 << 1;
    QTest::newRow("400 with broken JSON")
        << Scripts{answered(jsonAnswer(400, R"({"error_code":)"))} << u"refused"_s << 5 << 1;
    QTest::newRow("400 with invalid UTF-8")
        << Scripts{answered(jsonAnswer(400, "{\"error_code\":\"HSS.0001\",\"error_msg\":\"\xff\xfe\x80\"}"))}
        << u"refused"_s << 5 << 1;
    QTest::newRow("200 with a body of 200 MB") << Scripts{
        {sendBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 209715200\r\n\r\n"),
            flood(QByteArray(65536, 'x'),
                200LL * 1024
                    * 1024)}} << unknown << 8 << 1;
    QTest::newRow("a body without an end")
        << Scripts{{sendBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"),
               flood(QByteArray(65536, ' '), 1LL << 40)}}
        << unknown << 8 << 1;
    const QByteArray gzip = "Content-Encoding: gzip\r\nContent-Type: ";
    QTest::newRow("a gzip bomb that says it is JSON")
        << Scripts{answered(answerBytes(200, gzipBomb(), gzip + "application/json\r\n"))} << updated << 0
        << 1;
    QTest::newRow("a gzip bomb that says nothing")
        << Scripts{answered(answerBytes(200, gzipBomb(), gzip + "text/plain\r\n"))} << unknown << 8 << 1;
}

void ProgramMisbehaviourTest::updateEndsTruthfully()
{
    QFETCH(QList<ServerScript>, scripts);
    const ScriptedService service(inTurn(scripts));
    const QStringList arguments =
        QStringList{u"update"_s, u"r1"_s, u"--registry-username"_s, u"me"_s, u"--registry-password-env"_s,
            u"NEW"_s, u"--timeout"_s, u"8"_s, u"--output"_s, u"json"_s, u"--verbose"_s}
        + service.identity();
    const ProgramEnd end = run(arguments, {{{u"NEW"_s, QString::fromLatin1(password)}}, {}, {}});
    QFETCH(QString, outcome);
    QFETCH(int, code);
    QFETCH(int, puts);
    QVERIFY2(end.result().value("outcome"_L1).toString() == outcome, end.said().constData());
    QVERIFY2(end.exitCode == code, end.said().constData());
    QVERIFY2(service.puts() == puts, end.said().constData());
    QCOMPARE(end.result().value("attempts"_L1).toInt(), puts);
    QVERIFY2(end.took < 8s + slack, end.said().constData());
    QVERIFY(!end.said().contains(password) && !end.said().contains(ScriptedService::token()));
    QVERIFY(QString::fromUtf8(end.out).toUtf8() == end.out);
}

void ProgramMisbehaviourTest::readingEndsTruthfully_data()
{
    QTest::addColumn<ServerScript>("script");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("code");
    const auto answered = [](const QByteArray &answer) { return ServerScript{sendBytes(answer)}; };
    const QString unreachable = u"unreachable"_s;
    QTest::newRow("no answer") << ServerScript{hang()} << unreachable << 6;
    QTest::newRow("a dripping answer")
        << ServerScript{dripBytes("HTTP/1.1 200 OK\r\nX-Slow: " + QByteArray(1000, 'x'), 50ms)} << unreachable
        << 6;
    QTest::newRow("closed") << ServerScript{closeConnection()} << unreachable << 6;
    QTest::newRow("103 before the answer") << ServerScript{sendBytes("HTTP/1.1 103 Early Hints\r\n\r\n"),
        sendBytes(ScriptedService::listAnswer())}
                                           << unreachable << 6;
    QTest::newRow("500") << answered(jsonAnswer(500, "{}")) << unreachable << 6;
    QTest::newRow("401") << answered(jsonAnswer(401, R"({"error_code":"APIG.0307","error_msg":"renew"})"))
                         << u"unauthorized"_s << 4;
    QTest::newRow("HTML") << answered(answerBytes(200, "<html></html>", "Content-Type: text/html\r\n"))
                          << unreachable << 6;
    QTest::newRow("broken JSON") << answered(jsonAnswer(200, R"({"data_list":[)")) << unreachable << 6;
    QTest::newRow("invalid UTF-8") << answered(jsonAnswer(200, "{\"data_list\":[\"\xff\"]}")) << unreachable
                                   << 6;
    QTest::newRow("not a list") << answered(jsonAnswer(200, "{}")) << unreachable << 6;
    QTest::newRow("a body of 200 MB")
        << ServerScript{sendBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                                  "209715200\r\n\r\n"),
               flood(QByteArray(65536, 'x'), 200LL * 1024 * 1024)}
        << unreachable << 6;
    QTest::newRow("a gzip bomb") << answered(
        answerBytes(200, gzipBomb(), "Content-Encoding: gzip\r\nContent-Type: application/json\r\n"))
                                 << unreachable << 6;
}

// Whatever is wrong with the list: an update then sends nothing and says that it did not.
void ProgramMisbehaviourTest::readingEndsTruthfully()
{
    QFETCH(ServerScript, script);
    QFETCH(QString, outcome);
    QFETCH(int, code);
    const ScriptedService service(always({sendBytes(answerBytes(200))}), always(script));
    for (const QStringList &command :
        {QStringList{u"list"_s}, QStringList{u"update"_s, u"r1"_s, u"--namespace"_s, u"n"_s}}) {
        const ProgramEnd end =
            run(command + service.identity() + QStringList{u"--timeout"_s, u"3"_s, u"--output"_s, u"json"_s});
        QVERIFY2(end.result().value("outcome"_L1).toString() == outcome, end.said().constData());
        QVERIFY2(end.exitCode == code, end.said().constData());
        QVERIFY2(end.took < 3s + slack, end.said().constData());
        QVERIFY(!end.said().contains(ScriptedService::token()));
    }
    QCOMPARE(service.puts(), 0);
}

void ProgramMisbehaviourTest::aKeptAliveConnectionClosedAtTheWrongMoment_data()
{
    QTest::addColumn<int>("milliseconds");
    for (const int milliseconds : {0, 1, 2, 3, 5, 10})
        QTest::addRow("%d ms after the list", milliseconds) << milliseconds;
}

// The update may meet the end of the connection before, while or after it is sent. It is done all the same, and the
// server has seen it whole once or, when the answer was lost, twice.
void ProgramMisbehaviourTest::aKeptAliveConnectionClosedAtTheWrongMoment()
{
    QFETCH(int, milliseconds);
    const ScriptedService service(always({sendBytes(answerBytes(200))}),
        always({sendBytes(ScriptedService::listAnswer()), waitFor(std::chrono::milliseconds(milliseconds)),
            closeConnection()}));
    const ProgramEnd end =
        run(QStringList{u"update"_s, u"r1"_s, u"--protocol"_s, u"https"_s, u"--output"_s, u"json"_s}
            + service.identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"updated"_s);
    QVERIFY(service.puts() >= 1);
    QVERIFY(service.puts() <= end.result().value("attempts"_L1).toInt());
    QVERIFY(end.result().value("attempts"_L1).toInt() <= 2);
}

void ProgramMisbehaviourTest::redirectsAreNamedAndNotFollowed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("ofTheList");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("%d of the update", status) << status << false;
        QTest::addRow("%d of the list", status) << status << true;
    }
}

void ProgramMisbehaviourTest::redirectsAreNamedAndNotFollowed()
{
    QFETCH(int, status);
    QFETCH(bool, ofTheList);
    const ScriptedService other(always({sendBytes(answerBytes(200))}));
    const auto redirect = redirectTo(status, other.server().url().toString());
    const ScriptedService service(redirect, ofTheList ? redirect : ScriptedService::Answer());
    const ProgramEnd end = run(
        QStringList{u"update"_s, u"r1"_s, u"--registry-password-env"_s, u"NEW"_s, u"--output"_s, u"json"_s}
            + service.identity(),
        {{{u"NEW"_s, QString::fromLatin1(password)}}, {}, {}});
    QVERIFY2(end.exitCode == 5, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"refused"_s);
    QCOMPARE(end.result().value("http_status"_L1).toInt(), status);
    const QString target = other.server().url().toString() + u"/elsewhere"_s;
    QVERIFY2(end.result().value("message"_L1).toString().contains(target), end.said().constData());
    QCOMPARE(service.puts(), ofTheList ? 0 : 1);
    QCOMPARE(other.server().connections(), 0);
}

void ProgramMisbehaviourTest::aShortWaitIsWaited_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("429") << 429;
    QTest::newRow("503") << 503;
}

void ProgramMisbehaviourTest::aShortWaitIsWaited()
{
    QFETCH(int, status);
    const ScriptedService service(
        inTurn({{sendBytes(jsonAnswer(status, R"({"error_msg":"slow down"})", "Retry-After: 2\r\n"))},
            {sendBytes(answerBytes(200))}}));
    const ProgramEnd end = run(QStringList{u"update"_s, u"r1"_s, u"--namespace"_s, u"n"_s, u"--protocol"_s,
                                   u"https"_s, u"--output"_s, u"json"_s}
        + service.identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(service.puts(), 2);
    QCOMPARE(end.result().value("attempts"_L1).toInt(), 2);
    QVERIFY(end.took >= 2s);
    QVERIFY(end.result().value("duration_ms"_L1).toInteger() >= 2000);
}

void ProgramMisbehaviourTest::aWaitBeyondTheDeadlineIsNotBegun()
{
    const ScriptedService service(always({sendBytes(
        jsonAnswer(429, R"({"error_code":"APIG.0308","error_msg":"slow"})", "Retry-After: 4711\r\n"))}));
    const ProgramEnd end = run(QStringList{u"update"_s, u"r1"_s, u"--protocol"_s, u"https"_s, u"--timeout"_s,
                                   u"60"_s, u"--output"_s, u"json"_s}
        + service.identity());
    QVERIFY2(end.exitCode == 6, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"throttled"_s);
    QVERIFY2(end.out.contains("4711"), end.said().constData());
    QCOMPARE(service.puts(), 1);
    QVERIFY(end.took < slack);
}

void ProgramMisbehaviourTest::certificatesAreVerified_data()
{
    QTest::addColumn<TestCertificates::Kind>("kind");
    QTest::addColumn<bool>("trusted");
    QTest::newRow("a good one") << TestCertificates::Kind::Good << true;
    QTest::newRow("of an authority nobody named") << TestCertificates::Kind::Untrusted << false;
    QTest::newRow("self-signed") << TestCertificates::Kind::SelfSigned << false;
    QTest::newRow("expired") << TestCertificates::Kind::Expired << false;
    QTest::newRow("for another name") << TestCertificates::Kind::WrongName << false;
}

void ProgramMisbehaviourTest::certificatesAreVerified()
{
    QFETCH(TestCertificates::Kind, kind);
    QFETCH(bool, trusted);
    const ScriptedService service(always({sendBytes(answerBytes(200))}), {}, m_certificates.server(kind));
    const ProgramEnd end = run(QStringList{u"update"_s, u"r1"_s, u"--registry-password-env"_s, u"NEW"_s,
                                   u"--ca-file"_s, m_certificates.caFile(), u"--output"_s, u"json"_s}
            + service.identity(),
        {{{u"NEW"_s, QString::fromLatin1(password)}}, {}, {}});
    QCOMPARE(end.result().value("outcome"_L1).toString(), trusted ? u"updated"_s : u"unreachable"_s);
    QVERIFY2(end.exitCode == (trusted ? 0 : 6), end.said().constData());
    QCOMPARE(service.puts(), trusted ? 1 : 0);
    QCOMPARE(service.server().seen().isEmpty(), !trusted);
    QVERIFY(!end.said().contains(password));
}

void ProgramMisbehaviourTest::anEchoedSecretIsRedacted()
{
    const auto echo = [](int, const SeenRequest &request) {
        QByteArray told = request.head + request.body;
        told.replace('\\', "").replace('"', "'").replace("\r\n", " ");
        return ServerScript{
            sendBytes(jsonAnswer(400, R"({"error_code":"HSS.0001","error_msg":"bad: )" + told + R"("})"))};
    };
    const ScriptedService service(echo);
    for (const QString &form : {u"json"_s, u"text"_s}) {
        const ProgramEnd end =
            run(QStringList{u"update"_s, u"r1"_s, u"--registry-username"_s, u"me"_s,
                    u"--registry-password-env"_s, u"NEW"_s, u"--verbose"_s, u"--output"_s, form}
                    + service.identity(),
                {{{u"NEW"_s, QString::fromLatin1(password)}}, {}, {}});
        QVERIFY2(end.exitCode == 5, end.said().constData());
        QVERIFY2(end.said().contains("bad: PUT"), end.said().constData());
        QVERIFY2(!end.said().contains(password), end.said().constData());
        QVERIFY2(!end.said().contains(ScriptedService::token()), end.said().constData());
    }
}

QTEST_GUILESS_MAIN(ProgramMisbehaviourTest)
#include "tst_program_misbehaviour.moc"
