// The program as a person or a script starts it, against the real practice service: list, show, validate, practice,
// completion, help, and every way in which a command line is wrong.

#include "tests/process/pseudo_terminal.h"
#include "tests/process/real_program.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <memory>

#include <unistd.h>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr auto harborProd = "ea325892-0c1d-4e2c-bca4-409b8853556b";

} // namespace

class ProgramCommandsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void helpAndVersion_data();
    void helpAndVersion();
    void wrongCommandLinesEndWithTwo_data();
    void wrongCommandLinesEndWithTwo();
    void practiceAnnouncesItself();
    void practiceNeedsAFreePort();
    void practiceEndsWithASignal_data();
    void practiceEndsWithASignal();
    void listPrintsTheMembersOfTheApi();
    void listFilters_data();
    void listFilters();
    void listForPeople();
    void colourOnATerminalOnly_data();
    void colourOnATerminalOnly();
    void showPrintsOne();
    void showOfAnUnknownIdIsRefused();
    void optionsGoBeforeAndAfterTheCommand();
    void theIdentityComesFromTheEnvironment();
    void theTokenComesFromStandardInput();
    void readingsThatFail_data();
    void readingsThatFail();
    void theLogHoldsAllowedFacts();
    void validateFindsWhatIsWrong_data();
    void validateFindsWhatIsWrong();
    void validateReadsStandardInput();
    void validateOfNoFile_data();
    void validateOfNoFile();
    void completion_data();
    void completion();
    void noCoreIsDumped();
    void aClosedStandardStreamDoesNoHarm();

private:
    [[nodiscard]] QStringList json(const QStringList &command) const;

    QTemporaryDir m_folder;
    std::unique_ptr<PracticeProgram> m_practice;
};

void ProgramCommandsTest::initTestCase()
{
    m_practice = std::make_unique<PracticeProgram>(QStringList{u"--repositories"_s, u"7"_s});
    QVERIFY(!m_practice->endpoint().isEmpty());
}

QStringList ProgramCommandsTest::json(const QStringList &command) const
{
    return command + m_practice->identity() + QStringList{u"--output"_s, u"json"_s};
}

void ProgramCommandsTest::helpAndVersion_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("help") << QStringList{u"--help"_s} << "Usage: hss-registry [OPTION…] COMMAND …"_ba;
    QTest::newRow("help of update") << QStringList{u"update"_s, u"--help"_s}
                                    << "--registry-password-file FILE|-"_ba;
    QTest::newRow("version") << QStringList{u"--version"_s} << "hss-registry " HSSREG_VERSION "\n"_ba;
}

void ProgramCommandsTest::helpAndVersion()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const ProgramEnd end = run(arguments);
    QCOMPARE(end.exitCode, 0);
    QVERIFY2(end.out.contains(says), end.said().constData());
    QVERIFY(end.err.isEmpty());
}

void ProgramCommandsTest::wrongCommandLinesEndWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown command") << QStringList{u"S3cret"_s};
    QTest::newRow("a plan that is not there") << QStringList{u"rotate"_s, u"no-such-plan"_s};
    QTest::newRow("a password beside a plan")
        << QStringList{u"rotate"_s, u"p.hssplan"_s, u"--registry-password"_s, u"S3cret"_s};
    QTest::newRow("a password as a value")
        << QStringList{u"update"_s, u"r1"_s, u"--registry-password"_s, u"S3cret"_s};
    QTest::newRow("a password after an equals sign")
        << QStringList{u"update"_s, u"r1"_s, u"--registry-password=S3cret"_s};
    QTest::newRow("a mistyped token option") << QStringList{u"list"_s, u"--tokn=S3cret"_s};
    QTest::newRow("a stray argument") << QStringList{u"list"_s, u"S3cret"_s};
    QTest::newRow("a short option") << QStringList{u"list"_s, u"-pS3cret"_s};
    QTest::newRow("no field") << QStringList{u"update"_s, u"r1"_s};
    QTest::newRow("no place") << QStringList{u"list"_s, u"--project-id"_s, u"p"_s};
    QTest::newRow("no project") << QStringList{u"list"_s, u"--region"_s, u"cn-north-4"_s};
    QTest::newRow("no token") << QStringList{
        u"list"_s, u"--region"_s, u"cn-north-4"_s, u"--project-id"_s, u"p"_s};
    QTest::newRow("no such region") << QStringList{
        u"list"_s, u"--region"_s, u"x"_s, u"--project-id"_s, u"p"_s, u"--token-file"_s, u"-"_s};
    QTest::newRow("plain http to elsewhere") << QStringList{u"list"_s, u"--endpoint"_s,
        u"http://hss.example.com"_s, u"--project-id"_s, u"p"_s, u"--token-file"_s, u"-"_s};
    QTest::newRow("a log that can not be written")
        << QStringList{u"validate"_s, u"x"_s, u"--log"_s, u"/no/such/folder/log"_s};
    QTest::newRow("not UTF-8") << QStringList{u"list"_s, u"--find"_s, QString(QChar(0xD800))};
}

