#include "app/rotation/plan_file.h"
#include "tests/rotation/findings_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

//! What is read of a plan: the values of its rows, with `defaults` put under them.
class PlanRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKeyIsRead();
    void theExampleOfTheFormatIsRead();
    void ownValuesGoBeforeDefaults();
    void aRowsPasswordGoesBeforeTheDefaultOne_data();
    void aRowsPasswordGoesBeforeTheDefaultOne();
    void aRowsPlaceGoesBeforeTheDefaultOne();
    void theFirstOfTwoCounts();
    void whatCanNotBeReadIsARowAllTheSame();
    void aBrokenPasswordInDefaultsIsNotCopied();
    void anInvalidPasswordSourceIsForgotten();
    void positionsOfPasswordSources();
};

void PlanRowsTest::everyKeyIsRead()
{
    const Plan plan = readPlan(R"({"version":1,"repositories":[
  {"connection":"prod","endpoint":"https://hss.example.com","region":"cn-north-4","project_id":"p1",
   "enterprise_project_id":"0","id":"a1","registry_name":"Harbor \u00e9","api_version":"V2","protocol":"https",
   "registry_addr":"harbor.example.com","registry_username":"robot$scan","registry_password":"S3cret \ud83d\udd10",
   "namespace":"security","connect_cluster_id":"c1","get_scan_image_channel":"Other"}]})");
    QCOMPARE(plan.rows.size(), std::size_t(1));
    const PlanRow &row = plan.rows.front();
    QCOMPARE(row.position.line, 2);
    QCOMPARE(row.position.column, 3);
    QCOMPARE(row.connection, u"prod"_s);
    QCOMPARE(row.endpoint, u"https://hss.example.com"_s);
    QCOMPARE(row.region, u"cn-north-4"_s);
    QCOMPARE(row.projectId, u"p1"_s);
    QCOMPARE(row.enterpriseProjectId, u"0"_s);
    QCOMPARE(row.id, u"a1"_s);
    QCOMPARE(row.registryName, u"Harbor \u00e9"_s);
    QCOMPARE(row.change.members(), QList<Field>(bodyFields.begin(), bodyFields.end()));
    QCOMPARE(row.change.text(Field::ApiVersion), u"V2"_s);
    QCOMPARE(row.change.text(Field::Protocol), u"https"_s);
    QCOMPARE(row.change.text(Field::RegistryAddr), u"harbor.example.com"_s);
    QCOMPARE(row.change.text(Field::RegistryUsername), u"robot$scan"_s);
    QCOMPARE(row.change.text(Field::Namespace), u"security"_s);
    QCOMPARE(row.change.text(Field::ConnectClusterId), u"c1"_s);
    QCOMPARE(row.change.text(Field::GetScanImageChannel), u"Other"_s);
    QVERIFY(row.change.password());
    QCOMPARE(row.change.password()->reveal().toString(), u"S3cret \U0001f510"_s);
    QCOMPARE(row.passwordFrom, QString());
}

void PlanRowsTest::theExampleOfTheFormatIsRead()
{
    const Plan plan = readPlan(R"({
  "version": 1,
  "defaults": { "connection": "prod", "registry_username": "robot$hss-scan", "registry_password_from": "env:HSS_NEW_PASSWORD" },
  "repositories": [
    { "id": "ea325892-0000-4e2c-bca4-409b8853556b" },
    { "connection": "eu", "project_id": "05a1f2", "enterprise_project_id": "all_granted_eps", "id": "ea325892-0001",
      "get_scan_image_channel": "Other", "namespace": "security", "registry_password_from": "file:/run/secrets/eu" }
  ]
})");
    QCOMPARE(plan.errors(), 0);
    QCOMPARE(plan.rows.size(), std::size_t(2));
    const PlanRow &first = plan.rows.at(0);
    QCOMPARE(first.connection, u"prod"_s);
    QCOMPARE(first.passwordFrom, u"env:HSS_NEW_PASSWORD"_s);
    QVERIFY(first.change.passwordIsPromised());
    QCOMPARE(first.change.members(), QList<Field>({Field::RegistryUsername, Field::RegistryPassword}));
    const PlanRow &second = plan.rows.at(1);
    QCOMPARE(second.connection, u"eu"_s);
    QCOMPARE(second.passwordFrom, u"file:/run/secrets/eu"_s);
    QCOMPARE(second.change.text(Field::RegistryUsername), u"robot$hss-scan"_s);
    QCOMPARE(second.change.text(Field::Namespace), u"security"_s);
}

void PlanRowsTest::ownValuesGoBeforeDefaults()
{
    const Plan plan = readPlan(R"({"version":1,"repositories":[
        {"id":"a","protocol":"http"},{"id":"b","project_id":"own"}],
        "defaults":{"protocol":"https","project_id":"given","registry_name":"n"}})");
    QCOMPARE(findingLines(plan), QStringList());
    QCOMPARE(plan.rows.at(0).change.text(Field::Protocol), u"http"_s);
    QCOMPARE(plan.rows.at(0).projectId, u"given"_s);
    QCOMPARE(plan.rows.at(1).change.text(Field::Protocol), u"https"_s);
    QCOMPARE(plan.rows.at(1).projectId, u"own"_s);
    QCOMPARE(plan.rows.at(1).registryName, u"n"_s);
}

