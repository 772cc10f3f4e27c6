#include "app/rotation/plan_file.h"
#include "tests/rotation/findings_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

// What a row says, as `key=text` in the order of the keys.
QString rowText(const PlanRow &row)
{
    QStringList parts{row.connection, row.endpoint, row.region, row.projectId, row.enterpriseProjectId,
        row.id, row.registryName, row.passwordFrom};
    for (const Field field : row.change.members()) {
        const QString name = entryFor(field).name;
        const Secret *password = row.change.password();
        if (field != Field::RegistryPassword)
            parts.append(name + u'=' + *row.change.text(field));
        else
            parts.append(name + u'=' + (password ? password->reveal().toString() : u"promised"_s));
    }
    parts.removeAll(QString());
    return parts.join(u'|');
}

QStringList rowTexts(const Plan &plan)
{
    QStringList texts;
    for (const PlanRow &row : plan.rows)
        texts.append(rowText(row));
    return texts;
}

} // namespace

//! Plans in CSV: what is read, and what is wrong with them, where.
class PlanCsvTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsRead_data();
    void whatIsRead();
    void allKeys();
    void whatIsWrong_data();
    void whatIsWrong();
    void theSentence_data();
    void theSentence();
    void rowsKnowWhereTheyStand();
    void theSameRulesAsInJson();
    void whichFormatItIs_data();
    void whichFormatItIs();
    void tooLarge();
    void tooManyRows();
    void tooManyColumns();
};

void PlanCsvTest::whatIsRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    const QStringList two{u"a|namespace=x"_s, u"b|namespace=y"_s};
    row("line feeds", "id,namespace\na,x\nb,y\n", two);
    row("carriage returns and line feeds", "id,namespace\r\na,x\r\nb,y\r\n", two);
    row("carriage returns", "id,namespace\ra,x\rb,y\r", two);
    row("no line end at the end", "id,namespace\na,x\nb,y", two);
    row("a byte order mark", "\xEF\xBB\xBFid,namespace\na,x\nb,y\n", two);
    row("columns in another order", "namespace,id\nx,a\ny,b\n", two);
    row("everything in quotes", "\"id\",\"namespace\"\n\"a\",\"x\"\n\"b\",\"y\"\n", two);
    row("blank lines", "\n\nid,namespace\n\na,x\n\r\n\rb,y\n\n", two);
    row("rows of separators only", ",,\nid,namespace\n,\na,x\n\"\",\nb,y\n,,,,\n", two);
    row("a column without name and values", "id,,namespace,\na,,x,\nb,,y,,\n", two);
    row("a short row", "id,namespace,connection\na,x\nb,y,\n", two);
    row("an empty cell gives nothing", "id,protocol,namespace\na,,x\nb,\"\",y\n", two);
    row("a comma, a quote and a line end in quotes", "id,registry_name,namespace\na,\"b,\"\"c\"\"\r\nd\",x\n",
        {u"a|b,\"c\"\r\nd|namespace=x"_s});
    row("only a quote", "id,registry_name,namespace\na,\"\"\"\",x\n", {u"a|\"|namespace=x"_s});
    row("beyond ASCII", "id,registry_name,namespace\na,\xC3\xA4\xF0\x9F\x94\x90,x\n",
        {u"a|\u00e4\U0001f510|namespace=x"_s});
    row("blanks belong to the cell", "id,registry_name,namespace\na, b ,x\n", {u"a| b |namespace=x"_s});
    row("the guard of a formula is dropped", "id,registry_name,namespace\na,'=1+1,x\n",
        {u"a|=1+1|namespace=x"_s});
    row("once", "id,registry_name,namespace\na,''@b,x\n", {u"a|'@b|namespace=x"_s});
    row("an apostrophe that guards nothing stays", "id,registry_name,namespace\na,'b,x\n",
        {u"a|'b|namespace=x"_s});
    row("nor is anything taken from a password", "id,registry_password\na,'=b\n",
        {u"a|registry_password='=b"_s});
}

