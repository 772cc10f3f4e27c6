// Each command that does more than list, show and update, as the real program against the practice service: what it
// prints, what it leaves, and its exit code.

#include "app/practice/practice_accounts.h"
#include "app/service/registry_lock.h"
#include "tests/process/practice_place.h"
#include "tests/process/pseudo_terminal.h"
#include "tests/process/real_program.h"

#include <QFile>
#include <QTest>

#include <unistd.h>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

PracticeOptions quick()
{
    PracticeOptions options;
    options.connecting = 200ms;
    return options;
}

QStringList json()
{
    return {u"--output"_s, u"json"_s};
}

//! A new repository that is all right, without its password.
QStringList newRepository(const QString &name)
{
    return {u"--registry-name"_s, name, u"--registry-type"_s, u"Harbor"_s, u"--api-version"_s, u"V2"_s,
        u"--protocol"_s, u"https"_s, u"--registry-addr"_s, u"harbor.example.com"_s, u"--registry-username"_s,
        u"me"_s, u"--connect-cluster-id"_s, u"c1"_s, u"--get-scan-image-channel"_s, u"Swr"_s};
}

} // namespace

class ProgramOperationsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clustersAndStatisticsAreRead();
    void oneIsSynchronisedToItsEnd();
    void allAreSynchronisedWithoutWaiting();
    void whatIsNotListedIsNotSynchronised();
    void aRepositoryIsAddedFoundAndProved();
    void whatIsMissingIsNotSent();
    void severalAreDeletedAtOnce();
    void deletingAsks_data();
    void deletingAsks();
    void whatAnotherProgramChangesIsNotDeleted();
    void deletingNeedsATerminalOrYes();
    void theUploadCommandGoesToStandardOutputOnly();
    void anUpdateCanBeSynchronised();
    void loginsAreTested_data();
    void loginsAreTested();
    void aLoginIsTestedWithoutHss();
    void aPlanIsWrittenOnceAndValid();
};

void ProgramOperationsTest::clustersAndStatisticsAreRead()
{
    const PracticePlace place;
    const ProgramEnd clusters = run(QStringList{u"clusters"_s} + json() + place.identity());
    QVERIFY2(clusters.exitCode == 0, clusters.said().constData());
    QCOMPARE(clusters.objects().size(), 6);
    QCOMPARE(clusters.result().value(u"action"_s).toString(), u"clusters"_s);
    QVERIFY(clusters.out.contains(R"("combined_status":"running")"));
    const ProgramEnd table = run(QStringList{u"clusters"_s} + place.identity());
    QVERIFY2(table.out.contains("JUMP CLUSTER") && table.out.count('\n') == 7, table.said().constData());

    const ProgramEnd statistics = run(QStringList{u"statistics"_s} + json() + place.identity());
    QVERIFY2(statistics.exitCode == 0, statistics.said().constData());
    int good = 0;
    int bad = 0;
    for (const QJsonObject &each : place.listed()) {
        good += each.value(u"status"_s) == u"success"_s ? 1 : 0;
        bad += each.value(u"status"_s) == u"fail"_s ? 1 : 0;
    }
    QVERIFY(good > 0 && bad > 0);
    QCOMPARE(statistics.result().value(u"success_num"_s).toInt(), good);
    QCOMPARE(statistics.result().value(u"fail_num"_s).toInt(), bad);
}

void ProgramOperationsTest::oneIsSynchronisedToItsEnd()
{
    const PracticePlace place(quick());
    const QString id = place.repositoryWith(u"registry_type"_s, u"Harbor"_s).value(u"id"_s).toString();
    const ProgramEnd end = run(QStringList{u"sync"_s, id} + json() + place.identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.objects().size(), 1);
    QCOMPARE(end.result().value(u"id"_s).toString(), id);
    QCOMPARE(end.result().value(u"outcome"_s).toString(), u"updated"_s);
    QCOMPARE(end.result().value(u"proof"_s).toString(), u"connected"_s);
}

