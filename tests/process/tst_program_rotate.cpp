// `rotate` as the real program against the practice service: what it sends, says and leaves, and its exit code.
#include "app/service/registry_lock.h"
#include "tests/process/rotate_place.h"
#include "tests/process/scripted_service.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

PracticeOptions quick(int repositories)
{
    PracticeOptions options;
    options.repositories = repositories;
    options.connecting = 0ms;
    return options;
}

QList<QJsonObject> itemsOf(const ProgramEnd &end)
{
    QList<QJsonObject> items;
    for (const QJsonObject &object : end.objects()) {
        if (object.contains(u"row") && object.contains(u"outcome"))
            items.append(object);
    }
    return items;
}

QStringList idsOf(const QList<QJsonObject> &items)
{
    QStringList ids;
    for (const QJsonObject &item : items)
        ids.append(item.value(u"id").toString());
    return ids;
}

} // namespace

class ProgramRotateTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlanIsRunToItsEnd();
    void aDryRunSendsNothing();
    void aPlanWithAnErrorIsNotRun();
    void aCanaryThatFailsEndsTheRun();
    void theStopRuleEndsTheRun();
    void anUnfinishedRunIsNotForgotten();
    void aSignalFinishesWhatIsOnItsWay();
    void aSecondSignalEndsAtOnce();
    void twoProgramsDoNotShareAJournal();
    void partsTogetherDoEachOnce_data();
    void partsTogetherDoEachOnce();
    void partsAreRunByTheirWorkers();
    void aLostAnswerIsSentOnceMore();
    void aLimitIsKept();
    void reportsAndJournalHoldNoSecret();
    void aReportThatCanNotBeWrittenIsNoSuccess();
    void aTokenThatIsRefusedStopsAtOnce();
    void aRepositoryThatAnotherProgramChangesIsLeftAlone();
};

void ProgramRotateTest::aPlanIsRunToItsEnd()
{
    const RotatePlace place(quick(15));
    const ProgramEnd end = place.rotate({});
    QVERIFY2(end.exitCode == 0, end.said().constData());
    const QList<QJsonObject> items = itemsOf(end);
    QCOMPARE(items.size(), place.ids().size());
    for (const QJsonObject &item : items) {
        QCOMPARE(item.value(u"action").toString(), u"rotate"_s);
        QCOMPARE(item.value(u"outcome").toString(), u"updated"_s);
        QCOMPARE(item.value(u"proof").toString(), u"connected"_s);
        QCOMPARE(item.value(u"changed").toArray().first().toString(), u"registry_password"_s);
        QVERIFY(!item.value(u"request_id").toString().isEmpty());
    }
    QCOMPARE(end.result().value(u"ended").toString(), u"complete"_s);
    QCOMPARE(place.rotated(), int(place.ids().size()));
}

void ProgramRotateTest::aDryRunSendsNothing()
{
    RotatePlace place(quick(8));
    const ProgramEnd end = place.rotate({u"--dry-run"_s});
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(itemsOf(end).first().value(u"outcome").toString(), u"planned"_s);
    QCOMPARE(place.service().putCount(), 0);
    for (const QString &report : {u"/dev/null"_s, u"-"_s, u"/no/such/folder/r.csv"_s})
        QCOMPARE(place.rotate({u"--report"_s, report}).exitCode, 2); // said before anything is sent
    QCOMPARE(place.service().putCount(), 0);
    QVERIFY(!end.said().contains(rotatedPassword.toUtf8()));
    QVERIFY(!QFile::exists(place.journal()));
}

void ProgramRotateTest::aPlanWithAnErrorIsNotRun()
{
    RotatePlace place(quick(8));
    const QString twice = place.place().file(
        u"twice.hssplan"_s, RotatePlace::planOf({place.ids().first(), place.ids().first()}));
    QCOMPARE(place.rotate({}, twice).exitCode, 3);
    const QString unknown = place.place().file(
        u"unknown.hssplan"_s, RotatePlace::planOf({place.ids().first()}, u"env:NOT_THERE_AT_ALL"_s));
    const ProgramEnd end = place.rotate({}, unknown);
    QCOMPARE(end.exitCode, 3);
    QVERIFY2(end.said().contains("secret_not_found"), end.said().constData());
    QCOMPARE(place.service().putCount(), 0);
}

