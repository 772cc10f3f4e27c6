// What the program writes: objects with their keys in order, findings, tables, what a result becomes.

#include "app/command/columns.h"
#include "app/command/completion_script.h"
#include "app/command/exit_codes.h"
#include "app/command/finding.h"
#include "app/command/registry_json.h"
#include "app/command/request_logs.h"
#include "app/command/service_answer.h"

#include <QBuffer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

//! The streams of a program that never ran.
class Paper {
public:
    explicit Paper(OutputFormat format = OutputFormat::Json, bool colour = false)
        : m_streams{m_in, m_out, m_err, colour}
        , m_output(m_streams)
    {
        for (QBuffer *buffer : {&m_in, &m_out, &m_err})
            buffer->open(QIODevice::ReadWrite);
        m_options.format = format;
        m_output.configure(m_options);
    }
    [[nodiscard]] Output &output() { return m_output; }
    [[nodiscard]] GlobalOptions &options() { return m_options; }
    [[nodiscard]] QByteArray answers() const { return m_out.data(); }
    [[nodiscard]] QByteArray asides() const { return m_err.data(); }

private:
    QBuffer m_in;
    QBuffer m_out;
    QBuffer m_err;
    GlobalOptions m_options;
    Streams m_streams;
    Output m_output;
};

RegistryInfo harbor()
{
    RegistryInfo registry;
    registry.id = u"r1"_s;
    registry.name = u"harbor"_s;
    registry.type = u"Harbor"_s;
    registry.access[Field::RegistryAddr] = u"harbor.example.com"_s;
    registry.access[Field::RegistryUsername] = u"robot$hss+scan"_s;
    registry.status = u"success"_s;
    registry.imagesNum = 12;
    registry.latestSyncTime = std::numeric_limits<qint64>::max();
    return registry;
}

Problem problemOf(Field field, Level level, ProblemKind kind)
{
    Problem problem;
    problem.field = field;
    problem.level = level;
    problem.kind = kind;
    return problem;
}

UpdateResult updated()
{
    UpdateResult result;
    result.projectId = u"p1"_s;
    result.id = u"r1"_s;
    result.changed = {Field::RegistryUsername, Field::RegistryPassword};
    result.report.outcome = Outcome::Updated;
    result.report.httpStatus = 200;
    result.report.attempts = 1;
    result.report.duration = std::chrono::milliseconds(214);
    return result;
}

} // namespace

class CommandOutputTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void objectsKeepTheOrderOfTheirMembers();
    void objectsEscapeWhatJsonEscapes();
    void aRepositoryHasAllMembersOfTheApi();
    void aRepositoryComesBackFromAFile();
    void filesThatShowDidNotWriteAreRefused_data();
    void filesThatShowDidNotWriteAreRefused();
    void aResultHasTheDocumentedKeys();
    void aFailedProofSaysWhy();
    void aFailureHasTheDocumentedKeys();
    void aFindingHasTheDocumentedKeys();
    void findingsForPeopleGoAside();
    void findingsOfValidateAreTheAnswer();
    void quietLeavesOutNotesOnly();
    void coloursNeedATerminal();
    void columnsAreAligned();
    void whatComesFromElsewhereIsMadeVisible();
    void exitCodesFollowProofs_data();
    void exitCodesFollowProofs();
    void theLogHasFactsOnlyAndIsForItsOwnerOnly();
    void completionScriptsKnowEveryOption_data();
    void completionScriptsKnowEveryOption();
    void theShellTakesItsScript_data();
    void theShellTakesItsScript();
    void theBashScriptCompletes_data();
    void theBashScriptCompletes();
};

void CommandOutputTest::objectsKeepTheOrderOfTheirMembers()
{
    OrderedJson inner;
    inner.add("z"_L1, 1).add("a"_L1, 2);
    OrderedJson object;
    object.add("b"_L1, true)
        .add("a"_L1, QJsonValue::Null)
        .add("inner"_L1, inner)
        .addText("empty"_L1, QString());
    QCOMPARE(object.toJson(), R"({"b":true,"a":null,"inner":{"z":1,"a":2},"empty":null})"_ba);
    QCOMPARE(OrderedJson().toJson(), "{}"_ba);
}