void ProgramCommandsTest::wrongCommandLinesEndWithTwo()
{
    QFETCH(QStringList, arguments);
    const ProgramEnd end = run(arguments, {{}, "S3cret-token\n", {}});
    QVERIFY2(end.exitCode == 2, end.said().constData());
    QVERIFY(end.out.isEmpty());
    QVERIFY2(end.err.startsWith("hss-registry: "), end.err.constData());
    QCOMPARE(end.err.count('\n'), 1);
    QVERIFY2(!end.err.contains("S3cret"), end.err.constData());
}

void ProgramCommandsTest::practiceAnnouncesItself()
{
    const QJsonObject &announced = m_practice->announced();
    QCOMPARE(announced.keys(), (QStringList{u"action"_s, u"endpoint"_s, u"project_id"_s, u"token"_s}));
    QCOMPARE(announced.value("action"_L1).toString(), u"practice"_s);
    QVERIFY(m_practice->endpoint().startsWith(u"http://127.0.0.1:"_s));
}

void ProgramCommandsTest::practiceNeedsAFreePort()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const ProgramEnd end = run({u"practice"_s, u"--port"_s, QString::number(taken.serverPort())});
    QVERIFY2(end.exitCode == 2, end.said().constData());
    QVERIFY(end.out.isEmpty());
}

void ProgramCommandsTest::practiceEndsWithASignal_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void ProgramCommandsTest::practiceEndsWithASignal()
{
    QFETCH(int, number);
    RealProgram practice({u"practice"_s, u"--quiet"_s});
    QVERIFY(practice.firstLine().startsWith("{\"action\":\"practice\",\"endpoint\":\"http://127.0.0.1:"));
    practice.signal(number);
    const ProgramEnd end = practice.end();
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QVERIFY(end.err.isEmpty());
}

void ProgramCommandsTest::listPrintsTheMembersOfTheApi()
{
    const ProgramEnd end = run(json({u"list"_s}));
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QVERIFY(end.err.isEmpty());
    QCOMPARE(end.objects().size(), 7);
    const QByteArray begins = R"({"action":"list","id":"ea325892-0c1d-4e2c-bca4-409b8853556b",)"
                              R"("registry_name":"harbor-prod","registry_type":"Harbor","api_version":"V2",)"
                              R"("protocol":"https","registry_addr":"harbor.example.com",)"
                              R"("registry_username":"admin","namespace":null,"connect_cluster_id":)";
    QVERIFY2(end.out.startsWith(begins), end.out.constData());
    for (const QJsonObject &object : end.objects())
        QCOMPARE(object.size(), 15);
    QVERIFY(end.objects().first().value("latest_sync_time"_L1).toInteger() > 1'700'000'000'000);
}

void ProgramCommandsTest::listFilters_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("found");
    QTest::newRow("status") << QStringList{u"--status"_s, u"fail"_s} << 2;
    QTest::newRow("type") << QStringList{u"--type"_s, u"jfrog"_s} << 1;
    QTest::newRow("text in an address, in any case") << QStringList{u"--find"_s, u"HARBOR-DR.example"_s} << 1;
    QTest::newRow("text in a username") << QStringList{u"--find"_s, u"robot$hss"_s} << 1;
    QTest::newRow("all of them") << QStringList{u"--status"_s, u"success"_s, u"--type"_s, u"Harbor"_s,
        u"--find"_s, u"eu"_s} << 1;
    QTest::newRow("nothing") << QStringList{u"--find"_s, u"no such thing"_s} << 0;
}

void ProgramCommandsTest::listFilters()
{
    QFETCH(QStringList, options);
    const ProgramEnd end = run(json(QStringList{u"list"_s} + options));
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QTEST(int(end.objects().size()), "found");
}