void ProgramOperationsTest::allAreSynchronisedWithoutWaiting()
{
    const PracticePlace place(quick());
    const qsizetype all = place.listed().size();
    const ProgramEnd end =
        run(QStringList{u"sync"_s, u"--all"_s, u"--no-wait"_s} + json() + place.identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.objects().size(), all);
    QVERIFY(end.result().value(u"proof"_s).isNull());
}

void ProgramOperationsTest::whatIsNotListedIsNotSynchronised()
{
    const PracticePlace place;
    const ProgramEnd end = run(QStringList{u"sync"_s, u"not-there"_s} + json() + place.identity());
    QVERIFY2(end.exitCode == 5, end.said().constData());
    QCOMPARE(end.result().value(u"outcome"_s).toString(), u"refused"_s);
}

void ProgramOperationsTest::aRepositoryIsAddedFoundAndProved()
{
    const PracticePlace place(quick());
    const QString password = place.file(u"new"_s, "New-Password-1\n");
    const ProgramEnd end = run(QStringList{u"add"_s, u"--wait"_s, u"--registry-password-file"_s, password}
        + newRepository(u"brand-new"_s) + json() + place.identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    const QJsonObject result = end.result();
    QCOMPARE(result.value(u"outcome"_s).toString(), u"updated"_s);
    QCOMPARE(result.value(u"proof"_s).toString(), u"connected"_s);
    QCOMPARE(place.repositoryWith(u"registry_name"_s, u"brand-new"_s).value(u"id"_s), result.value(u"id"_s));
    QVERIFY(!result.value(u"id"_s).toString().isEmpty());
}

void ProgramOperationsTest::whatIsMissingIsNotSent()
{
    const PracticePlace place;
    const qsizetype before = place.listed().size();
    const ProgramEnd end =
        run(QStringList{u"add"_s, u"--registry-type"_s, u"Harbor"_s} + json() + place.identity());
    QVERIFY2(end.exitCode == 3, end.said().constData());
    QCOMPARE(end.result().value(u"outcome"_s).toString(), u"invalid"_s);
    QVERIFY2(end.objects().size() > 5, end.said().constData());
    QCOMPARE(place.listed().size(), before);
}

void ProgramOperationsTest::severalAreDeletedAtOnce()
{
    const PracticePlace place;
    const QString harbor = place.repositoryWith(u"registry_type"_s, u"Harbor"_s).value(u"id"_s).toString();
    const QString jfrog = place.repositoryWith(u"registry_type"_s, u"Jfrog"_s).value(u"id"_s).toString();
    const ProgramEnd end =
        run(QStringList{u"delete"_s, harbor, jfrog, u"--yes"_s} + json() + place.identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.objects().size(), 2);
    for (const QJsonObject &object : end.objects())
        QCOMPARE(object.value(u"outcome"_s).toString(), u"updated"_s);
    for (const QString &id : {harbor, jfrog})
        QVERIFY(place.repositoryWith(u"id"_s, id).isEmpty());
    const ProgramEnd again = run(QStringList{u"delete"_s, harbor, u"--yes"_s} + place.identity());
    QVERIFY2(again.exitCode == 5 && again.err.contains("does not list"), again.said().constData());
}

void ProgramOperationsTest::deletingAsks_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("code");
    QTest::newRow("yes") << QByteArray("yes\n") << 0;
    QTest::newRow("no") << QByteArray("no\n") << 130;
    QTest::newRow("nothing") << QByteArray("\n") << 130;
    QTest::newRow("the end of input") << QByteArray("\4") << 130;
}

void ProgramOperationsTest::deletingAsks()
{
    QFETCH(QByteArray, typed);
    QFETCH(int, code);
    const PracticePlace place;
    const QJsonObject repository = place.repositoryWith(u"registry_type"_s, u"Harbor"_s);
    const QString id = repository.value(u"id"_s).toString();
    PseudoTerminal terminal;
    ProgramInput input;
    input.inChild = [side = terminal.programSide()] {
        ::dup2(side, STDIN_FILENO);
        ::dup2(side, STDERR_FILENO);
    };
    RealProgram program(QStringList{u"delete"_s, id} + place.identity(), input);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.shown().contains("yes or no"), 20'000);
    QVERIFY(terminal.shown().contains(repository.value(u"registry_name"_s).toString().toUtf8()));
    terminal.type(typed);
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == code, QByteArray(end.said() + terminal.shown()).constData());
    QCOMPARE(place.repositoryWith(u"id"_s, id).isEmpty(), code == 0);
}

