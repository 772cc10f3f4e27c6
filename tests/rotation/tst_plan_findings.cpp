#include "app/rotation/plan_file.h"
#include "tests/rotation/findings_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr auto marker = "M4rk3r-S3cret"_L1;

void row(const char *name, const QByteArray &text, const QStringList &findings)
{
    QTest::newRow(name) << text << findings;
}

// A plan of one row on line 1; its members begin in column 33.
QByteArray plan(const QByteArray &members)
{
    return R"({"version":1,"repositories":[{)" + members + "}]}";
}

QByteArray planWithDefaults(const QByteArray &defaults, const QByteArray &rows)
{
    return R"({"version":1,)"
           "\n"
           R"("defaults":{)"
        + defaults
        + "},\n"
          R"("repositories":[)"
          "\n"
        + rows + "]}";
}

} // namespace

//! Every finding that a file can give, and where.
class PlanFindingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findings_data();
    void findings();
    void theIdGoesWithEveryFindingOfItsRow();
    void everyFindingHasASentenceWithoutTheSecret_data();
    void everyFindingHasASentenceWithoutTheSecret();
    void theSentenceSaysWhatIsMeant_data();
    void theSentenceSaysWhatIsMeant();
};

namespace {

void shapeRows()
{
    row("a right plan has none", plan(R"("id":"a1","protocol":"https")"), {});
    row("a byte order mark in front is tolerated and takes no column",
        "\xEF\xBB\xBF" + plan(R"("id":"a1","protocol":5)"), {u"row 1 1:41 protocol wrong_type error"_s});
    row("a version 1 written as 1.0 is version 1", R"({"version":1.0,"repositories":[]})", {});
    row("version 2 is not supported", R"({"version":2,"repositories":[]})",
        {u"row 0 1:2 version unsupported_version error"_s});
    row("a version that is a string is not supported", R"({"version":"1","repositories":[]})",
        {u"row 0 1:2 version unsupported_version error"_s});
    row("a version that is an object is not supported", R"({"version":{"a":[1]},"repositories":[]})",
        {u"row 0 1:2 version unsupported_version error"_s});
    row("version and repositories are needed", "{}",
        {u"row 0 1:1 version required error"_s, u"row 0 1:1 repositories required error"_s});
    row("a file that is a list", "[]", {u"row 0 1:1 - wrong_type error"_s});
    row("a file that is a string", R"("plan")", {u"row 0 1:1 - wrong_type error"_s});
    row("repositories that are no list", R"({"version":1,"repositories":{"id":"a"}})",
        {u"row 0 1:14 repositories wrong_type error"_s});
    row("defaults that are no object", R"({"version":1,"defaults":[],"repositories":[{"id":"a"}]})",
        {u"row 0 1:14 defaults wrong_type error"_s});
    row("a row that is no object, and the next one is row 2",
        R"({"version":1,"repositories":["a1",)"
        "\n"
        R"({"id":"a2","protocol":"ftp"}]})",
        {u"row 1 1:30 - wrong_type error"_s, u"row 2 2:12 protocol not_a_choice error"_s});
    row("unknown keys of the file, of defaults and of a row",
        R"({"version":1,"repository":[],"defaults":{"protokol":"http"},"repositories":[{"id":"a","x":{"y":[]}}]})",
        {u"row 0 1:14 repository unknown_member error"_s, u"row 0 1:42 protokol unknown_member error"_s,
            u"row 1 1:77 - required error"_s, u"row 1 1:87 x unknown_member error"_s});
    row("the version stands behind and is found all the same",
        R"({"repositories":[{"id":"a","protocol":"https"}],"version":1})", {});
    row("columns are counted in code points",
        plan(R"("registry_name":"\u00e9)"
             "\xC3\xA9\xF0\x9F\x94\x90"
             R"(","id":"a","protocol":"ftp")"),
        {u"row 1 1:67 protocol not_a_choice error"_s});
    row("lines end with CR LF too", "{\r\n\"version\":1,\r\n  \"repositories\":5}",
        {u"row 0 3:3 repositories wrong_type error"_s});
}

