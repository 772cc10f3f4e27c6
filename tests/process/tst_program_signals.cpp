// Stopping the program: before anything was sent, while it is on its way, while it is proved, twice; and the prompt
// for a password on a terminal.

#include "tests/process/pseudo_terminal.h"
#include "tests/process/real_program.h"
#include "tests/process/scripted_service.h"

#include <QFile>
#include <QTest>

#include <csignal>

#include <unistd.h>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto password = "Marker-Password-0815";

QStringList update(const ScriptedService &service, const QStringList &options)
{
    return QStringList{u"update"_s, u"r1"_s} + options + service.identity()
        + QStringList{u"--timeout"_s, u"60"_s, u"--output"_s, u"json"_s};
}

//! Whether a program sleeps, and signals would reach its own handler.
bool waitsForInput(qint64 pid)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    bool sleeps = false;
    bool catches = false;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("State:"))
            sleeps = line.contains("sleeping");
        if (line.startsWith("SigCgt:"))
            catches = ((line.mid(7).trimmed().toULongLong(nullptr, 16) >> (SIGTERM - 1)) & 1) == 1;
    }
    return sleeps && catches;
}

QStringList change()
{
    return {u"--protocol"_s, u"https"_s};
}

} // namespace

class ProgramSignalsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReadingStops_data();
    void aReadingStops();
    void aBlockedInputStops_data();
    void aBlockedInputStops();
    void beforeItIsSentAnUpdateIsCancelled_data();
    void beforeItIsSentAnUpdateIsCancelled();
    void whatIsOnItsWayIsFinished();
    void aRefusalAfterASignalIsReported();
    void theSecondSignalStopsAtOnce();
    void aBurstCountsOnce();
    void theProofStops();
    void aReaderThatLeavesDoesNotStopAnUpdate();
    void thePromptTakesAPasswordWithoutEcho();
    void thePromptStopsAndRestoresTheTerminal_data();
    void thePromptStopsAndRestoresTheTerminal();
    void thePromptNeedsATerminal();
};

void ProgramSignalsTest::aReadingStops_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void ProgramSignalsTest::aReadingStops()
{
    QFETCH(int, number);
    const ScriptedService service(always({hang()}), always({hang()}));
    RealProgram list(QStringList{u"list"_s, u"--output"_s, u"json"_s} + service.identity());
    QTRY_COMPARE(service.server().count("GET"), 1);
    list.signal(number);
    const ProgramEnd end = list.end();
    QVERIFY2(end.exitCode == 130, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"cancelled"_s);
}

void ProgramSignalsTest::aBlockedInputStops_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("a plan") << QStringList{u"validate"_s, u"-"_s};
    QTest::newRow("a token") << QStringList{
        u"list"_s, u"--region"_s, u"cn-north-4"_s, u"--project-id"_s, u"p"_s, u"--token-file"_s, u"-"_s};
    QTest::newRow("a password") << QStringList{
        u"update"_s, u"r1"_s, u"--registry-password-file"_s, u"-"_s, u"--dry-run"_s};
}

// Nothing was begun, so there is nothing to finish or to tell.
void ProgramSignalsTest::aBlockedInputStops()
{
    QFETCH(QStringList, command);
    PseudoTerminal terminal; // on which nobody types
    ProgramInput input;
    input.inChild = [side = terminal.programSide()] { ::dup2(side, STDIN_FILENO); };
    RealProgram program(command, input);
    QTRY_VERIFY_WITH_TIMEOUT(waitsForInput(program.pid()), 20'000);
    program.signal(SIGTERM);
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 130, end.said().constData());
    QVERIFY(end.out.isEmpty());
}

void ProgramSignalsTest::beforeItIsSentAnUpdateIsCancelled_data()
{
    aReadingStops_data();
}

void ProgramSignalsTest::beforeItIsSentAnUpdateIsCancelled()
{
    QFETCH(int, number);
    const ScriptedService service(always({hang()}), always({hang()}));
    RealProgram program(update(service, change()));
    QTRY_COMPARE(service.server().count("GET"), 1);
    program.signal(number);
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 130, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"cancelled"_s);
    QCOMPARE(service.puts(), 0);
}

void ProgramSignalsTest::whatIsOnItsWayIsFinished()
{
    const ScriptedService service(always({waitFor(2000ms), sendBytes(answerBytes(200))}));
    RealProgram program(update(service, change() + QStringList{u"--wait"_s}));
    QTRY_COMPARE(service.puts(), 1);
    program.signal(SIGINT);
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 130, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"updated"_s);
    QVERIFY(end.result().value("proof"_L1).isNull());
    QCOMPARE(service.puts(), 1);
    QCOMPARE(service.server().count("GET"), 1);
    QVERIFY(!end.err.isEmpty());
}

void ProgramSignalsTest::aRefusalAfterASignalIsReported()
{
    const ScriptedService service(always(
        {waitFor(2000ms), sendBytes(jsonAnswer(400, R"({"error_code":"HSS.0011","error_msg":"none"})"))}));
    RealProgram program(update(service, change()));
    QTRY_COMPARE(service.puts(), 1);
    program.signal(SIGTERM);
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 130, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"refused"_s);
    QCOMPARE(end.result().value("error_code"_L1).toString(), u"HSS.0011"_s);
}