// All or nothing, and one that is named twice does not stand in its own way.
void ProgramOperationsTest::whatAnotherProgramChangesIsNotDeleted()
{
    const PracticePlace place;
    const QTemporaryDir home;
    ProgramInput input;
    input.environment.insert(u"XDG_DATA_HOME"_s, home.path());
    const QString harbor = place.repositoryWith(u"registry_type"_s, u"Harbor"_s).value(u"id"_s).toString();
    const QString jfrog = place.repositoryWith(u"registry_type"_s, u"Jfrog"_s).value(u"id"_s).toString();
    const auto remove = [&](const QStringList &ids) {
        return run(QStringList{u"delete"_s, u"--yes"_s} + ids + json() + place.identity(), input);
    };
    {
        RegistryLock lock(home.filePath(u"hss-registry-access/locks"_s),
            {place.service().endpoint(), place.service().projectId(), {}}, jfrog);
        QCOMPARE(lock.take(), RegistryLock::Taken::Mine);
        const ProgramEnd end = remove({harbor, jfrog});
        QVERIFY2(end.exitCode == 3, end.said().constData());
        QCOMPARE(end.result().value(u"outcome"_s).toString(), u"changed_elsewhere"_s);
        for (const QString &id : {harbor, jfrog})
            QVERIFY(!place.repositoryWith(u"id"_s, id).isEmpty());
    }
    const ProgramEnd after = remove({harbor, jfrog, harbor});
    QVERIFY2(after.exitCode == 0, after.said().constData());
    for (const QString &id : {harbor, jfrog})
        QVERIFY(place.repositoryWith(u"id"_s, id).isEmpty());
}

void ProgramOperationsTest::deletingNeedsATerminalOrYes()
{
    const PracticePlace place;
    const QString id = place.listed().first().value(u"id"_s).toString();
    const ProgramEnd end = run(QStringList{u"delete"_s, id} + place.identity());
    QVERIFY2(end.exitCode == 2 && end.err.contains("--yes"), end.said().constData());
    QVERIFY(!place.repositoryWith(u"id"_s, id).isEmpty());
}

void ProgramOperationsTest::theUploadCommandGoesToStandardOutputOnly()
{
    const PracticePlace place;
    const QString id =
        place.repositoryWith(u"get_scan_image_channel"_s, u"Other"_s).value(u"id"_s).toString();
    const QString log = place.file(u"log"_s, {});
    const QByteArray marker = "Marker-Password-0815";
    const ProgramEnd end = run(QStringList{u"upload-command"_s, id, u"--registry-password-file"_s,
                                   place.file(u"password"_s, marker), u"--verbose"_s, u"--log"_s, log}
        + json() + place.identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QVERIFY2(end.result().value(u"image_command"_s).toString().contains(QString::fromLatin1(marker)),
        end.said().constData());
    QVERIFY(!end.result().value(u"images_download_url"_s).toString().isEmpty());
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray logged = file.readAll();
    QVERIFY(logged.contains("image-upload-command"));
    QVERIFY2(!logged.contains(marker) && !end.err.contains(marker), QByteArray(logged + end.err).constData());

    const QString swr = place.repositoryWith(u"get_scan_image_channel"_s, u"Swr"_s).value(u"id"_s).toString();
    const ProgramEnd none = run(QStringList{u"upload-command"_s, swr, u"--registry-password-file"_s,
                                    place.file(u"password"_s, marker)}
        + place.identity());
    QVERIFY2(none.exitCode == 3 && none.err.contains("source Other"), none.said().constData());
}

void ProgramOperationsTest::anUpdateCanBeSynchronised()
{
    const PracticePlace place(quick());
    const QString id = place.repositoryWith(u"registry_type"_s, u"Harbor"_s).value(u"id"_s).toString();
    // a login of this name is not exercised by an update alone
    const ProgramEnd end = run(
        QStringList{u"update"_s, id, u"--registry-username"_s, u"not-exercised"_s,
            u"--registry-password-file"_s, place.file(u"password"_s, "New-1"), u"--wait=20"_s, u"--sync"_s}
        + json() + place.identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.result().value(u"proof"_s).toString(), u"connected"_s);
}

void ProgramOperationsTest::loginsAreTested_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("code");
    QTest::newRow("the right password")
        << QByteArray(practice::registryPassword.data()) << u"accepted"_s << 0;
    QTest::newRow("a wrong password") << QByteArray("not-this") << u"rejected"_s << 5;
}

