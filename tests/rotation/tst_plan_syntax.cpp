#include "app/rotation/plan_file.h"
#include "tests/rotation/plan_texts.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

//! Files that are no JSON, or JSON of another shape: wrong types, escapes, syntax errors, nesting; and where.
class PlanSyntaxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findings_data();
    void findings();
};

namespace {

void typeRows()
{
    for (const char *value :
        {"5", "null", "true", "[]", "{}", "[\"https\"]", "-1.5e3", "{\"a\":{\"b\":null}}"})
        findingsRow(qPrintable(u"a value that is no string: %1"_s.arg(QLatin1StringView(value))),
            planOf(R"("id":"a","protocol":)" + QByteArray(value)),
            {u"row 1 1:40 protocol wrong_type error"_s});
    findingsRow("an ID of the wrong type is not missing too", planOf(R"("id":5,"protocol":"https")"),
        {u"row 1 1:31 id wrong_type error"_s});
    findingsRow("a password that is a number, as in the page's example, is not missing too",
        planOf(R"("id":"a","registry_username":"me","registry_password":123456)"),
        {u"row 1 1:65 registry_password wrong_type error"_s});
    findingsRow("a namespace of the wrong type is not missing too",
        planOf(R"("id":"a","get_scan_image_channel":"Other","namespace":5)"),
        {u"row 1 1:73 namespace wrong_type error"_s});
    findingsRow("a wrong type in defaults is said once",
        planWithDefaults(R"("protocol":5)", R"({"id":"a"},{"id":"b"})"),
        {u"row 0 2:13 protocol wrong_type error"_s});
    findingsRow("half a surrogate pair",
        planOf(R"("id":"a","registry_username":"\ud83d x","registry_password_from":"prompt")"),
        {u"row 1 1:40 registry_username bad_character error"_s});
    findingsRow("the halves of a pair in the wrong order", planOf(R"("id":"a","namespace":"\udd10\ud83d")"),
        {u"row 1 1:40 namespace bad_character error"_s});
    findingsRow("a pair written as two escapes is one character",
        planOf(R"("id":"a","registry_name":"\ud83d\udd10","protocol":"http")"), {});
    findingsRow("half a surrogate pair in a key of the plan",
        planOf(R"("id":"a","connection":"\ud83d","protocol":"http")"),
        {u"row 1 1:40 connection bad_character error"_s});
    findingsRow("an escape that JSON does not have", planOf(R"("id":"a","namespace":"a\x41b")"),
        {u"row 1 1:54 - syntax error"_s});
    findingsRow("an escape with too few digits", planOf(R"("id":"a","namespace":"\u12g4")"),
        {u"row 1 1:53 - syntax error"_s});
    findingsRow("an escape in a key", planOf(R"("i\u0064":"a","\u0070rotocol":"https")"), {});
    findingsRow("a broken escape in a key", planOf(R"("id":"a","proto\col":"x","protocol":"https")"),
        {u"row 1 1:46 - syntax error"_s});
}

void syntaxRows()
{
    findingsRow("an empty file", "", {u"row 0 1:1 - syntax error"_s});
    findingsRow("blanks only", " \n ", {u"row 0 2:2 - syntax error"_s});
    findingsRow("no JSON at all", "version: 1", {u"row 0 1:1 - syntax error"_s});
    findingsRow("a comma is missing", R"({"version":1 "repositories":[]})", {u"row 0 1:14 - syntax error"_s});
    findingsRow("a colon is missing", R"({"version" 1})", {u"row 0 1:12 - syntax error"_s});
    findingsRow("a comma too many in an object", R"({"version":1,})", {u"row 0 1:14 - syntax error"_s});
    findingsRow("a comma too many in a list",
        R"({"version":1,"repositories":[{"id":"a","protocol":"http"},]})", {u"row 1 1:59 - syntax error"_s});
    findingsRow("a value is missing", R"({"version":,"repositories":[]})", {u"row 0 1:12 - syntax error"_s});
    findingsRow("a key without quotes", R"({version:1})", {u"row 0 1:2 - syntax error"_s});
    findingsRow(
        "a word that is none", R"({"version":1,"repositories":nil})", {u"row 0 1:29 - syntax error"_s});
    findingsRow("a number that is none", planOf(R"("id":01)"), {u"row 1 1:36 - syntax error"_s});
    findingsRow("something behind the end", R"({"version":1,"repositories":[]} {})",
        {u"row 0 1:33 - syntax error"_s});
    findingsRow("a brace too many", R"({"version":1,"repositories":[]}})", {u"row 0 1:32 - syntax error"_s});
    findingsRow("brackets that do not match", R"({"version":1,"repositories":[{"id":"a"]})",
        {u"row 1 1:39 - syntax error"_s});
    findingsRow("the file ends too early", R"({"version":1,"repositories":[{"id":"a")",
        {u"row 1 1:39 - syntax error"_s});
    findingsRow("the list is not closed", R"({"version":1,"repositories":[{"id":"a","protocol":"http"})",
        {u"row 1 1:58 - syntax error"_s});
    findingsRow("a string without an end",
        R"({"version":1,"repositories":[{"id":"a","protocol":"http"},)"
        "\n"
        R"({"id":"b)",
        {u"row 2 2:7 - syntax error"_s});
    findingsRow("a line end in a string",
        R"({"version":1,"repositories":[{"id":"a","namespace":"n)"
        "\n"
        R"("}]})",
        {u"row 1 1:54 - syntax error"_s});
    findingsRow("bytes that are not UTF-8",
        R"({"version":1,"repositories":[{"id":"a","registry_name":"caf)"
        "\xE9"
        R"("}]})",
        {u"row 1 1:60 - syntax error"_s});
    findingsRow("a surrogate in UTF-8 bytes",
        R"({"version":1,"repositories":[{"id":")"
        "\xED\xA0\x80"
        R"("}]})",
        {u"row 1 1:37 - syntax error"_s});
    findingsRow("a backslash outside of strings", R"({"version":1,\"repositories":[]})",
        {u"row 0 1:14 - syntax error"_s});
    findingsRow("UTF-16", QByteArray("\xFF\xFE{\0}\0", 6), {u"row 0 1:1 - syntax error"_s});
    findingsRow("a comment", "{// no\n}", {u"row 0 1:2 - syntax error"_s});
    findingsRow("what stands before a syntax error is reported, what the rest might add is not missed",
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
    findingsRow("eight deep", planOf(R"("id":"a","protocol":"http","x":[[[[[]]]]])"),
        {u"row 1 1:58 x unknown_member error"_s});
    findingsRow("nine deep", planOf(R"("id":"a","protocol":"http","x":[[[[[[]]]]]])"),
        {u"row 1 1:58 x unknown_member error"_s, u"row 1 1:67 - too_large error"_s});
    findingsRow("nine deep in a value", planOf(R"("id":{"a":[{"b":[{"c":{}}]}]},"protocol":"http")"),
        {u"row 1 1:31 id wrong_type error"_s, u"row 1 1:53 - too_large error"_s});
}

} // namespace

void PlanSyntaxTest::findings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    typeRows();
    syntaxRows();
    limitRows();
}

void PlanSyntaxTest::findings()
{
    QFETCH(QByteArray, text);
    const Plan plan = readPlan(text);
    QTEST(findingLines(plan), "expected");
    for (const PlanFinding &finding : plan.findings) {
        const QString sentence = problemText(finding.problem);
        QVERIFY2(sentence.size() > 10 && sentence != problemName(finding.problem.kind), qPrintable(sentence));
    }
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::PlanSyntaxTest)
#include "tst_plan_syntax.moc"