void ProgramRotateTest::aCanaryThatFailsEndsTheRun()
{
    RotatePlace place(quick(8));
    ProgramInput input;
    input.environment.insert(u"ROTATED_PASSWORD"_s, u"wrong-password"_s);
    const ProgramEnd end = run(place.arguments({}), input);
    QVERIFY2(end.exitCode == 7, end.said().constData());
    QCOMPARE(place.service().putCount(), 1);
    QCOMPARE(end.result().value(u"ended").toString(), u"first_failed"_s);
    QVERIFY(end.result().value(u"resumable").toBool());
}

void ProgramRotateTest::theStopRuleEndsTheRun()
{
    RotatePlace place(quick(8));
    QStringList ids{place.ids().first(), u"not-there-1"_s, u"not-there-2"_s};
    for (int number = 3; number < 60; ++number)
        ids.append(u"not-there-%1"_s.arg(number));
    const QString plan = place.place().file(u"most.hssplan"_s, RotatePlace::planOf(ids));
    const ProgramEnd end = place.rotate(
        {u"--no-canary"_s, u"--stop-after"_s, u"2"_s, u"--concurrency"_s, u"1"_s, u"--rate"_s, u"200"_s},
        plan);
    QVERIFY2(end.exitCode == 7, end.said().constData());
    QCOMPARE(end.result().value(u"ended").toString(), u"stop_rule"_s);
    QVERIFY2(place.service().putCount() <= 4, end.said().constData());
}

void ProgramRotateTest::anUnfinishedRunIsNotForgotten()
{
    RotatePlace place(quick(8));
    ProgramInput wrong;
    wrong.environment.insert(u"ROTATED_PASSWORD"_s, u"wrong-password"_s);
    QCOMPARE(place.rotate({u"--resume"_s}).exitCode, 2); // there is none yet
    QCOMPARE(run(place.arguments({}), wrong).exitCode, 7);
    const ProgramEnd neither = place.rotate({});
    QCOMPARE(neither.exitCode, 2);
    QVERIFY2(neither.err.contains("--resume") && neither.err.contains("--discard"), neither.err.constData());
    const QString other = place.place().file(u"other.hssplan"_s, RotatePlace::planOf(place.ids().mid(1)));
    QCOMPARE(place.rotate({u"--resume"_s}, other).exitCode, 2);
    QCOMPARE(place.service().putCount(), 1);
    const ProgramEnd resumed = place.rotate({u"--resume"_s});
    QVERIFY2(resumed.exitCode == 7, resumed.said().constData()); // the first one stays as it ended
    QCOMPARE(place.rotated(), int(place.ids().size()) - 1);
    QCOMPARE(place.rotate({u"--resume"_s}).exitCode, 2); // all is done by now
    QVERIFY2(place.rotate({u"--discard"_s}).exitCode == 0, "a new run");
    QCOMPARE(place.rotated(), int(place.ids().size()));
}