void CommandOutputTest::objectsEscapeWhatJsonEscapes()
{
    const QString text = u"quote \" back \\ line\nend \u0001 ü € \U0001F600"_s;
    OrderedJson object;
    object.add("text"_L1, text);
    const QByteArray json = object.toJson();
    QVERIFY(!json.contains('\n'));
    QCOMPARE(QJsonDocument::fromJson(json).object().value("text"_L1).toString(), text);
}

void CommandOutputTest::aRepositoryHasAllMembersOfTheApi()
{
    QCOMPARE(registryObject("show"_L1, harbor()).toJson(),
        R"({"action":"show","id":"r1","registry_name":"harbor","registry_type":"Harbor",)"
        R"("api_version":null,"protocol":null,"registry_addr":"harbor.example.com",)"
        R"("registry_username":"robot$hss+scan","namespace":null,"connect_cluster_id":null,)"
        R"("get_scan_image_channel":null,"status":"success","fail_reason":null,"images_num":12,)"
        R"("latest_sync_time":9223372036854775807})"_ba);
}

void CommandOutputTest::aRepositoryComesBackFromAFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"shown.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(registryObject("show"_L1, harbor()).toJson() + '\n');
    file.close();
    const Result<RegistryInfo, QString> read = registryFromFile(file.fileName());
    QVERIFY(read.ok());
    QCOMPARE(read.value().id, u"r1"_s);
    QCOMPARE(read.value().access, harbor().access);
}

void CommandOutputTest::filesThatShowDidNotWriteAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("not JSON") << "id=r1"_ba;
    QTest::newRow("a list") << "[]"_ba;
    QTest::newRow("a failure") << R"({"action":"show","outcome":"refused"})"_ba;
    QTest::newRow("a number for a text") << R"({"action":"show","id":"r1","namespace":7})"_ba;
    QTest::newRow("too large") << QByteArray(
        R"({"action":"show","id":"r1","x":")" + QByteArray(1024 * 1024, 'x') + "\"}");
}

void CommandOutputTest::filesThatShowDidNotWriteAreRefused()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"shown.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QVERIFY(!registryFromFile(file.fileName()).ok());
}

void CommandOutputTest::aResultHasTheDocumentedKeys()
{
    Paper paper;
    UpdateResult result = updated();
    result.proof = Proof::Connected;
    result.accessStatus = u"success"_s;
    result.report.requestId = u"q1"_s;
    ServiceAnswer(paper.output()).update(result);
    QCOMPARE(paper.answers(),
        R"({"action":"update","project_id":"p1","id":"r1","outcome":"updated","proof":"connected",)"
        R"("http_status":200,"error_code":null,"message":null,"advice":null,"request_id":"q1",)"
        R"("changed":["registry_username","registry_password"],"access_status":"success","attempts":1,)"
        R"("duration_ms":214})"
        "\n"_ba);
    QVERIFY(paper.asides().isEmpty());
}

void CommandOutputTest::aFailedProofSaysWhy()
{
    Paper paper;
    UpdateResult result = updated();
    result.proof = Proof::Failed;
    result.failReason = u"REQUEST_API_ERROR"_s;
    ServiceAnswer(paper.output()).update(result);
    const QJsonObject object = QJsonDocument::fromJson(paper.answers()).object();
    QCOMPARE(object.value("proof"_L1).toString(), u"failed"_s);
    QVERIFY(object.value("message"_L1).toString().startsWith(u"REQUEST_API_ERROR: "_s));
}

void CommandOutputTest::aFailureHasTheDocumentedKeys()
{
    Paper paper;
    ServiceReport report;
    report.outcome = Outcome::Refused;
    report.httpStatus = 400;
    report.errorCode = u"HSS.0013"_s;
    report.message = u"no"_s;
    report.requestId = u"q2"_s;
    report.attempts = 1;
    ServiceAnswer(paper.output()).failure("list"_L1, report);
    const QByteArray line = paper.answers();
    QVERIFY2(
        line.startsWith(R"({"action":"list","outcome":"refused","http_status":400,"error_code":"HSS.0013",)"
                        R"("message":"no","advice":")"),
        line.constData());
    QVERIFY2(line.endsWith(R"("request_id":"q2","attempts":1,"duration_ms":0})"
                           "\n"),
        line.constData());
}