void PlanCsvTest::whatIsRead()
{
    QFETCH(QByteArray, text);
    const Plan plan = readCsvPlan(text);
    QVERIFY2(plan.errors() == 0, qPrintable(findingLines(plan).join(u'\n')));
    QTEST(rowTexts(plan), "expected");
    QCOMPARE(rowTexts(readPlanFile(text)), rowTexts(plan));
}

void PlanCsvTest::allKeys()
{
    const Plan plan = readCsvPlan(
        "connection,endpoint,project_id,enterprise_project_id,id,registry_name,registry_password_from,api_"
        "version,"
        "protocol,registry_addr,registry_username,namespace,connect_cluster_id,get_scan_image_channel\n"
        "prod,https://hss.example.com,p1,0,a,Harbor,env:X,V2,https,h.example.com,me,security,c1,Other\n"
        "eu,,,,b,,prompt,,,,you,,,\n");
    QCOMPARE(findingLines(plan), QStringList());
    QCOMPARE(rowTexts(plan),
        QStringList(
            {u"prod|https://hss.example.com|p1|0|a|Harbor|env:X|api_version=V2|protocol=https|registry_addr="
             "h.example.com|registry_username=me|registry_password=promised|namespace=security|connect_"
             "cluster_id=c1|get_scan_image_channel=Other"_s,
                u"eu|b|prompt|registry_username=you|registry_password=promised"_s}));
}

void PlanCsvTest::whatIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("an unknown column", "id,namespce\na,x\n", {u"row 0 1:4 namespce unknown_member error"_s});
    row("a repeated column", "id,namespace,namespace\na,x,y\n", {u"row 0 1:14 namespace duplicate error"_s});
    row("a repeated key of the plan", "id,connection,connection,namespace\na,c,d,x\n",
        {u"row 0 1:15 connection duplicate error"_s});
    row("a repeated unknown column", "id,x,x,namespace\na,1,2,x\n",
        {u"row 0 1:4 x unknown_member error"_s, u"row 0 1:6 x duplicate error"_s});
    row("defaults are not known", "id,defaults,namespace\na,,x\n",
        {u"row 0 1:4 defaults unknown_member error"_s});
    row("no column of IDs, said once", "\nnamespace\nx\ny\n", {u"row 0 2:1 id required error"_s});
    row("no column that is known", "this,is\nno,plan\n",
        {u"row 0 1:1 this unknown_member error"_s, u"row 0 1:1 id required error"_s,
            u"row 0 1:6 is unknown_member error"_s});
    row("semicolons", "id;namespace\na;x\n",
        {u"row 0 1:1 - syntax error"_s, u"row 0 1:1 id required error"_s});
    row("a row without ID", "id,namespace\na,x\n,y\n", {u"row 2 3:1 id required error"_s});
    row("a row without a change", "id,namespace\na,\n", {u"row 1 2:1 - required error"_s});
    row("too many cells, once for each row", "id,namespace\na,x,1,2\nb,y,\nc,z,3\n",
        {u"row 1 2:5 - syntax error"_s, u"row 3 4:5 - syntax error"_s});
    row("a value in a column without name", "id,,namespace\na,\xC3\xA4,x\n", {u"row 1 2:3 - syntax error"_s});
    row("a quote that is never closed", "id,namespace\na,x\nb,\"y\nc,z\n", {u"row 2 3:3 - syntax error"_s});
    row("a quote inside", "id,namespace\na,x\"y\"\nb,z\n", {u"row 1 2:4 - syntax error"_s});
    row("text behind the quote", "id,namespace\na,\"x\"y\nb,z\n", {u"row 1 2:6 - syntax error"_s});
    row("one syntax problem for a row", "id,namespace\na\",x\"y,z\n", {u"row 1 2:2 - syntax error"_s});
    row("a header that is never closed", "id,\"namespace\na,x\n", {u"row 0 1:4 - syntax error"_s});
    row("bytes that are not UTF-8", "id,namespace,registry_name\na,x,caf\xE9\nb,y,\"\xFF\"\n",
        {u"row 1 2:8 - syntax error"_s, u"row 2 3:6 - syntax error"_s});
    row("UTF-16", QByteArray("\xFF\xFEi\0d\0\n\0a\0", 10), {u"row 0 1:1 - syntax error"_s});
    row("columns count code points", "id,registry_name,protocol\na,\xC3\xA4\xF0\x9F\x94\x90,ftp\n",
        {u"row 1 2:6 protocol not_a_choice error"_s});
    row("lines count in quotes too", "id,registry_name,protocol\r\na,\"x\ry\r\nz\",ftp\r\n",
        {u"row 1 4:4 protocol not_a_choice error"_s});
    row("the same repository twice", "id,namespace\na,x\nb,y\na,z\n", {u"row 3 4:1 id duplicate error"_s});
    row("a literal password", "id,registry_password\na,S3cret\n",
        {u"row 1 2:3 registry_password literal_secret warning"_s});
    row("a password from nowhere", "id,registry_password_from\na,S3cret\n",
        {u"row 1 2:3 registry_password not_a_choice error"_s});
    row("a control character", "id,namespace\na,x\ty\n", {u"row 1 2:3 namespace bad_character error"_s});
}