void ProgramOperationsTest::loginsAreTested()
{
    QFETCH(QByteArray, password);
    QFETCH(QString, outcome);
    QFETCH(int, code);
    PracticePlace place;
    const QString address = place.service().registryEndpoint().authority();
    const QString id = place.repositoryWith(u"registry_addr"_s, address).value(u"id"_s).toString();
    QVERIFY(!id.isEmpty());
    const ProgramEnd end =
        run(QStringList{u"check"_s, id, u"--registry-password-file"_s, place.file(u"password"_s, password)}
            + json() + place.identity());
    QVERIFY2(end.exitCode == code, end.said().constData());
    QCOMPARE(end.result().value(u"outcome"_s).toString(), outcome);
    QVERIFY(!end.result().value(u"message"_s).toString().isEmpty());
    QVERIFY(!end.said().contains(password));
}

void ProgramOperationsTest::aLoginIsTestedWithoutHss()
{
    PracticePlace place;
    const QString address = place.service().registryEndpoint().authority();
    const QString password = place.file(u"password"_s, "not-this");
    const QStringList login{u"--registry-username"_s, u"me"_s, u"--registry-password-file"_s, password,
        u"--protocol"_s, u"http"_s};
    const ProgramEnd refused = run(QStringList{u"check"_s, u"--registry-addr"_s, address} + login);
    QVERIFY2(refused.exitCode == 5, refused.said().constData());
    const ProgramEnd nobody =
        run(QStringList{u"check"_s, u"--registry-addr"_s, u"127.0.0.1:1"_s} + login + json());
    QVERIFY2(nobody.exitCode == 6, nobody.said().constData());
    QCOMPARE(nobody.result().value(u"outcome"_s).toString(), u"unreachable"_s);
    const ProgramEnd nameless = run({u"check"_s, u"--registry-addr"_s, address, u"--registry-password-file"_s,
        password, u"--protocol"_s, u"http"_s});
    QVERIFY2(
        nameless.exitCode == 3 && nameless.err.contains("--registry-username"), nameless.said().constData());
}

void ProgramOperationsTest::aPlanIsWrittenOnceAndValid()
{
    const PracticePlace place;
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"all.hssplan"_s);
    const ProgramEnd end = run(QStringList{u"list"_s, u"--plan"_s, file} + place.identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QVERIFY((QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    const ProgramEnd valid = run(QStringList{u"validate"_s, file} + json());
    QVERIFY2(valid.exitCode == 0, valid.said().constData());
    qsizetype editable = 0;
    for (const QJsonObject &each : place.listed())
        editable += each.value(u"registry_type"_s).toString().startsWith(u"Swr"_s) ? 0 : 1;
    QCOMPARE(valid.result().value(u"rows"_s).toInt(), int(editable));
    const ProgramEnd again = run(QStringList{u"list"_s, u"--plan"_s, file} + place.identity());
    QVERIFY2(again.exitCode == 2 && again.err.contains("there already"), again.said().constData());
    const ProgramEnd printed = run(QStringList{u"list"_s, u"--plan"_s, u"-"_s} + place.identity());
    QVERIFY2(printed.out.contains("\"defaults\""), printed.said().constData());
}

QTEST_GUILESS_MAIN(ProgramOperationsTest)
#include "tst_program_operations.moc"