void CommandOutputTest::aFindingHasTheDocumentedKeys()
{
    Paper paper;
    Problem problem;
    problem.field = Field::Namespace;
    problem.limit = 128;
    problem.kind = ProblemKind::TooLong;
    Finding finding{3, 7, 18, u"r1"_s, problem, u"Too long."_s};
    FindingReport report(paper.output(), "validate"_L1, FindingReport::Part::Answer);
    report.print(
        {finding, findingOf(problemOf(Field::RegistryAddr, Level::Warning, ProblemKind::Unusual), {})}, 9);
    const QList<QByteArray> lines = paper.answers().split('\n');
    QCOMPARE(lines.at(0),
        R"({"action":"validate","row":3,"line":7,"column":18,"id":"r1","field":"namespace","level":"error",)"
        R"("problem":"too_long","limit":128,"message":"Too long."})"_ba);
    QVERIFY2(
        lines.at(1).startsWith(
            R"({"action":"validate","row":null,"line":null,"column":null,"id":null,"field":"registry_addr",)"
            R"("level":"warning","problem":"unusual","limit":null,"message":")"),
        lines.at(1).constData());
    QCOMPARE(lines.at(2), R"({"action":"validate","rows":9,"errors":1,"warnings":1})"_ba);
}

void CommandOutputTest::findingsForPeopleGoAside()
{
    Paper paper(OutputFormat::Text);
    FindingReport report(paper.output(), "update"_L1, FindingReport::Part::Aside);
    report.print({findingOf(problemOf(Field::Namespace, Level::Error, ProblemKind::Empty), u"r1"_s)});
    QVERIFY(paper.answers().isEmpty());
    QVERIFY2(paper.asides().startsWith("hss-registry: error: "), paper.asides().constData());
    Paper silent;
    FindingReport(silent.output(), "update"_L1, FindingReport::Part::Aside).print({});
    QVERIFY(silent.answers().isEmpty());
}

void CommandOutputTest::findingsOfValidateAreTheAnswer()
{
    Paper paper(OutputFormat::Text);
    FindingReport report(paper.output(), "validate"_L1, FindingReport::Part::Answer);
    const Problem problem = problemOf(Field::Namespace, Level::Error, ProblemKind::Empty);
    report.print({Finding{1, 4, 9, u"r1"_s, problem, u"Not so."_s}}, 1);
    QCOMPARE(paper.answers().split('\n').first(), "line 4, column 9 (r1): error: Not so."_ba);
    QVERIFY(paper.asides().isEmpty());
}

void CommandOutputTest::quietLeavesOutNotesOnly()
{
    Paper paper(OutputFormat::Text);
    paper.output().note(u"said"_s);
    paper.output().detail(u"detail"_s);
    QCOMPARE(paper.asides(), "said\n"_ba);
    paper.options().quiet = true;
    paper.output().configure(paper.options());
    paper.output().note(u"not said"_s);
    paper.output().complain(u"wrong"_s);
    QCOMPARE(paper.asides(), "said\nhss-registry: wrong\n"_ba);
}

void CommandOutputTest::coloursNeedATerminal()
{
    QCOMPARE(Paper(OutputFormat::Text, false).output().painted(u"x"_s, Paint::Bad), u"x"_s);
    QCOMPARE(Paper(OutputFormat::Text, true).output().painted(u"x"_s, Paint::Bad), u"\x1b[31mx\x1b[0m"_s);
}

void CommandOutputTest::columnsAreAligned()
{
    Columns columns;
    columns.add({{u"A"_s, {}}, {u"B"_s, {}}, {u"C"_s, {}}});
    columns.add({{u"\U0001F600\U0001F600"_s, {}}, {u"long"_s, Paint::Good}, {u"end"_s, {}}});
    Paper plain;
    QCOMPARE(
        columns.lines(plain.output()), (QStringList{u"A   B     C"_s, u"\U0001F600\U0001F600  long  end"_s}));
    Paper coloured(OutputFormat::Text, true);
    QCOMPARE(columns.lines(coloured.output()).at(1), u"\U0001F600\U0001F600  \x1b[32mlong\x1b[0m  end"_s);
}