void PlanCsvTest::whatIsWrong()
{
    QFETCH(QByteArray, text);
    const Plan plan = readCsvPlan(text);
    QTEST(findingLines(plan), "expected");
}

void PlanCsvTest::theSentence_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the nearest column") << QByteArray("id,namespce\n") << u"namespace"_s;
    QTest::newRow("semicolons") << QByteArray("id;namespace\n") << u"columns are separated by commas"_s;
    QTest::newRow("tabs") << QByteArray("id\tnamespace\n") << u"columns are separated by commas"_s;
    QTest::newRow("a quote inside") << QByteArray("id\na\"b\n") << u"a quote stands inside"_s;
    QTest::newRow("text behind a quote") << QByteArray("id\n\"a\"b\n") << u"behind the closing quote"_s;
    QTest::newRow("an open quote") << QByteArray("id\n\"ab\n") << u"no closing quote"_s;
    QTest::newRow("not UTF-8") << QByteArray("id\n\xFF\n") << u"not UTF-8"_s;
    QTest::newRow("no name above") << QByteArray("id\na,b\n") << u"a column without a name"_s;
}

void PlanCsvTest::theSentence()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const Plan plan = readCsvPlan(text);
    QStringList sentences;
    for (const PlanFinding &finding : plan.findings)
        sentences.append(problemText(finding.problem));
    QVERIFY2(sentences.join(u'\n').contains(expected), qPrintable(sentences.join(u'\n')));
}

void PlanCsvTest::rowsKnowWhereTheyStand()
{
    const Plan plan = readCsvPlan("id,registry_password_from\r\n\r\na,prompt\rb,\"file:x\"\n");
    QCOMPARE(plan.rows.size(), std::size_t(2));
    QCOMPARE(plan.rows[0].position.line, 3);
    QCOMPARE(plan.rows[0].position.column, 1);
    QCOMPARE(plan.rows[1].position.line, 4);
    QCOMPARE(plan.rows[1].passwordFromPosition.line, 4);
    QCOMPARE(plan.rows[1].passwordFromPosition.column, 3);
    QVERIFY(!plan.rows[1].passwordFromDefaults);
}