void ProgramCommandsTest::listForPeople()
{
    const ProgramEnd end = run(QStringList{u"list"_s} + m_practice->identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    const QList<QByteArray> lines = end.out.split('\n');
    QCOMPARE(lines.size(), 9); // a heading, seven, and what follows the last line end
    QVERIFY(lines.first().startsWith("NAME "));
    const qsizetype status = lines.first().indexOf("STATUS");
    QCOMPARE(lines.at(1).mid(status, 9), "Connected"_ba);
    QVERIFY(!end.out.contains('\x1b'));
    const ProgramEnd none = run(QStringList{u"list"_s, u"--find"_s, u"nothing"_s} + m_practice->identity());
    QCOMPARE(none.exitCode, 0);
    QVERIFY(none.out.isEmpty() && !none.err.isEmpty());
}

void ProgramCommandsTest::colourOnATerminalOnly_data()
{
    QTest::addColumn<QString>("noColour");
    QTest::addColumn<bool>("colour");
    QTest::newRow("a terminal") << QString() << true;
    QTest::newRow("a terminal with NO_COLOR") << u"1"_s << false;
}

void ProgramCommandsTest::colourOnATerminalOnly()
{
    QFETCH(QString, noColour);
    QFETCH(bool, colour);
    PseudoTerminal terminal;
    ProgramInput input;
    if (!noColour.isEmpty())
        input.environment.insert(u"NO_COLOR"_s, noColour);
    input.inChild = [side = terminal.programSide()] { ::dup2(side, STDOUT_FILENO); };
    const ProgramEnd end = run(QStringList{u"list"_s} + m_practice->identity(), input);
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QTRY_VERIFY(terminal.shown().contains("mirror"));
    QCOMPARE(terminal.shown().contains("\x1b[32mConnected\x1b[0m"), colour);
    QCOMPARE(terminal.shown().contains('\x1b'), colour);
}

void ProgramCommandsTest::showPrintsOne()
{
    const ProgramEnd end = run(json({u"show"_s, QString::fromLatin1(harborProd)}));
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.objects().size(), 1);
    QCOMPARE(end.result().value("action"_L1).toString(), u"show"_s);
    QCOMPARE(end.result().value("registry_name"_L1).toString(), u"harbor-prod"_s);
    const ProgramEnd words =
        run(QStringList{u"show"_s, QString::fromLatin1(harborProd)} + m_practice->identity());
    QCOMPARE(words.exitCode, 0);
    QVERIFY2(words.out.contains("harbor.example.com"), words.out.constData());
}

void ProgramCommandsTest::showOfAnUnknownIdIsRefused()
{
    const ProgramEnd end = run(json({u"show"_s, u"no-such-id"_s}));
    QVERIFY2(end.exitCode == 5, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"refused"_s);
    QVERIFY(end.result().value("message"_L1).toString().contains(u"no-such-id"_s));
    const ProgramEnd words = run(QStringList{u"show"_s, u"no-such-id"_s} + m_practice->identity());
    QCOMPARE(words.exitCode, 5);
    QVERIFY(words.out.isEmpty() && words.err.contains("no-such-id"));
}

void ProgramCommandsTest::optionsGoBeforeAndAfterTheCommand()
{
    const QStringList identity = m_practice->identity();
    const QStringList before = QStringList{u"--output"_s, u"json"_s} + identity + QStringList{u"list"_s};
    const QStringList around =
        identity.mid(0, 2) + QStringList{u"list"_s, u"--output=json"_s} + identity.mid(2);
    const QByteArray after = run(json({u"list"_s})).out;
    QCOMPARE(run(before).out, after);
    QCOMPARE(run(around).out, after);
}

void ProgramCommandsTest::theIdentityComesFromTheEnvironment()
{
    ProgramInput input;
    input.environment = {{u"HW_AUTH_TOKEN"_s, m_practice->token()},
        {u"HW_PROJECT_ID"_s, m_practice->projectId()}, {u"HW_ENTERPRISE_PROJECT_ID"_s, u"all_granted_eps"_s},
        {u"HW_REGION_NAME"_s, u"cn-north-4"_s}};
    const ProgramEnd end = run({u"list"_s, u"--verbose"_s, u"--endpoint"_s, m_practice->endpoint()}, input);
    QVERIFY2(end.exitCode == 0, end.said().constData());
    for (const char *source : {"HW_AUTH_TOKEN", "HW_PROJECT_ID", "HW_ENTERPRISE_PROJECT_ID", "--endpoint"})
        QVERIFY2(end.err.contains(source), end.err.constData());
    QVERIFY(!end.err.contains("HW_REGION_NAME"));
    QVERIFY(!end.err.contains(m_practice->token().toUtf8()));
    QVERIFY(!end.err.contains("all_granted_eps"));
}