void CommandOutputTest::whatComesFromElsewhereIsMadeVisible()
{
    Columns columns;
    columns.add({{u"a\x1b[2J\u202Eb"_s, {}}});
    Paper paper(OutputFormat::Text);
    QCOMPARE(columns.lines(paper.output()).first(), u"a‹U+001B›[2J‹U+202E›b"_s);
    ServiceReport report;
    report.outcome = Outcome::Refused;
    report.message = u"bad\x1b[31m\u202Etext"_s;
    report.requestId = u"id\x07"_s;
    ServiceAnswer(paper.output()).failure("list"_L1, report);
    QVERIFY(!paper.asides().isEmpty());
    QVERIFY(!paper.asides().contains('\x1b') && !paper.asides().contains('\x07'));
}

void CommandOutputTest::exitCodesFollowProofs_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Proof>("proof");
    QTest::addColumn<bool>("waited");
    QTest::addColumn<int>("code");
    QTest::newRow("updated") << Outcome::Updated << Proof::NotLooked << false << 0;
    QTest::newRow("connected") << Outcome::Updated << Proof::Connected << true << 0;
    QTest::newRow("not exercised") << Outcome::Updated << Proof::NotExercised << true << 0;
    QTest::newRow("failed") << Outcome::Updated << Proof::Failed << true << 5;
    QTest::newRow("time up") << Outcome::Updated << Proof::Accepted << true << 9;
    QTest::newRow("could not look") << Outcome::Updated << Proof::NotLooked << true << 9;
    QTest::newRow("planned, with a wait") << Outcome::Planned << Proof::NotLooked << true << 0;
    QTest::newRow("invalid") << Outcome::Invalid << Proof::NotLooked << false << 3;
    QTest::newRow("changed elsewhere") << Outcome::ChangedElsewhere << Proof::NotLooked << true << 3;
    QTest::newRow("unauthorized") << Outcome::Unauthorized << Proof::NotLooked << false << 4;
    QTest::newRow("refused") << Outcome::Refused << Proof::NotLooked << true << 5;
    QTest::newRow("throttled") << Outcome::Throttled << Proof::NotLooked << false << 6;
    QTest::newRow("unreachable") << Outcome::Unreachable << Proof::NotLooked << false << 6;
    QTest::newRow("unknown") << Outcome::Unknown << Proof::NotLooked << true << 8;
    QTest::newRow("cancelled") << Outcome::Cancelled << Proof::NotLooked << false << 130;
}

void CommandOutputTest::exitCodesFollowProofs()
{
    QFETCH(Outcome, outcome);
    QFETCH(Proof, proof);
    QFETCH(bool, waited);
    UpdateResult result;
    result.report.outcome = outcome;
    result.proof = proof;
    QTEST(exitCodeOf(result, waited), "code");
}

void CommandOutputTest::theLogHasFactsOnlyAndIsForItsOwnerOnly()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"requests.log"_s);
    Paper paper(OutputFormat::Text);
    paper.options().verbose = true;
    paper.output().configure(paper.options());
    RequestFacts facts;
    facts.when = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    facts.verb = "PUT"_ba;
    facts.path = u"/v5/p/image/registries/r1"_s;
    facts.status = 200;
    facts.requestId = u"q"_s;
    facts.duration = std::chrono::milliseconds(5);
    RequestFacts lost = facts;
    lost.status = 0;
    lost.requestId.clear();
    lost.failure = u"timed_out"_s;
    for (const RequestFacts &each : {facts, lost}) {
        RequestLines lines(paper.output());
        QVERIFY(lines.openFile(path));
        lines.record(each);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(),
        R"({"time":"1970-01-01T00:00:00.000Z","verb":"PUT","path":"/v5/p/image/registries/r1","status":200,)"
        R"("failure":null,"request_id":"q","attempt":1,"duration_ms":5})"
        "\n"
        R"({"time":"1970-01-01T00:00:00.000Z","verb":"PUT","path":"/v5/p/image/registries/r1","status":null,)"
        R"("failure":"timed_out","request_id":null,"attempt":1,"duration_ms":5})"
        "\n"_ba);
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(QFileInfo(path).permissions() & others));
    QCOMPARE(paper.asides().count('\n'), 2);
    QVERIFY(!RequestLines(paper.output()).openFile(folder.filePath(u"no/such/folder"_s)));
}