void typeRows()
{
    for (const char *value :
        {"5", "null", "true", "[]", "{}", "[\"https\"]", "-1.5e3", "{\"a\":{\"b\":null}}"})
        row(qPrintable(u"a value that is no string: %1"_s.arg(QLatin1StringView(value))),
            plan(R"("id":"a","protocol":)" + QByteArray(value)), {u"row 1 1:40 protocol wrong_type error"_s});
    row("an ID of the wrong type is not missing too", plan(R"("id":5,"protocol":"https")"),
        {u"row 1 1:31 id wrong_type error"_s});
    row("a password that is a number, as in the page's example, is not missing too",
        plan(R"("id":"a","registry_username":"me","registry_password":123456)"),
        {u"row 1 1:65 registry_password wrong_type error"_s});
    row("a namespace of the wrong type is not missing too",
        plan(R"("id":"a","get_scan_image_channel":"Other","namespace":5)"),
        {u"row 1 1:73 namespace wrong_type error"_s});
    row("a wrong type in defaults is said once",
        planWithDefaults(R"("protocol":5)", R"({"id":"a"},{"id":"b"})"),
        {u"row 0 2:13 protocol wrong_type error"_s});
    row("half a surrogate pair",
        plan(R"("id":"a","registry_username":"\ud83d x","registry_password_from":"prompt")"),
        {u"row 1 1:40 registry_username bad_character error"_s});
    row("the halves of a pair in the wrong order", plan(R"("id":"a","namespace":"\udd10\ud83d")"),
        {u"row 1 1:40 namespace bad_character error"_s});
    row("a pair written as two escapes is one character",
        plan(R"("id":"a","registry_name":"\ud83d\udd10","protocol":"http")"), {});
    row("half a surrogate pair in a key of the plan",
        plan(R"("id":"a","connection":"\ud83d","protocol":"http")"),
        {u"row 1 1:40 connection bad_character error"_s});
    row("an escape that JSON does not have", plan(R"("id":"a","namespace":"a\x41b")"),
        {u"row 1 1:54 - syntax error"_s});
    row("an escape with too few digits", plan(R"("id":"a","namespace":"\u12g4")"),
        {u"row 1 1:53 - syntax error"_s});
    row("an escape in a key", plan(R"("i\u0064":"a","\u0070rotocol":"https")"), {});
    row("a broken escape in a key", plan(R"("id":"a","proto\col":"x","protocol":"https")"),
        {u"row 1 1:46 - syntax error"_s});
}

void duplicateRows()
{
    row("a key twice, the second spelled with an escape",
        plan(R"("id":"a","protocol":"https","\u0070rotocol":"http")"),
        {u"row 1 1:59 protocol duplicate error"_s});
    row("an unknown key twice", plan(R"("id":"a","protocol":"https","x":1,"x":{})"),
        {u"row 1 1:59 x unknown_member error"_s, u"row 1 1:65 x duplicate error"_s});
    row("a key of the file twice", R"({"version":1,"version":2,"repositories":[],"repositories":[{"id":5}]})",
        {u"row 0 1:14 version duplicate error"_s, u"row 0 1:44 repositories duplicate error"_s});
    row("the same ID twice without project and endpoint",
        planWithDefaults(R"("protocol":"https")",
            R"({"id":"a"},)"
            "\n"
            R"({"id":"b"},{"id":"a"})"),
        {u"row 3 5:13 id duplicate error"_s});
    row("the same ID in two projects",
        planWithDefaults(
            R"("protocol":"https")", R"({"project_id":"p1","id":"a"},{"project_id":"p2","id":"a"})"),
        {});
    row("the same ID through two connections",
        planWithDefaults(
            R"("protocol":"https")", R"({"connection":"c1","id":"a"},{"connection":"c2","id":"a"})"),
        {});
    row("one region, by name and by endpoint",
        planWithDefaults(R"("protocol":"https","project_id":"p")",
            R"({"region":"cn-north-4","id":"a"},)"
            "\n"
            R"({"endpoint":"hss.cn-north-4.myhuaweicloud.com/","id":"a"})"),
        {u"row 2 5:49 id duplicate error"_s});
    row("an ID from defaults, for two rows",
        planWithDefaults(R"("id":"a")",
            R"({"protocol":"https"},)"
            "\n"
            R"({"protocol":"http"})"),
        {u"row 2 5:1 id duplicate error"_s});
}