void ProgramCommandsTest::theTokenComesFromStandardInput()
{
    QStringList arguments = json({u"list"_s});
    arguments[arguments.indexOf(u"--token-file"_s) + 1] = u"-"_s;
    for (const char *lineEnd : {"", "\n", "\r\n"}) {
        const ProgramEnd end = run(arguments, {{}, m_practice->token().toUtf8() + lineEnd, {}});
        QVERIFY2(end.exitCode == 0, end.said().constData());
    }
    const ProgramEnd empty = run(arguments);
    QCOMPARE(empty.exitCode, 2);
}

void ProgramCommandsTest::readingsThatFail_data()
{
    QTest::addColumn<QStringList>("other"); // options that replace those of the identity
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("code");
    const QString wrongToken = written(m_folder, u"wrong"_s, "not-the-token");
    const QString brokenToken = written(m_folder, u"broken"_s, "two words");
    QTest::newRow("another token") << QStringList{u"--token-file"_s, wrongToken} << u"unauthorized"_s << 4;
    QTest::newRow("a token that can be none")
        << QStringList{u"--token-file"_s, brokenToken} << u"invalid"_s << 3;
    QTest::newRow("another project") << QStringList{u"--project-id"_s, QString(32, u'0')} << u"refused"_s
                                     << 5;
    QTest::newRow("a project that can be none")
        << QStringList{u"--project-id"_s, u"a/b"_s} << u"invalid"_s << 3;
    QTest::newRow("nobody listens") << QStringList{u"--endpoint"_s, u"http://127.0.0.1:1"_s}
                                    << u"unreachable"_s << 6;
}

void ProgramCommandsTest::readingsThatFail()
{
    QFETCH(QStringList, other);
    QFETCH(QString, outcome);
    QFETCH(int, code);
    for (const QStringList &command : {QStringList{u"list"_s}, QStringList{u"show"_s, u"r1"_s}}) {
        QStringList arguments = json(command) + QStringList{u"--timeout"_s, u"5"_s};
        arguments[arguments.indexOf(other.at(0)) + 1] = other.at(1);
        const ProgramEnd end = run(arguments);
        QVERIFY2(end.exitCode == code, end.said().constData());
        const QJsonObject result = end.result();
        QCOMPARE(result.value("outcome"_L1).toString(), outcome);
        QCOMPARE(result.keys(),
            (QStringList{u"action"_s, u"advice"_s, u"attempts"_s, u"duration_ms"_s, u"error_code"_s,
                u"http_status"_s, u"message"_s, u"outcome"_s, u"request_id"_s}));
        QCOMPARE(result.value("action"_L1).toString(), command.first());
        QVERIFY(!result.value("message"_L1).toString().isEmpty());
        arguments.removeAll(u"--output"_s);
        arguments.removeAll(u"json"_s);
        const ProgramEnd words = run(arguments);
        QCOMPARE(words.exitCode, code);
        QVERIFY(words.out.isEmpty() && !words.err.isEmpty());
    }
}

void ProgramCommandsTest::theLogHoldsAllowedFacts()
{
    const QString log = m_folder.filePath(u"requests.log"_s);
    const QStringList arguments = json({u"list"_s, u"--log"_s, log, u"--enterprise-project-id"_s, u"0"_s});
    QCOMPARE(run(arguments).exitCode, 0);
    QCOMPARE(run(arguments).exitCode, 0);
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const ProgramEnd lines{0, file.readAll(), {}, {}};
    QCOMPARE(lines.objects().size(), 2);
    const QJsonObject object = lines.result();
    QCOMPARE(object.keys(),
        (QStringList{u"attempt"_s, u"duration_ms"_s, u"failure"_s, u"path"_s, u"request_id"_s, u"status"_s,
            u"time"_s, u"verb"_s}));
    QCOMPARE(object.value("path"_L1).toString(), u"/v5/%1/image/registries"_s.arg(m_practice->projectId()));
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    QVERIFY(!(QFileInfo(log).permissions() & others));
}

void ProgramCommandsTest::validateFindsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("problems");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing")
        << R"({"version":1,"repositories":[{"id":"r1","registry_username":"u","registry_password_from":"prompt"}]})"_ba
        << QStringList{} << 0;
    QTest::newRow("a warning only")
        << R"({"version":1,"repositories":[{"id":"r1","registry_username":"u"}]})"_ba
        << QStringList{u"password_missing"_s} << 0;
    QTest::newRow("errors")
        << R"({"version":1,"repositories":[{"id":"r1","protocol":"HTTPS","get_scan_image_channel":"Other"}]})"_ba
        << QStringList{u"required"_s, u"not_a_choice"_s} << 3;
    QTest::newRow("a password that is not there")
        << R"({"version":1,"repositories":[{"id":"r1","registry_username":"u","registry_password_from":"env:NOT_SET"}]})"_ba
        << QStringList{u"secret_not_found"_s} << 0;
    QTest::newRow("not JSON") << "{"_ba << QStringList{u"syntax"_s} << 3;
}