void CommandOutputTest::completionScriptsKnowEveryOption_data()
{
    QTest::addColumn<int>("shell");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("bash") << int(CompletionOptions::Shell::Bash) << u"--"_s;
    QTest::newRow("zsh") << int(CompletionOptions::Shell::Zsh) << u"--"_s;
    QTest::newRow("fish") << int(CompletionOptions::Shell::Fish) << u"-l "_s;
}

void CommandOutputTest::completionScriptsKnowEveryOption()
{
    QFETCH(int, shell);
    QFETCH(QString, prefix);
    const OptionTree tree;
    const QString script = CompletionScript(tree).text(CompletionOptions::Shell(shell));
    std::vector<const CLI::App *> apps = tree.root().get_subcommands({});
    for (const CLI::App *command : apps)
        QVERIFY(script.contains(QString::fromStdString(command->get_name())));
    apps.push_back(&tree.root());
    for (const CLI::App *app : apps) {
        for (const CLI::Option *option : app->get_options()) {
            if (option->get_positional())
                continue;
            const QString name = prefix + QString::fromStdString(option->get_name()).mid(2);
            QVERIFY2(script.contains(name), qPrintable(name));
        }
    }
}

void CommandOutputTest::theShellTakesItsScript_data()
{
    QTest::addColumn<int>("shell");
    QTest::newRow("bash") << int(CompletionOptions::Shell::Bash);
    QTest::newRow("zsh") << int(CompletionOptions::Shell::Zsh);
    QTest::newRow("fish") << int(CompletionOptions::Shell::Fish);
}

void CommandOutputTest::theShellTakesItsScript()
{
    QFETCH(int, shell);
    const QString program = QStandardPaths::findExecutable(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(!program.isEmpty(), "packaging/dependencies.sh installs every shell that has a script");
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"script"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const OptionTree tree;
    file.write(CompletionScript(tree).text(CompletionOptions::Shell(shell)).toUtf8());
    file.close();
    QProcess process;
    process.start(program, {u"-n"_s, file.fileName()});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QCOMPARE(process.exitCode(), 0);
}

void CommandOutputTest::theBashScriptCompletes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("offers");
    QTest::newRow("commands") << u"up"_s << u"update upload-command"_s;
    QTest::newRow("actions of connections") << u"connection imp"_s << u"import"_s;
    QTest::newRow("fields") << u"update r1 --registry-ad"_s << u"--registry-addr"_s;
    QTest::newRow("choices of a field") << u"update r1 --protocol h"_s << u"http https"_s;
    QTest::newRow("global options after the command") << u"list --tok"_s << u"--token-file"_s;
    QTest::newRow("global options before the command") << u"--outp"_s << u"--output"_s;
    QTest::newRow("not the options of another command") << u"list --dry"_s << QString();
    QTest::newRow("shells") << u"completion z"_s << u"zsh"_s;
}

void CommandOutputTest::theBashScriptCompletes()
{
    QFETCH(QString, typed);
    const QString bash = QStandardPaths::findExecutable(u"bash"_s);
    QVERIFY2(!bash.isEmpty(), "packaging/dependencies.sh is itself run by it");
    const OptionTree tree;
    const QString script = CompletionScript(tree).text(CompletionOptions::Shell::Bash)
        + u"COMP_WORDS=(hss-registry %1); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _hss_registry; echo \"${COMPREPLY[*]}\"\n"_s
              .arg(typed);
    QProcess process;
    process.start(bash, {u"--norc"_s, u"-c"_s, script});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QTEST(QString::fromUtf8(process.readAllStandardOutput()).trimmed(), "offers");
}

QTEST_APPLESS_MAIN(CommandOutputTest)
#include "tst_command_output.moc"