void fieldRows()
{
    row("a row without an ID", plan(R"("protocol":"https")"), {u"row 1 1:30 id required error"_s});
    row("an empty ID", plan(R"("id":"","protocol":"https")"), {u"row 1 1:31 id empty error"_s});
    row("an ID with a slash", plan(R"("id":"a/b","protocol":"https")"),
        {u"row 1 1:31 id bad_character error"_s});
    row("a row that changes nothing", plan(R"("id":"a")"), {u"row 1 1:30 - required error"_s});
    row("a row that only names things changes nothing",
        plan(R"("id":"a","connection":"c","registry_name":"n")"), {u"row 1 1:30 - required error"_s});
    row("the namespace that Other needs is missing", plan(R"("id":"a","get_scan_image_channel":"Other")"),
        {u"row 1 1:30 namespace required error"_s});
    row("a namespace that SWR does not look at",
        plan(R"("id":"a","get_scan_image_channel":"Swr","namespace":"n")"),
        {u"row 1 1:71 namespace no_effect warning"_s});
    row("a new address without a password", plan(R"("id":"a","registry_addr":"harbor.example.com")"),
        {u"row 1 1:30 registry_password password_missing warning"_s});
    row("a promised password is one",
        plan(R"("id":"a","registry_addr":"harbor.example.com","registry_password_from":"keychain:k")"), {});
    row("a wrong project and enterprise project",
        plan(R"("id":"a","protocol":"http","project_id":"a/b","enterprise_project_id":"")"),
        {u"row 1 1:58 project_id bad_character error"_s, u"row 1 1:77 enterprise_project_id empty error"_s});
    row("endpoint and region that do not exist",
        plan(R"("id":"a","protocol":"http","endpoint":"ftp://h","region":"cn-nroth-4")"),
        {u"row 1 1:58 endpoint bad_address error"_s, u"row 1 1:79 region not_a_choice error"_s});
    row("keys of the plan given empty",
        plan(R"("id":"a","protocol":"http","connection":"","endpoint":"","region":"","registry_name":"")"),
        {u"row 1 1:58 connection empty error"_s, u"row 1 1:74 endpoint empty error"_s,
            u"row 1 1:88 region empty error"_s});
    row("findings of many rows are in the order of the file",
        planWithDefaults(R"("protocol":"ftp")",
            R"({"namespace":"/n"},)"
            "\n"
            R"({"id":"b","api_version":"V3"})"),
        {u"row 0 2:13 protocol not_a_choice error"_s, u"row 1 4:1 id required error"_s,
            u"row 1 4:2 namespace bad_character error"_s, u"row 2 5:11 api_version not_a_choice error"_s});
}

void defaultRows()
{
    row("what is wrong with a default is said once, at the default",
        planWithDefaults(
            R"("registry_username":"a:b","registry_password_from":"prompt")", R"({"id":"a"},{"id":"b"})"),
        {u"row 0 2:13 registry_username bad_character error"_s});
    row("a default that a row overrides does not touch that row",
        planWithDefaults(R"("registry_username":"a:b","registry_password_from":"prompt")",
            R"({"id":"a","registry_username":"c:d"})"),
        {u"row 0 2:13 registry_username bad_character error"_s,
            u"row 1 4:11 registry_username bad_character error"_s});
    row("what is wrong beside a row's own members is said at the row",
        planWithDefaults(R"("namespace":"n")",
            R"({"id":"a","protocol":"http"},)"
            "\n"
            R"({"id":"b","get_scan_image_channel":"Swr"})"),
        {u"row 2 5:1 namespace no_effect warning"_s});
    row("defaults behind the rows",
        R"({"version":1,"repositories":[{"id":"a"}],"defaults":{"protocol":"http"}})", {});
    row("a default ID of the wrong form", planWithDefaults(R"("id":"a/b")", R"({"protocol":"https"})"),
        {u"row 0 2:13 id bad_character error"_s});
    row("a very long default is looked at once",
        planWithDefaults(
            R"("connect_cluster_id":")" + QByteArray(100'000, 'c') + '"', R"({"id":"a"},{"id":"b"})"),
        {u"row 0 2:13 connect_cluster_id too_long error"_s});
    row("a row's region goes before a default endpoint",
        planWithDefaults(R"("protocol":"https","project_id":"p","endpoint":"hss.example.com")",
            R"({"id":"a"},{"id":"a","region":"cn-north-4"})"),
        {});
}

void passwordRows()
{
    row("a literal password is understood, with a warning",
        plan(R"("id":"a","registry_password":"M4rk3r-S3cret")"),
        {u"row 1 1:40 registry_password literal_secret warning"_s});
    row("a literal password that is too long",
        plan(R"("id":"a","registry_password":")" + QByteArray("M4rk3r-S3cret").repeated(10) + '"'),
        {u"row 1 1:40 registry_password literal_secret warning"_s,
            u"row 1 1:40 registry_password too_long error"_s});
    row("a literal password with half a surrogate pair",
        plan(R"("id":"a","registry_password":"M4rk3r-S3cret\ud83d")"),
        {u"row 1 1:40 registry_password literal_secret warning"_s,
            u"row 1 1:40 registry_password bad_character error"_s});
    row("an empty literal password", plan(R"("id":"a","registry_password":"")"),
        {u"row 1 1:40 registry_password literal_secret warning"_s,
            u"row 1 1:40 registry_password empty error"_s});
    row("a literal password in defaults is said once",
        planWithDefaults(R"("registry_password":"M4rk3r-S3cret")", R"({"id":"a"},{"id":"b"})"),
        {u"row 0 2:13 registry_password literal_secret warning"_s});
    row("a literal password in defaults that is too long is said once",
        planWithDefaults(R"("registry_password":")" + QByteArray("M4rk3r-S3cret").repeated(1000) + '"',
            R"({"id":"a"},{"id":"b"})"),
        {u"row 0 2:13 registry_password literal_secret warning"_s,
            u"row 0 2:13 registry_password too_long error"_s});
    for (const char *source :
        {"env:NAME", "file:PATH", "file:/run/secrets/eu", "keychain:k", "prompt", "prompt:eu"})
        row(qPrintable(u"a password from %1"_s.arg(QLatin1StringView(source))),
            plan(R"("id":"a","registry_password_from":")" + QByteArray(source) + '"'), {});
    for (const char *source :
        {"", "M4rk3r-S3cret", "env:", "env:A=B", "file:", "prompt:", "keychain:", "Env:A", "vault:a"})
        row(qPrintable(u"no password from “%1”"_s.arg(QLatin1StringView(source))),
            plan(R"("id":"a","registry_password_from":")" + QByteArray(source) + '"'),
            {u"row 1 1:40 registry_password not_a_choice error"_s});
    row("both forms of a password contradict each other",
        plan(R"("id":"a","registry_password":"M4rk3r-S3cret","registry_password_from":"prompt")"),
        {u"row 1 1:40 registry_password literal_secret warning"_s,
            u"row 1 1:76 registry_password contradiction error"_s});
    row("a literal password goes before a default source, without contradiction",
        planWithDefaults(
            R"("registry_password_from":"prompt")", R"({"id":"a","registry_password":"M4rk3r-S3cret"})"),
        {u"row 1 4:11 registry_password literal_secret warning"_s});
    row("a source of the wrong type counts as a password",
        plan(R"("id":"a","registry_username":"u","registry_password_from":5)"),
        {u"row 1 1:64 registry_password_from wrong_type error"_s});
    row("http with a promised password",
        plan(R"("id":"a","protocol":"http","registry_password_from":"prompt")"),
        {u"row 1 1:30 registry_password plain_http warning"_s});
}

void syntaxRows()
{
    row("an empty file", "", {u"row 0 1:1 - syntax error"_s});
    row("blanks only", " \n ", {u"row 0 2:2 - syntax error"_s});
    row("no JSON at all", "version: 1", {u"row 0 1:1 - syntax error"_s});
    row("a comma is missing", R"({"version":1 "repositories":[]})", {u"row 0 1:14 - syntax error"_s});
    row("a colon is missing", R"({"version" 1})", {u"row 0 1:12 - syntax error"_s});
    row("a comma too many in an object", R"({"version":1,})", {u"row 0 1:14 - syntax error"_s});
    row("a comma too many in a list", R"({"version":1,"repositories":[{"id":"a","protocol":"http"},]})",
        {u"row 1 1:59 - syntax error"_s});
    row("a value is missing", R"({"version":,"repositories":[]})", {u"row 0 1:12 - syntax error"_s});
    row("a key without quotes", R"({version:1})", {u"row 0 1:2 - syntax error"_s});
    row("a word that is none", R"({"version":1,"repositories":nil})", {u"row 0 1:29 - syntax error"_s});
    row("a number that is none", plan(R"("id":01)"), {u"row 1 1:36 - syntax error"_s});
    row("something behind the end", R"({"version":1,"repositories":[]} {})",
        {u"row 0 1:33 - syntax error"_s});
    row("a brace too many", R"({"version":1,"repositories":[]}})", {u"row 0 1:32 - syntax error"_s});
    row("brackets that do not match", R"({"version":1,"repositories":[{"id":"a"]})",
        {u"row 1 1:39 - syntax error"_s});
    row("the file ends too early", R"({"version":1,"repositories":[{"id":"a")",
        {u"row 1 1:39 - syntax error"_s});
    row("the list is not closed", R"({"version":1,"repositories":[{"id":"a","protocol":"http"})",
        {u"row 1 1:58 - syntax error"_s});
    row("a string without an end",
        R"({"version":1,"repositories":[{"id":"a","protocol":"http"},)"
        "\n"
        R"({"id":"b)",
        {u"row 2 2:7 - syntax error"_s});
    row("a line end in a string",
        R"({"version":1,"repositories":[{"id":"a","namespace":"n)"
        "\n"
        R"("}]})",
        {u"row 1 1:54 - syntax error"_s});
    row("bytes that are not UTF-8",
        R"({"version":1,"repositories":[{"id":"a","registry_name":"caf)"
        "\xE9"
        R"("}]})",
        {u"row 1 1:60 - syntax error"_s});
    row("a surrogate in UTF-8 bytes",
        R"({"version":1,"repositories":[{"id":")"
        "\xED\xA0\x80"
        R"("}]})",
        {u"row 1 1:37 - syntax error"_s});
    row("a backslash outside of strings", R"({"version":1,\"repositories":[]})",
        {u"row 0 1:14 - syntax error"_s});
    row("UTF-16", QByteArray("\xFF\xFE{\0}\0", 6), {u"row 0 1:1 - syntax error"_s});
    row("a comment", "{// no\n}", {u"row 0 1:2 - syntax error"_s});
    row("what stands before a syntax error is reported, what the rest might add is not missed",
        R"({"version":3,"wrong":1,"repositories":[{"id":"a/b","protocol":"ftp"},{"id":"c"},)"
        "\n"
        R"({"id":"d","protocol":7,)"
        "\n"
        R"("namespace" "n"}]})",
        {u"row 0 1:2 version unsupported_version error"_s, u"row 0 1:14 wrong unknown_member error"_s,
            u"row 1 1:41 id bad_character error"_s, u"row 1 1:52 protocol not_a_choice error"_s,
            u"row 3 2:11 protocol wrong_type error"_s, u"row 3 3:13 - syntax error"_s});
}