// One value after the other, in both forms.
void PlanCsvTest::theSameRulesAsInJson()
{
    const QList<QByteArrayList> values{{"protocol", "ftp"}, {"registry_addr", "https://a/b c"},
        {"registry_username", " x "}, {"get_scan_image_channel", "swr"},
        {"connect_cluster_id", QByteArray(65, 'x')}, {"namespace", "a/b"},
        {"registry_password", QByteArray(129, 'x')}, {"endpoint", "ftp://a"}, {"region", "cn-nowhere"},
        {"project_id", "a b"}, {"enterprise_project_id", "a/b"}, {"connection", "\x01"}};
    for (const QByteArrayList &value : values) {
        const QByteArray csvText = "id," + value[0] + "\na,\"" + value[1] + "\"\n";
        const QByteArray escaped = QByteArray(value[1]).replace("\x01", "\\u0001");
        const QByteArray jsonText =
            "{\"version\":1,\"repositories\":[{\"id\":\"a\",\"" + value[0] + "\":\"" + escaped + "\"}]}";
        const Plan csv = readCsvPlan(csvText);
        const Plan json = readPlan(jsonText);
        QVERIFY2(!csv.findings.isEmpty(), value[0].constData());
        QCOMPARE(csv.findings.size(), json.findings.size());
        const auto kind = [](const PlanFinding &finding) { return problemText(finding.problem); };
        QStringList csvKinds;
        QStringList jsonKinds;
        std::transform(csv.findings.begin(), csv.findings.end(), std::back_inserter(csvKinds), kind);
        std::transform(json.findings.begin(), json.findings.end(), std::back_inserter(jsonKinds), kind);
        csvKinds.sort();
        jsonKinds.sort();
        QCOMPARE(csvKinds, jsonKinds);
    }
}

void PlanCsvTest::whichFormatItIs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    const QStringList asJson{u"row 0 1:1 - syntax error"_s};
    QTest::newRow("an object") << QByteArray(" \r\n\t{\"version\":1,\"repositories\":[]}") << QStringList();
    QTest::newRow("a mark and an object")
        << QByteArray("\xEF\xBB\xBF{\"version\":1,\"repositories\":[]}") << QStringList();
    QTest::newRow("a list is JSON, but no plan")
        << QByteArray("[]") << QStringList{u"row 0 1:1 - wrong_type error"_s};
    QTest::newRow("columns") << QByteArray("id,namespace\n") << QStringList();
    QTest::newRow("nothing") << QByteArray() << asJson;
    QTest::newRow("a mark only") << QByteArray("\xEF\xBB\xBF") << asJson;
    QTest::newRow("blanks only") << QByteArray(" \r\n\t") << asJson;
}

void PlanCsvTest::whichFormatItIs()
{
    QFETCH(QByteArray, text);
    const Plan plan = readPlanFile(text);
    QTEST(findingLines(plan), "expected");
    if (text.trimmed().isEmpty())
        QVERIFY(problemText(plan.findings.first().problem).contains(u"the file is empty"_s));
}

void PlanCsvTest::tooLarge()
{
    const QByteArray text = "id,namespace\na,x\n" + QByteArray(64 * 1024 * 1024, '\n');
    QCOMPARE(findingLines(readPlanFile(text)), QStringList({u"row 0 1:1 - too_large error"_s}));
    QCOMPARE(findingLines(readPlanFile(text.left(64 * 1024 * 1024))), QStringList());
}

void PlanCsvTest::tooManyRows()
{
    QByteArray text("id,protocol\n");
    for (int i = 0; i < 1'000'000; ++i)
        text += QByteArray::number(i) + ",http\n";
    const auto errorsOf = [](const QByteArray &file) {
        QStringList lines;
        for (const QString &line : findingLines(readPlanFile(file))) {
            if (line.endsWith(u" error"_s))
                lines.append(line);
        }
        return lines;
    };
    QCOMPARE(errorsOf(text), QStringList());
    QCOMPARE(errorsOf(text + "a,ftp\nb,ftp\n"), QStringList({u"row 0 1000002:1 - too_large error"_s}));
}

void PlanCsvTest::tooManyColumns()
{
    const auto found = [](int empty) {
        const QByteArray text = "id,namespace" + QByteArray(empty, ',') + "\na,x\n";
        return findingLines(readCsvPlan(text));
    };
    QCOMPARE(found(998), QStringList());
    QCOMPARE(found(999), QStringList({u"row 0 1:1012 - too_large error"_s}));
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::PlanCsvTest)
#include "tst_plan_csv.moc"