void ProgramCommandsTest::validateFindsWhatIsWrong()
{
    QFETCH(QByteArray, file);
    QFETCH(QStringList, problems);
    QFETCH(int, code);
    const QString path = written(m_folder, u"draft.hssplan"_s, file);
    const ProgramEnd end = run({u"validate"_s, path, u"--output"_s, u"json"_s});
    QVERIFY2(end.exitCode == code, end.said().constData());
    QList<QJsonObject> objects = end.objects();
    const QJsonObject totals = objects.takeLast();
    QCOMPARE(totals.keys(), (QStringList{u"action"_s, u"errors"_s, u"rows"_s, u"warnings"_s}));
    QStringList found;
    for (const QJsonObject &object : std::as_const(objects)) {
        QCOMPARE(object.keys(),
            (QStringList{u"action"_s, u"column"_s, u"field"_s, u"id"_s, u"level"_s, u"limit"_s, u"line"_s,
                u"message"_s, u"problem"_s, u"row"_s}));
        QCOMPARE(object.value("action"_L1).toString(), u"validate"_s);
        QVERIFY(object.value("line"_L1).toInt() > 0);
        found.append(object.value("problem"_L1).toString());
    }
    QCOMPARE(found, problems);
    const ProgramEnd words = run({u"validate"_s, path});
    QCOMPARE(words.exitCode, code);
    QCOMPARE(words.out.count('\n'), int(problems.size()) + 1);
    QVERIFY(words.err.isEmpty());
}

void ProgramCommandsTest::validateReadsStandardInput()
{
    const QByteArray plan = R"({"version":1,"repositories":[{"id":"r1","namespace":"n"}]})";
    const ProgramEnd end = run({u"validate"_s, u"-"_s, u"--output"_s, u"json"_s}, {{}, plan, {}});
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.result().value("rows"_L1).toInt(), 1);
}

void ProgramCommandsTest::validateOfNoFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("not there") << u"/no/such/file"_s;
    QTest::newRow("a folder") << m_folder.path();
}

void ProgramCommandsTest::validateOfNoFile()
{
    QFETCH(QString, path);
    const ProgramEnd end = run({u"validate"_s, path, u"--output"_s, u"json"_s});
    QVERIFY2(end.exitCode == 2, end.said().constData());
    QVERIFY(end.out.isEmpty() && end.err.contains(path.toUtf8()));
}

void ProgramCommandsTest::completion_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QByteArray>("has");
    QTest::newRow("bash") << u"bash"_s << "complete -o default -F _hss_registry hss-registry"_ba;
    QTest::newRow("zsh") << u"zsh"_s << "#compdef hss-registry"_ba;
    QTest::newRow("fish") << u"fish"_s << "complete -c hss-registry"_ba;
}

void ProgramCommandsTest::completion()
{
    QFETCH(QString, shell);
    QFETCH(QByteArray, has);
    const ProgramEnd end = run({u"completion"_s, shell});
    QCOMPARE(end.exitCode, 0);
    QVERIFY(end.out.contains(has) && end.out.contains("registry-addr"));
}

void ProgramCommandsTest::noCoreIsDumped()
{
    RealProgram practice({u"practice"_s});
    QVERIFY(!practice.firstLine().isEmpty());
    QFile limits(u"/proc/%1/limits"_s.arg(practice.pid()));
    if (!limits.open(QIODevice::ReadOnly))
        QSKIP("no /proc here");
    const QByteArray text = limits.readAll();
    const qsizetype at = text.indexOf("Max core file size");
    QVERIFY(at >= 0);
    const QList<QByteArray> words = text.mid(at, text.indexOf('\n', at) - at).simplified().split(' ');
    QCOMPARE(words.mid(4, 2), (QList<QByteArray>{"0", "0"}));
}

void ProgramCommandsTest::aClosedStandardStreamDoesNoHarm()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        ProgramInput input;
        input.inChild = [stream] { ::close(stream); };
        const ProgramEnd end = run(json({u"list"_s}), input);
        QVERIFY2(end.exitCode == 0, end.said().constData());
        QCOMPARE(end.objects().size(), stream == STDOUT_FILENO ? 0 : 7);
    }
}

QTEST_GUILESS_MAIN(ProgramCommandsTest)
#include "tst_program_commands.moc"