void ProgramSignalsTest::theSecondSignalStopsAtOnce()
{
    const ScriptedService service(always({hang()}));
    RealProgram program(update(service, change()));
    QTRY_COMPARE(service.puts(), 1);
    program.signal(SIGINT);
    // the second one is given until it is heard: too soon after the first it would be part of the same burst
    QTRY_VERIFY((program.signal(SIGINT), !program.isRunning()));
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 8, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"unknown"_s);
    QCOMPARE(service.puts(), 1);
}

void ProgramSignalsTest::aBurstCountsOnce()
{
    const ScriptedService service(always({waitFor(2000ms), sendBytes(answerBytes(200))}));
    RealProgram program(update(service, change()));
    QTRY_COMPARE(service.puts(), 1);
    program.signal(SIGTERM); // as timeout(1) does: to the program, then to its group
    program.signal(SIGTERM);
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 130, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"updated"_s);
}

void ProgramSignalsTest::theProofStops()
{
    const ScriptedService service(always({sendBytes(answerBytes(200))}),
        inTurn({{sendBytes(ScriptedService::listAnswer())}, {hang()}}));
    RealProgram program(update(service, change() + QStringList{u"--wait=60"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(service.server().count("GET"), 2, 20'000);
    program.signal(SIGINT);
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 130, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"updated"_s);
}

void ProgramSignalsTest::aReaderThatLeavesDoesNotStopAnUpdate()
{
    const ScriptedService service(always({sendBytes(answerBytes(200))}));
    ProgramInput input;
    input.inChild = [] {
        int ends[2];
        if (::pipe(ends) == 0) {
            ::close(ends[0]);
            ::dup2(ends[1], STDOUT_FILENO);
        }
    };
    const ProgramEnd end = run(update(service, {u"--registry-username"_s, u"me"_s}), input);
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(service.puts(), 1);
}

void ProgramSignalsTest::thePromptTakesAPasswordWithoutEcho()
{
    const ScriptedService service(always({sendBytes(answerBytes(200))}));
    PseudoTerminal terminal;
    ProgramInput input;
    input.inChild = [side = terminal.programSide()] {
        ::dup2(side, STDIN_FILENO);
        ::dup2(side, STDERR_FILENO);
    };
    RealProgram program(update(service, {u"--ask-registry-password"_s}), input);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.shown().contains("New password for r1: "), 20'000);
    QVERIFY(!terminal.echoes());
    terminal.type(password + QByteArray("\n"));
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QVERIFY(terminal.echoes());
    QVERIFY2(!terminal.shown().contains(password), terminal.shown().constData());
    const QJsonObject body = ProgramEnd{0, service.server().seen().last().body, {}, {}}.result();
    QCOMPARE(body.value("registry_password"_L1).toString(), QString::fromLatin1(password));
}

void ProgramSignalsTest::thePromptStopsAndRestoresTheTerminal_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("code");
    QTest::newRow("SIGTERM") << SIGTERM << ""_ba << 130;
    QTest::newRow("SIGINT in the middle of typing") << SIGINT << "half"_ba << 130;
    QTest::newRow("the end of input") << 0 << "\x04"_ba << 2;
    QTest::newRow("nothing but a line end") << 0 << "\n"_ba << 3;
}

void ProgramSignalsTest::thePromptStopsAndRestoresTheTerminal()
{
    QFETCH(int, number);
    QFETCH(QByteArray, typed);
    const ScriptedService service(always({sendBytes(answerBytes(200))}));
    PseudoTerminal terminal;
    ProgramInput input;
    input.inChild = [side = terminal.programSide()] {
        ::dup2(side, STDIN_FILENO);
        ::dup2(side, STDERR_FILENO);
    };
    RealProgram program(update(service, {u"--ask-registry-password"_s}), input);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.shown().contains("New password for r1: "), 20'000);
    terminal.type(typed);
    if (number != 0)
        program.signal(number);
    const ProgramEnd end = program.end();
    QFETCH(int, code);
    QVERIFY2(end.exitCode == code, QByteArray(end.said() + terminal.shown()).constData());
    QVERIFY(terminal.echoes());
    QVERIFY(service.server().seen().isEmpty());
    QVERIFY(!terminal.shown().contains("half"));
    if (code == 130)
        QCOMPARE(end.result().value("outcome"_L1).toString(), u"cancelled"_s);
}

void ProgramSignalsTest::thePromptNeedsATerminal()
{
    const ScriptedService service(always({sendBytes(answerBytes(200))}));
    const ProgramEnd end =
        run(update(service, {u"--ask-registry-password"_s}), {{}, "typed by nobody\n", {}});
    QVERIFY2(end.exitCode == 2, end.said().constData());
    QVERIFY(end.out.isEmpty());
    QVERIFY(service.server().seen().isEmpty());
}

QTEST_GUILESS_MAIN(ProgramSignalsTest)
#include "tst_program_signals.moc"