void limitRows()
{
    row("eight deep", plan(R"("id":"a","protocol":"http","x":[[[[[]]]]])"),
        {u"row 1 1:58 x unknown_member error"_s});
    row("nine deep", plan(R"("id":"a","protocol":"http","x":[[[[[[]]]]]])"),
        {u"row 1 1:58 x unknown_member error"_s, u"row 1 1:67 - too_large error"_s});
    row("nine deep in a value", plan(R"("id":{"a":[{"b":[{"c":{}}]}]},"protocol":"http")"),
        {u"row 1 1:31 id wrong_type error"_s, u"row 1 1:53 - too_large error"_s});
}

} // namespace

void PlanFindingsTest::findings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    shapeRows();
    typeRows();
    duplicateRows();
    fieldRows();
    defaultRows();
    passwordRows();
    syntaxRows();
    limitRows();
}

void PlanFindingsTest::findings()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, expected);
    const Plan plan = readPlan(text);
    QCOMPARE(findingLines(plan), expected);
    QCOMPARE(plan.errors() + plan.warnings(), int(expected.size()));
    QCOMPARE(plan.warnings(), int(expected.filter(u"warning"_s).size()));
}

void PlanFindingsTest::theIdGoesWithEveryFindingOfItsRow()
{
    const Plan plan = readPlan(R"({"version":1,"defaults":{"x":1},"repositories":[
        {"protocol":"ftp","wrong":1,"id":"a1"}]})");
    QStringList ids;
    for (const PlanFinding &finding : plan.findings)
        ids.append(finding.id);
    QCOMPARE(ids, QStringList({QString(), u"a1"_s, u"a1"_s}));
}