void ProgramRotateTest::aSignalFinishesWhatIsOnItsWay()
{
    PracticeOptions slow = quick(20);
    slow.latency = 150ms;
    RotatePlace place(slow);
    RealProgram program(
        place.arguments({u"--no-canary"_s, u"--concurrency"_s, u"2"_s}), RotatePlace::input());
    QTRY_VERIFY_WITH_TIMEOUT(place.service().putCount() >= 3, 60'000);
    program.signal(SIGINT);
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 130, end.said().constData());
    QVERIFY(place.rotated() < int(place.ids().size()));
    QCOMPARE(place.rotated(), place.service().putCount());
    for (const QJsonObject &item : itemsOf(end)) {
        if (!item.value(u"request_id").toString().isEmpty())
            QCOMPARE(item.value(u"outcome").toString(), u"updated"_s);
    }
    const ProgramEnd resumed = place.rotate({u"--resume"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.said().constData());
    QCOMPARE(place.service().putCount(), int(place.ids().size())); // none twice
}

void ProgramRotateTest::aSecondSignalEndsAtOnce()
{
    PracticeOptions slow = quick(20);
    slow.latency = 700ms;
    RotatePlace place(slow);
    RealProgram program(
        place.arguments({u"--no-canary"_s, u"--concurrency"_s, u"2"_s}), RotatePlace::input());
    QTRY_VERIFY_WITH_TIMEOUT(place.service().putCount() >= 3, 60'000);
    program.signal(SIGINT);
    QTest::qWait(1100); // a burst counts once
    program.signal(SIGINT);
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 130, end.said().constData());
    QVERIFY2(!end.err.contains("history"), end.err.constData()); // all of it was kept
    QVERIFY(end.result().value(u"resumable").toBool());
    const ProgramEnd resumed = place.rotate({u"--resume"_s, u"--no-canary"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.said().constData());
    QCOMPARE(place.rotated(), int(place.ids().size()));
}

void ProgramRotateTest::twoProgramsDoNotShareAJournal()
{
    PracticeOptions slow = quick(20);
    slow.latency = 700ms; // so that the first still runs when the second was told so
    RotatePlace place(slow);
    RealProgram first(place.arguments({u"--no-canary"_s, u"--concurrency"_s, u"1"_s}), RotatePlace::input());
    QTRY_VERIFY_WITH_TIMEOUT(place.service().putCount() >= 1, 60'000);
    const ProgramEnd second = place.rotate({u"--resume"_s});
    QVERIFY2(second.exitCode == 2, second.said().constData());
    QVERIFY(!second.err.isEmpty());
    first.signal(SIGINT);
    QCOMPARE(first.end().exitCode, 130);
}

void ProgramRotateTest::partsTogetherDoEachOnce_data()
{
    QTest::addColumn<int>("parts");
    for (const int parts : {1, 2, 7, 64})
        QTest::addRow("%d parts", parts) << parts;
}

void ProgramRotateTest::partsTogetherDoEachOnce()
{
    QFETCH(int, parts);
    static const RotatePlace place(quick(120));
    QStringList all;
    for (int part = 1; part <= parts; ++part) {
        const ProgramEnd end = place.rotate({u"--dry-run"_s, u"--shard"_s, u"%1/%2"_s.arg(part).arg(parts)});
        QVERIFY2(end.exitCode == 0, end.said().constData());
        all += idsOf(itemsOf(end));
    }
    QStringList wanted = place.ids();
    wanted.sort();
    all.sort();
    QCOMPARE(all, wanted);
}

// Each with a journal of its own; one row is of a connection that only its own worker would need.
void ProgramRotateTest::partsAreRunByTheirWorkers()
{
    RotatePlace place(quick(20));
    for (int part = 1; part <= 3; ++part) {
        const ProgramEnd end =
            place.rotate({u"--shard"_s, u"%1/3"_s.arg(part), u"--no-canary"_s, u"--rate"_s, u"200"_s});
        QVERIFY2(end.exitCode == 0, end.said().constData());
    }
    for (const QString &id : place.ids())
        QCOMPARE(place.service().changesOf(id), 1);
    QJsonObject plan = QJsonDocument::fromJson(RotatePlace::planOf(place.ids())).object();
    QJsonArray rows = plan.value(u"repositories").toArray();
    QJsonObject last = rows.last().toObject();
    last.insert(u"connection"_s, u"of another worker"_s);
    rows.replace(rows.size() - 1, last);
    plan.insert(u"repositories"_s, rows);
    const QString file = place.place().file(u"mixed.hssplan"_s, QJsonDocument(plan).toJson());
    int refused = 0;
    for (int part = 1; part <= 3; ++part) {
        const ProgramEnd end = place.rotate({u"--dry-run"_s, u"--shard"_s, u"%1/3"_s.arg(part)}, file);
        refused += end.exitCode == 2 ? 1 : 0;
        QVERIFY2(end.exitCode == 0 || end.exitCode == 2, end.said().constData());
    }
    QCOMPARE(refused, 1);
}

void ProgramRotateTest::aLostAnswerIsSentOnceMore()
{
    const ScriptedService service(inTurn({{closeConnection()}, {sendBytes(jsonAnswer(200, {}))}}));
    const QTemporaryDir folder;
    const QString plan = written(folder, u"one.hssplan"_s, RotatePlace::planOf({u"r1"_s}));
    const ProgramEnd end = run(QStringList{u"rotate"_s, plan, u"--skip-check"_s, u"--journal"_s,
                                   folder.filePath(u"j"_s), u"--output"_s, u"json"_s}
            + service.identity(),
        RotatePlace::input());
    const QList<QJsonObject> items = itemsOf(end);
    QVERIFY2(!items.isEmpty(), end.said().constData());
    QCOMPARE(items.first().value(u"outcome").toString(), u"updated"_s);
    QCOMPARE(items.first().value(u"attempts").toInt(), 2);
    QCOMPARE(service.puts(), 2);
    QVERIFY2(end.exitCode == 0, end.said().constData());
}

void ProgramRotateTest::aLimitIsKept()
{
    PracticeOptions limited = quick(60);
    limited.limitPerSecond = 20;
    RotatePlace place(limited);
    const ProgramEnd end = place.rotate({u"--no-canary"_s});
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(place.rotated(), int(place.ids().size()));
    // that the pace is used at all: how well it keeps to a limit is shown where time can be made
    QVERIFY(place.service().putCount() <= int(place.ids().size()) + 4);
}

void ProgramRotateTest::reportsAndJournalHoldNoSecret()
{
    RotatePlace place(quick(8));
    const QString folder = QFileInfo(place.journal()).absolutePath();
    ProgramInput input = RotatePlace::input();
    input.environment.insert(u"XDG_DATA_HOME"_s, folder); // the history comes here too
    QByteArray all;
    for (const QString &name : {u"r.html"_s, u"r.csv"_s, u"r.json"_s, u"r.jsonl"_s}) {
        RealProgram program(place.arguments({u"--report"_s, place.file(name), u"--log"_s,
                                place.file(u"log"_s), u"--verbose"_s, u"--rate"_s, u"500"_s}),
            input);
        all += contentOf(u"/proc/%1/cmdline"_s.arg(program.pid()));
        const ProgramEnd end = program.end();
        QVERIFY2(end.exitCode == 0, end.said().constData());
        QVERIFY(contentOf(place.file(name)).contains(place.ids().first().toUtf8()));
        QCOMPARE(QFile::permissions(place.file(name)) & QFile::Permissions(0x0077), QFile::Permissions());
        all += end.said();
    }
    QVERIFY(all.contains("rotate"));
    QVERIFY(QFile::exists(folder + u"/hss-registry-access/history.sqlite"_s));
    all += everythingIn(folder);
    QVERIFY(!all.contains(rotatedPassword.toUtf8()));
    QVERIFY(!all.contains(place.service().token().toUtf8()));
}

// It could be when the run began: its folder goes away meanwhile.
void ProgramRotateTest::aReportThatCanNotBeWrittenIsNoSuccess()
{
    PracticeOptions slow = quick(8);
    slow.latency = 150ms;
    RotatePlace place(slow);
    const QString folder = place.file(u"reports"_s);
    QVERIFY(QDir().mkpath(folder));
    RealProgram program(place.arguments({u"--report"_s, folder + u"/r.csv"_s, u"--concurrency"_s, u"1"_s}),
        RotatePlace::input());
    QTRY_VERIFY_WITH_TIMEOUT(place.service().putCount() >= 1, 60'000);
    QVERIFY(QDir(folder).removeRecursively());
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 2, end.said().constData());
    QVERIFY2(end.err.contains("r.csv"), end.err.constData());
    QCOMPARE(end.result().value(u"ended").toString(), u"complete"_s);
    QCOMPARE(place.rotated(), int(place.ids().size()));
}

void ProgramRotateTest::aTokenThatIsRefusedStopsAtOnce()
{
    RotatePlace place(quick(8));
    QStringList arguments = place.arguments({});
    const int token = int(arguments.indexOf(u"--token-file"_s)) + 1;
    arguments[token] = place.place().file(u"old"_s, "MIIExpired");
    const ProgramEnd end = run(arguments, RotatePlace::input());
    QVERIFY2(end.exitCode == 4, end.said().constData());
    QCOMPARE(place.service().putCount(), 0);
}

void ProgramRotateTest::aRepositoryThatAnotherProgramChangesIsLeftAlone()
{
    RotatePlace place(quick(8));
    const Account account{place.service().endpoint(), place.service().projectId(), {}};
    RegistryLock lock(place.file(u"hss-registry-access/locks"_s), account, place.ids().first());
    QCOMPARE(lock.take(), RegistryLock::Taken::Mine);
    ProgramInput input;
    input.environment.insert(u"XDG_DATA_HOME"_s, QFileInfo(place.journal()).absolutePath());
    const QStringList arguments{
        u"update"_s, place.ids().first(), u"--registry-username"_s, u"another"_s, u"--output"_s, u"json"_s};
    const ProgramEnd end = run(arguments + place.place().identity(), input);
    QCOMPARE(end.result().value(u"outcome").toString(), u"changed_elsewhere"_s);
    QCOMPARE(end.exitCode, 3);
    QCOMPARE(place.service().putCount(), 0);
}

QTEST_GUILESS_MAIN(ProgramRotateTest)
#include "tst_program_rotate.moc"
