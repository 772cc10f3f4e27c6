#include "app/rotation/plan_file.h"
#include "tests/rotation/plan_texts.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr auto marker = "M4rk3r-S3cret"_L1;

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
    findingsRow("a right plan has none", planOf(R"("id":"a1","protocol":"https")"), {});
    findingsRow("a byte order mark in front is tolerated and takes no column",
        "\xEF\xBB\xBF" + planOf(R"("id":"a1","protocol":5)"), {u"row 1 1:41 protocol wrong_type error"_s});
    findingsRow("a version 1 written as 1.0 is version 1", R"({"version":1.0,"repositories":[]})", {});
    findingsRow("version 2 is not supported", R"({"version":2,"repositories":[]})",
        {u"row 0 1:2 version unsupported_version error"_s});
    findingsRow("a version that is a string is not supported", R"({"version":"1","repositories":[]})",
        {u"row 0 1:2 version unsupported_version error"_s});
    findingsRow("a version that is an object is not supported", R"({"version":{"a":[1]},"repositories":[]})",
        {u"row 0 1:2 version unsupported_version error"_s});
    findingsRow("version and repositories are needed", "{}",
        {u"row 0 1:1 version required error"_s, u"row 0 1:1 repositories required error"_s});
    findingsRow("a file that is a list", "[]", {u"row 0 1:1 - wrong_type error"_s});
    findingsRow("a file that is a string", R"("plan")", {u"row 0 1:1 - wrong_type error"_s});
    findingsRow("repositories that are no list", R"({"version":1,"repositories":{"id":"a"}})",
        {u"row 0 1:14 repositories wrong_type error"_s});
    findingsRow("defaults that are no object", R"({"version":1,"defaults":[],"repositories":[{"id":"a"}]})",
        {u"row 0 1:14 defaults wrong_type error"_s});
    findingsRow("a row that is no object, and the next one is row 2",
        R"({"version":1,"repositories":["a1",)"
        "\n"
        R"({"id":"a2","protocol":"ftp"}]})",
        {u"row 1 1:30 - wrong_type error"_s, u"row 2 2:12 protocol not_a_choice error"_s});
    findingsRow("unknown keys of the file, of defaults and of a row",
        R"({"version":1,"repository":[],"defaults":{"protokol":"http"},"repositories":[{"id":"a","x":{"y":[]}}]})",
        {u"row 0 1:14 repository unknown_member error"_s, u"row 0 1:42 protokol unknown_member error"_s,
            u"row 1 1:77 - required error"_s, u"row 1 1:87 x unknown_member error"_s});
    findingsRow("the version stands behind and is found all the same",
        R"({"repositories":[{"id":"a","protocol":"https"}],"version":1})", {});
    findingsRow("columns are counted in code points",
        planOf(R"("registry_name":"\u00e9)"
               "\xC3\xA9\xF0\x9F\x94\x90"
               R"(","id":"a","protocol":"ftp")"),
        {u"row 1 1:67 protocol not_a_choice error"_s});
    findingsRow("lines end with CR LF too", "{\r\n\"version\":1,\r\n  \"repositories\":5}",
        {u"row 0 3:3 repositories wrong_type error"_s});
}

void duplicateRows()
{
    findingsRow("a key twice, the second spelled with an escape",
        planOf(R"("id":"a","protocol":"https","\u0070rotocol":"http")"),
        {u"row 1 1:59 protocol duplicate error"_s});
    findingsRow("an unknown key twice", planOf(R"("id":"a","protocol":"https","x":1,"x":{})"),
        {u"row 1 1:59 x unknown_member error"_s, u"row 1 1:65 x duplicate error"_s});
    findingsRow("a key of the file twice",
        R"({"version":1,"version":2,"repositories":[],"repositories":[{"id":5}]})",
        {u"row 0 1:14 version duplicate error"_s, u"row 0 1:44 repositories duplicate error"_s});
    findingsRow("the same ID twice without project and endpoint",
        planWithDefaults(R"("protocol":"https")",
            R"({"id":"a"},)"
            "\n"
            R"({"id":"b"},{"id":"a"})"),
        {u"row 3 5:13 id duplicate error"_s});
    findingsRow("the same ID in two projects",
        planWithDefaults(
            R"("protocol":"https")", R"({"project_id":"p1","id":"a"},{"project_id":"p2","id":"a"})"),
        {});
    findingsRow("the same ID through two connections",
        planWithDefaults(
            R"("protocol":"https")", R"({"connection":"c1","id":"a"},{"connection":"c2","id":"a"})"),
        {});
    findingsRow("one region, by name and by endpoint",
        planWithDefaults(R"("protocol":"https","project_id":"p")",
            R"({"region":"cn-north-4","id":"a"},)"
            "\n"
            R"({"endpoint":"hss.cn-north-4.myhuaweicloud.com/","id":"a"})"),
        {u"row 2 5:49 id duplicate error"_s});
    findingsRow("an ID from defaults, for two rows",
        planWithDefaults(R"("id":"a")",
            R"({"protocol":"https"},)"
            "\n"
            R"({"protocol":"http"})"),
        {u"row 2 5:1 id duplicate error"_s});
}

