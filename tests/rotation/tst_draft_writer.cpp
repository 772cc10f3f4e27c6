#include "app/rotation/plan_file.h"
#include "tests/rotation/findings_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

PlanRow fullRow()
{
    PlanRow row;
    row.connection = u"prod"_s;
    row.endpoint = u"https://hss.example.com"_s;
    row.region = u"cn-north-4"_s;
    row.projectId = u"05a1f2"_s;
    row.enterpriseProjectId = u"all_granted_eps"_s;
    row.id = u"ea325892-0000"_s;
    row.registryName = u"Harbor “prod”\\\n\u4e2d\u6587 \U0001f510"_s;
    row.change.set(Field::ApiVersion, u"V2"_s);
    row.change.set(Field::Protocol, u"https"_s);
    row.change.set(Field::RegistryAddr, u"harbor.example.com:8443"_s);
    row.change.set(Field::RegistryUsername, u"robot$\"x\""_s);
    row.change.set(Field::Namespace, u"security"_s);
    row.change.set(Field::ConnectClusterId, u"c1"_s);
    row.change.set(Field::GetScanImageChannel, u"Other"_s);
    return row;
}

} // namespace

//! A draft as it is saved: it reads back as it was, and holds no secret.
class DraftWriterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theText();
    void aFullRowComesBack();
    void anyMemberAloneComesBack_data();
    void anyMemberAloneComesBack();
    void noPasswordIsWritten_data();
    void noPasswordIsWritten();
};

void DraftWriterTest::theText()
{
    PlanRow row;
    row.id = u"a1"_s;
    row.projectId = u"p1"_s;
    row.change.setPassword(Secret(u"S3cret"));
    row.change.set(Field::GetScanImageChannel, u"Swr"_s);
    row.change.set(Field::RegistryUsername, u"me"_s);
    QCOMPARE(writeDraft(row), R"({
  "version": 1,
  "repositories": [
    {
      "project_id": "p1",
      "id": "a1",
      "registry_username": "me",
      "registry_password_from": "prompt",
      "get_scan_image_channel": "Swr"
    }
  ]
}
)");
}

void DraftWriterTest::aFullRowComesBack()
{
    const PlanRow row = fullRow();
    const Plan plan = readPlan(writeDraft(row));
    QCOMPARE(plan.rows.size(), std::size_t(1));
    const PlanRow &back = plan.rows.front();
    QCOMPARE(back.connection, row.connection);
    QCOMPARE(back.endpoint, row.endpoint);
    QCOMPARE(back.region, row.region);
    QCOMPARE(back.projectId, row.projectId);
    QCOMPARE(back.enterpriseProjectId, row.enterpriseProjectId);
    QCOMPARE(back.id, row.id);
    QCOMPARE(back.registryName, row.registryName);
    QCOMPARE(back.change.members(), row.change.members());
    for (const Field field : row.change.members())
        QCOMPARE(back.change.text(field), row.change.text(field));
}

void DraftWriterTest::anyMemberAloneComesBack_data()
{
    QTest::addColumn<Field>("field");
    for (const Field field : bodyFields)
        QTest::newRow(entryFor(field).name.data()) << field;
}

void DraftWriterTest::anyMemberAloneComesBack()
{
    QFETCH(Field, field);
    PlanRow row;
    row.id = u"a1"_s;
    if (field == Field::RegistryPassword)
        row.change.promisePassword();
    else
        row.change.set(field, u""_s); // given empty is not left out
    const Plan plan = readPlan(writeDraft(row));
    QCOMPARE(plan.rows.front().change.members(), QList<Field>({field}));
    QCOMPARE(plan.rows.front().change.passwordIsPromised(), field == Field::RegistryPassword);
}

void DraftWriterTest::noPasswordIsWritten_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a typed one is asked for again") << QString() << u"prompt"_s;
    QTest::newRow("where it comes from is kept") << u"env:HSS_NEW"_s << u"env:HSS_NEW"_s;
    QTest::newRow("what says no source is not kept") << u"M4rk3r-S3cret"_s << u"prompt"_s;
}

void DraftWriterTest::noPasswordIsWritten()
{
    QFETCH(QString, from);
    PlanRow row = fullRow();
    row.change.setPassword(Secret(u"M4rk3r-S3cret"));
    row.passwordFrom = from;
    const QByteArray text = writeDraft(row);
    QVERIFY(!text.contains("M4rk3r"));
    const Plan plan = readPlan(text);
    QTEST(plan.rows.front().passwordFrom, "expected");
    QVERIFY(plan.rows.front().change.passwordIsPromised());
    QCOMPARE(plan.errors(), 0);
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::DraftWriterTest)
#include "tst_draft_writer.moc"