void PlanRowsTest::aRowsPasswordGoesBeforeTheDefaultOne_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("literal"); // null: only promised
    const QByteArray literal = R"("registry_password":"L1teral")";
    const QByteArray source = R"("registry_password_from":"env:OWN")";
    QTest::newRow("a literal before a source")
        << QByteArray(R"("registry_password_from":"prompt")") << literal << QString() << u"L1teral"_s;
    QTest::newRow("a source before a literal") << literal << source << u"env:OWN"_s << QString();
    QTest::newRow("a source before a source")
        << QByteArray(R"("registry_password_from":"prompt")") << source << u"env:OWN"_s << QString();
    QTest::newRow("a literal before a literal")
        << QByteArray(R"("registry_password":"other")") << literal << QString() << u"L1teral"_s;
    QTest::newRow("the default source")
        << source << QByteArray(R"("protocol":"https")") << u"env:OWN"_s << QString();
    QTest::newRow("the default literal")
        << literal << QByteArray(R"("protocol":"https")") << QString() << u"L1teral"_s;
}

void PlanRowsTest::aRowsPasswordGoesBeforeTheDefaultOne()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, own);
    QFETCH(QString, literal);
    const QByteArray text =
        R"({"version":1,"defaults":{)" + given + R"(},"repositories":[{"id":"a",)" + own + "}]}";
    const Plan plan = readPlan(text);
    QCOMPARE(plan.errors(), 0);
    const PlanRow &row = plan.rows.at(0);
    QTEST(row.passwordFrom, "from");
    QVERIFY(row.change.has(Field::RegistryPassword));
    QCOMPARE(row.change.passwordIsPromised(), literal.isNull());
    if (!literal.isNull())
        QCOMPARE(row.change.password()->reveal().toString(), literal);
}

void PlanRowsTest::aRowsPlaceGoesBeforeTheDefaultOne()
{
    const Plan plan = readPlan(R"({"version":1,"defaults":{"protocol":"https","endpoint":"hss.example.com"},
        "repositories":[{"id":"a","region":"cn-north-4"},{"id":"b"}]})");
    QCOMPARE(plan.errors(), 0);
    QCOMPARE(plan.rows.at(0).region, u"cn-north-4"_s);
    QCOMPARE(plan.rows.at(0).endpoint, QString());
    QCOMPARE(plan.rows.at(1).endpoint, u"hss.example.com"_s);
}

void PlanRowsTest::theFirstOfTwoCounts()
{
    const Plan plan = readPlan(R"({"version":1,"repositories":[{"id":"a","protocol":"https","id":"b"}]})");
    QCOMPARE(plan.errors(), 1);
    QCOMPARE(plan.rows.at(0).id, u"a"_s);
}

void PlanRowsTest::whatCanNotBeReadIsARowAllTheSame()
{
    const Plan plan =
        readPlan(R"({"version":1,"repositories":[null,{"id":7},{"id":"c","protocol":"http"},{"id":"d)");
    QCOMPARE(plan.rows.size(), std::size_t(4));
    QCOMPARE(plan.rows.at(2).id, u"c"_s);
    QCOMPARE(plan.rows.at(1).position.column, 35);
    QVERIFY(plan.rows.at(3).id.isEmpty());
}

void PlanRowsTest::aBrokenPasswordInDefaultsIsNotCopied()
{
    const QByteArray text = R"({"version":1,"defaults":{"registry_password":")" + QByteArray(200, 'x')
        + R"("},"repositories":[{"id":"a"}]})";
    const Plan plan = readPlan(text);
    QCOMPARE(plan.errors(), 1);
    QVERIFY(plan.rows.at(0).change.passwordIsPromised());
}

void PlanRowsTest::anInvalidPasswordSourceIsForgotten()
{
    const Plan plan =
        readPlan(R"({"version":1,"repositories":[{"id":"a","registry_password_from":"S3cret"}]})");
    QCOMPARE(plan.errors(), 1);
    QCOMPARE(plan.rows.at(0).passwordFrom, QString()); // it may be a password
    QVERIFY(plan.rows.at(0).change.passwordIsPromised());
}

void PlanRowsTest::positionsOfPasswordSources()
{
    const Plan plan = readPlan(R"({"version":1,"repositories":[{"id":"a"},
{"id":"b","registry_password_from":"env:B"}],
"defaults":{"registry_password_from":"env:A"}})");
    QCOMPARE(plan.errors(), 0);
    QVERIFY(plan.rows.at(0).passwordFromDefaults);
    QCOMPARE(plan.rows.at(0).passwordFromPosition.line, 3);
    QCOMPARE(plan.rows.at(0).passwordFromPosition.column, 13);
    QVERIFY(!plan.rows.at(1).passwordFromDefaults);
    QCOMPARE(plan.rows.at(1).passwordFromPosition.line, 2);
    QCOMPARE(plan.rows.at(1).passwordFromPosition.column, 11);
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::PlanRowsTest)
#include "tst_plan_rows.moc"