void PlanFindingsTest::everyFindingHasASentenceWithoutTheSecret_data()
{
    findings_data();
}

void PlanFindingsTest::everyFindingHasASentenceWithoutTheSecret()
{
    QFETCH(QByteArray, text);
    for (const PlanFinding &finding : readPlan(text).findings) {
        const QString sentence = problemText(finding.problem);
        QVERIFY2(sentence.size() > 10 && sentence != problemName(finding.problem.kind), qPrintable(sentence));
        const QStringList shown{sentence, finding.problem.detail, finding.problem.member, finding.id};
        QVERIFY2(!shown.join(u'\n').contains(marker), qPrintable(shown.join(u'\n')));
    }
}

void PlanFindingsTest::theSentenceSaysWhatIsMeant_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the nearest key is named") << plan(R"("id":"a","protokol":"http")") << u"“protocol”"_s;
    QTest::newRow("the nearest region is named")
        << plan(R"("id":"a","protocol":"http","region":"cn-nroth-4")") << u"cn-north-4"_s;
    QTest::newRow("what an endpoint must be")
        << plan(R"("id":"a","protocol":"http","endpoint":"ftp://h")") << u"https://"_s;
    QTest::newRow("the sources that there are")
        << plan(R"("id":"a","registry_password_from":"x")") << u"keychain:NAME"_s;
    QTest::newRow("both forms of the password")
        << plan(R"("id":"a","registry_password_from":"prompt","registry_password":"x")") << u"given twice"_s;
    QTest::newRow("the other row") << plan(R"("id":"a","protocol":"http"},{"id":"a","protocol":"http")")
                                   << u"row 1"_s;
    QTest::newRow("nothing to change") << plan(R"("id":"a")") << u"changes nothing"_s;
    QTest::newRow("a list where one must be")
        << QByteArray(R"({"version":1,"repositories":{}})") << u"a list"_s;
    QTest::newRow("a row must be an object")
        << QByteArray(R"({"version":1,"repositories":[1]})") << u"an object"_s;
    QTest::newRow("the version that was given")
        << QByteArray(R"({"version":17,"repositories":[]})") << u"17"_s;
    QTest::newRow("a file that ends too early") << QByteArray(R"({"version":1)") << u"ends too early"_s;
    QTest::newRow("not UTF-8") << QByteArray("{\"\xFF\":1}") << u"UTF-8"_s;
}

void PlanFindingsTest::theSentenceSaysWhatIsMeant()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QStringList sentences;
    for (const PlanFinding &finding : readPlan(text).findings)
        sentences.append(problemText(finding.problem));
    QVERIFY2(sentences.join(u'\n').contains(expected), qPrintable(sentences.join(u'\n')));
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::PlanFindingsTest)
#include "tst_plan_findings.moc"