void fieldRows()
{
    findingsRow("a row without an ID", planOf(R"("protocol":"https")"), {u"row 1 1:30 id required error"_s});
    findingsRow("an empty ID", planOf(R"("id":"","protocol":"https")"), {u"row 1 1:31 id empty error"_s});
    findingsRow("an ID with a slash", planOf(R"("id":"a/b","protocol":"https")"),
        {u"row 1 1:31 id bad_character error"_s});
    findingsRow("a row that changes nothing", planOf(R"("id":"a")"), {u"row 1 1:30 - required error"_s});
    findingsRow("a row that only names things changes nothing",
        planOf(R"("id":"a","connection":"c","registry_name":"n")"), {u"row 1 1:30 - required error"_s});
    findingsRow("the namespace that Other needs is missing",
        planOf(R"("id":"a","get_scan_image_channel":"Other")"), {u"row 1 1:30 namespace required error"_s});
    findingsRow("a namespace that SWR does not look at",
        planOf(R"("id":"a","get_scan_image_channel":"Swr","namespace":"n")"),
        {u"row 1 1:71 namespace no_effect warning"_s});
    findingsRow("a new address without a password",
        planOf(R"("id":"a","registry_addr":"harbor.example.com")"),
        {u"row 1 1:30 registry_password password_missing warning"_s});
    findingsRow("a promised password is one",
        planOf(R"("id":"a","registry_addr":"harbor.example.com","registry_password_from":"keychain:k")"), {});
    findingsRow("a wrong project and enterprise project",
        planOf(R"("id":"a","protocol":"http","project_id":"a/b","enterprise_project_id":"")"),
        {u"row 1 1:58 project_id bad_character error"_s, u"row 1 1:77 enterprise_project_id empty error"_s});
    findingsRow("endpoint and region that do not exist",
        planOf(R"("id":"a","protocol":"http","endpoint":"ftp://h","region":"cn-nroth-4")"),
        {u"row 1 1:58 endpoint bad_address error"_s, u"row 1 1:79 region not_a_choice error"_s});
    findingsRow("keys of the plan given empty",
        planOf(R"("id":"a","protocol":"http","connection":"","endpoint":"","region":"","registry_name":"")"),
        {u"row 1 1:58 connection empty error"_s, u"row 1 1:74 endpoint empty error"_s,
            u"row 1 1:88 region empty error"_s});
    findingsRow("findings of many rows are in the order of the file",
        planWithDefaults(R"("protocol":"ftp")",
            R"({"namespace":"/n"},)"
            "\n"
            R"({"id":"b","api_version":"V3"})"),
        {u"row 0 2:13 protocol not_a_choice error"_s, u"row 1 4:1 id required error"_s,
            u"row 1 4:2 namespace bad_character error"_s, u"row 2 5:11 api_version not_a_choice error"_s});
}

void defaultRows()
{
    findingsRow("what is wrong with a default is said once, at the default",
        planWithDefaults(
            R"("registry_username":"a:b","registry_password_from":"prompt")", R"({"id":"a"},{"id":"b"})"),
        {u"row 0 2:13 registry_username bad_character error"_s});
    findingsRow("a default that a row overrides does not touch that row",
        planWithDefaults(R"("registry_username":"a:b","registry_password_from":"prompt")",
            R"({"id":"a","registry_username":"c:d"})"),
        {u"row 0 2:13 registry_username bad_character error"_s,
            u"row 1 4:11 registry_username bad_character error"_s});
    findingsRow("what is wrong beside a row's own members is said at the row",
        planWithDefaults(R"("namespace":"n")",
            R"({"id":"a","protocol":"http"},)"
            "\n"
            R"({"id":"b","get_scan_image_channel":"Swr"})"),
        {u"row 2 5:1 namespace no_effect warning"_s});
    findingsRow("defaults behind the rows",
        R"({"version":1,"repositories":[{"id":"a"}],"defaults":{"protocol":"http"}})", {});
    findingsRow("a default ID of the wrong form",
        planWithDefaults(R"("id":"a/b")", R"({"protocol":"https"})"),
        {u"row 0 2:13 id bad_character error"_s});
    findingsRow("a very long default is looked at once",
        planWithDefaults(
            R"("connect_cluster_id":")" + QByteArray(100'000, 'c') + '"', R"({"id":"a"},{"id":"b"})"),
        {u"row 0 2:13 connect_cluster_id too_long error"_s});
    findingsRow("a row's region goes before a default endpoint",
        planWithDefaults(R"("protocol":"https","project_id":"p","endpoint":"hss.example.com")",
            R"({"id":"a"},{"id":"a","region":"cn-north-4"})"),
        {});
}

void passwordRows()
{
    findingsRow("a literal password is understood, with a warning",
        planOf(R"("id":"a","registry_password":"M4rk3r-S3cret")"),
        {u"row 1 1:40 registry_password literal_secret warning"_s});
    findingsRow("a literal password that is too long",
        planOf(R"("id":"a","registry_password":")" + QByteArray("M4rk3r-S3cret").repeated(10) + '"'),
        {u"row 1 1:40 registry_password literal_secret warning"_s,
            u"row 1 1:40 registry_password too_long error"_s});
    findingsRow("a literal password with half a surrogate pair",
        planOf(R"("id":"a","registry_password":"M4rk3r-S3cret\ud83d")"),
        {u"row 1 1:40 registry_password literal_secret warning"_s,
            u"row 1 1:40 registry_password bad_character error"_s});
    findingsRow("an empty literal password", planOf(R"("id":"a","registry_password":"")"),
        {u"row 1 1:40 registry_password literal_secret warning"_s,
            u"row 1 1:40 registry_password empty error"_s});
    findingsRow("a literal password in defaults is said once",
        planWithDefaults(R"("registry_password":"M4rk3r-S3cret")", R"({"id":"a"},{"id":"b"})"),
        {u"row 0 2:13 registry_password literal_secret warning"_s});
    findingsRow("a literal password in defaults that is too long is said once",
        planWithDefaults(R"("registry_password":")" + QByteArray("M4rk3r-S3cret").repeated(1000) + '"',
            R"({"id":"a"},{"id":"b"})"),
        {u"row 0 2:13 registry_password literal_secret warning"_s,
            u"row 0 2:13 registry_password too_long error"_s});
    for (const char *source :
        {"env:NAME", "file:PATH", "file:/run/secrets/eu", "keychain:k", "prompt", "prompt:eu"})
        findingsRow(qPrintable(u"a password from %1"_s.arg(QLatin1StringView(source))),
            planOf(R"("id":"a","registry_password_from":")" + QByteArray(source) + '"'), {});
    for (const char *source :
        {"", "M4rk3r-S3cret", "env:", "env:A=B", "file:", "prompt:", "keychain:", "Env:A", "vault:a"})
        findingsRow(qPrintable(u"no password from “%1”"_s.arg(QLatin1StringView(source))),
            planOf(R"("id":"a","registry_password_from":")" + QByteArray(source) + '"'),
            {u"row 1 1:40 registry_password not_a_choice error"_s});
    findingsRow("both forms of a password contradict each other",
        planOf(R"("id":"a","registry_password":"M4rk3r-S3cret","registry_password_from":"prompt")"),
        {u"row 1 1:40 registry_password literal_secret warning"_s,
            u"row 1 1:76 registry_password contradiction error"_s});
    findingsRow("a literal password goes before a default source, without contradiction",
        planWithDefaults(
            R"("registry_password_from":"prompt")", R"({"id":"a","registry_password":"M4rk3r-S3cret"})"),
        {u"row 1 4:11 registry_password literal_secret warning"_s});
    findingsRow("a source of the wrong type counts as a password",
        planOf(R"("id":"a","registry_username":"u","registry_password_from":5)"),
        {u"row 1 1:64 registry_password_from wrong_type error"_s});
    findingsRow("http with a promised password",
        planOf(R"("id":"a","protocol":"http","registry_password_from":"prompt")"),
        {u"row 1 1:30 registry_password plain_http warning"_s});
}

} // namespace

void PlanFindingsTest::findings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    shapeRows();
    duplicateRows();
    fieldRows();
    defaultRows();
    passwordRows();
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
    QTest::newRow("the nearest key is named") << planOf(R"("id":"a","protokol":"http")") << u"“protocol”"_s;
    QTest::newRow("the nearest region is named")
        << planOf(R"("id":"a","protocol":"http","region":"cn-nroth-4")") << u"cn-north-4"_s;
    QTest::newRow("what an endpoint must be")
        << planOf(R"("id":"a","protocol":"http","endpoint":"ftp://h")") << u"https://"_s;
    QTest::newRow("the sources that there are")
        << planOf(R"("id":"a","registry_password_from":"x")") << u"keychain:NAME"_s;
    QTest::newRow("both forms of the password")
        << planOf(R"("id":"a","registry_password_from":"prompt","registry_password":"x")")
        << u"given twice"_s;
    QTest::newRow("the other row") << planOf(R"("id":"a","protocol":"http"},{"id":"a","protocol":"http")")
                                   << u"row 1"_s;
    QTest::newRow("nothing to change") << planOf(R"("id":"a")") << u"changes nothing"_s;
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
